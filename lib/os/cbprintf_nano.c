/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The small formatter (CONFIG_CBPRINTF_NANO): d i u x X o p c s %, width, flags '-' and '0',
 * lengths h hh l ll z t j. Anything else is printed as it stands. No precision, no floating
 * point. Called as cbvprintf(), in any context.
 */
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/util.h>

#ifdef CONFIG_CBPRINTF_FULL_INTEGRAL
typedef unsigned long long number_t;
#else
typedef unsigned long number_t;
#endif

#define DIGITS_MAX (sizeof(number_t) * CHAR_BIT / 3 + 2)

struct sink {
	cbprintf_cb out;
	void *ctx;
	int count;
};

struct field {
	bool left;
	bool zero;
	char conv;
	int longs;
	int width;
};

struct arguments {
	va_list ap;
};

static void put(struct sink *sink, char c)
{
	if (sink->count >= 0) {
		const int rc = sink->out((unsigned char)c, sink->ctx);

		sink->count = rc < 0 ? rc : sink->count + 1;
	}
}

static void put_field(struct sink *sink, const struct field *field, const char *text, int len)
{
	int fill = field->width - len;

	if (field->zero && !field->left) {
		if (len > 0 && *text == '-') {
			put(sink, *text++);
			len--;
		}
		for (; fill > 0; fill--) {
			put(sink, '0');
		}
	}
	for (; fill > 0 && !field->left; fill--) {
		put(sink, ' ');
	}
	while (len-- > 0) {
		put(sink, *text++);
	}
	for (; fill > 0; fill--) {
		put(sink, ' ');
	}
}

static void put_number(struct sink *sink, const struct field *field, number_t value, bool negative)
{
	const char *const alphabet = field->conv == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
	const unsigned int base = field->conv == 'o' ? 8 : (field->conv | 0x20) == 'x' ? 16 : 10;
	char digits[DIGITS_MAX];
	char *const end = &digits[DIGITS_MAX];
	char *next = end;

	do {
		*--next = alphabet[value % base];
		value /= base;
	} while (value != 0);
	if (negative) {
		*--next = '-';
	}
	__ASSERT_NO_MSG(next >= digits);
	put_field(sink, field, next, (int)(end - next));
}

static void put_signed(struct sink *sink, const struct field *field, struct arguments *args)
{
	const long long value = field->longs >= 2   ? va_arg(args->ap, long long)
				: field->longs == 1 ? va_arg(args->ap, long)
						    : va_arg(args->ap, int);

	put_number(sink, field, value < 0 ? 0 - (number_t)value : (number_t)value, value < 0);
}

static void put_unsigned(struct sink *sink, const struct field *field, struct arguments *args)
{
	const unsigned long long value = field->longs >= 2   ? va_arg(args->ap, unsigned long long)
					 : field->longs == 1 ? va_arg(args->ap, unsigned long)
							     : va_arg(args->ap, unsigned int);

	put_number(sink, field, (number_t)value, false);
}

static void put_string(struct sink *sink, const struct field *field, const char *text)
{
	struct field spaces = *field;
	int len = 0;

	spaces.zero = false;
	text = text == NULL ? "(null)" : text;
	while (text[len] != '\0') {
		len++;
	}
	put_field(sink, &spaces, text, len);
}

static void put_pointer(struct sink *sink, struct field *field, struct arguments *args)
{
	field->conv = 'x';
	put(sink, '0');
	put(sink, 'x');
	put_number(sink, field, (uintptr_t)va_arg(args->ap, void *), false);
}

/* Flags, width and length; returns the letter of the conversion. */
static const char *parse(const char *fmt, struct field *field, struct arguments *args)
{
	for (; *fmt == '-' || *fmt == '0'; fmt++) {
		field->left |= *fmt == '-';
		field->zero |= *fmt == '0';
	}
	if (*fmt == '*') {
		field->width = va_arg(args->ap, int);
		fmt++;
	}
	for (; *fmt >= '0' && *fmt <= '9'; fmt++) {
		field->width = field->width * 10 + (*fmt - '0');
	}
	for (; *fmt == 'l' || *fmt == 'z' || *fmt == 't' || *fmt == 'h'; fmt++) {
		field->longs += *fmt != 'h';
	}
	if (*fmt == 'j') {
		field->longs = 2;
		fmt++;
	}
	field->conv = *fmt;
	return fmt;
}

/* Returns false if there is no such conversion. */
static bool put_conversion(struct sink *sink, struct field *field, struct arguments *args)
{
	char character;

	switch (field->conv) {
	case 'd':
	case 'i':
		put_signed(sink, field, args);
		return true;
	case 'u':
	case 'x':
	case 'X':
	case 'o':
		put_unsigned(sink, field, args);
		return true;
	case 's':
		put_string(sink, field, va_arg(args->ap, const char *));
		return true;
	case 'p':
		put_pointer(sink, field, args);
		return true;
	default:
		break;
	}
	character = field->conv == 'c' ? (char)va_arg(args->ap, int) : '%';
	put_field(sink, field, &character, 1);
	return field->conv == 'c' || field->conv == '%';
}

static const char *convert(struct sink *sink, const char *start, struct arguments *args)
{
	struct field field = { .left = false };
	const char *next = parse(start + 1, &field, args);

	if (*next == '\0') {
		put(sink, '%');
		return start + 1;
	}
	/* An unknown conversion: its '%' has been printed, the rest follows as text. */
	return put_conversion(sink, &field, args) ? next + 1 : start + 1;
}

int cbvprintf(cbprintf_cb out, void *ctx, const char *format, va_list ap)
{
	struct sink sink = { .out = out, .ctx = ctx };
	struct arguments args;

	__ASSERT_NO_MSG(out != NULL && format != NULL);
	va_copy(args.ap, ap);
	while (*format != '\0' && sink.count >= 0) {
		if (*format == '%') {
			format = convert(&sink, format, &args);
		} else {
			put(&sink, *format++);
		}
	}
	va_end(args.ap);
	return sink.count;
}
