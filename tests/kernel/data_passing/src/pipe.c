/* SPDX-License-Identifier: Apache-2.0 */
/* Pipes in the form of Zephyr 4.1. */
#include <string.h>

#include "helpers.h"

#define RING 8

K_PIPE_DEFINE(defined_pipe, RING, 4);
K_PIPE_DEFINE(defined_bare_pipe, 0, 1);

static struct k_pipe pipe;
static uint8_t ring[RING + 1];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	ring[RING] = '!';
	k_pipe_init(&pipe, ring, RING);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
	zassert_equal(ring[RING], '!', "something wrote behind the ring");
}

ZTEST_SUITE(pipe, NULL, NULL, before, after, NULL);

static int write_text(struct k_pipe *p, const char *text, k_timeout_t timeout)
{
	return k_pipe_write(p, (const uint8_t *)text, strlen(text), timeout);
}

/* Read up to `len` bytes: they, or NULL; *result is what k_pipe_read() said. */
static const char *read_text(struct k_pipe *p, size_t len, k_timeout_t timeout, int *result)
{
	static char text[64];

	(void)memset(text, 0, sizeof(text));
	text[len] = '!';
	*result = k_pipe_read(p, (uint8_t *)text, len, timeout);
	zassert_equal(text[len], '!', "something wrote behind the room");
	text[len] = '\0';
	return *result < 0 ? NULL : text;
}

#define zassert_reads(p, len, expected) \
	do { \
		int result_; \
		zassert_str_equal(read_text(p, len, K_NO_WAIT, &result_), expected); \
		zassert_equal(result_, (int)strlen(expected)); \
	} while (false)

static void check_around_the_ring(struct k_pipe *p)
{
	/* 5 bytes a turn in a ring of 8: every index is the first one once. */
	for (int i = 0; i < 2 * RING; i++) {
		zassert_equal(write_text(p, "01234", K_NO_WAIT), 5);
		zassert_reads(p, 5, "01234");
	}
	zassert_equal(write_text(p, "abc", K_NO_WAIT), 3);
	for (int i = 0; i < 2 * RING; i++) {
		zassert_equal(write_text(p, "defgh", K_NO_WAIT), 5, "the ring is full now");
		zassert_equal(write_text(p, "x", K_NO_WAIT), -EAGAIN);
		zassert_reads(p, 8, "abcdefgh");
		zassert_equal(write_text(p, "abc", K_NO_WAIT), 3);
	}
	zassert_reads(p, 3, "abc");
}

ZTEST(pipe, test_order_around_the_ring)
{
	check_around_the_ring(&pipe);
	check_around_the_ring(&defined_pipe);
}

ZTEST(pipe, test_part_of_it)
{
	int result;

	zassert_equal(write_text(&pipe, "0123456789", K_NO_WAIT), RING, "what there was room for");
	zassert_equal(write_text(&pipe, "", K_NO_WAIT), 0, "nothing always fits");
	zassert_reads(&pipe, 20, "01234567");
	zassert_is_null(read_text(&pipe, 1, K_NO_WAIT, &result));
	zassert_equal(result, -EAGAIN);
	zassert_reads(&pipe, 0, "");
}

ZTEST(pipe, test_timeouts)
{
	int64_t start = now();
	int result;

	zassert_is_null(read_text(&pipe, 3, SHORT, &result));
	zassert_equal(result, -EAGAIN);
	zassert_timed_out(start);
	zassert_equal(write_text(&pipe, "01", K_NO_WAIT), 2);
	start = now();
	zassert_str_equal(read_text(&pipe, 3, SHORT, &result), "01", "it waits for the third");
	zassert_equal(result, 2);
	zassert_timed_out(start);
	start = now();
	zassert_equal(write_text(&pipe, "0123456789", SHORT), RING);
	zassert_timed_out(start);
	start = now();
	zassert_equal(write_text(&pipe, "x", SHORT), -EAGAIN);
	zassert_timed_out(start);
	zassert_reads(&pipe, 20, "01234567");
}

static void report(char name, int result)
{
	note(name);
	note(result >= 0            ? (char)('0' + result)
	     : result == -EAGAIN    ? 't'
	     : result == -ECANCELED ? 'c'
	     : result == -EPIPE     ? 'p'
				    : '?');
}

/* Read `len` bytes; notes the name, the result and the bytes. */
static void reader(void *name, void *len, void *p)
{
	char text[16];
	const int result =
		k_pipe_read((struct k_pipe *)p, (uint8_t *)text, (size_t)(uintptr_t)len, LONG);

	report((char)(uintptr_t)name, result);
	for (int i = 0; i < result; i++) {
		note(text[i]);
	}
}

/* Write a text; notes the name and the result. */
static void writer(void *name, void *text, void *p)
{
	report((char)(uintptr_t)name, write_text((struct k_pipe *)p, (const char *)text, LONG));
}

#define N(x) ((void *)(uintptr_t)(x))

static const int prios[PEERS] = { 7, 5, 3, 5 };

ZTEST(pipe, test_readers_by_priority)
{
	for (int i = 0; i < PEERS; i++) {
		(void)peer_start(i, prios[i], reader, N('A' + i), N(2), &pipe);
		settle();
	}
	zassert_equal(write_text(&pipe, "012", K_NO_WAIT), 3);
	settle();
	zassert_str_equal(notes(), "C201", "the second has but one of two bytes");
	zassert_equal(write_text(&pipe, "3456789", K_NO_WAIT), 7);
	settle();
	zassert_str_equal(notes(), "C201B223D245A267");
	zassert_reads(&pipe, 5, "89");
}

ZTEST(pipe, test_writers_by_priority)
{
	static char *const texts[PEERS] = { "aa", "bb", "cc", "dd" };

	zassert_equal(write_text(&pipe, "01234567", K_NO_WAIT), RING);
	for (int i = 0; i < PEERS; i++) {
		(void)peer_start(i, prios[i], writer, N('A' + i), texts[i], &pipe);
		settle();
	}
	zassert_reads(&pipe, 3, "012");
	settle();
	zassert_str_equal(notes(), "C2", "the second has one of two bytes in the ring");
	zassert_reads(&pipe, 9, "34567ccbb");
	settle();
	zassert_str_equal(notes(), "C2B2D2A2", "the ring takes the rest");
	zassert_reads(&pipe, 9, "ddaa");
}

/* More than the ring holds goes over, in order, in a single call on each side. */
ZTEST(pipe, test_more_than_the_ring)
{
	(void)peer_start(0, 3, writer, N('A'), "0123456789abcdefghij", &pipe);
	settle();
	zassert_reads(&pipe, 20, "0123456789abcdefghij");
	settle();
	zassert_str_equal(notes(), "AD", "20 bytes");
	notes_clear();
	(void)peer_start(1, 3, reader, N('A'), N(12), &pipe);
	settle();
	zassert_equal(write_text(&pipe, "0123", K_NO_WAIT), 4);
	zassert_equal(write_text(&pipe, "456789abcd", K_NO_WAIT), 10);
	settle();
	zassert_str_equal(notes(), "A<0123456789ab", "12 bytes");
	zassert_reads(&pipe, 5, "cd");
}

static void check_without_ring(struct k_pipe *p)
{
	int result;

	zassert_equal(write_text(p, "x", K_NO_WAIT), -EAGAIN);
	zassert_is_null(read_text(p, 1, K_NO_WAIT, &result));
	zassert_equal(result, -EAGAIN);
	zassert_equal(write_text(p, "x", SHORT), -EAGAIN);
	(void)peer_start(0, 3, writer, N('A'), "01234", p);
	(void)peer_start(1, 4, writer, N('B'), "56", p);
	settle();
	zassert_reads(p, 3, "012");
	settle();
	zassert_str_equal(notes(), "");
	zassert_reads(p, 9, "3456");
	settle();
	zassert_str_equal(notes(), "A5B2");
	notes_clear();
	(void)peer_start(2, 3, reader, N('R'), N(3), p);
	settle();
	zassert_equal(write_text(p, "01234", K_NO_WAIT), 3, "what the reader wants");
	settle();
	zassert_str_equal(notes(), "R3012");
}

ZTEST(pipe, test_without_ring)
{
	static struct k_pipe bare;

	k_pipe_init(&bare, NULL, 0);
	check_without_ring(&bare);
	peers_end();
	check_without_ring(&defined_bare_pipe);
}

ZTEST(pipe, test_reset)
{
	zassert_equal(write_text(&pipe, "01234567", K_NO_WAIT), RING);
	(void)peer_start(0, 4, writer, N('A'), "89", &pipe);
	(void)peer_start(1, 3, writer, N('B'), "89", &pipe);
	settle();
	k_pipe_reset(&pipe);
	settle();
	zassert_str_equal(notes(), "BcAc");
	notes_clear();
	(void)peer_start(2, 3, reader, N('R'), N(5), &pipe);
	settle();
	zassert_equal(write_text(&pipe, "01", K_NO_WAIT), 2);
	k_pipe_reset(&pipe);
	settle();
	zassert_str_equal(notes(), "Rc", "cancelled although it has 2 of 5");
	check_around_the_ring(&pipe);
}

ZTEST(pipe, test_close)
{
	int result;

	(void)peer_start(0, 4, reader, N('A'), N(5), &pipe);
	(void)peer_start(1, 3, reader, N('B'), N(5), &pipe);
	settle();
	zassert_equal(write_text(&pipe, "01", K_NO_WAIT), 2);
	k_pipe_close(&pipe);
	settle();
	zassert_str_equal(notes(), "B201Ap", "who has something returns with that");
	zassert_equal(write_text(&pipe, "x", K_NO_WAIT), -EPIPE);
	zassert_equal(write_text(&pipe, "x", K_FOREVER), -EPIPE);
	zassert_is_null(read_text(&pipe, 1, K_FOREVER, &result));
	zassert_equal(result, -EPIPE);
	k_pipe_init(&pipe, ring, RING);
	check_around_the_ring(&pipe);
}

ZTEST(pipe, test_close_leaves_what_is_written)
{
	int result;

	zassert_equal(write_text(&pipe, "01234567", K_NO_WAIT), RING);
	(void)peer_start(0, 3, writer, N('A'), "89", &pipe);
	settle();
	k_pipe_close(&pipe);
	settle();
	zassert_str_equal(notes(), "Ap");
	zassert_reads(&pipe, 3, "012");
	zassert_str_equal(read_text(&pipe, 20, K_FOREVER, &result), "34567", "it does not wait");
	zassert_is_null(read_text(&pipe, 20, K_FOREVER, &result));
	zassert_equal(result, -EPIPE);
}

static void impatient(void *p, void *p2, void *p3)
{
	uint8_t text[5];

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	report('A', k_pipe_read((struct k_pipe *)p, text, sizeof(text), SHORT));
}

ZTEST(pipe, test_who_timed_out_gets_nothing)
{
	(void)peer_start(0, 3, impatient, &pipe, NULL, NULL);
	settle();
	zassert_equal(write_text(&pipe, "01", K_NO_WAIT), 2);
	k_sleep(K_MSEC(2 * SHORT_MS));
	zassert_str_equal(notes(), "A2");
	zassert_equal(write_text(&pipe, "23", K_NO_WAIT), 2);
	zassert_reads(&pipe, 5, "23");
}

static void write_in_isr(const void *text)
{
	note((char)('0' + write_text(&pipe, (const char *)text, K_NO_WAIT)));
}

static void read_in_isr(const void *len)
{
	int result;

	(void)read_text(&pipe, (size_t)(uintptr_t)len, K_NO_WAIT, &result);
	note((char)(result < 0 ? '-' : '0' + result));
}

static void reset_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	k_pipe_reset(&pipe);
}

ZTEST(pipe, test_isr)
{
	irq_offload(read_in_isr, N(1));
	irq_offload(write_in_isr, "0123456789");
	irq_offload(read_in_isr, N(3));
	irq_offload(read_in_isr, N(9));
	zassert_str_equal(notes(), "-835");
	notes_clear();
	(void)peer_start(0, 3, reader, N('A'), N(2), &pipe);
	(void)peer_start(1, 4, reader, N('B'), N(2), &pipe);
	settle();
	irq_offload(write_in_isr, "01");
	irq_offload(reset_in_isr, NULL);
	settle();
	zassert_str_equal(notes(), "2A201Bc");
}
