/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The complete formatter: walks the format, prints integers, characters and strings.
 *
 * Decides what each conversion prints (C11 7.21.6.1; "(null)" for a NULL string and "(nil)" for
 * a NULL pointer, as glibc). Reads no memory but the format, strings up to their precision and
 * the arguments; needs no library function, no lock and little stack, so that printk() can use it
 * in any context. 64-bit numbers are divided in 16-bit steps: no helper of the compiler's library.
 */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "cbprintf_internal.h"

#ifdef CONFIG_CBPRINTF_FULL_INTEGRAL
typedef uint64_t number_t;
typedef int64_t snumber_t;
#else
typedef unsigned long number_t;
typedef long snumber_t;
#endif

/* What the length modifiers z, t and j are read as. */
BUILD_ASSERT(sizeof(size_t) == sizeof(long) && sizeof(ptrdiff_t) == sizeof(long));
BUILD_ASSERT(sizeof(intmax_t) == sizeof(long long));

/* Octal needs most digits: three bits each. */
#define DIGITS_MAX (sizeof(number_t) * CHAR_BIT / 3 + 1)

/* Divide *value by @p base (2..16), return the remainder. */
static unsigned int divide(uint64_t *value, unsigned int base)
{
	const uint32_t high = (uint32_t)(*value >> 32);
	const uint32_t low = (uint32_t)*value;
	uint32_t part = ((high % base) << 16) | (low >> 16);
	uint32_t quotient;

	/* Each partial dividend is below base << 16, so each quotient fits 16 bits. */
	__ASSERT_NO_MSG(base >= 2 && base <= 16);
	quotient = (part / base) << 16;
	part = ((part % base) << 16) | (low & UINT16_MAX);
	quotient |= part / base;
	*value = ((uint64_t)(high / base) << 32) | quotient;
	return part % base;
}

/* The digits of @p value, the last one at end[-1]; none for 0. Returns the first. */
static char *to_digits(number_t value, unsigned int base, const char *alphabet, char *end)
{
	uint64_t wide = value;
	uint32_t narrow;

	while (wide > UINT32_MAX) {
		*--end = alphabet[divide(&wide, base)];
	}
	for (narrow = (uint32_t)wide; narrow != 0; narrow /= base) {
		*--end = alphabet[narrow % base];
	}
	return end;
}

static number_t unsigned_arg(const struct z_printf_spec *spec, struct z_printf_args *args)
{
	switch (spec->length) {
	case Z_PRINTF_CHAR:
		return (unsigned char)va_arg(args->ap, unsigned int);
	case Z_PRINTF_SHORT:
		return (unsigned short)va_arg(args->ap, unsigned int);
	case Z_PRINTF_LONG:
	case Z_PRINTF_SIZE:
	case Z_PRINTF_PTRDIFF:
		return va_arg(args->ap, unsigned long);
	case Z_PRINTF_INT:
		return va_arg(args->ap, unsigned int);
	default:
		return (number_t)va_arg(args->ap, unsigned long long);
	}
}

static snumber_t signed_arg(const struct z_printf_spec *spec, struct z_printf_args *args)
{
	switch (spec->length) {
	case Z_PRINTF_CHAR:
		return (signed char)va_arg(args->ap, int);
	case Z_PRINTF_SHORT:
		return (short)va_arg(args->ap, int);
	case Z_PRINTF_LONG:
	case Z_PRINTF_SIZE:
	case Z_PRINTF_PTRDIFF:
		return va_arg(args->ap, long);
	case Z_PRINTF_INT:
		return va_arg(args->ap, int);
	default:
		return (snumber_t)va_arg(args->ap, long long);
	}
}

static void put_integer(struct z_printf_sink *sink, struct z_printf_spec *spec,
			struct z_printf_field *field, number_t value, unsigned int base)
{
	const bool upper = spec->conv == 'X';
	char digits[DIGITS_MAX];
	char *const end = &digits[DIGITS_MAX];
	char *const start =
		to_digits(value, base, upper ? "0123456789ABCDEF" : "0123456789abcdef", end);
	/* At least one digit, or as many as the precision says, which also stops zero filling. */
	int digits_wanted = 1;
	int trailing;

	__ASSERT_NO_MSG(start >= digits);
	field->body_len = (int)(end - start);
	if (spec->prec >= 0) {
		digits_wanted = spec->prec;
		spec->flags &= (uint8_t)~Z_PRINTF_ZERO;
	}
	if (base == 8 && (spec->flags & Z_PRINTF_ALT) != 0) {
		digits_wanted = MAX(digits_wanted, field->body_len + 1);
	}
	if (base == 16 && (spec->flags & Z_PRINTF_ALT) != 0 && value != 0) {
		field->prefix[field->prefix_len++] = '0';
		field->prefix[field->prefix_len++] = upper ? 'X' : 'x';
	}
	trailing = z_printf_open(sink, spec, field, MAX(digits_wanted - field->body_len, 0));
	z_printf_text(sink, start, (size_t)field->body_len);
	z_printf_pad(sink, ' ', trailing);
}

static void put_signed(struct z_printf_sink *sink, struct z_printf_spec *spec,
		       struct z_printf_args *args)
{
	struct z_printf_field field = { .prefix_len = 0 };
	const snumber_t value = signed_arg(spec, args);

	z_printf_sign(&field, spec, value < 0);
	put_integer(sink, spec, &field, value < 0 ? 0 - (number_t)value : (number_t)value, 10);
}

static void put_unsigned(struct z_printf_sink *sink, struct z_printf_spec *spec,
			 struct z_printf_args *args)
{
	struct z_printf_field field = { .prefix_len = 0 };
	const unsigned int base = spec->conv == 'u' ? 10 : spec->conv == 'o' ? 8 : 16;

	put_integer(sink, spec, &field, unsigned_arg(spec, args), base);
}

/* Characters in a field; flags other than '-' mean nothing. */
static void put_text(struct z_printf_sink *sink, const struct z_printf_spec *spec, const char *text,
		     int len)
{
	const int spaces = spec->width - len;

	if ((spec->flags & Z_PRINTF_LEFT) == 0) {
		z_printf_pad(sink, ' ', spaces);
	}
	z_printf_text(sink, text, (size_t)len);
	if ((spec->flags & Z_PRINTF_LEFT) != 0) {
		z_printf_pad(sink, ' ', spaces);
	}
}

static void put_pointer(struct z_printf_sink *sink, struct z_printf_spec *spec,
			struct z_printf_args *args)
{
	struct z_printf_field field = { .prefix_len = 0 };
	void *const pointer = va_arg(args->ap, void *);

	if (pointer == NULL) {
		put_text(sink, spec, "(nil)", 5);
		return;
	}
	spec->flags |= Z_PRINTF_ALT;
	z_printf_sign(&field, spec, false);
	put_integer(sink, spec, &field, (number_t)(uintptr_t)pointer, 16);
}

static void put_string(struct z_printf_sink *sink, const struct z_printf_spec *spec,
		       struct z_printf_args *args)
{
	const char *text = va_arg(args->ap, const char *);
	const int limit = spec->prec < 0 ? INT_MAX : spec->prec;
	int len = 0;

	if (text == NULL) {
		/* Never half of the word: it would look like a string. */
		text = limit >= 6 ? "(null)" : "";
	}
	while (len < limit && text[len] != '\0') {
		len++;
	}
	put_text(sink, spec, text, len);
}

/* Characters printed so far, into the object that the argument points to. */
static void store_count(const struct z_printf_sink *sink, const struct z_printf_spec *spec,
			struct z_printf_args *args)
{
	static const uint8_t sizes[] = {
		[Z_PRINTF_INT] = sizeof(int),
		[Z_PRINTF_CHAR] = sizeof(char),
		[Z_PRINTF_SHORT] = sizeof(short),
		[Z_PRINTF_LONG] = sizeof(long),
		[Z_PRINTF_LONG_LONG] = sizeof(long long),
		[Z_PRINTF_MAX] = sizeof(intmax_t),
		[Z_PRINTF_SIZE] = sizeof(size_t),
		[Z_PRINTF_PTRDIFF] = sizeof(ptrdiff_t),
	};
	const int64_t count = sink->count;
	void *const target = va_arg(args->ap, void *);

	BUILD_ASSERT(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the low bytes must come first");
	if (IS_ENABLED(CONFIG_CBPRINTF_N_SPECIFIER) && spec->length < ARRAY_SIZE(sizes)) {
		memcpy(target, &count, sizes[spec->length]);
	}
}

/* Pass over an argument that will not be printed, without touching the FPU. */
static void skip_fp(const struct z_printf_spec *spec, struct z_printf_args *args)
{
	if (!z_printf_is_one_of(spec->conv, "fFeEgGaA")) {
		return;
	}
	if (spec->length == Z_PRINTF_LONG_DOUBLE) {
		(void)va_arg(args->ap, long double);
	} else {
		(void)va_arg(args->ap, double);
	}
}

/* True if the conversion was one of floating point and the image can print it. */
static bool put_fp(struct z_printf_sink *sink, const struct z_printf_spec *spec,
		   struct z_printf_args *args)
{
	const bool known =
		z_printf_is_one_of(spec->conv, "fFeEgG") ||
		(IS_ENABLED(CONFIG_CBPRINTF_FP_A_SUPPORT) && z_printf_is_one_of(spec->conv, "aA"));
	struct z_printf_spec hexadecimal;
	double value;

	if (!IS_ENABLED(CONFIG_CBPRINTF_FP_SUPPORT) || !known) {
		skip_fp(spec, args);
		return false;
	}
	if (IS_ENABLED(CONFIG_CBPRINTF_FP_ALWAYS_A)) {
		hexadecimal = *spec;
		hexadecimal.conv = z_printf_is_one_of(spec->conv, "feg") ? 'a' : 'A';
		spec = spec->conv == 'a' ? spec : &hexadecimal;
	}
	value = spec->length == Z_PRINTF_LONG_DOUBLE ? (double)va_arg(args->ap, long double)
						     : va_arg(args->ap, double);
	z_printf_fp(sink, spec, value);
	return true;
}

/* Read the specification behind '%' and the tag of its argument, if arguments have tags. */
static const char *parse_tagged(struct z_printf_sink *sink, const char *fmt,
				struct z_printf_spec *spec, struct z_printf_args *args)
{
	fmt = z_printf_parse(fmt, spec, args);
	if (IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS) && args->tagged) {
		if (z_printf_is_one_of(spec->conv, "diuxXoscpnfFeEgGaA")) {
			z_printf_tag(args);
		}
		if (args->missing) {
			sink->count = -EINVAL;
			spec->conv = '%';
		}
	}
	return fmt;
}

/* Print what the specification behind '%' at @p start says. Returns the character behind it. */
static const char *convert(struct z_printf_sink *sink, const char *start,
			   struct z_printf_args *args)
{
	struct z_printf_spec spec;
	const char *const next = parse_tagged(sink, start + 1, &spec, args);
	char character;

	if (z_printf_is_one_of(spec.conv, "di")) {
		put_signed(sink, &spec, args);
	} else if (z_printf_is_one_of(spec.conv, "uxXo")) {
		put_unsigned(sink, &spec, args);
	} else if (spec.conv == 's') {
		put_string(sink, &spec, args);
	} else if (spec.conv == 'c') {
		character = (char)va_arg(args->ap, int);
		put_text(sink, &spec, &character, 1);
	} else if (spec.conv == 'p') {
		put_pointer(sink, &spec, args);
	} else if (spec.conv == '%') {
		z_printf_put(sink, '%');
	} else if (spec.conv == 'n') {
		store_count(sink, &spec, args);
	} else if (!put_fp(sink, &spec, args)) {
		z_printf_text(sink, start, (size_t)(next - start));
	}
	return next;
}

int z_cbvprintf_impl(cbprintf_cb out, void *ctx, const char *format, va_list ap, uint32_t flags)
{
	struct z_printf_sink sink = { .out = out, .ctx = ctx };
	struct z_printf_args args = {
		.tagged = (flags & Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS) != 0,
	};

	__ASSERT_NO_MSG(out != NULL && format != NULL);
	va_copy(args.ap, ap);
	while (*format != '\0' && sink.count >= 0) {
		if (*format == '%') {
			format = convert(&sink, format, &args);
		} else {
			z_printf_put(&sink, *format++);
		}
	}
	va_end(args.ap);
	return sink.count;
}
