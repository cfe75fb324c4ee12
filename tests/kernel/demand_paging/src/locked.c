/* SPDX-License-Identifier: Apache-2.0 */
/* Faults with interrupts locked and in interrupt handlers, which CONFIG_DEMAND_PAGING_ALLOW_IRQ=n
 * serves. */
#include <zephyr/irq_offload.h>

#include "test.h"

ZTEST(locked, test_interrupts_locked)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);
	unsigned int key = irq_lock();

	zassert_equal(FAULTS_OF(fill_pages(mem, ROOM, 0U)), ROOM);
	zassert_false(arch_irq_unlocked(arch_irq_lock()), "a fault has unlocked interrupts");
	irq_unlock(key);
	expect_pages(mem, ROOM, 0U);
	key = irq_lock();
	arch_irq_unlock(key);
	zassert_true(arch_irq_unlocked(key), "a fault has locked interrupts");
	unmap(mem, ROOM);
}

ZTEST(locked, test_calls_with_interrupts_locked)
{
	uint8_t *const mem = map_absent(4U, K_MEM_PERM_RW);
	const unsigned int key = irq_lock();

	fill(mem, 1U);
	zassert_ok(k_mem_page_out(mem, 4U * PAGE));
	k_mem_page_in(mem, 4U * PAGE);
	k_mem_pin(mem, 4U * PAGE);
	k_mem_unpin(mem, 4U * PAGE);
	zassert_equal(FAULTS_OF(touch(mem)), 0U);
	zassert_false(arch_irq_unlocked(arch_irq_lock()));
	irq_unlock(key);
	unmap(mem, 4U);
}

ZTEST(locked, test_spinlock_held)
{
	static struct k_spinlock lock;
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	K_SPINLOCK(&lock)
	{
		zassert_equal(FAULTS_OF(touch(mem)), 1U);
	}
	unmap(mem, 1U);
}

static void use(const void *mem)
{
	fill_pages((uint8_t *)mem, ROOM, 0U);
	(void)k_mem_page_out((uint8_t *)mem, PAGE);
}

ZTEST(locked, test_interrupt_handler)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);

	zassert_equal(FAULTS_OF(irq_offload(use, mem)), ROOM);
	expect_pages(mem, ROOM, 0U);
	unmap(mem, ROOM);
}

ZTEST_SUITE(locked, NULL, accounts_setup, NULL, accounts_after, NULL);
