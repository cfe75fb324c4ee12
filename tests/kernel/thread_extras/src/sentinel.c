/* SPDX-License-Identifier: Apache-2.0 */
/* The word at the end of a stack: whoever writes over it is ended, at a switch or an interrupt. */
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, 1024);
static K_SEM_DEFINE(never, 0, 1);
static volatile int reason;
static volatile int reached;

void ztest_post_fatal_error_hook(unsigned int why, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	reason = (int)why;
}

static void nothing(const void *unused)
{
	ARG_UNUSED(unused);
}

static void overflow(void *way, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	*(volatile uint32_t *)k_current_get()->stack_info.start = 0;
	reached = 1;
	ztest_set_fault_valid(true);
	if (POINTER_TO_INT(way) == 0) {
		k_sleep(K_TICKS(1));
	} else if (POINTER_TO_INT(way) == 1) {
		irq_offload(nothing, NULL);
	} else if (POINTER_TO_INT(way) == 2) {
		k_busy_wait(100000);
	} else if (POINTER_TO_INT(way) == 3) {
		return;
	} else {
		(void)k_sem_take(&never, K_FOREVER);
	}
	reached = 2;
}

static void check_way(int way)
{
	reason = -1;
	reached = 0;
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), overflow, INT_TO_POINTER(way),
			NULL, NULL, 5, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(reached, 1);
	zassert_equal(reason, K_ERR_STACK_CHK_FAIL);
}

ZTEST(sentinel, test_switch)
{
	check_way(0);
}

/* Found before the thread has left anything behind. */
ZTEST(sentinel, test_end)
{
	check_way(3);
}

ZTEST(sentinel, test_offload)
{
	check_way(1);
}

static void tick(struct k_timer *timer)
{
	ARG_UNUSED(timer);
}

ZTEST(sentinel, test_interrupt)
{
	static struct k_timer timer;

	k_timer_init(&timer, tick, NULL);
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	check_way(2);
	k_timer_stop(&timer);
}

ZTEST(sentinel, test_wait)
{
	check_way(4);
	k_sem_give(&never);
	zassert_equal(k_sem_count_get(&never), 1, "what has ended still waits");
}

ZTEST_SUITE(sentinel, NULL, NULL, NULL, NULL, NULL);
