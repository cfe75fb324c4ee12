/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of objects: static ones, those made at run time, each once. */
#include <zephyr/kernel.h>
#include <zephyr/tracing/tracking.h>
#include <zephyr/ztest.h>

K_TIMER_DEFINE(static_timer, NULL, NULL);
K_MEM_SLAB_DEFINE(static_slab, 8, 2, 4);
K_SEM_DEFINE(static_sem, 0, 1);
K_MUTEX_DEFINE(static_mutex);
K_STACK_DEFINE(static_stack, 4);
K_MSGQ_DEFINE(static_msgq, 4, 2, 4);
K_MBOX_DEFINE(static_mbox);
K_PIPE_DEFINE(static_pipe, 4, 4);
K_QUEUE_DEFINE(static_queue);
K_EVENT_DEFINE(static_event);

static struct k_timer timer;
static struct k_mem_slab slab;
static struct k_sem sem;
static struct k_mutex mutex;
static struct k_stack stack;
static struct k_msgq msgq;
static struct k_mbox mbox;
static struct k_queue queue;
static struct k_event event;
static char memory[16] __aligned(4);

ZTEST_SUITE(tracking, NULL, NULL, NULL, NULL, NULL);

/* How often an object is listed. */
#define LISTED(type, object) \
	({ \
		unsigned int _times = 0; \
		for (struct type *_each = _track_list_##type; _each != NULL; \
		     _each = SYS_PORT_TRACK_NEXT(_each)) { \
			_times += _each == (object) ? 1 : 0; \
		} \
		_times; \
	})

ZTEST(tracking, test_static_objects)
{
	zassert_equal(LISTED(k_timer, &static_timer), 1);
	zassert_equal(LISTED(k_mem_slab, &static_slab), 1);
	zassert_equal(LISTED(k_sem, &static_sem), 1);
	zassert_equal(LISTED(k_mutex, &static_mutex), 1);
	zassert_equal(LISTED(k_stack, &static_stack), 1);
	zassert_equal(LISTED(k_msgq, &static_msgq), 1);
	zassert_equal(LISTED(k_mbox, &static_mbox), 1);
	zassert_equal(LISTED(k_pipe, &static_pipe), 1);
	zassert_equal(LISTED(k_queue, &static_queue), 1);
	zassert_equal(LISTED(k_event, &static_event), 1);
}

/* Made twice, they are listed once, and the list is whole. */
ZTEST(tracking, test_made_at_run_time)
{
	for (int i = 0; i < 2; i++) {
		k_timer_init(&timer, NULL, NULL);
		zassert_ok(k_mem_slab_init(&slab, memory, 8, 2));
		zassert_ok(k_sem_init(&sem, 0, 1));
		zassert_ok(k_mutex_init(&mutex));
		k_stack_init(&stack, (stack_data_t *)(void *)memory, 2);
		k_msgq_init(&msgq, memory, 4, 2);
		k_mbox_init(&mbox);
		k_queue_init(&queue);
		k_event_init(&event);
	}
	zassert_equal(LISTED(k_timer, &timer), 1);
	zassert_equal(LISTED(k_mem_slab, &slab), 1);
	zassert_equal(LISTED(k_sem, &sem), 1);
	zassert_equal(LISTED(k_mutex, &mutex), 1);
	zassert_equal(LISTED(k_stack, &stack), 1);
	zassert_equal(LISTED(k_msgq, &msgq), 1);
	zassert_equal(LISTED(k_mbox, &mbox), 1);
	zassert_equal(LISTED(k_queue, &queue), 1);
	zassert_equal(LISTED(k_event, &event), 1);
	zassert_equal(LISTED(k_timer, &static_timer), 1);
	zassert_equal(LISTED(k_sem, &static_sem), 1);
}
