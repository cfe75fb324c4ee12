/* SPDX-License-Identifier: Apache-2.0 */
/* A page comes back with the rights it had, or was given meanwhile. */
#include "test.h"

/* mov eax, 42; ret */
static const uint8_t code[] = { 0xB8, 0x2A, 0x00, 0x00, 0x00, 0xC3 };

static void put_code(uint8_t *at)
{
	for (size_t i = 0U; i < sizeof(code); i++) {
		at[i] = code[i];
	}
}

static int call(const void *at)
{
	return ((int (*)(void))(uintptr_t)at)();
}

static void call_it(void *addr)
{
	(void)call(addr);
}

/* A refused access is no page fault that was served, and moves nothing. */
static void refuses(void (*access)(void *), void *addr)
{
	int reason = -1;

	zassert_equal(FAULTS_OF(reason = reason_of(access, addr)), 0U);
	zassert_equal(reason, K_ERR_CPU_EXCEPTION, "reason %d", reason);
}

ZTEST(rights, test_read_only)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	fill(mem, 1U);
	zassert_ok(k_mem_update_flags(mem, PAGE, K_MEM_CACHE_WB));
	refuses(write_it, mem);
	for (unsigned int i = 0U; i < 2U; i++) {
		zassert_ok(k_mem_page_out(mem, PAGE));
		zassert_equal(FAULTS_OF(touch(mem)), 1U);
		refuses(write_it, mem);
		zassert_true(is_filled(mem, 1U));
	}
	unmap(mem, 1U);
}

/* The first access is refused after the page has come. */
static void write_out_page(void *addr)
{
	zassert_ok(k_mem_page_out(addr, PAGE));
	write_it(addr);
}

ZTEST(rights, test_write_to_what_is_out)
{
	uint8_t *const mem = map_absent(1U, 0U);
	int reason = -1;

	zassert_equal(FAULTS_OF(reason = reason_of(write_out_page, mem)), 1U);
	zassert_equal(reason, K_ERR_CPU_EXCEPTION);
	zassert_equal(touch(mem), 0U);
	unmap(mem, 1U);
}

ZTEST(rights, test_changed_while_out)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	fill(mem, 2U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_ok(k_mem_update_flags(mem, PAGE, K_MEM_CACHE_WB));
	zassert_true(is_out(mem));
	zassert_equal(FAULTS_OF(touch(mem)), 1U);
	refuses(write_it, mem);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_ok(k_mem_update_flags(mem, PAGE, K_MEM_CACHE_WB | K_MEM_PERM_RW));
	zassert_true(is_filled(mem, 2U));
	fill(mem, 3U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_true(is_filled(mem, 3U));
	unmap(mem, 1U);
}

ZTEST(rights, test_code)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	put_code(mem);
	if (IS_ENABLED(CONFIG_X86_NX)) {
		refuses(call_it, mem);
	}
	zassert_ok(k_mem_update_flags(mem, PAGE, K_MEM_CACHE_WB | K_MEM_PERM_EXEC));
	for (unsigned int i = 0U; i < 2U; i++) {
		zassert_equal(call(mem), 42);
		refuses(write_it, mem);
		zassert_ok(k_mem_page_out(mem, PAGE));
		zassert_equal(FAULTS_OF((void)call(mem)), 1U);
	}
	unmap(mem, 1U);
}

ZTEST(rights, test_no_execution)
{
	uint8_t *mem;

	Z_TEST_SKIP_IFNDEF(CONFIG_X86_NX);
	mem = map_absent(1U, K_MEM_PERM_RW);
	put_code(mem);
	zassert_ok(k_mem_page_out(mem, PAGE));
	touch(mem);
	refuses(call_it, mem);
	unmap(mem, 1U);
}

ZTEST(rights, test_guards)
{
	uint8_t *const mem = map_absent(2U, K_MEM_PERM_RW);

	refuses(read_it, mem - 1);
	refuses(write_it, mem - PAGE);
	refuses(read_it, mem + 2U * PAGE);
	refuses(write_it, mem + 3U * PAGE - 1U);
	zassert_equal(z_mem_frames_free(), FRAMES);
	unmap(mem, 2U);
	refuses(read_it, mem);
}

ZTEST(rights, test_nothing_there)
{
	refuses(read_it, NULL);
	refuses(write_it, (void *)(uintptr_t)(PAGE - 1U));
	refuses(read_it, (void *)UINTPTR_MAX);
}

ZTEST_SUITE(rights, NULL, accounts_setup, NULL, accounts_after, NULL);
