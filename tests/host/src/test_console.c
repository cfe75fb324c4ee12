/* SPDX-License-Identifier: Apache-2.0 */
/* The console sample's lines and words. */
#include <errno.h>
#include <string.h>

#include "check.h"
#include "line.h"
#include "words.h"

static struct line line;

/* Feed a text; return the events as letters, one for each character. */
static const char *fed(const char *text)
{
	static char events[200];
	static const char letters[] = { [LINE_NOTHING] = '-',
					[LINE_ADDED] = 'a',
					[LINE_ERASED] = 'e',
					[LINE_CLEARED] = 'c',
					[LINE_COMPLETE] = '!' };
	size_t count = 0;

	for (; text[count] != '\0' && count < sizeof(events) - 1U; count++) {
		events[count] = letters[line_feed(&line, text[count])];
	}
	events[count] = '\0';
	return events;
}

static void start(void)
{
	line.returned = false;
	line_begin(&line);
}

static void plain_lines(void)
{
	start();
	CHECK_STR(fed("help\r"), "aaaa!");
	CHECK_STR(line.text, "help");
	line_begin(&line);
	CHECK_STR(fed("\n"), "-"); /* belongs to the return before it */
	CHECK_STR(fed("\n\n\r\r\n"), "!!!!-");
	CHECK_EQ(line.length, 0);
	CHECK_STR(fed("a\tb"), "aaa");
	CHECK_STR(line.text, "a b");
}

static void corrections(void)
{
	start();
	CHECK_STR(fed("\b\x7f"), "--");
	CHECK_STR(fed("ab\bc\x7f"), "aaeae");
	CHECK_STR(line.text, "a");
	CHECK_STR(fed("bcd\x15"), "aaac");
	CHECK_STR(line.text, "");
	CHECK_STR(fed("x\x03y"), "aca");
	CHECK_STR(line.text, "y");
}

static void sequences(void)
{
	start();
	/* Cursor up, Home, Delete, F1, Alt-x; a sequence that a return cuts off. */
	CHECK_STR(fed("\x1b[A\x1b[1~\x1b[3~\x1bOP\x1bx"), "----------------");
	CHECK_STR(fed("a\x01\x02\xff"
		      "b"),
		  "a---a");
	CHECK_STR(line.text, "ab");
	CHECK_STR(fed("\x1b[1;\r"), "----!");
	line_begin(&line);
	CHECK_STR(fed("k"), "a");
}

static void long_lines(void)
{
	start();
	for (size_t i = 0; i < LINE_MAX; i++) {
		CHECK_EQ(line_feed(&line, 'x'), LINE_ADDED);
	}
	CHECK(!line.too_long);
	CHECK_EQ(line_feed(&line, 'y'), LINE_NOTHING);
	CHECK(line.too_long);
	CHECK_EQ(strlen(line.text), LINE_MAX);
	CHECK_EQ(line_feed(&line, '\b'), LINE_ERASED);
	CHECK(!line.too_long);
	CHECK_EQ(line_feed(&line, '\r'), LINE_COMPLETE);
	CHECK_EQ(strlen(line.text), LINE_MAX - 1);
}

/* Whatever comes, the text ends where its length says, and has printable characters alone. */
static void any_characters(void)
{
	uint64_t state = 1;
	unsigned int complete = 0;

	start();
	for (int i = 0; i < 100000; i++) {
		if (line_feed(&line, (char)check_random(&state)) == LINE_COMPLETE) {
			complete++;
			line_begin(&line);
		}
		if (line.length > LINE_MAX || line.text[line.length] != '\0' ||
		    strlen(line.text) != line.length) {
			CHECK(false);
			return;
		}
	}
	CHECK(complete > 100);
}

static void words(void)
{
	char text[] = "  kernel map   4K ";
	char many[] = "a b c d";
	char none[] = "   ";
	char *found[3];

	CHECK_EQ(words_split(text, found, 3), 3);
	CHECK_STR(found[0], "kernel");
	CHECK_STR(found[1], "map");
	CHECK_STR(found[2], "4K");
	CHECK_EQ(words_split(many, found, 3), -E2BIG);
	CHECK_EQ(words_split(none, found, 3), 0);
}

static void number(const char *word, int error, uint32_t value)
{
	uint32_t got = 99;

	CHECK_EQ(words_number(word, &got), error);
	CHECK_EQ(got, error == 0 ? value : 99);
}

static void numbers(void)
{
	static const char *const wrong[] = { "",  "x",   "0x",  "-1",  "1G", "4KB",
					     "K", "1k2", "0xg", "1.5", "+1", "0x1 " };

	number("0", 0, 0);
	number("4096", 0, 4096);
	number("0x40100000", 0, 0x40100000);
	number("0XfF", 0, 255);
	number("4K", 0, 4096);
	number("4k", 0, 4096);
	number("0x10k", 0, 16384);
	number("3M", 0, 3 * 1024 * 1024);
	number("0K", 0, 0);
	number("4294967295", 0, UINT32_MAX);
	number("4294967296", -ERANGE, 0);
	number("0x100000000", -ERANGE, 0);
	number("99999999999999999999999", -ERANGE, 0);
	number("4096M", -ERANGE, 0);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		number(wrong[i], -EINVAL, 0);
	}
}

int main(void)
{
	RUN(plain_lines);
	RUN(corrections);
	RUN(sequences);
	RUN(long_lines);
	RUN(any_characters);
	RUN(words);
	RUN(numbers);
	return check_end();
}
