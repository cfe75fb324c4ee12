/* SPDX-License-Identifier: Apache-2.0 */
/* Accounts, entries, and threads that are to die. */
#include <vm.h>

#include "test.h"

static struct accounts at_begin;
static volatile int reason;
static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, 2048);

struct accounts accounts_now(void)
{
	const unsigned int key = irq_lock();
	const struct accounts now = { .frames = z_mem_frames_free(),
				      .pages = mem_regions_free(&z_mem_vm) };

	irq_unlock(key);
	return now;
}

void accounts_begin(void *fixture)
{
	ARG_UNUSED(fixture);
	at_begin = accounts_now();
}

void accounts_check(void)
{
	const struct accounts now = accounts_now();

	zassert_equal(now.frames, at_begin.frames, "%zu frames were free, %zu are", at_begin.frames,
		      now.frames);
	zassert_equal(now.pages, at_begin.pages, "%zu virtual pages were free, %zu are",
		      at_begin.pages, now.pages);
}

pentry_t entry_of(const void *addr)
{
	pentry_t entry = 0;

	z_x86_pentry_get(NULL, &entry, z_x86_kernel_ptables, (void *)addr);
	return entry;
}

k_mem_pfn_t pfn_of(const void *addr)
{
	const unsigned int key = irq_lock();
	k_mem_pfn_t pfn = UINT32_MAX;

	if (arch_page_pfn_get((void *)addr, &pfn) != 0) {
		pfn = UINT32_MAX;
	}
	irq_unlock(key);
	return pfn;
}

void ztest_post_fatal_error_hook(unsigned int why, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	reason = (int)why;
}

void ztest_post_assert_fail_hook(void)
{
	reason = K_ERR_KERNEL_OOPS;
	k_thread_abort(k_current_get());
}

static void entry_function(void *function, void *arg, void *unused)
{
	ARG_UNUSED(unused);
	((void (*)(void *))function)(arg);
}

int reason_of(void (*function)(void *), void *arg)
{
	reason = -1;
	ztest_set_fault_valid(true);
	ztest_set_assert_valid(true);
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry_function,
			      (void *)function, arg, NULL, 9, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(10)), "the thread goes on");
	ztest_set_fault_valid(false);
	ztest_set_assert_valid(false);
	return reason;
}

/* The word around it: registers of devices are not read by bytes, and Bochs refuses to. */
void read_it(void *addr)
{
	(void)*(volatile uint32_t *)ROUND_DOWN((uintptr_t)addr, sizeof(uint32_t));
}

void write_it(void *addr)
{
	*(volatile uint8_t *)addr = 1U;
}

void call_it(void *addr)
{
	(void)((int (*)(void))(uintptr_t)addr)();
}

void dies(void (*access)(void *), void *addr)
{
	const int why = reason_of(access, addr);

	zassert_equal(why, K_ERR_CPU_EXCEPTION, "an access to %p ends with %d", addr, why);
}

void put_code(void *at)
{
	/* mov eax, 42; ret */
	static const uint8_t code[] = { 0xB8, 0x2A, 0x00, 0x00, 0x00, 0xC3 };

	memcpy(at, code, sizeof(code));
}
