/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Packages: printed they say what printf() says; made by type and by format they are the same
 * bytes; their lists and copies of strings are what the flags ask for.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "check.h"
#include "host_libc.h"
#include "host_rodata.h"

const char host_rodata[64] = "constant";

static uint8_t memory[512] __aligned(16);
static uint8_t other[512] __aligned(16);
static char printed[300];
static char expected[300];

static char console[200];

/* The console, which converting writes a warning to. */
void printk(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintk(console, sizeof(console), fmt, ap);
	va_end(ap);
}

struct text {
	char *next;
};

static int put(int c, void *ctx)
{
	struct text *const text = ctx;

	*text->next++ = (char)c;
	*text->next = '\0';
	return c;
}

static const char *print(void *package)
{
	struct text text = { .next = printed };

	printed[0] = '\0';
	CHECK_EQ(cbpprintf(put, &text, package), strlen(printed));
	return printed;
}

static union cbprintf_package_hdr head(const void *package)
{
	union cbprintf_package_hdr hdr;

	memcpy(&hdr, package, sizeof(hdr));
	return hdr;
}

/*
 * Both ways of packaging give the same bytes, which print as the formatter prints. But for the
 * pointer to the format: the compiler may keep several copies of it.
 */
#define SAME(flags, ...) \
	do { \
		int _static_len; \
		int _len; \
		\
		memset(memory, 0, sizeof(memory)); \
		memset(other, 0, sizeof(other)); \
		snprintk(expected, sizeof(expected), __VA_ARGS__); \
		CBPRINTF_STATIC_PACKAGE(NULL, 0, _static_len, 0, (flags), __VA_ARGS__); \
		_len = cbprintf_package(NULL, 0, (flags), __VA_ARGS__); \
		CHECK(_len > 0); \
		CHECK_EQ(_static_len, _len); \
		CHECK_EQ(cbprintf_package(memory, (size_t)_len, (flags), __VA_ARGS__), _len); \
		CBPRINTF_STATIC_PACKAGE(other, (size_t)_len, _static_len, 0, (flags), \
					__VA_ARGS__); \
		CHECK_EQ(_static_len, _len); \
		memcpy(&other[sizeof(union cbprintf_package_hdr)], \
		       &memory[sizeof(union cbprintf_package_hdr)], sizeof(char *)); \
		CHECK(memcmp(memory, other, (size_t)_len) == 0); \
		CHECK_STR(print(memory), expected); \
		CHECK_EQ(cbprintf_package(memory, (size_t)_len - 1, (flags), __VA_ARGS__), \
			 -ENOSPC); \
		CBPRINTF_STATIC_PACKAGE(other, (size_t)_len - 1, _static_len, 0, (flags), \
					__VA_ARGS__); \
		CHECK_EQ(_static_len, -ENOSPC); \
	} while (false)

enum colour {
	RED,
	BLUE,
};

static void numbers(void)
{
	const struct {
		unsigned int low: 3;
		int: 5;
		int high: 4;
	} bits = { .low = 5, .high = -3 };
	char c = 'x';
	signed char sc = -5;
	unsigned char uc = 200;
	short s = -30000;
	unsigned short us = 60000;
	_Bool yes = true;
	volatile int changing = 77;
	const long constant = LONG_MIN;
	static const uint32_t flags[] = {
		0,
		CBPRINTF_PACKAGE_ADD_RO_STR_POS,
		CBPRINTF_PACKAGE_ADD_RW_STR_POS,
		CBPRINTF_PACKAGE_ADD_STRING_IDXS,
	};

	for (size_t i = 0; i < ARRAY_SIZE(flags); i++) {
		SAME(flags[i], "nothing");
		SAME(flags[i], "%%");
		SAME(flags[i], "%c %hhd %hhu %hd %hu %d", c, sc, uc, s, us, yes);
		SAME(flags[i], "%d %u %x %o", INT_MIN, UINT_MAX, 0xabcdU, 8U);
		SAME(flags[i], "%ld %lu %lld %llx", constant, ULONG_MAX, LLONG_MIN, ULLONG_MAX);
		SAME(flags[i], "%d %lld %d %lld %d", 1, 2LL, 3, 4LL, 5);
		SAME(flags[i], "%zu %td", sizeof(int), (ptrdiff_t)-1);
		SAME(flags[i], "%p %p", (void *)memory, NULL);
		SAME(flags[i], "%*d|%-*.*x|", 7, 42, 9, 4, 0xbeU);
		SAME(flags[i], "%d %d %d %d", bits.low, bits.high, changing, BLUE);
	}
}

static void doubles(void)
{
	float f = 1.5F;

	SAME(0, "%f", 3.25);
	SAME(0, "%d %g %d", 1, -1e300, 2);
	SAME(0, "%.3f %e", (double)f, 1e-9);
	SAME(0, "%c%f%c%f", 'a', 1.0, 'b', 2.0);
}

/* A float goes as the double that it becomes in a call. */
static void floats(void)
{
	float f = 2.75F;
	int len;

	CBPRINTF_STATIC_PACKAGE(memory, sizeof(memory), len, 0, 0, "%f %d", f, 6);
	CHECK(len > 0);
	CHECK_STR(print(memory), "2.750000 6");
}

static void constant_strings(void)
{
	const char *const constant = host_rodata;

	SAME(CBPRINTF_PACKAGE_CONST_CHAR_RO, "%s", constant);
	CHECK_EQ(head(memory).desc.ro_str_cnt, 0);
	SAME(CBPRINTF_PACKAGE_ADD_STRING_IDXS, "%d %s %s", 5, constant, constant + 3);
	/* The format, and two pointers. */
	CHECK_EQ(head(memory).desc.ro_str_cnt, 3);
	CHECK_EQ(memory[head(memory).desc.len * sizeof(int)],
		 sizeof(union cbprintf_package_hdr) / sizeof(int));
	SAME(CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(2), "%s %d %s", "first", 1, "second");
	SAME(CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(1) | CBPRINTF_PACKAGE_ADD_RO_STR_POS, "%s: %d",
	     (const char *)__func__, 1);
	CHECK_EQ(head(memory).desc.ro_str_cnt, 2);
}

static void listed_strings(void)
{
	char text[] = "changes";

	SAME(CBPRINTF_PACKAGE_ADD_RW_STR_POS, "%d %s %d", 1, text, 2);
	CHECK_EQ(head(memory).desc.rw_str_cnt, 1);
	CHECK_EQ(head(memory).desc.str_cnt, 0);
	/* Argument 1, at its word. */
	CHECK_EQ(memory[head(memory).desc.len * sizeof(int)], 1);
	SAME(CBPRINTF_PACKAGE_ADD_RW_STR_POS | CBPRINTF_PACKAGE_ADD_RO_STR_POS, "%s %s", text,
	     (char *)text);
	CHECK_EQ(head(memory).desc.rw_str_cnt, 2);
	CHECK_EQ(head(memory).desc.ro_str_cnt, 1);
}

static void copied_strings(void)
{
	char text[] = "changes";
	char *volatile nothing = NULL;
	int len = cbprintf_package(NULL, 0, 0, "%s %d %s %s", text, 5, host_rodata, nothing);

	CHECK_EQ(cbprintf_package(memory, sizeof(memory), 0, "%s %d %s %s", text, 5, host_rodata,
				  nothing),
		 len);
	CHECK_EQ(head(memory).desc.str_cnt, 2);
	text[0] = 'X';
	/* It may be moved. */
	memcpy(other, memory, (size_t)len);
	memset(memory, 0xaa, sizeof(memory));
	CHECK_STR(print(other), "changes 5 constant (null)");
	CHECK_STR(print(other), "changes 5 constant (null)");
}

static void must_be_run_time(void)
{
	char text[] = "changes";
	const char *const constant = text;
	unsigned char bytes[4] = "abc";
	int len = 0;

	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%d", 1), 0);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "none"), 0);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%s", text), 1);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%s", bytes), 1);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%s", constant), 1);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_CONST_CHAR_RO, "%s", constant), 0);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_ADD_RW_STR_POS, "%s", text), 0);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(1), "%s", text),
		 0);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(1), "%d %s %s", 1,
					       text, text),
		 1);
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%p", (void *)text), 0);
	CBPRINTF_STATIC_PACKAGE(memory, sizeof(memory), len, 0, 0, "%s", text);
	CHECK_EQ(len, -EINVAL);
}

/* Arguments are evaluated once when a package is written, and not when it is measured. */
static void evaluated_once(void)
{
	int calls = 0;
	int len;

	CBPRINTF_STATIC_PACKAGE(NULL, 0, len, 0, 0, "%d %d", calls++, 5);
	CHECK_EQ(calls, 0);
	CHECK(len > 0);
	CBPRINTF_STATIC_PACKAGE(memory, sizeof(memory), len, 0, 0, "%d %d", ++calls, 5);
	CHECK_EQ(calls, 1);
	CHECK_STR(print(memory), "1 5");
	CHECK_EQ(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%d", calls++), 0);
	CHECK_EQ(calls, 1);
}

static void alignment(void)
{
	for (size_t offset = 0; offset < CBPRINTF_PACKAGE_ALIGNMENT; offset += sizeof(void *)) {
		const int len = cbprintf_package(NULL, offset, 0, "%d %lld %f", 1, 2LL, 3.0);
		int static_len;

		CHECK_EQ(cbprintf_package(&memory[offset], (size_t)len, 0, "%d %lld %f", 1, 2LL,
					  3.0),
			 len);
		CHECK_STR(print(&memory[offset]), "1 2 3.000000");
		CBPRINTF_STATIC_PACKAGE(NULL, 0, static_len, offset, 0, "%d %lld %f", 1, 2LL, 3.0);
		CHECK_EQ(static_len, len);
	}
	CHECK_EQ(cbprintf_package(&memory[1], 100, 0, "text"), -EFAULT);
	CHECK_EQ(cbprintf_package(memory, 0, 0, "text"), -ENOSPC);
	CHECK_EQ(cbpprintf(put, NULL, NULL), -EINVAL);
}

/* Make @p to from @p from by @p flags; the length is the same with and without memory. */
static int convert(void *from, int from_len, uint32_t flags)
{
	uint16_t lengths[4] = { 0 };
	const int len = cbprintf_package_copy(from, (size_t)from_len, NULL, 0, flags, lengths,
					      ARRAY_SIZE(lengths));

	memset(other, 0, sizeof(other));
	CHECK_EQ(cbprintf_package_copy(from, 0, other, (size_t)len, flags, lengths,
				       ARRAY_SIZE(lengths)),
		 len);
	CHECK_EQ(cbprintf_package_copy(from, 0, other, (size_t)len, flags, NULL, 0), len);
	CHECK_EQ(cbprintf_package_copy(from, 0, other, (size_t)len - 1, flags, NULL, 0), -ENOSPC);
	CHECK_EQ(cbprintf_package_copy(from, 0, other, (size_t)len, flags, NULL, 0), len);
	return len;
}

static void conversions(void)
{
	static const uint32_t all =
		CBPRINTF_PACKAGE_ADD_RO_STR_POS | CBPRINTF_PACKAGE_ADD_RW_STR_POS;
	char first[] = "first";
	char second[] = "second";
	int len;

	CBPRINTF_STATIC_PACKAGE(memory, sizeof(memory), len, 0, all, "%s %d %s %s", first, 5,
				(char *)host_rodata, second);
	CHECK_EQ(head(memory).desc.rw_str_cnt, 3);
	/* Transient to self-contained: what is read-only stays a pointer. */
	(void)convert(memory, len, CBPRINTF_PACKAGE_CONVERT_RW_STR);
	CHECK_EQ(head(other).desc.str_cnt, 2);
	CHECK_EQ(head(other).desc.ro_str_cnt, 0);
	CHECK_EQ(head(other).desc.rw_str_cnt, 0);
	first[0] = 'F';
	CHECK_STR(print(other), "first 5 constant second");
	first[0] = 'f';
	/* The same, and read-only strings listed. */
	(void)convert(memory, len,
		      CBPRINTF_PACKAGE_CONVERT_RW_STR | CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR);
	CHECK_EQ(head(other).desc.ro_str_cnt, 2);
	CHECK_STR(print(other), "first 5 constant second");
	/* Everything. */
	len = cbprintf_fsc_package(memory, (size_t)len, NULL, 0);
	CHECK_EQ(cbprintf_fsc_package(memory, 0, other, sizeof(other)), len);
	CHECK_EQ(head(other).desc.str_cnt, 4);
	memset(memory, 0, sizeof(memory));
	memset(first, 0, sizeof(first));
	CHECK_STR(print(other), "first 5 constant second");
	CHECK_EQ(cbprintf_fsc_package(NULL, 0, other, 4), -EINVAL);
}

/* Self-contained to fully self-contained: strings that were appended before stay. */
static void appended_before(void)
{
	char text[] = "changes";
	int len = cbprintf_package(memory, sizeof(memory), CBPRINTF_PACKAGE_ADD_RO_STR_POS,
				   "%s %s %d", text, host_rodata, 9);

	CHECK_EQ(head(memory).desc.str_cnt, 1);
	CHECK_EQ(head(memory).desc.ro_str_cnt, 2);
	(void)convert(memory, len, CBPRINTF_PACKAGE_CONVERT_RO_STR);
	CHECK_EQ(head(other).desc.str_cnt, 3);
	memset(memory, 0, sizeof(memory));
	CHECK_STR(print(other), "changes constant 9");
	/* Nothing asked for: a copy. */
	len = cbprintf_package(memory, sizeof(memory), CBPRINTF_PACKAGE_ADD_RO_STR_POS, "%d", 9);
	CHECK_EQ(convert(memory, len, 0), len);
	CHECK(memcmp(memory, other, (size_t)len) == 0);
}

/* A char pointer that is printed as a pointer. */
static void pointer_check(void)
{
	char text[] = "text";
	int len;

	CBPRINTF_STATIC_PACKAGE(memory, sizeof(memory), len, 0, CBPRINTF_PACKAGE_ADD_RW_STR_POS,
				"%*d %p %s", 3, 7, text, text);
	snprintk(expected, sizeof(expected), "%*d %p %s", 3, 7, (void *)text, text);
	CHECK_EQ(head(memory).desc.rw_str_cnt, 2);
	console[0] = '\0';
	(void)convert(memory, len,
		      CBPRINTF_PACKAGE_CONVERT_RW_STR | CBPRINTF_PACKAGE_CONVERT_PTR_CHECK);
	CHECK(strstr(console, "char pointer printed by %p") != NULL);
	CHECK_EQ(head(other).desc.str_cnt, 1);
	CHECK_STR(print(other), expected);
}

static int limited(const void *buf, size_t len, void *ctx)
{
	unsigned int *const calls = ctx;

	(*calls)++;
	CHECK((buf == NULL) == (len == 0));
	return *calls > 2 ? -EIO : (int)len;
}

static void callback(void)
{
	unsigned int calls = 0;
	char text[] = "text";
	const int len = cbprintf_package(memory, sizeof(memory), CBPRINTF_PACKAGE_ADD_RW_STR_POS,
					 "%s", text);

	CHECK_EQ(cbprintf_package_convert(memory, (size_t)len, limited, &calls,
					  CBPRINTF_PACKAGE_CONVERT_RW_STR, NULL, 0),
		 -EIO);
	CHECK_EQ(calls, 3);
}

#define TAGGED(...) \
	GET_ARG_N(1, __VA_ARGS__), \
		Z_CBPRINTF_TAGGED_ARGS(NUM_VA_ARGS_LESS_1(__VA_ARGS__), \
				       GET_ARGS_LESS_N(1, __VA_ARGS__))

static int tagged_package(void *to, size_t len, uint32_t flags, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = cbvprintf_package(to, len, flags | CBPRINTF_PACKAGE_ARGS_ARE_TAGGED, format, ap);
	va_end(ap);
	return rc;
}

static void tagged(void)
{
	char text[] = "text";
	const int len = tagged_package(
		NULL, 0, 0,
		TAGGED("%c %*d %s %lld %p %f", 'x', 4, 5, text, 6LL, (void *)memory, 1.5));

	snprintk(expected, sizeof(expected), "%c %*d %s %lld %p %f", 'x', 4, 5, text, 6LL,
		 (void *)memory, 1.5);
	CHECK_EQ(tagged_package(
			 other, sizeof(other), 0,
			 TAGGED("%c %*d %s %lld %p %f", 'x', 4, 5, text, 6LL, (void *)memory, 1.5)),
		 len);
	text[0] = 'X';
	CHECK_STR(print(other), expected);
	CHECK(tagged_package(other, sizeof(other), 0, TAGGED("none")) > 0);
	CHECK_STR(print(other), "none");
}

static void limits(void)
{
	char text[] = "t";

	/* 40 strings to append. */
	CHECK_EQ(cbprintf_package(
			 NULL, 0, 0,
			 "%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s",
			 text, text, text, text, text, text, text, text, text, text, text, text,
			 text, text, text, text, text, text, text, text, text, text, text, text,
			 text, text, text, text, text, text, text, text, text, text),
		 -EINVAL);
}

int main(void)
{
	RUN(numbers);
	RUN(doubles);
	RUN(floats);
	RUN(constant_strings);
	RUN(listed_strings);
	RUN(copied_strings);
	RUN(must_be_run_time);
	RUN(evaluated_once);
	RUN(alignment);
	RUN(conversions);
	RUN(appended_before);
	RUN(pointer_check);
	RUN(callback);
	if (IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS)) {
		RUN(tagged);
	}
	RUN(limits);
	return check_end();
}
