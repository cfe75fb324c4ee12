/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A line as it is typed: characters, corrections, its end. Knows no port and no command; says
 * what to show by what it returns.
 */
#ifndef CONSOLE_LINE_H_
#define CONSOLE_LINE_H_

#include <stdbool.h>
#include <stddef.h>

/** The longest line, in characters. */
#define LINE_MAX 79

/** What a character did. */
enum line_event {
	/** Nothing to show: a part of a control sequence, a character without room. */
	LINE_NOTHING,
	/** It was added: show it. */
	LINE_ADDED,
	/** The last character was taken away. */
	LINE_ERASED,
	/** All were taken away. */
	LINE_CLEARED,
	/** The line is complete. */
	LINE_COMPLETE,
};

struct line {
	/** Ends with NUL at any time. */
	char text[LINE_MAX + 1];
	size_t length;
	/** Characters were dropped for want of room. */
	bool too_long;
	/** A carriage return came last: a line feed belongs to it. */
	bool returned;
	/** How far into an escape sequence; 0 is outside. */
	unsigned char escape;
};

/** Begin a line; what is known of the last character is kept. Any context. */
void line_begin(struct line *line);

/**
 * Take a character.
 *
 * Return or line feed ends the line (both together once), backspace and delete take a character
 * back, Ctrl-U and Ctrl-C all of them. Escape sequences of cursor keys and the like, and other
 * control characters, are skipped; a tab is a blank.
 */
enum line_event line_feed(struct line *line, char c);

#endif /* CONSOLE_LINE_H_ */
