/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel objects of a program that can be paged out. Before each step all pages go that may; then
 * a thread waits for an object, and an interrupt handler or another thread does what ends that.
 * Whatever the kernel touches in interrupts, or with interrupts locked, must be there or come.
 */
#include <zephyr/debug/symtab.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/ztest.h>

#include "objects.h"

#define PAGE CONFIG_MMU_PAGE_SIZE
#define TEXT "a string that is passed"

static const struct message constant = { .value = 0x5eed };
static struct message item = { .value = 0xf1f0 };
static const struct objects *of;
static unsigned int expiries;
static unsigned int works;
static unsigned int entries;

static void all_out(void)
{
#ifdef CONFIG_LINKER_USE_PINNED_SECTION
	char *const first = lnkr_pinned_end;
#else
	char *const first = z_mapped_start;
#endif

	for (char *page = first; page < (char *)z_mapped_end; page += PAGE) {
		(void)k_mem_page_out(page, PAGE);
	}
}

__pinned_func void timer_expired(struct k_timer *timer)
{
	expiries++;
	k_sem_give(k_timer_user_data_get(timer));
}

void work_done(struct k_work *work)
{
	ARG_UNUSED(work);
	works++;
	k_sem_give(of->sem);
}

static __isr void give_all(const void *objects)
{
	const struct objects *const o = objects;

	k_sem_give(o->sem);
	(void)k_event_post(o->event, 1U);
	k_fifo_put(o->fifo, &item);
	(void)k_stack_push(o->stack, 77U);
	(void)k_msgq_put(o->msgq, &constant, K_NO_WAIT);
	(void)k_poll_signal_raise(o->signal, 5);
	(void)k_work_submit_to_queue(o->work_q, o->work);
	(void)k_work_schedule_for_queue(o->work_q, o->delayable, K_MSEC(1));
	printk("%s\n", "interrupt");
}

static __isr void give_lifo(const void *objects)
{
	const struct objects *const o = objects;
	void *block = NULL;

	k_lifo_put(o->lifo, &item);
	if (k_mem_slab_alloc(o->slab, &block, K_NO_WAIT) == 0) {
		k_mem_slab_free(o->slab, block);
	}
	k_timer_start(o->timer, K_MSEC(TIMER_MS), K_NO_WAIT);
}

static void take_all(const struct objects *o)
{
	struct message got = { 0 };
	stack_data_t data = 0U;
	int signaled = 0;

	zassert_ok(k_sem_take(o->sem, K_SECONDS(1)));
	zassert_equal(k_event_wait(o->event, 1U, false, K_NO_WAIT), 1U);
	k_event_set(o->event, 0U);
	zassert_equal_ptr(k_fifo_get(o->fifo, K_NO_WAIT), &item);
	zassert_ok(k_stack_pop(o->stack, &data, K_NO_WAIT));
	zassert_equal(data, 77U);
	zassert_ok(k_msgq_get(o->msgq, &got, K_NO_WAIT));
	zassert_equal(got.value, constant.value);
	k_poll_signal_check(o->signal, &(unsigned int){ 0 }, &signaled);
	zassert_equal(signaled, 5);
	k_poll_signal_reset(o->signal);
	/* Two items of work. */
	zassert_ok(k_sem_take(o->sem, K_SECONDS(1)));
	zassert_ok(k_sem_take(o->sem, K_SECONDS(1)));
}

static void from_interrupts(const struct objects *o)
{
	const unsigned int before = works;

	of = o;
	all_out();
	irq_offload(give_all, o);
	all_out();
	take_all(o);
	zassert_equal(works - before, 2U);
	all_out();
	k_timer_user_data_set(o->timer, o->sem);
	all_out();
	irq_offload(give_lifo, o);
	zassert_equal_ptr(k_lifo_get(o->lifo, K_SECONDS(1)), &item);
	zassert_ok(k_sem_take(o->sem, K_SECONDS(1)));
}

/* A thread waits for everything in turn; what it waits for comes from another one. */
void thread_entry(void *objects, void *p2, void *p3)
{
	const struct objects *const o = objects;
	struct k_mbox_msg message = { .size = sizeof(TEXT), .rx_source_thread = K_ANY };
	struct message got = { 0 };
	char text[sizeof(TEXT)];
	size_t read = 0U;
	void *block;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	zassert_ok(k_sem_take(o->sem, K_SECONDS(1)));
	zassert_ok(k_poll(o->events, 2, K_SECONDS(1)));
	zassert_ok(k_msgq_get(o->msgq, &got, K_SECONDS(1)));
	zassert_equal(got.value, constant.value);
	zassert_ok(k_pipe_get(o->pipe, text, sizeof(text), &read, sizeof(text), K_SECONDS(1)));
	zassert_equal(read, sizeof(text));
	zassert_str_equal(text, TEXT);
	zassert_ok(k_mbox_get(o->mbox, &message, text, K_SECONDS(1)));
	zassert_str_equal(text, TEXT);
	zassert_ok(k_mutex_lock(o->mutex, K_SECONDS(1)));
	zassert_ok(k_condvar_wait(o->condvar, o->mutex, K_SECONDS(1)));
	zassert_ok(k_mutex_unlock(o->mutex));
	zassert_ok(k_mem_slab_alloc(o->slab, &block, K_SECONDS(1)));
	k_mem_slab_free(o->slab, block);
	block = k_heap_alloc(o->heap, BLOCK, K_SECONDS(1));
	zassert_not_null(block);
	k_heap_free(o->heap, block);
	entries++;
}

static void from_threads(const struct objects *o)
{
	struct k_mbox_msg message = { .size = sizeof(TEXT),
				      .tx_data = TEXT,
				      .tx_target_thread = K_ANY };
	const unsigned int before = entries;
	size_t written = 0U;

	all_out();
	k_thread_start(o->thread);
	k_msleep(TIMER_MS);
	all_out();
	k_sem_give(o->sem);
	all_out();
	(void)k_poll_signal_raise(o->signal, 5);
	k_msleep(TIMER_MS);
	all_out();
	zassert_ok(k_msgq_put(o->msgq, &constant, K_NO_WAIT));
	all_out();
	zassert_ok(k_pipe_put(o->pipe, TEXT, sizeof(TEXT), &written, sizeof(TEXT), K_SECONDS(1)));
	all_out();
	zassert_ok(k_mbox_put(o->mbox, &message, K_SECONDS(1)));
	k_msleep(TIMER_MS);
	all_out();
	zassert_ok(k_condvar_signal(o->condvar));
	all_out();
	zassert_ok(k_thread_join(o->thread, K_SECONDS(5)));
	zassert_equal(entries - before, 1U);
}

ZTEST(paged_objects, test_defined)
{
	from_interrupts(&defined);
	from_threads(&defined);
}

ZTEST(paged_objects, test_initialized)
{
	all_out();
	initialize();
	from_interrupts(&initialized);
	from_threads(&initialized);
}

static const char *name;

static __isr void find_name(const void *unused)
{
	ARG_UNUSED(unused);
	name = symtab_find_symbol_name((uintptr_t)k_sem_give, NULL);
}

/* As reports do it; who cannot wait for the table does without. */
ZTEST(paged_objects, test_names)
{
	all_out();
	irq_offload(find_name, NULL);
	zassert_true(name != NULL || IS_ENABLED(CONFIG_DEMAND_PAGING_ALLOW_IRQ));
	find_name(NULL);
	zassert_str_equal(name, "k_sem_give");
}

ZTEST_SUITE(paged_objects, NULL, NULL, NULL, NULL, NULL);
