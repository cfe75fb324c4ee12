/* SPDX-License-Identifier: Apache-2.0 */
/* The states of a thread in words, for people. */
#include <string.h>
#include <zephyr/kernel.h>

static const struct {
	uint8_t bit;
	const char *word;
} states[] = {
	{ _THREAD_DUMMY, "dummy" },       { _THREAD_PENDING, "pending" },
	{ _THREAD_SLEEPING, "sleeping" }, { _THREAD_PRESTART, "prestart" },
	{ _THREAD_DEAD, "dead" },         { _THREAD_SUSPENDED, "suspended" },
	{ _THREAD_ABORTING, "aborting" }, { _THREAD_QUEUED, "queued" },
};

BUILD_ASSERT(ARRAY_SIZE(states) == 8, "the state has eight bits");

/* Copy as much of a text as there is room for. Returns where its end is. */
static char *put(char *at, const char *end, const char *text)
{
	__ASSERT(at <= end, "%p is behind %p", (void *)at, (const void *)end);
	while (at != end && *text != '\0') {
		*at++ = *text++;
	}
	return at;
}

const char *k_thread_state_str(k_tid_t thread_id, char *buf, size_t buf_size)
{
	const uint8_t state = thread_id->base.thread_state;
	const char *between = "";
	const char *end;
	char *at = buf;

	if (buf == NULL || buf_size == 0) {
		return "";
	}
	end = buf + buf_size - 1;
	for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
		if ((state & states[i].bit) != 0) {
			at = put(put(at, end, between), end, states[i].word);
			between = "+";
		}
	}
	*at = '\0';
	return buf;
}
