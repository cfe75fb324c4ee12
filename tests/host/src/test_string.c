/* SPDX-License-Identifier: Apache-2.0 */
/* Strings and memory of the minimal C library, against the host's on random input. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zephyr/sys/util.h>

#include "check.h"
#include "host_libc.h"

#define ROUNDS 20000
#define LEN_MAX 12

static int sign(int number)
{
	return (number > 0) - (number < 0);
}

/* A string over few letters, so that equal parts are frequent; some bytes above 127. */
static size_t random_text(uint64_t *state, char *text)
{
	static const char alphabet[] = { 'a', 'b', 'A', 'B', 'z', (char)0xe4, ',' };
	const size_t len = check_random(state) % LEN_MAX;

	for (size_t i = 0; i < len; i++) {
		text[i] = alphabet[check_random(state) % ARRAY_SIZE(alphabet)];
	}
	text[len] = '\0';
	return len;
}

static void comparing(void)
{
	uint64_t state = 1;
	char left[LEN_MAX + 1];
	char right[LEN_MAX + 1];

	for (int i = 0; i < ROUNDS; i++) {
		const size_t left_len = random_text(&state, left);
		const size_t right_len = random_text(&state, right);
		const size_t n = check_random(&state) % (LEN_MAX + 1);
		const size_t shorter = MIN(left_len, right_len);

		CHECK_EQ(sign(strcmp(left, right)), sign(host_strcmp(left, right)));
		CHECK_EQ(sign(strncmp(left, right, n)), sign(host_strncmp(left, right, n)));
		CHECK_EQ(sign(strcasecmp(left, right)), sign(host_strcasecmp(left, right)));
		CHECK_EQ(sign(memcmp(left, right, shorter)),
			 sign(host_memcmp(left, right, shorter)));
	}
	CHECK_EQ(strncmp("abc", "abd", 2), 0);
	CHECK_EQ(strncasecmp("aBc", "AbD", 2), 0);
	CHECK(strcmp("\x80", "a") > 0);
}

static void searching(void)
{
	uint64_t state = 2;
	char text[LEN_MAX + 1];
	char part[LEN_MAX + 1];

	for (int i = 0; i < ROUNDS; i++) {
		const size_t len = random_text(&state, text);
		const size_t n = check_random(&state) % (LEN_MAX + 1);
		const char c = text[check_random(&state) % (len + 1)];

		random_text(&state, part);
		part[3] = '\0';
		CHECK(strstr(text, part) == host_strstr(text, part));
		CHECK(strchr(text, c) == host_strchr(text, c));
		CHECK(strchr(text, 'q') == NULL);
		CHECK(strrchr(text, c) == host_strrchr(text, c));
		CHECK_EQ(strspn(text, part), host_strspn(text, part));
		CHECK_EQ(strcspn(text, part), host_strcspn(text, part));
		CHECK_EQ(strnlen(text, n), host_strnlen(text, n));
		CHECK(memchr(text, c, len + 1) == host_strchr(text, c));
	}
	CHECK_STR(strpbrk("hello", "xl"), "llo");
	CHECK(memchr("abc", 'c', 2) == NULL);
	CHECK(memrchr("abcabc", 'd', 6) == NULL);
	CHECK(strpbrk("hello", "xyz") == NULL);
}

/* Every alignment of both ends, every length: exactly those bytes change. */
static void moving(void)
{
	unsigned char from[64];
	unsigned char to[64];

	for (unsigned int i = 0; i < sizeof(from); i++) {
		from[i] = (unsigned char)(i + 1);
	}
	for (size_t at = 0; at < 8; at++) {
		for (size_t source = 0; source < 8; source++) {
			for (size_t n = 0; n < 24; n++) {
				memset(to, 0xee, sizeof(to));
				CHECK(memcpy(&to[at], &from[source], n) == &to[at]);
				for (size_t i = 0; i < 40; i++) {
					const bool inside = i >= at && i < at + n;

					CHECK_EQ(to[i], inside ? from[source + i - at] : 0xee);
				}
			}
		}
	}
}

static void overlapping(void)
{
	for (size_t at = 0; at < 10; at++) {
		for (size_t source = 0; source < 10; source++) {
			unsigned char bytes[32];
			const size_t n = 12;

			for (unsigned int i = 0; i < sizeof(bytes); i++) {
				bytes[i] = (unsigned char)i;
			}
			CHECK(memmove(&bytes[at], &bytes[source], n) == &bytes[at]);
			for (size_t i = 0; i < n; i++) {
				CHECK_EQ(bytes[at + i], source + i);
			}
		}
	}
}

static void copying(void)
{
	char buffer[16];

	CHECK(strcpy(buffer, "abc") == buffer);
	CHECK_STR(buffer, "abc");
	CHECK_STR(strcat(buffer, "def"), "abcdef");
	CHECK_STR(strncat(buffer, "ghijk", 2), "abcdefgh");
	memset(buffer, '#', sizeof(buffer));
	strncpy(buffer, "xy", 5);
	CHECK_EQ(memcmp(buffer, "xy\0\0\0#", 6), 0);
	strncpy(buffer, "12345", 3);
	CHECK_EQ(memcmp(buffer, "123\0\0#", 6), 0);
	CHECK_EQ(strlcpy(buffer, "abcdef", 4), 6);
	CHECK_STR(buffer, "abc");
	CHECK_EQ(strlcpy(buffer, "", 4), 0);
	CHECK_STR(buffer, "");
	CHECK_EQ(strlcpy(NULL, "abc", 0), 3);
	CHECK_EQ(strlen("12345"), 5);
}

static void cutting(void)
{
	char text[] = ",,one,two;;three,";
	char *state;

	CHECK_STR(strtok_r(text, ",;", &state), "one");
	CHECK_STR(strtok_r(NULL, ",;", &state), "two");
	CHECK_STR(strtok_r(NULL, ",;", &state), "three");
	CHECK(strtok_r(NULL, ",;", &state) == NULL);
	CHECK(strtok_r(NULL, ",;", &state) == NULL);
}

static void classes(void)
{
	for (int c = -1; c < 128; c++) {
		const int ours[] = { isupper(c), islower(c),  isalpha(c), isdigit(c),
				     isalnum(c), isxdigit(c), isblank(c), isspace(c),
				     isgraph(c), isprint(c),  iscntrl(c), ispunct(c) };

		for (int i = 0; i < (int)ARRAY_SIZE(ours); i++) {
			CHECK_EQ(ours[i] != 0, host_isclass(c, i) != 0);
		}
	}
	CHECK_EQ(tolower('Q'), 'q');
	CHECK_EQ(toupper('q'), 'Q');
	CHECK_EQ(toupper('1'), '1');
}

static void errors(void)
{
	char buffer[8];

	CHECK_STR(strerror(0), "Success");
	CHECK_STR(strerror(ENOMEM), "Out of memory");
	CHECK_STR(strerror(EINVAL), "Invalid argument");
	CHECK_STR(strerror(9999), "");
	CHECK_EQ(strerror_r(9999, buffer, sizeof(buffer)), EINVAL);
	CHECK_EQ(strerror_r(EBUSY, NULL, 0), ERANGE);
	CHECK_EQ(strerror_r(ENOMEM, buffer, sizeof(buffer)), ERANGE);
	CHECK_EQ(strerror_r(EBUSY, buffer, sizeof(buffer)), 0);
	CHECK_STR(buffer, "Busy");
	CHECK_EQ(ffs(0), 0);
	CHECK_EQ(ffs(0x50), 5);
}

int main(void)
{
	RUN(comparing);
	RUN(searching);
	RUN(moving);
	RUN(overlapping);
	RUN(copying);
	RUN(cutting);
	RUN(classes);
	RUN(errors);
	return check_end();
}
