/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "helpers.h"

#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)

static K_THREAD_STACK_ARRAY_DEFINE(stacks, PEERS, STACK_SIZE);
static struct k_thread peers[PEERS];
static bool started[PEERS];
static char log_of_peers[64];
static size_t log_len;

k_tid_t peer_start(int slot, int prio, k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	__ASSERT_NO_MSG(slot < PEERS && !started[slot]);
	started[slot] = true;
	return k_thread_create(&peers[slot], stacks[slot], STACK_SIZE, entry, p1, p2, p3, prio, 0,
			       K_NO_WAIT);
}

void settle(void)
{
	k_sleep(K_MSEC(2));
}

void peer_join(int slot)
{
	zassert_ok(k_thread_join(&peers[slot], LONG), "peer %d goes on", slot);
	started[slot] = false;
}

void peers_end(void)
{
	for (int i = 0; i < PEERS; i++) {
		if (started[i]) {
			k_thread_abort(&peers[i]);
			started[i] = false;
		}
	}
	notes_clear();
}

void note(char what)
{
	const unsigned int key = irq_lock();

	if (log_len < sizeof(log_of_peers) - 1) {
		log_of_peers[log_len++] = what;
	}
	irq_unlock(key);
}

const char *notes(void)
{
	return log_of_peers;
}

void notes_clear(void)
{
	(void)memset(log_of_peers, 0, sizeof(log_of_peers));
	log_len = 0;
}
