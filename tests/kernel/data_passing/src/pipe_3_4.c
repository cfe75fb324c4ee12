/* SPDX-License-Identifier: Apache-2.0 */
/* Pipes in the form of Zephyr 3.4. */
#include <string.h>

#include "helpers.h"

#define RING 8

K_PIPE_DEFINE(old_pipe, RING, 4);
K_HEAP_DEFINE(pipe_pool, 256);

static struct k_pipe pipe;
static unsigned char ring[RING];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_pipe_init(&pipe, ring, RING);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
	k_thread_heap_assign(k_current_get(), NULL);
}

ZTEST_SUITE(pipe_3_4, NULL, NULL, before, after, NULL);

static const char digits[] = "0123456789abcdef";

/* A transfer, what it must return, and how many bytes must have moved. */
struct transfer {
	size_t len;
	size_t min;
	int result;
	size_t moved;
};

ZTEST(pipe_3_4, test_at_least)
{
	/* In this order, into a ring of 8; without waiting: all that is asked for, or nothing. */
	static const struct transfer puts[] = {
		{ 0, 0, 0, 0 },        { 9, 9, -EIO, 0 }, { 5, 5, 0, 5 }, { 4, 4, -EIO, 0 },
		{ 1, 2, -EINVAL, 99 }, { 16, 1, 0, 3 },   { 1, 0, 0, 0 }, { 1, 1, -EIO, 0 },
	};
	static const struct transfer gets[] = {
		{ 0, 0, 0, 0 },        { 9, 9, -EIO, 0 }, { 5, 5, 0, 5 }, { 4, 4, -EIO, 0 },
		{ 1, 2, -EINVAL, 99 }, { 16, 1, 0, 3 },   { 1, 0, 0, 0 }, { 1, 1, -EIO, 0 },
	};
	char room[16];
	size_t moved;

	for (size_t i = 0; i < ARRAY_SIZE(puts); i++) {
		moved = 99;
		zassert_equal(
			k_pipe_put(&pipe, digits, puts[i].len, &moved, puts[i].min, K_NO_WAIT),
			puts[i].result, "put %zu", i);
		zassert_equal(moved, puts[i].moved, "put %zu: %zu bytes", i, moved);
	}
	for (size_t i = 0; i < ARRAY_SIZE(gets); i++) {
		moved = 99;
		zassert_equal(k_pipe_get(&pipe, room, gets[i].len, &moved, gets[i].min, K_NO_WAIT),
			      gets[i].result, "get %zu", i);
		zassert_equal(moved, gets[i].moved, "get %zu: %zu bytes", i, moved);
	}
}

ZTEST(pipe_3_4, test_nowhere_to_tell)
{
	char room[4];

	zassert_equal(k_pipe_put(&pipe, digits, 4, NULL, 1, K_NO_WAIT), -EINVAL);
	zassert_equal(k_pipe_get(&pipe, room, 4, NULL, 1, K_NO_WAIT), -EINVAL);
	zassert_equal(k_pipe_read_avail(&pipe), 0);
}

ZTEST(pipe_3_4, test_timeouts)
{
	char room[16];
	size_t moved = 99;
	int64_t start = now();

	zassert_ok(k_pipe_get(&pipe, room, 4, &moved, 0, SHORT), "nothing is enough");
	zassert_equal(moved, 0);
	zassert_true(now() - start < SHORT_MS);
	zassert_equal(k_pipe_put(&pipe, digits, 10, &moved, 9, SHORT), -EAGAIN);
	zassert_equal(moved, 8, "part of it was written");
	zassert_timed_out(start);
	start = now();
	zassert_equal(k_pipe_get(&pipe, room, 10, &moved, 9, SHORT), -EAGAIN);
	zassert_equal(moved, 8);
	zassert_mem_equal(room, digits, 8);
	zassert_timed_out(start);
}

struct job {
	size_t len;
	size_t min;
	struct k_pipe *pipe;
	size_t moved;
	int result;
	char room[16];
};

static void getter(void *job, void *p2, void *p3)
{
	struct job *const j = (struct job *)job;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	j->result = k_pipe_get(j->pipe, j->room, j->len, &j->moved, j->min, LONG);
	note('g');
}

static void putter(void *job, void *p2, void *p3)
{
	struct job *const j = (struct job *)job;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	j->result = k_pipe_put(j->pipe, digits, j->len, &j->moved, j->min, LONG);
	note('p');
}

/* Who had to wait wants all. */
ZTEST(pipe_3_4, test_reader_waits_for_all)
{
	static struct job job;
	size_t moved;

	job = (struct job){ .len = 10, .min = 4, .pipe = &pipe };
	(void)peer_start(0, 3, getter, &job, NULL, NULL);
	settle();
	zassert_ok(k_pipe_put(&pipe, digits, 8, &moved, 8, K_NO_WAIT));
	settle();
	zassert_str_equal(notes(), "", "8 are more than the least, but not all");
	zassert_ok(k_pipe_put(&pipe, digits + 8, 3, &moved, 3, K_NO_WAIT));
	settle();
	zassert_str_equal(notes(), "g");
	zassert_ok(job.result);
	zassert_equal(job.moved, 10);
	zassert_mem_equal(job.room, digits, 10);
	zassert_equal(k_pipe_read_avail(&pipe), 1);
}

ZTEST(pipe_3_4, test_writer_waits_for_all)
{
	static struct job job;
	char room[16];
	size_t moved;

	job = (struct job){ .len = 16, .min = 9, .pipe = &pipe };
	(void)peer_start(0, 3, putter, &job, NULL, NULL);
	settle();
	zassert_ok(k_pipe_get(&pipe, room, 7, &moved, 7, K_NO_WAIT));
	settle();
	zassert_str_equal(notes(), "", "15 are more than the least, but not all");
	zassert_ok(k_pipe_get(&pipe, room + 7, 1, &moved, 1, K_NO_WAIT));
	settle();
	zassert_str_equal(notes(), "p");
	zassert_ok(job.result);
	zassert_equal(job.moved, 16);
	zassert_ok(k_pipe_get(&pipe, room + 8, 8, &moved, 0, K_NO_WAIT));
	zassert_equal(moved, 8);
	zassert_mem_equal(room, digits, 16);
}

static void short_getter(void *job, void *p2, void *p3)
{
	struct job *const j = (struct job *)job;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	j->result = k_pipe_get(j->pipe, j->room, j->len, &j->moved, j->min, SHORT);
	note('g');
}

/* When the time is over, the least is enough. */
ZTEST(pipe_3_4, test_timeout_after_the_least)
{
	static struct job job;
	size_t moved;

	for (size_t i = 0; i < 2; i++) {
		job = (struct job){ .len = 10, .min = 4, .pipe = &pipe };
		(void)peer_start(0, 3, short_getter, &job, NULL, NULL);
		settle();
		zassert_ok(k_pipe_put(&pipe, digits, 3 + i, &moved, 3 + i, K_NO_WAIT));
		k_sleep(K_MSEC(2 * SHORT_MS));
		zassert_equal(job.result, i == 0 ? -EAGAIN : 0);
		zassert_equal(job.moved, 3 + i);
		peers_end();
	}
}

/* Without waiting, what threads wait to write counts too. */
ZTEST(pipe_3_4, test_waiting_bytes_count)
{
	static struct job job;
	char room[16];
	size_t moved;

	job = (struct job){ .len = 12, .min = 12, .pipe = &pipe };
	(void)peer_start(0, 3, putter, &job, NULL, NULL);
	settle();
	zassert_equal(k_pipe_get(&pipe, room, 13, &moved, 13, K_NO_WAIT), -EIO);
	zassert_ok(k_pipe_get(&pipe, room, 12, &moved, 12, K_NO_WAIT));
	zassert_mem_equal(room, digits, 12);
	settle();
	zassert_ok(job.result);
	job = (struct job){ .len = 4, .min = 4, .pipe = &pipe };
	(void)peer_start(1, 3, getter, &job, NULL, NULL);
	settle();
	zassert_equal(k_pipe_put(&pipe, digits, 13, &moved, 13, K_NO_WAIT), -EIO);
	zassert_ok(k_pipe_put(&pipe, digits, 12, &moved, 12, K_NO_WAIT));
	settle();
	zassert_mem_equal(job.room, digits, 4);
	zassert_equal(k_pipe_read_avail(&pipe), 8);
}

ZTEST(pipe_3_4, test_available)
{
	static struct k_pipe bare;
	char room[8];
	size_t moved;

	k_pipe_init(&bare, NULL, 0);
	zassert_equal(k_pipe_read_avail(&bare), 0);
	zassert_equal(k_pipe_write_avail(&bare), 0);
	for (size_t i = 0; i < 2 * RING; i++) {
		zassert_equal(k_pipe_read_avail(&old_pipe), 0);
		zassert_equal(k_pipe_write_avail(&old_pipe), RING);
		zassert_ok(k_pipe_put(&old_pipe, digits, 3, &moved, 3, K_NO_WAIT));
		zassert_equal(k_pipe_read_avail(&old_pipe), 3);
		zassert_equal(k_pipe_write_avail(&old_pipe), RING - 3);
		zassert_ok(k_pipe_put(&old_pipe, digits, 5, &moved, 5, K_NO_WAIT));
		zassert_equal(k_pipe_read_avail(&old_pipe), RING);
		zassert_equal(k_pipe_write_avail(&old_pipe), 0);
		zassert_ok(k_pipe_get(&old_pipe, room, 7, &moved, 7, K_NO_WAIT));
		zassert_ok(k_pipe_get(&old_pipe, room, 8, &moved, 1, K_NO_WAIT));
		/* The next turn begins one further. */
		zassert_ok(k_pipe_put(&old_pipe, digits, 1, &moved, 1, K_NO_WAIT));
		zassert_ok(k_pipe_get(&old_pipe, room, 1, &moved, 1, K_NO_WAIT));
	}
}

ZTEST(pipe_3_4, test_flush)
{
	static struct job jobs[2];
	char room[8];
	size_t moved;

	for (int i = 0; i < 2; i++) {
		jobs[i] = (struct job){ .len = 12, .min = 12, .pipe = &pipe };
		(void)peer_start(i, 3, putter, &jobs[i], NULL, NULL);
	}
	settle();
	k_pipe_flush(&pipe);
	settle();
	zassert_str_equal(notes(), "pp");
	for (int i = 0; i < 2; i++) {
		zassert_ok(jobs[i].result);
		zassert_equal(jobs[i].moved, 12, "flushed is written");
	}
	zassert_equal(k_pipe_get(&pipe, room, 1, &moved, 1, K_NO_WAIT), -EIO);
}

ZTEST(pipe_3_4, test_flush_ring_only)
{
	static struct job job;
	char room[16];
	size_t moved;

	job = (struct job){ .len = 12, .min = 12, .pipe = &pipe };
	(void)peer_start(0, 3, putter, &job, NULL, NULL);
	settle();
	k_pipe_buffer_flush(&pipe);
	settle();
	zassert_ok(job.result);
	zassert_ok(k_pipe_get(&pipe, room, 16, &moved, 1, K_NO_WAIT));
	zassert_equal(moved, 4, "what had no room before");
	zassert_mem_equal(room, digits + 8, 4);
}

ZTEST(pipe_3_4, test_allocated)
{
	static struct k_pipe allocated;
	char room[8];
	size_t moved;

	zassert_equal(k_pipe_alloc_init(&allocated, 8), -ENOMEM, "there is no pool");
	k_thread_heap_assign(k_current_get(), &pipe_pool);
	zassert_equal(k_pipe_alloc_init(&allocated, 1000), -ENOMEM);
	for (int i = 0; i < 20; i++) {
		zassert_ok(k_pipe_alloc_init(&allocated, 64));
		zassert_ok(k_pipe_put(&allocated, digits, 8, &moved, 8, K_NO_WAIT));
		zassert_ok(k_pipe_get(&allocated, room, 8, &moved, 8, K_NO_WAIT));
		zassert_ok(k_pipe_cleanup(&allocated));
		zassert_is_null(allocated.buffer);
	}
	zassert_ok(k_pipe_cleanup(&allocated), "cleaning up twice frees once");
	zassert_ok(k_pipe_alloc_init(&allocated, 0), "a pipe without a ring needs no memory");
	zassert_ok(k_pipe_cleanup(&allocated));
	zassert_ok(k_pipe_cleanup(&pipe), "nothing was allocated");
	zassert_not_null(pipe.buffer);
}

ZTEST(pipe_3_4, test_cleanup_while_waited_for)
{
	static struct job job;

	job = (struct job){ .len = 1, .min = 1, .pipe = &pipe };
	(void)peer_start(0, 3, getter, &job, NULL, NULL);
	settle();
	zassert_equal(k_pipe_cleanup(&pipe), -EAGAIN);
}

static void put_in_isr(const void *result)
{
	size_t moved;

	*(int *)result = k_pipe_put(&pipe, digits, 10, &moved, 1, K_NO_WAIT);
	note((char)('0' + moved));
}

static void flush_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	k_pipe_flush(&pipe);
}

ZTEST(pipe_3_4, test_isr)
{
	int result = 99;

	irq_offload(put_in_isr, &result);
	zassert_ok(result);
	irq_offload(put_in_isr, &result);
	zassert_equal(result, -EIO);
	irq_offload(flush_in_isr, NULL);
	zassert_equal(k_pipe_read_avail(&pipe), 0);
	zassert_str_equal(notes(), "80");
}
