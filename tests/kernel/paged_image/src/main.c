/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The application's own code, constants and variables go and come; the kernel and what is marked
 * pinned does not; the boot sections are gone.
 */
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include <mmu.h>

#define PAGE CONFIG_MMU_PAGE_SIZE
#define WORDS (PAGE / sizeof(uint32_t))

static const volatile uint32_t constants[WORDS] __aligned(PAGE) = { [0] = 5, [WORDS - 1] = 7 };
static volatile uint32_t variables[WORDS] __aligned(PAGE) = { [0] = 11, [WORDS - 1] = 13 };
static volatile uint32_t zeroes[WORDS] __aligned(PAGE);
static __pinned_bss uint32_t pinned[WORDS] __aligned(PAGE);

/* Alone in its page: the next function is aligned as well. */
static __attribute__((noinline, aligned(PAGE))) int code(int x)
{
	return x * 3 + (int)constants[0];
}

static __attribute__((noinline, aligned(PAGE))) int behind(void)
{
	return k_current_get() == NULL ? 1 : 2;
}

static __pinned_func __attribute__((noinline)) int pinned_code(int x)
{
	return x + 1;
}

static bool is_out(const void *page)
{
	enum arch_page_location place = ARCH_PAGE_LOCATION_BAD;
	uintptr_t location;

	K_SPINLOCK(&z_mm_lock)
	{
		place = arch_page_location_get((void *)page, &location);
	}
	return place == ARCH_PAGE_LOCATION_PAGED_OUT;
}

/* Only this access, whatever else of the program is out. */
#define FAULTS_AT(page, ...) \
	({ \
		zassert_ok(k_mem_page_out((void *)(page), PAGE)); \
		zassert_true(is_out((void *)(page))); \
		__VA_ARGS__; \
		!is_out((void *)(page)); \
	})

ZTEST(paged_image, test_code)
{
	zassert_equal(code(1), 8);
	for (int i = 0; i < 3; i++) {
		zassert_true(FAULTS_AT(code, zassert_equal(code(i), 3 * i + 5)));
	}
	zassert_equal(behind(), 2);
}

ZTEST(paged_image, test_constants)
{
	for (int i = 0; i < 3; i++) {
		zassert_true(FAULTS_AT(constants, zassert_equal(constants[WORDS - 1], 7)));
		zassert_equal(constants[0], 5);
		zassert_equal(constants[1], 0);
	}
}

ZTEST(paged_image, test_variables)
{
	variables[0] = 11;
	for (uint32_t i = 0; i < 3U; i++) {
		zassert_true(FAULTS_AT(variables, zassert_equal(variables[0], 11U + i)));
		zassert_equal(variables[WORDS - 1], 13);
		variables[0]++;
		zassert_true(FAULTS_AT(zeroes, zassert_equal(zeroes[1], i)));
		zeroes[1]++;
	}
}

ZTEST(paged_image, test_pinned)
{
	uint8_t *const text = (uint8_t *)ROUND_DOWN((uintptr_t)pinned_code, PAGE);

	zassert_equal(k_mem_page_out(pinned, PAGE), -EFAULT);
	zassert_equal(k_mem_page_out(text, PAGE), -EFAULT);
	zassert_equal(k_mem_page_out((void *)ROUND_DOWN((uintptr_t)k_mem_page_out, PAGE), PAGE),
		      -EFAULT);
	zassert_equal(k_mem_page_out((void *)ROUND_DOWN((uintptr_t)&_kernel, PAGE), PAGE), -EFAULT);
	zassert_equal(pinned_code(1), 2);
}

ZTEST(paged_image, test_pin)
{
	zassert_ok(k_mem_page_out((void *)variables, PAGE));
	k_mem_pin((void *)variables, PAGE);
	zassert_false(is_out((void *)variables));
	zassert_equal(k_mem_page_out((void *)variables, PAGE), -EFAULT);
	k_mem_unpin((void *)variables, PAGE);
	zassert_true(FAULTS_AT(variables, zassert_equal(variables[WORDS - 1], 13)));
}

/* Everything that may go goes, but for what brings it back; the program goes on. */
ZTEST(paged_image, test_all)
{
	size_t out = 0U;

	for (uint8_t *page = (uint8_t *)lnkr_pinned_end; page < (uint8_t *)z_mapped_end;
	     page += PAGE) {
		const int result = k_mem_page_out(page, PAGE);

		zassert_true(result == 0 || result == -ENOMEM, "page %p: %d", (void *)page, result);
		out += result == 0 ? 1U : 0U;
	}
	zassert_true(out > 4U, "%zu pages went", out);
	zassert_equal(code(2), 11);
	zassert_equal(variables[WORDS - 1], 13);
	zassert_equal(constants[WORDS - 1], 7);
}

/* A program that uses all memory that it can get, again and again, loses nothing of itself. */
ZTEST(paged_image, test_pressure)
{
	size_t pages = 0U;
	uint32_t *mem;

	K_SPINLOCK(&z_mm_lock)
	{
		while (pages < 1024U && z_mem_paging_commit(1U) == 0) {
			pages++;
		}
		z_mem_paging_uncommit(pages);
	}
	zassert_true(pages * PAGE > k_mem_free_get(), "%zu pages", pages);
	mem = k_mem_map(pages * PAGE, K_MEM_PERM_RW);
	zassert_not_null(mem);
	for (uint32_t round = 0U; round < 3U; round++) {
		for (size_t i = 0U; i < pages; i++) {
			zassert_equal(mem[i * WORDS], round == 0U ? 0U : i + round - 1U);
			mem[i * WORDS] = i + round;
		}
		zassert_equal(code(2), 11);
		zassert_equal(variables[WORDS - 1], 13);
		zassert_equal(constants[WORDS - 1], 7);
	}
	k_mem_unmap(mem, pages * PAGE);
}

static struct {
	K_KERNEL_STACK_MEMBER(stack, 512);
	struct k_thread thread;
} service;

static void serve(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
}

/* The CPU could not even report the fault. */
ZTEST(paged_image, test_stack_that_may_go)
{
	Z_TEST_SKIP_IFNDEF(CONFIG_ASSERT);
	ztest_set_fault_valid(true);
	(void)k_thread_create(&service.thread, service.stack, K_KERNEL_STACK_SIZEOF(service.stack),
			      serve, NULL, NULL, NULL, 0, 0, K_FOREVER);
	zassert_unreachable("a thread has a stack that can be paged out");
}

static __boot_bss uint32_t boot_bss[2U * WORDS];
static uint32_t *gone = boot_bss;

static __boot_func int use_boot_sections(void)
{
	boot_bss[0] = 1;
	return 0;
}

SYS_INIT(use_boot_sections, APPLICATION, 99);

ZTEST(paged_image, test_boot_sections)
{
	const size_t size = (size_t)lnkr_boot_size;
	uintptr_t location;

	zassert_true(size >= sizeof(boot_bss));
	zassert_equal_ptr(K_MEM_KERNEL_VIRT_START, lnkr_boot_end);
	for (char *page = lnkr_boot_start; page < lnkr_boot_end; page += PAGE) {
		enum arch_page_location place = ARCH_PAGE_LOCATION_PAGED_IN;
		struct k_mem_page_frame *pf;

		K_SPINLOCK(&z_mm_lock)
		{
			place = arch_page_location_get(page, &location);
			pf = k_mem_phys_to_page_frame(k_mem_phys_addr(page));
		}
		zassert_equal(place, ARCH_PAGE_LOCATION_BAD);
		/* Somebody may have it by now, but for another page. */
		zassert_true(k_mem_page_frame_is_free(pf) ||
			     k_mem_page_frame_to_virt(pf) != (void *)page);
	}
	ztest_set_fault_valid(true);
	*(volatile uint32_t *)gone = 1;
	zassert_unreachable("what is gone can be written to");
}

ZTEST_SUITE(paged_image, NULL, NULL, NULL, NULL, NULL);
