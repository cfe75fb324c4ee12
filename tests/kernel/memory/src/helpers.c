/* SPDX-License-Identifier: Apache-2.0 */
#include "helpers.h"

#include <string.h>

#define STACK_SIZE 1024
#define NOTES 16

static K_THREAD_STACK_ARRAY_DEFINE(stacks, HELPERS, STACK_SIZE);
static struct k_thread threads[HELPERS];
static bool started[HELPERS];
static char notes[NOTES + 1];
static atomic_t noted;

k_tid_t start_helper(int index, k_thread_entry_t entry, void *arg, int prio)
{
	zassert_true(index >= 0 && index < HELPERS && !started[index]);
	started[index] = true;
	return k_thread_create(&threads[index], stacks[index], K_THREAD_STACK_SIZEOF(stacks[0]),
			       entry, arg, INT_TO_POINTER(index), NULL, prio, 0, K_NO_WAIT);
}

void join_helpers(void)
{
	for (int i = 0; i < HELPERS; i++) {
		if (started[i]) {
			zassert_ok(k_thread_join(&threads[i], K_SECONDS(1)), "helper %d", i);
			started[i] = false;
		}
	}
}

void note(int number)
{
	const int place = (int)atomic_inc(&noted);

	zassert_true(place < NOTES && number >= 0 && number <= 9);
	notes[place] = (char)('0' + number);
}

void check_notes(const char *digits)
{
	zassert_str_equal(notes, digits);
	(void)memset(notes, 0, sizeof(notes));
	(void)atomic_clear(&noted);
}

void helpers_after(void *fixture)
{
	ARG_UNUSED(fixture);
	for (int i = 0; i < HELPERS; i++) {
		if (started[i]) {
			k_thread_abort(&threads[i]);
			started[i] = false;
		}
	}
	(void)memset(notes, 0, sizeof(notes));
	(void)atomic_clear(&noted);
}
