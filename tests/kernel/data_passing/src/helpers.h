/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Other threads for the tests. The test's own thread is cooperative, so a peer runs when the test
 * waits, in settle() for one; settle() ends when all peers wait or are over.
 */
#ifndef TESTS_DATA_PASSING_HELPERS_H_
#define TESTS_DATA_PASSING_HELPERS_H_

#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define PEERS 4
/** A wait that is to end by its timeout, and one that is not to. */
#define SHORT K_MSEC(20)
#define SHORT_MS 20
#define LONG K_SECONDS(5)

/** Start peer number @p slot. */
k_tid_t peer_start(int slot, int prio, k_thread_entry_t entry, void *p1, void *p2, void *p3);

/** Let peers run until each of them waits or is over. */
void settle(void);

/** End all peers: those that are not over are aborted. Call it at the end of each test. */
void peers_end(void);

/** Wait for a peer's end; it is an error if it does not come. */
void peer_join(int slot);

/** What peers did, one letter or digit a time, in order. */
void note(char what);
const char *notes(void);
void notes_clear(void);

/** Milliseconds since boot. */
static inline int64_t now(void)
{
	return k_uptime_get();
}

/** Check that a wait of SHORT that began at @p start has just timed out. */
#define zassert_timed_out(start) \
	zassert_between_inclusive(now() - (start), SHORT_MS, SHORT_MS + 30, "waited %d ms", \
				  (int)(now() - (start)))

#endif /* TESTS_DATA_PASSING_HELPERS_H_ */
