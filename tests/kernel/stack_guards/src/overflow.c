/* SPDX-License-Identifier: Apache-2.0 */
/* Ways to meet a guard. The thread that did ends, for the right reason, and nobody else. */
#include "victim.h"

#include <zephyr/irq_offload.h>

static struct k_thread bystander;
static K_THREAD_STACK_DEFINE(bystander_stack, 1024);
static K_SEM_DEFINE(request, 0, 1);
static K_SEM_DEFINE(answer, 0, 1);

static void serve(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	while (true) {
		(void)k_sem_take(&request, K_FOREVER);
		k_sem_give(&answer);
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_thread_create(&bystander, bystander_stack, K_THREAD_STACK_SIZEOF(bystander_stack), serve,
			NULL, NULL, NULL, 4, 0, K_NO_WAIT);
}

/* The other thread is well. */
static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	k_sem_give(&request);
	if (k_sem_take(&answer, K_SECONDS(1)) != 0) {
		printk("the bystander does not answer\n");
		k_panic();
	}
	k_thread_abort(&bystander);
}

ZTEST(overflow, test_recursion)
{
	victim_start(recurse, NULL, NULL);
	victim_check_ended(K_ERR_STACK_CHK_FAIL);
}

static void read_at(void *address, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	(void)*(volatile uint8_t *)address;
}

static void write_at(void *address, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	*(volatile uint8_t *)address = 0;
}

/* Accesses with room on the stack: plain page faults. */
ZTEST(overflow, test_pointer)
{
	uint8_t *const guard = (uint8_t *)victim_memory.stack;
	uint8_t *const end = guard + CONFIG_MMU_PAGE_SIZE;

	for (uint8_t *at = guard; at < end; at += 1365) {
		victim_start(read_at, at, NULL);
		victim_check_ended(K_ERR_STACK_CHK_FAIL);
		victim_start(write_at, at, NULL);
		victim_check_ended(K_ERR_STACK_CHK_FAIL);
	}
	/* Its neighbours are memory. */
	victim_start(read_at, guard - 1, NULL);
	victim_check_ended(-1);
	/* Behind the word that CONFIG_STACK_SENTINEL looks at. */
	victim_start(write_at, end + sizeof(uint32_t), NULL);
	victim_check_ended(-1);
}

/* Another thread's guard: who touches it ends, who owns it does not. */
ZTEST(overflow, test_foreign_guard)
{
	victim_start(write_at, bystander_stack, NULL);
	victim_check_ended(K_ERR_STACK_CHK_FAIL);
	victim_start(read_at, (char *)bystander_stack + CONFIG_MMU_PAGE_SIZE - 1, NULL);
	victim_check_ended(K_ERR_STACK_CHK_FAIL);
	zassert_equal(entry_of(bystander_stack) & MMU_P, 0);
}

static void fall(void *below, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	__asm__ volatile("movl %0, %%esp\n\tpushl $0" ::"r"(below) : "memory");
	k_panic();
}

/* The stack pointer inside a guard, its own and another thread's; and where nothing is. */
ZTEST(overflow, test_stack_pointer)
{
	victim_start(fall, (char *)victim_memory.stack + 2000, NULL);
	victim_check_ended(K_ERR_STACK_CHK_FAIL);
	victim_start(fall, (char *)bystander_stack + 2000, NULL);
	victim_check_ended(K_ERR_STACK_CHK_FAIL);
	victim_start(fall, (void *)0xe0002000, NULL);
	victim_check_ended(K_ERR_CPU_EXCEPTION);
}

static void oops(void)
{
	k_oops();
}

static void oops_low(void *left, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	with_stack_left((size_t)left, oops);
}

/* Room for the exception and not for its report: one verdict all the same, and one death. */
ZTEST(overflow, test_report_without_room)
{
	for (size_t left = 60; left < 400; left += 52) {
		victim_start(oops_low, (void *)left, NULL);
		zassert_ok(k_thread_join(&victim, K_SECONDS(1)));
		ztest_set_fault_valid(false);
		zassert_equal(fatal_thread, &victim);
		zassert_true(fatal_reason == K_ERR_KERNEL_OOPS ||
			     fatal_reason == K_ERR_STACK_CHK_FAIL);
	}
}

static void in_isr(const void *unused)
{
	ARG_UNUSED(unused);
}

static void offload(void)
{
	irq_offload(in_isr, NULL);
}

static void offload_low(void *left, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	with_stack_left((size_t)left, offload);
}

ZTEST(overflow, test_interrupt_without_room)
{
	victim_start(offload_low, (void *)12, NULL);
	victim_check_ended(K_ERR_STACK_CHK_FAIL);
	victim_start(offload_low, (void *)400, NULL);
	victim_check_ended(-1);
}

ZTEST_SUITE(overflow, NULL, NULL, before, after, NULL);
