/* SPDX-License-Identifier: Apache-2.0 */
/* CONFIG_DEMAND_PAGING_ALLOW_IRQ: who cannot wait is refused, and the page stays where it is. */
#include <zephyr/irq_offload.h>

#include "test.h"

static void touch_locked(void *mem)
{
	(void)irq_lock();
	touch(mem);
}

static void touch_spinning(void *mem)
{
	static struct k_spinlock lock;

	K_SPINLOCK(&lock)
	{
		touch(mem);
	}
}

static void touch_in_isr(const void *mem)
{
	touch(mem);
}

static void interrupt(void *mem)
{
	irq_offload(touch_in_isr, mem);
}

static void load_locked(void *mem)
{
	(void)irq_lock();
	k_mem_page_in(mem, PAGE);
}

ZTEST(refused, test_faults)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);
	void (*const ways[])(void *) = { touch_locked, touch_spinning, interrupt };

	fill(mem, 1U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	for (size_t i = 0U; i < ARRAY_SIZE(ways); i++) {
		int reason = -1;

		zassert_equal(FAULTS_OF(reason = reason_of(ways[i], mem)), 0U);
		zassert_equal(reason, K_ERR_CPU_EXCEPTION, "way %zu: %d", i, reason);
		zassert_true(is_out(mem));
	}
	zassert_equal(FAULTS_OF(touch(mem)), 1U);
	zassert_true(is_filled(mem, 1U));
	/* What is there is nobody's trouble. */
	zassert_equal(reason_of(touch_locked, mem), -1);
	zassert_equal(reason_of(interrupt, mem), -1);
	unmap(mem, 1U);
}

ZTEST(refused, test_calls)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);
	unsigned int key;

	fill(mem, 2U);
	key = irq_lock();
	zassert_equal(k_mem_page_out(mem, PAGE), -EWOULDBLOCK);
	irq_unlock(key);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_equal(reason_of(load_locked, mem), K_ERR_KERNEL_OOPS);
	zassert_true(is_filled(mem, 2U));
	unmap(mem, 1U);
}

ZTEST_SUITE(refused, NULL, accounts_setup, NULL, accounts_after, NULL);
