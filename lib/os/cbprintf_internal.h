/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of the complete formatter share: where output goes, what a conversion
 * specification says, how a field is laid out.
 *
 *	cbprintf_complete.c   the format string; integers, characters, strings
 *	cbprintf_spec.c       parsing of one specification; fields
 *	cbprintf_fp.c         f, e, g      cbprintf_decimal.c   exact decimal digits of a double
 *	cbprintf_fp_a.c       a
 */
#ifndef LIB_OS_CBPRINTF_INTERNAL_H_
#define LIB_OS_CBPRINTF_INTERNAL_H_

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/cbprintf.h>

/* A va_list that can be handed down by address on every machine. */
struct z_printf_args {
	va_list ap;
	/* Each argument has its tag before it. */
	bool tagged;
	/* Fewer arguments than the format asks for; only tags tell. */
	bool missing;
};

/* Pass over the tag of the next argument. */
static inline void z_printf_tag(struct z_printf_args *args)
{
	if (IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS) && args->tagged) {
		args->missing =
			args->missing || va_arg(args->ap, int) == CBPRINTF_PACKAGE_ARG_TYPE_END;
	}
}

/* Where characters go. After an error of the callback nothing more does. */
struct z_printf_sink {
	cbprintf_cb out;
	void *ctx;
	/* Characters printed, or the callback's negative result. */
	int count;
};

static inline void z_printf_put(struct z_printf_sink *sink, char c)
{
	if (sink->count >= 0) {
		const int rc = sink->out((unsigned char)c, sink->ctx);

		sink->count = rc < 0 ? rc : sink->count + 1;
	}
}

enum z_printf_flag {
	Z_PRINTF_LEFT = 1 << 0,  /* - */
	Z_PRINTF_PLUS = 1 << 1,  /* + */
	Z_PRINTF_SPACE = 1 << 2, /* space */
	Z_PRINTF_ALT = 1 << 3,   /* # */
	Z_PRINTF_ZERO = 1 << 4,  /* 0 */
};

enum z_printf_length {
	Z_PRINTF_INT,
	Z_PRINTF_CHAR,        /* hh */
	Z_PRINTF_SHORT,       /* h */
	Z_PRINTF_LONG,        /* l */
	Z_PRINTF_LONG_LONG,   /* ll */
	Z_PRINTF_MAX,         /* j */
	Z_PRINTF_SIZE,        /* z */
	Z_PRINTF_PTRDIFF,     /* t */
	Z_PRINTF_LONG_DOUBLE, /* L */
};

/* One conversion specification. */
struct z_printf_spec {
	uint8_t flags;
	uint8_t length;
	/* The letter; NUL if the format ended before it. */
	char conv;
	int width;
	/* -1 if there is none. */
	int prec;
};

/* Sign and base go before the zeros that fill a field: "-0x" at most. */
#define Z_PRINTF_PREFIX_MAX 3

/* A number, ready but for its layout: prefix, then digits. */
struct z_printf_field {
	char prefix[Z_PRINTF_PREFIX_MAX];
	uint8_t prefix_len;
	int body_len;
};

/* True if @p c, not NUL, is one of the characters of @p set. */
bool z_printf_is_one_of(char c, const char *set);

/* Read the specification behind '%'; take '*' from @p args. Returns the character behind it. */
const char *z_printf_parse(const char *fmt, struct z_printf_spec *spec, struct z_printf_args *args);

/* Print @p n times @p c; nothing if n is negative. */
void z_printf_pad(struct z_printf_sink *sink, char c, int n);
void z_printf_text(struct z_printf_sink *sink, const char *text, size_t len);

/* Put the sign that the flags ask for at the front of the prefix. */
void z_printf_sign(struct z_printf_field *field, const struct z_printf_spec *spec, bool negative);

/*
 * Print what precedes the body of a field, given the zeros wanted before the body: spaces or,
 * with the flag for it, more zeros. Returns the spaces to print after the body.
 */
int z_printf_open(struct z_printf_sink *sink, const struct z_printf_spec *spec,
		  const struct z_printf_field *field, int zeros);

/* Print a double for f, F, e, E, g, G. */
void z_printf_fp(struct z_printf_sink *sink, const struct z_printf_spec *spec, double value);
/* Print a finite double for a, A; bits are its encoding. */
void z_printf_fp_a(struct z_printf_sink *sink, const struct z_printf_spec *spec, uint64_t bits);

#endif /* LIB_OS_CBPRINTF_INTERNAL_H_ */
