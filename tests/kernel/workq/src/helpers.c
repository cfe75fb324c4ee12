/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include "helpers.h"

struct k_work_q high;
struct k_work_q low;
char noted[32];
struct k_work blocker;

static K_THREAD_STACK_DEFINE(high_stack, STACK_SIZE);
static K_THREAD_STACK_DEFINE(low_stack, STACK_SIZE);
static K_SEM_DEFINE(unblock, 0, 8);

static K_THREAD_STACK_DEFINE(helper_stack, STACK_SIZE);
static struct k_thread helper_thread;

void note_letter(char letter)
{
	const size_t length = strlen(noted);

	zassert_true(length + 1 < sizeof(noted), "too many items ran: %s", noted);
	noted[length] = letter;
}

void note_handler(struct k_work *work)
{
	struct note *const note = CONTAINER_OF(work, struct note, work);

	note->busy = k_work_busy_get(work);
	note->runs_on = k_current_get() == k_work_queue_thread_get(&high)  ? &high
			: k_current_get() == k_work_queue_thread_get(&low) ? &low
									   : NULL;
	note_letter(note->letter);
	if (note->again > 0) {
		note->again--;
		note->submitted = k_work_submit_to_queue(NULL, work);
	}
}

void note_init(struct note *note, char letter)
{
	*note = (struct note){ .letter = letter };
	k_work_init(&note->work, note_handler);
}

static void wait_for_release(struct k_work *work)
{
	(void)k_sem_take(&unblock, K_FOREVER);
}

void release_blocker(void)
{
	k_sem_give(&unblock);
}

static void call(const void *function)
{
	((void (*)(void))function)();
}

void in_isr(void (*function)(void))
{
	irq_offload(call, (const void *)function);
}

static void helper_entry(void *function, void *unused1, void *unused2)
{
	((void (*)(void))function)();
}

void start_helper(void (*function)(void), int priority)
{
	(void)k_thread_create(&helper_thread, helper_stack, STACK_SIZE, helper_entry,
			      (void *)function, NULL, NULL, priority, 0, K_NO_WAIT);
}

void join_helper(void)
{
	zassert_ok(k_thread_join(&helper_thread, K_SECONDS(1)));
}

void reset(void *fixture)
{
	/* The test before may have left work. */
	zassert_true(k_work_queue_drain(&high, false) >= 0);
	zassert_true(k_work_queue_drain(&low, false) >= 0);
	zassert_equal(k_sem_count_get(&unblock), 0);
	memset(noted, 0, sizeof(noted));
	k_work_init(&blocker, wait_for_release);
}

void *start_queues(void)
{
	static const struct k_work_queue_config named = { .name = "low queue" };

	if (high.flags == 0) {
		k_work_queue_init(&high);
		k_work_queue_start(&high, high_stack, K_THREAD_STACK_SIZEOF(high_stack),
				   HIGH_PRIORITY, NULL);
		k_work_queue_start(&low, low_stack, K_THREAD_STACK_SIZEOF(low_stack), LOW_PRIORITY,
				   &named);
	}
	return NULL;
}
