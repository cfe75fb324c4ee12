/* SPDX-License-Identifier: Apache-2.0 */
/* Wrong arguments: the documented answer, and nothing lost. */
#include <errno.h>

#include "test.h"

#define USER_DIRT (K_MEM_MAP_UNINIT | K_MEM_PERM_USER)

ZTEST(refused, test_map)
{
	static const struct {
		size_t size;
		uint32_t flags;
	} cases[] = {
		{ 0U, K_MEM_PERM_RW },
		{ 1U, K_MEM_PERM_RW },
		{ PAGE - 1U, K_MEM_PERM_RW },
		{ PAGE + 1U, PLAIN },
		{ (size_t)0 - PAGE, PLAIN },
		{ (size_t)0 - 2U * PAGE, PLAIN },
		{ (size_t)1 << 31, PLAIN },
		{ PAGE, K_MEM_PERM_RW | USER_DIRT },
		{ 2U * PAGE, USER_DIRT },
		{ PAGE, K_MEM_PERM_RW | K_MEM_CACHE_NONE },
		{ PAGE, PLAIN | K_MEM_CACHE_WT },
		{ PAGE, PLAIN | K_MEM_DIRECT_MAP },
		{ PAGE, PLAIN | K_MEM_MAP_UNPAGED },
		{ PAGE, PLAIN | BIT(30) },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		zassert_is_null(k_mem_map(cases[i].size, cases[i].flags), "case %zu", i);
		accounts_check();
	}
}

ZTEST(refused, test_map_phys)
{
	static const struct {
		k_mem_pfn_t pfn;
		size_t size;
		uint32_t flags;
		int error;
	} cases[] = {
		{ 0xFED00U, 0U, 0U, -EINVAL },
		{ 0xFED00U, 1U, 0U, -EINVAL },
		{ 0xFED00U, PAGE + 4U, 0U, -EINVAL },
		{ 0xFED00U, PAGE, 4U, -EINVAL },
		{ 0xFED00U, PAGE, K_MEM_CACHE_MASK, -EINVAL },
		{ 0xFED00U, PAGE, K_MEM_MAP_LOCK, -EINVAL },
		{ 0xFED00U, PAGE, K_MEM_MAP_UNINIT, -EINVAL },
		{ 0xFED00U, PAGE, K_MEM_MAP_UNPAGED, -EINVAL },
		{ 0xFED00U, PAGE, BIT(9), -EINVAL },
		{ UINT32_MAX, PAGE, 0U, -EINVAL },
		{ UINT32_MAX, 2U * PAGE, 0U, -EINVAL },
		{ 0x1000000U, PAGE, 0U, -EINVAL },
		{ 0xFED00U, (size_t)CONFIG_KERNEL_VM_SIZE, 0U, -ENOMEM },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		uint8_t *mem = (uint8_t *)&i;

		zassert_equal(k_mem_map_phys(&mem, cases[i].pfn, cases[i].size, cases[i].flags),
			      cases[i].error, "case %zu", i);
		zassert_equal_ptr(mem, &i, "case %zu", i);
		accounts_check();
	}
}

ZTEST(refused, test_map_phys_guard)
{
	zassert_is_null(k_mem_map_phys_guard(HPET_PHYS + 4U, PAGE, 0U, false));
	zassert_is_null(k_mem_map_phys_guard(HPET_PHYS, PAGE + 4U, 0U, false));
	zassert_is_null(k_mem_map_phys_guard(HPET_PHYS, 0U, 0U, false));
	zassert_is_null(k_mem_map_phys_guard(HPET_PHYS, PAGE, K_MEM_CACHE_MASK, false));
	zassert_is_null(k_mem_map_phys_guard((uintptr_t)0 - PAGE, 2U * PAGE, BIT(31), false));
	accounts_check();
}

static void map_bare_size_0(void *mem)
{
	k_mem_map_phys_bare(mem, HPET_PHYS, 0U, 0U);
}

static void map_bare_wrapping(void *mem)
{
	k_mem_map_phys_bare(mem, (uintptr_t)0 - PAGE, PAGE + 1U, 0U);
}

static void map_bare_wrong_flags(void *mem)
{
	k_mem_map_phys_bare(mem, HPET_PHYS, 4U, BIT(20));
}

/* Drivers cannot go on without their registers. */
ZTEST(refused, test_map_phys_bare)
{
	uint8_t *mem = NULL;

	zassert_equal(reason_of(map_bare_size_0, &mem), K_ERR_KERNEL_PANIC);
	zassert_equal(reason_of(map_bare_wrapping, &mem), K_ERR_KERNEL_PANIC);
	zassert_equal(reason_of(map_bare_wrong_flags, &mem), K_ERR_KERNEL_PANIC);
	zassert_is_null(mem);
	accounts_check();
}

/* A range to unmap. */
struct range {
	uint8_t *mem;
	size_t size;
	bool guarded;
};

static void unmap_it(void *arg)
{
	const struct range *const range = arg;

	if (range->guarded) {
		k_mem_unmap(range->mem, range->size);
	} else {
		k_mem_unmap_phys_bare(range->mem, range->size);
	}
}

/* With assertions the caller is told so; without, nothing happens. */
static void unmap_refused(uint8_t *mem, size_t size, bool guarded)
{
	struct range range = { .mem = mem, .size = size, .guarded = guarded };
	const struct accounts before = accounts_now();
	const int wanted = IS_ENABLED(CONFIG_ASSERT) ? K_ERR_KERNEL_OOPS : -1;
	const int why = reason_of(unmap_it, &range);

	zassert_equal(why, wanted, "unmapping %zu bytes at %p ends with %d", size, (void *)mem,
		      why);
	zassert_equal(accounts_now().frames, before.frames);
	zassert_equal(accounts_now().pages, before.pages);
}

ZTEST(refused, test_unmap)
{
	uint8_t *const mem = k_mem_map(4U * PAGE, PLAIN);
	uint8_t *const next = k_mem_map(PAGE, PLAIN);
	const pentry_t entry = entry_of(mem) & ~(pentry_t)(MMU_A | MMU_D);

	unmap_refused(mem, 3U * PAGE, true);
	unmap_refused(mem, 5U * PAGE, true);
	unmap_refused(mem + PAGE, 3U * PAGE, true);
	unmap_refused(mem - PAGE, 4U * PAGE, true);
	unmap_refused(mem, 0U, true);
	unmap_refused(mem, 4U * PAGE - 1U, true);
	unmap_refused(mem + 1, 4U * PAGE, true);
	unmap_refused(mem, (size_t)0 - PAGE, true);
	unmap_refused(mem - 32U * PAGE, PAGE, true);
	unmap_refused((uint8_t *)K_MEM_KERNEL_VIRT_START, PAGE, true);
	unmap_refused((uint8_t *)K_MEM_VIRT_RAM_END, PAGE, true);
	unmap_refused(NULL, PAGE, true);
	/* What has guards is no bare mapping, guards and all. */
	unmap_refused(mem, 4U * PAGE, false);
	unmap_refused(mem - PAGE, 6U * PAGE, false);
	zassert_equal(entry_of(mem) & ~(pentry_t)(MMU_A | MMU_D), entry);
	write_it(mem + 4U * PAGE - 1U);
	k_mem_unmap(mem, 4U * PAGE);
	unmap_refused(mem, 4U * PAGE, true);
	write_it(next);
	k_mem_unmap(next, PAGE);
	unmap_refused(next, PAGE, true);
	accounts_check();
}

ZTEST(refused, test_unmap_bare)
{
	uint8_t *mem, *next;

	zassert_ok(k_mem_map_phys(&mem, HPET_PHYS / PAGE, 3U * PAGE, 0U));
	zassert_ok(k_mem_map_phys(&next, HPET_PHYS / PAGE, PAGE, 0U));
	unmap_refused(mem, PAGE, false);
	unmap_refused(mem, 4U * PAGE, false);
	unmap_refused(mem + PAGE, 2U * PAGE, false);
	unmap_refused(mem - PAGE, 4U * PAGE, false);
	unmap_refused(mem, 0U, false);
	unmap_refused((uint8_t *)K_MEM_KERNEL_VIRT_START, K_MEM_KERNEL_VIRT_SIZE, false);
	/* The middle page of three looks like one with guards. */
	unmap_refused(mem + PAGE, PAGE, true);
	read_it(mem);
	read_it(mem + 3U * PAGE - 1U);
	k_mem_unmap_phys_bare(mem, 3U * PAGE);
	unmap_refused(mem, 3U * PAGE, false);
	read_it(next);
	k_mem_unmap_phys_bare(next, PAGE);
	accounts_check();
}

/* Frames become free, whatever is said of them. */
ZTEST(refused, test_unmap_as_physical)
{
	k_mem_unmap_phys_guard(k_mem_map(3U * PAGE, PLAIN), 3U * PAGE, false);
	k_mem_unmap_phys_guard(k_mem_map(PAGE, PLAIN), PAGE, false);
	accounts_check();
}

#define LONG_SIZE (300U * PAGE)
#define SHORT_SIZE (40U * PAGE)

static struct k_thread other_thread;
static K_THREAD_STACK_DEFINE(other_stack, 2048);
static uint8_t *volatile shared;
static volatile unsigned int met;
static volatile bool stop;

/* Unmaps what another thread is unmapping, and maps something there. */
static void unmap_too(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	while (!stop) {
		uint8_t *mem;

		k_sleep(K_TICKS(1));
		if (shared == NULL) {
			continue;
		}
		met += entry_of(shared) != 0U && entry_of(shared + 100U * PAGE) == 0U;
		k_mem_unmap(shared, LONG_SIZE);
		mem = k_mem_map(SHORT_SIZE, PLAIN);
		k_sleep(K_TICKS(1));
		if (mem != NULL) {
			mem[SHORT_SIZE - 1U] = 1U;
			k_mem_unmap(mem, SHORT_SIZE);
		}
	}
}

/* Twice at once: the second one finds no mapping, and what is mapped there then stays. */
ZTEST(refused, test_unmap_at_once)
{
	const int64_t end = k_uptime_get() + 20 * MSEC_PER_SEC;

	if (IS_ENABLED(CONFIG_ASSERT)) {
		ztest_test_skip();
	}
	(void)k_thread_create(&other_thread, other_stack, K_THREAD_STACK_SIZEOF(other_stack),
			      unmap_too, NULL, NULL, NULL, 5, 0, K_NO_WAIT);
	for (uint32_t i = 0U; met < 5U && k_uptime_get() < end; i++) {
		uint8_t *const mem = k_mem_map(LONG_SIZE, PLAIN);

		shared = mem;
		k_mem_unmap(mem, LONG_SIZE);
		shared = NULL;
		/* Not in step with the clock. */
		k_busy_wait(i % 97U);
	}
	stop = true;
	zassert_ok(k_thread_join(&other_thread, K_SECONDS(5)));
	zassert_true(met >= 5U, "they met %u times", met);
	accounts_check();
}

ZTEST_SUITE(refused, NULL, NULL, accounts_begin, NULL, NULL);
