/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One conversion specification: how it is read, and how a field of its width is laid out.
 * Called by the complete formatter, cbprintf_complete.c and cbprintf_fp*.c.
 */
#include <limits.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "cbprintf_internal.h"

bool z_printf_is_one_of(char c, const char *set)
{
	__ASSERT_NO_MSG(set != NULL);
	for (; *set != '\0'; set++) {
		if (*set == c) {
			return true;
		}
	}
	return false;
}

static const char *parse_flags(const char *fmt, struct z_printf_spec *spec)
{
	static const char letters[] = "-+ #0";
	unsigned int flag;

	BUILD_ASSERT(Z_PRINTF_LEFT == BIT(0) && Z_PRINTF_PLUS == BIT(1));
	BUILD_ASSERT(Z_PRINTF_SPACE == BIT(2) && Z_PRINTF_ALT == BIT(3) && Z_PRINTF_ZERO == BIT(4));
	for (; *fmt != '\0'; fmt++) {
		for (flag = 0; letters[flag] != '\0' && letters[flag] != *fmt; flag++) {
		}
		if (letters[flag] == '\0') {
			break;
		}
		spec->flags |= (uint8_t)(1U << flag);
	}
	return fmt;
}

/* A decimal number, or '*' for the next argument. Stays INT_MAX if it is too big. */
static const char *parse_count(const char *fmt, int *count, struct z_printf_args *args)
{
	unsigned int value = 0;

	if (*fmt == '*') {
		z_printf_tag(args);
		*count = args->missing ? 0 : va_arg(args->ap, int);
		return fmt + 1;
	}
	for (; *fmt >= '0' && *fmt <= '9'; fmt++) {
		const unsigned int digit = (unsigned int)(*fmt - '0');

		value = value > (INT_MAX - digit) / 10 ? INT_MAX : value * 10 + digit;
	}
	*count = (int)value;
	return fmt;
}

static const char *parse_length(const char *fmt, struct z_printf_spec *spec)
{
	static const struct {
		char letter;
		uint8_t once;
		uint8_t twice;
	} lengths[] = {
		{ 'l', Z_PRINTF_LONG, Z_PRINTF_LONG_LONG },
		{ 'h', Z_PRINTF_SHORT, Z_PRINTF_CHAR },
		{ 'z', Z_PRINTF_SIZE, Z_PRINTF_INT },
		{ 'j', Z_PRINTF_MAX, Z_PRINTF_INT },
		{ 't', Z_PRINTF_PTRDIFF, Z_PRINTF_INT },
		{ 'L', Z_PRINTF_LONG_DOUBLE, Z_PRINTF_INT },
	};

	for (unsigned int i = 0; i < ARRAY_SIZE(lengths); i++) {
		if (*fmt == lengths[i].letter) {
			const bool twice = lengths[i].twice != Z_PRINTF_INT && fmt[1] == fmt[0];

			spec->length = twice ? lengths[i].twice : lengths[i].once;
			return fmt + (twice ? 2 : 1);
		}
	}
	return fmt;
}

const char *z_printf_parse(const char *fmt, struct z_printf_spec *spec, struct z_printf_args *args)
{
	__ASSERT_NO_MSG(fmt != NULL && spec != NULL && args != NULL);
	*spec = (struct z_printf_spec){ .prec = -1 };
	fmt = parse_flags(fmt, spec);
	fmt = parse_count(fmt, &spec->width, args);
	if (spec->width < 0) {
		/* C11 7.21.6.1: a negative width argument is a flag and a width. */
		spec->flags |= Z_PRINTF_LEFT;
		spec->width = spec->width == INT_MIN ? INT_MAX : -spec->width;
	}
	if (*fmt == '.') {
		fmt = parse_count(fmt + 1, &spec->prec, args);
		/* A negative precision argument is as if there were none. */
		spec->prec = MAX(spec->prec, -1);
	}
	fmt = parse_length(fmt, spec);
	spec->conv = *fmt;
	return *fmt == '\0' ? fmt : fmt + 1;
}

void z_printf_pad(struct z_printf_sink *sink, char c, int n)
{
	for (; n > 0 && sink->count >= 0; n--) {
		z_printf_put(sink, c);
	}
}

void z_printf_text(struct z_printf_sink *sink, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		z_printf_put(sink, text[i]);
	}
}

void z_printf_sign(struct z_printf_field *field, const struct z_printf_spec *spec, bool negative)
{
	__ASSERT_NO_MSG(field->prefix_len < Z_PRINTF_PREFIX_MAX);
	if (negative) {
		field->prefix[field->prefix_len++] = '-';
	} else if ((spec->flags & Z_PRINTF_PLUS) != 0) {
		field->prefix[field->prefix_len++] = '+';
	} else if ((spec->flags & Z_PRINTF_SPACE) != 0) {
		field->prefix[field->prefix_len++] = ' ';
	}
}

int z_printf_open(struct z_printf_sink *sink, const struct z_printf_spec *spec,
		  const struct z_printf_field *field, int zeros)
{
	/* May be negative; cannot overflow, each part being far below INT_MAX / 2 or the width. */
	const int room = spec->width - field->prefix_len - field->body_len;
	int spaces = room - MIN(zeros, MAX(room, 0));

	__ASSERT_NO_MSG(field->prefix_len <= Z_PRINTF_PREFIX_MAX && field->body_len >= 0);
	__ASSERT_NO_MSG(zeros >= 0);
	if ((spec->flags & (Z_PRINTF_ZERO | Z_PRINTF_LEFT)) == Z_PRINTF_ZERO) {
		zeros = MAX(zeros, room);
		spaces = 0;
	}
	if ((spec->flags & Z_PRINTF_LEFT) == 0) {
		z_printf_pad(sink, ' ', spaces);
		spaces = 0;
	}
	z_printf_text(sink, field->prefix, field->prefix_len);
	z_printf_pad(sink, '0', zeros);
	return spaces;
}
