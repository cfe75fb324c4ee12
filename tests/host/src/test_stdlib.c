/* SPDX-License-Identifier: Apache-2.0 */
/* Conversion and sorting of the minimal C library; conversion against the host's. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/sys/util.h>

#include "check.h"
#include "host_libc.h"

static int told_error(void)
{
	return errno == ERANGE ? 1 : errno == EINVAL ? 2 : 0;
}

/* Value, end and error of one function, ours and the host's. */
#define CHECK_STRTO(name, text, base) \
	do { \
		char *our_end; \
		char *their_end; \
		int their_error; \
		errno = 0; \
		CHECK_EQ(name(text, &our_end, base), \
			 host_##name(text, &their_end, base, &their_error)); \
		CHECK_EQ(our_end - (text), their_end - (text)); \
		if (their_error != 2 || our_end != (text)) { \
			CHECK_EQ(told_error(), their_error); \
		} \
	} while (false)

static void check_text(const char *text, int base)
{
	CHECK_STRTO(strtol, text, base);
	CHECK_STRTO(strtoul, text, base);
	CHECK_STRTO(strtoll, text, base);
	CHECK_STRTO(strtoull, text, base);
}

static void chosen_numbers(void)
{
	static const char *const texts[] = {
		"",
		" ",
		"0",
		"1",
		"-1",
		"+1",
		"--1",
		"+-1",
		" \t\n42x",
		"0x",
		"0xg",
		"0x1f",
		"0X1F",
		"-0x10",
		"010",
		"08",
		"0b1",
		"z",
		"Zz",
		"2147483647",
		"2147483648",
		"-2147483648",
		"-2147483649",
		"4294967295",
		"4294967296",
		"-4294967295",
		"-4294967296",
		"9223372036854775807",
		"9223372036854775808",
		"-9223372036854775808",
		"-9223372036854775809",
		"18446744073709551615",
		"18446744073709551616",
		"-18446744073709551615",
		"-18446744073709551616",
		"99999999999999999999999999999999999",
		"0xffffffffffffffff",
		"0x10000000000000000",
		"7fffffffffffffff",
		"1010",
		"x12",
		"-",
		"+",
		"0x-1",
		"1 2",
		"\v\f\r7",
	};
	static const int bases[] = { 0, 2, 3, 8, 10, 16, 35, 36 };

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		for (size_t b = 0; b < ARRAY_SIZE(bases); b++) {
			check_text(texts[i], bases[b]);
		}
	}
}

static void random_numbers(void)
{
	static const char alphabet[] = "0123456789abcfxXzZ-+ ";
	uint64_t state = 3;
	char text[24];

	for (int i = 0; i < 20000; i++) {
		const size_t len = check_random(&state) % (sizeof(text) - 1);

		for (size_t k = 0; k < len; k++) {
			/* Mostly digits. */
			const size_t span =
				check_random(&state) % 4 == 0 ? sizeof(alphabet) - 1 : 10;

			text[k] = alphabet[check_random(&state) % span];
		}
		text[len] = '\0';
		check_text(text, (int[]){ 0, 10, 16, 36 }[check_random(&state) % 4]);
	}
}

static void bad_bases(void)
{
	static const int bases[] = { 1, -1, 37, 1000, INT_MIN };
	char *end;

	for (size_t i = 0; i < ARRAY_SIZE(bases); i++) {
		const char *const text = "12";

		errno = 0;
		CHECK_EQ(strtol(text, &end, bases[i]), 0);
		CHECK_EQ(errno, EINVAL);
		CHECK(end == text);
	}
	CHECK_EQ(strtol("12", NULL, 10), 12);
	CHECK_EQ(atoi("-17 apples"), -17);
	CHECK_EQ(atol("123456789"), 123456789);
	CHECK_EQ(atoll("-1234567890123"), -1234567890123LL);
}

static int compare_ints(const void *left, const void *right)
{
	const int l = *(const int *)left;
	const int r = *(const int *)right;

	return (l > r) - (l < r);
}

static int compare_reversed(const void *left, const void *right, void *arg)
{
	++*(unsigned int *)arg;
	return compare_ints(right, left);
}

static void sorting(void)
{
	uint64_t state = 4;
	int numbers[200];

	for (size_t count = 0; count <= ARRAY_SIZE(numbers); count++) {
		long long sum = 0;
		unsigned int calls = 0;

		for (size_t i = 0; i < count; i++) {
			numbers[i] = (int)(check_random(&state) % 50);
			sum += numbers[i];
		}
		qsort(numbers, count, sizeof(numbers[0]), compare_ints);
		for (size_t i = 1; i < count; i++) {
			CHECK(numbers[i - 1] <= numbers[i]);
		}
		qsort_r(numbers, count, sizeof(numbers[0]), compare_reversed, &calls);
		for (size_t i = 1; i < count; i++) {
			CHECK(numbers[i - 1] >= numbers[i]);
		}
		for (size_t i = 0; i < count; i++) {
			sum -= numbers[i];
		}
		CHECK_EQ(sum, 0);
		CHECK(calls <= 4 * count * 8);
	}
}

struct __packed item {
	int key;
	char tag[3];
};

static int compare_items(const void *left, const void *right)
{
	const int l = ((const struct item *)left)->key;
	const int r = ((const struct item *)right)->key;

	return (l > r) - (l < r);
}

/* Elements of odd size are moved whole. */
static void sorting_structures(void)
{
	struct item items[50];
	uint64_t state = 5;

	for (size_t i = 0; i < ARRAY_SIZE(items); i++) {
		items[i].key = (int)check_random(&state);
		memset(items[i].tag, items[i].key & 0x7f, sizeof(items[i].tag));
	}
	qsort(items, ARRAY_SIZE(items), sizeof(items[0]), compare_items);
	for (size_t i = 0; i < ARRAY_SIZE(items); i++) {
		CHECK(i == 0 || items[i - 1].key <= items[i].key);
		CHECK_EQ(items[i].tag[2], items[i].key & 0x7f);
	}
}

static void finding(void)
{
	int numbers[33];

	for (int i = 0; i < (int)ARRAY_SIZE(numbers); i++) {
		numbers[i] = 2 * i;
	}
	for (size_t count = 0; count <= ARRAY_SIZE(numbers); count++) {
		for (int key = -1; key < 70; key++) {
			const bool there = key >= 0 && key % 2 == 0 && (size_t)key / 2 < count;
			const int *const found =
				bsearch(&key, numbers, count, sizeof(int), compare_ints);

			CHECK(found == (there ? &numbers[key / 2] : NULL));
		}
	}
}

static void small_ones(void)
{
	unsigned int seed = 1;
	const int first = rand_r(&seed);

	CHECK_EQ(abs(-5), 5);
	CHECK_EQ(labs(-5L), 5);
	CHECK_EQ(llabs(-5000000000LL), 5000000000LL);
	CHECK_EQ(div(-7, 2).quot, -3);
	CHECK_EQ(div(-7, 2).rem, -1);
	CHECK_EQ(first, 1103527590);
	CHECK_EQ(rand_r(&seed), 377401575);
	srand(1);
	CHECK_EQ(rand(), first);
}

static char printed[64];
static size_t printed_len;

static int keep(int c)
{
	if (printed_len == sizeof(printed) - 1) {
		return EOF;
	}
	printed[printed_len++] = (char)c;
	printed[printed_len] = '\0';
	return c;
}

static void streams(void)
{
	CHECK_EQ(putchar('x'), EOF);
	CHECK_EQ(printf("%d", 1), EOF);
	__stdout_hook_install(keep);
	CHECK_EQ(printf("%d-%s", 12, "ab"), 5);
	CHECK_EQ(puts("!"), 0);
	CHECK_EQ(fprintf(stderr, "e%c", 'r'), 2);
	CHECK_EQ(putchar('\xff'), 0xff);
	CHECK_EQ(fwrite("abcd", 2, 2, stdout), 2);
	CHECK_EQ(fputs("no", stdin), EOF);
	CHECK_STR(printed, "12-ab!\ner\xff"
			   "abcd");
	CHECK_EQ(printf("%80d", 1), EOF);
	CHECK_EQ(fwrite("abcd", 2, 2, stdout), 0);
}

int main(void)
{
	RUN(chosen_numbers);
	RUN(random_numbers);
	RUN(bad_bases);
	RUN(sorting);
	RUN(sorting_structures);
	RUN(finding);
	RUN(small_ones);
	RUN(streams);
	return check_end();
}
