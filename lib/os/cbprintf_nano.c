/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The small formatter (CONFIG_CBPRINTF_NANO): d i u x X o p c s %, width, flags '-' and '0',
 * lengths h hh l ll z t j. Anything else is printed as it stands. No precision, no floating
 * point. Called as cbvprintf(), in any context.
 */
#include <errno.h>
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
	/* Each argument has its tag before it. */
	bool tagged;
};

/* Pass over the tag of the next argument. False if there is no argument. */
static bool pass_tag(struct arguments *args)
{
	return !IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS) || !args->tagged ||
	       va_arg(args->ap, int) != CBPRINTF_PACKAGE_ARG_TYPE_END;
}

static bool is_one_of(char c, const char *set)
{
	__ASSERT_NO_MSG(set != NULL);
	for (; *set != '\0'; set++) {
		if (*set == c) {
			return true;
		}
	}
	return false;
}

static void put(struct sink *sink, char c)
{
	if (sink->count >= 0) {
		const int rc = sink->out((unsigned char)c, sink->ctx);

		sink->count = rc < 0 ? rc : sink->count + 1;
	}
}

static int fill(struct sink *sink, char c, int n)
{
	for (; n > 0; n--) {
		put(sink, c);
	}
	return 0;
}

static void put_field(struct sink *sink, const struct field *field, const char *text, int len)
{
	int missing = field->width - len;

	__ASSERT_NO_MSG(text != NULL && len >= 0);
	if (field->zero && !field->left) {
		/* The sign goes before the zeros. */
		if (len > 0 && *text == '-') {
			put(sink, *text++);
			len--;
		}
		missing = fill(sink, '0', missing);
	} else if (!field->left) {
		missing = fill(sink, ' ', missing);
	}
	while (len-- > 0) {
		put(sink, *text++);
	}
	(void)fill(sink, ' ', missing);
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

static const char *parse_width(const char *fmt, struct field *field, struct arguments *args)
{
	if (*fmt == '*' && pass_tag(args)) {
		field->width = va_arg(args->ap, int);
		return fmt + 1;
	}
	for (; *fmt >= '0' && *fmt <= '9'; fmt++) {
		field->width = field->width * 10 + (*fmt - '0');
	}
	return fmt;
}

/* Flags, width and length; returns the letter of the conversion. */
static const char *parse(const char *fmt, struct field *field, struct arguments *args)
{
	for (; *fmt == '-' || *fmt == '0'; fmt++) {
		field->left |= *fmt == '-';
		field->zero |= *fmt == '0';
	}
	fmt = parse_width(fmt, field, args);
	for (; is_one_of(*fmt, "lzthj"); fmt++) {
		/* j is as wide as ll. */
		field->longs += *fmt == 'j' ? 2 : *fmt != 'h';
	}
	field->conv = *fmt;
	return fmt;
}

/* Returns false if there is no such conversion. */
static bool put_conversion(struct sink *sink, struct field *field, struct arguments *args)
{
	char character = '%';

	if (is_one_of(field->conv, "di")) {
		put_signed(sink, field, args);
	} else if (is_one_of(field->conv, "uxXo")) {
		put_unsigned(sink, field, args);
	} else if (field->conv == 's') {
		put_string(sink, field, va_arg(args->ap, const char *));
	} else if (field->conv == 'p') {
		put_pointer(sink, field, args);
	} else {
		if (field->conv == 'c') {
			character = (char)va_arg(args->ap, int);
		}
		put_field(sink, field, &character, 1);
		return is_one_of(field->conv, "c%");
	}
	return true;
}

static const char *convert(struct sink *sink, const char *start, struct arguments *args)
{
	struct field field = { .left = false };
	const char *next = parse(start + 1, &field, args);

	if (*next == '\0') {
		put(sink, '%');
		return start + 1;
	}
	if (is_one_of(field.conv, "diuxXospc") && !pass_tag(args)) {
		sink->count = -EINVAL;
		return next;
	}
	/* An unknown conversion: its '%' has been printed, the rest follows as text. */
	return put_conversion(sink, &field, args) ? next + 1 : start + 1;
}

int z_cbvprintf_impl(cbprintf_cb out, void *ctx, const char *format, va_list ap, uint32_t flags)
{
	struct sink sink = { .out = out, .ctx = ctx };
	struct arguments args = {
		.tagged = (flags & Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS) != 0,
	};

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
