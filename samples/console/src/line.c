/* SPDX-License-Identifier: Apache-2.0 */
/* Lines as they are typed; see line.h. */
#include "line.h"

#include <zephyr/sys/__assert.h>

#define CTRL_C 0x03
#define BACKSPACE 0x08
#define CTRL_U 0x15
#define ESCAPE 0x1B
#define DELETE 0x7F

/* Inside ESC; inside ESC [ or ESC O, whose last character is a letter or a tilde. */
enum {
	OUTSIDE,
	AFTER_ESCAPE,
	IN_SEQUENCE
};

void line_begin(struct line *line)
{
	line->length = 0;
	line->text[0] = '\0';
	line->too_long = false;
	line->escape = OUTSIDE;
}

/* Whether the character belongs to an escape sequence. */
static bool skipped(struct line *line, char c)
{
	switch (line->escape) {
	case AFTER_ESCAPE:
		line->escape = (c == '[' || c == 'O') ? IN_SEQUENCE : OUTSIDE;
		return true;
	case IN_SEQUENCE:
		if (c >= '@' && c <= '~') {
			line->escape = OUTSIDE;
		}
		return true;
	default:
		if (c == ESCAPE) {
			line->escape = AFTER_ESCAPE;
		}
		return c == ESCAPE;
	}
}

static enum line_event add(struct line *line, char c)
{
	__ASSERT(line->length <= LINE_MAX, "a line of %zu characters", line->length);
	if (line->length == LINE_MAX) {
		line->too_long = true;
		return LINE_NOTHING;
	}
	line->text[line->length++] = c;
	line->text[line->length] = '\0';
	return LINE_ADDED;
}

static enum line_event erase(struct line *line)
{
	if (line->length == 0U) {
		return LINE_NOTHING;
	}
	line->text[--line->length] = '\0';
	line->too_long = false;
	return LINE_ERASED;
}

/* A character outside of escape sequences that does not end the line. */
static enum line_event take(struct line *line, char c)
{
	switch (c) {
	case BACKSPACE:
	case DELETE:
		return erase(line);
	case CTRL_C:
	case CTRL_U:
		line_begin(line);
		return LINE_CLEARED;
	case '\t':
		return add(line, ' ');
	default:
		return (c >= ' ' && c <= '~') ? add(line, c) : LINE_NOTHING;
	}
}

enum line_event line_feed(struct line *line, char c)
{
	const bool returned = line->returned;

	line->returned = c == '\r';
	if (c == '\n' || c == '\r') {
		line->escape = OUTSIDE;
		return (c == '\n' && returned) ? LINE_NOTHING : LINE_COMPLETE;
	}
	return skipped(line, c) ? LINE_NOTHING : take(line, c);
}
