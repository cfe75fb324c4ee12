/* SPDX-License-Identifier: Apache-2.0 */
/* Work items for queues in user mode. */
#include "helpers.h"

static struct k_work_user_q queue;
static K_THREAD_STACK_DEFINE(stack, STACK_SIZE);

struct user_note {
	struct k_work_user work;
	char letter;
	bool was_pending;
};

static void handler(struct k_work_user *work)
{
	struct user_note *const note = CONTAINER_OF(work, struct user_note, work);

	note->was_pending = k_work_user_is_pending(work);
	note_letter(note->letter);
}

static void *setup(void)
{
	k_work_user_queue_start(&queue, stack, K_THREAD_STACK_SIZEOF(stack), LOW_PRIORITY,
				"user queue");
	return start_queues();
}

ZTEST(work_user, test_items)
{
	static struct user_note a = { .letter = 'a' };
	static struct user_note b = { .letter = 'b' };

	k_work_user_init(&a.work, handler);
	k_work_user_init(&b.work, handler);
	k_thread_system_pool_assign(k_current_get());
	zassert_ok(k_work_user_submit_to_queue(&queue, &b.work));
	zassert_ok(k_work_user_submit_to_queue(&queue, &a.work));
	zassert_true(k_work_user_is_pending(&a.work));
	zassert_equal(k_work_user_submit_to_queue(&queue, &a.work), -EBUSY);
	zassert_str_equal(noted, "");
	k_sleep(K_TICKS(1));
	zassert_str_equal(noted, "ba");
	zassert_false(k_work_user_is_pending(&a.work));
	zassert_false(a.was_pending, "it can be submitted by its own handler");
	zassert_ok(k_work_user_submit_to_queue(&queue, &a.work));
	k_sleep(K_TICKS(1));
	zassert_str_equal(noted, "baa");
}

ZTEST(work_user, test_thread)
{
	const k_tid_t thread = k_work_user_queue_thread_get(&queue);

	zassert_equal_ptr(thread, &queue.thread);
	zassert_str_equal(k_thread_name_get(thread), "user queue");
	zassert_equal(k_thread_priority_get(thread), LOW_PRIORITY);
}

ZTEST(work_user, test_definition)
{
	static K_WORK_USER_DEFINE(defined, handler);

	zassert_false(k_work_user_is_pending(&defined));
	zassert_equal_ptr(defined.handler, handler);
}

ZTEST_SUITE(work_user, NULL, setup, reset, NULL, NULL);
