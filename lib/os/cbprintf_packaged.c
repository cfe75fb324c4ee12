/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Packages made by reading the format: cbvprintf_package(). The layout is drawn in sys/cbprintf.h.
 *
 * Decides what each conversion takes from the arguments and which strings are copied. Converting
 * packages is cbprintf_convert.c, printing them cbprintf_unpack.c. Called by the log and by
 * everybody else, in any context.
 */
#include <stdbool.h>
#include <string.h>
#include <zephyr/linker/utils.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/util.h>

#include "cbprintf_packaged.h"

/* Strings that a package can list or append. */
#define STRINGS_MAX 32

BUILD_ASSERT(STRINGS_MAX <= 32, "one bit each");
BUILD_ASSERT(sizeof(union cbprintf_package_hdr) % sizeof(void *) == 0);

/* A package that is being made. */
struct packer {
	/* First byte, or NULL: nothing is written. */
	uint8_t *to;
	/* Its address, for alignment. */
	uintptr_t origin;
	size_t room;
	/* Next position. */
	size_t at;
	uint32_t flags;
	/* Strings that the caller declared read-only and that were not yet seen. */
	unsigned int declared;
	/* Arguments behind the format. */
	unsigned int args;
	/* Strings to list or append: where the pointers are, of which argument, which are
	 * read-only. */
	unsigned int strings;
	uint32_t read_only;
	uint8_t word[STRINGS_MAX];
	uint8_t arg[STRINGS_MAX];
	/* Bytes behind the arguments. */
	size_t tail;
	/* 0, or the first error. */
	int error;
};

struct arguments {
	va_list ap;
};

/* Append an argument. Returns its position. */
static size_t pack(struct packer *p, const void *value, size_t size, size_t align)
{
	const size_t at = ROUND_UP(p->origin + p->at, align) - p->origin;

	__ASSERT_NO_MSG(size % sizeof(int) == 0 && at % sizeof(int) == 0);
	p->at = at + size;
	if (p->at > UINT8_MAX * sizeof(int)) {
		p->error = -EINVAL;
	} else if (p->to != NULL && p->at > p->room) {
		p->error = -ENOSPC;
	} else if (p->to != NULL) {
		memcpy(&p->to[at], value, size);
	}
	return at;
}

static void pack_string(struct packer *p, const char *string, unsigned int arg)
{
	const bool read_only = p->declared > 0 || linker_is_in_rodata(string);
	const bool listed = (p->flags & (read_only ? CBPRINTF_PACKAGE_ADD_RO_STR_POS
						   : CBPRINTF_PACKAGE_ADD_RW_STR_POS)) != 0;
	const size_t at =
		pack(p, (const void *)&string, sizeof(string), Z_CBPRINTF_VA_ALIGN(char *));

	p->declared -= p->declared > 0 ? 1 : 0;
	if (read_only && !listed) {
		return;
	}
	if (p->strings == STRINGS_MAX) {
		p->error = -EINVAL;
		return;
	}
	p->word[p->strings] = (uint8_t)(at / sizeof(int));
	p->arg[p->strings] = (uint8_t)arg;
	p->read_only |= read_only ? BIT(p->strings) : 0;
	p->strings++;
	p->tail += read_only ? 1 : listed ? 2 : z_cbprintf_text(string).len + 2;
}

#define PACK(p, args, type) \
	do { \
		type _value = va_arg((args)->ap, type); \
		(void)pack((p), &_value, sizeof(_value), Z_CBPRINTF_VA_ALIGN(type)); \
	} while (false)

static void pack_arg(struct packer *p, enum z_cbprintf_slot slot, struct arguments *args)
{
	switch (slot) {
	case Z_CBPRINTF_SLOT_NONE:
		return;
	case Z_CBPRINTF_SLOT_INT:
		PACK(p, args, int);
		break;
	case Z_CBPRINTF_SLOT_LONG:
		PACK(p, args, long);
		break;
	case Z_CBPRINTF_SLOT_LONG_LONG:
		PACK(p, args, long long);
		break;
	case Z_CBPRINTF_SLOT_DOUBLE:
		PACK(p, args, double);
		break;
	case Z_CBPRINTF_SLOT_LONG_DOUBLE:
		PACK(p, args, long double);
		break;
	case Z_CBPRINTF_SLOT_STRING:
		pack_string(p, va_arg(args->ap, const char *), p->args);
		break;
	default:
		PACK(p, args, void *);
		break;
	}
	p->args++;
}

static void pack_by_format(struct packer *p, const char *format, struct arguments *args)
{
	struct z_cbprintf_conversion conversion;

	while (p->error == 0 && z_cbprintf_next(&format, &conversion)) {
		for (unsigned int i = 0; i < conversion.stars; i++) {
			pack_arg(p, Z_CBPRINTF_SLOT_INT, args);
		}
		pack_arg(p, conversion.slot, args);
	}
}

/* The tags are packed like arguments, because the formatter will ask for them. */
static void pack_by_tags(struct packer *p, struct arguments *args)
{
	static const uint8_t slots[CBPRINTF_PACKAGE_ARG_TYPE_COUNT] = {
		[CBPRINTF_PACKAGE_ARG_TYPE_CHAR] = Z_CBPRINTF_SLOT_INT,
		[CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_CHAR] = Z_CBPRINTF_SLOT_INT,
		[CBPRINTF_PACKAGE_ARG_TYPE_SHORT] = Z_CBPRINTF_SLOT_INT,
		[CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_SHORT] = Z_CBPRINTF_SLOT_INT,
		[CBPRINTF_PACKAGE_ARG_TYPE_INT] = Z_CBPRINTF_SLOT_INT,
		[CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_INT] = Z_CBPRINTF_SLOT_INT,
		[CBPRINTF_PACKAGE_ARG_TYPE_LONG] = Z_CBPRINTF_SLOT_LONG,
		[CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_LONG] = Z_CBPRINTF_SLOT_LONG,
		[CBPRINTF_PACKAGE_ARG_TYPE_LONG_LONG] = Z_CBPRINTF_SLOT_LONG_LONG,
		[CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_LONG_LONG] = Z_CBPRINTF_SLOT_LONG_LONG,
		[CBPRINTF_PACKAGE_ARG_TYPE_FLOAT] = Z_CBPRINTF_SLOT_DOUBLE,
		[CBPRINTF_PACKAGE_ARG_TYPE_DOUBLE] = Z_CBPRINTF_SLOT_DOUBLE,
		[CBPRINTF_PACKAGE_ARG_TYPE_LONG_DOUBLE] = Z_CBPRINTF_SLOT_LONG_DOUBLE,
		[CBPRINTF_PACKAGE_ARG_TYPE_PTR_CHAR] = Z_CBPRINTF_SLOT_STRING,
		[CBPRINTF_PACKAGE_ARG_TYPE_PTR_VOID] = Z_CBPRINTF_SLOT_POINTER,
	};
	int tag;

	while (p->error == 0) {
		tag = va_arg(args->ap, int);
		if (tag == CBPRINTF_PACKAGE_ARG_TYPE_END) {
			return;
		}
		__ASSERT(tag > 0 && tag < CBPRINTF_PACKAGE_ARG_TYPE_MAX, "%d is no tag", tag);
		(void)pack(p, &tag, sizeof(tag), Z_CBPRINTF_VA_ALIGN(int));
		pack_arg(p, (enum z_cbprintf_slot)slots[tag], args);
	}
}

/* Write the lists and strings behind the arguments. Returns the number of appended strings. */
static unsigned int write_tail(struct packer *p)
{
	uint8_t *to = &p->to[p->at];
	const bool append = (p->flags & CBPRINTF_PACKAGE_ADD_RW_STR_POS) == 0;
	unsigned int appended = 0;

	for (unsigned int i = 0; i < p->strings; i++) {
		if (IS_BIT_SET(p->read_only, i)) {
			*to++ = p->word[i];
		}
	}
	for (unsigned int i = 0; i < p->strings; i++) {
		if (IS_BIT_SET(p->read_only, i)) {
			continue;
		}
		if (append) {
			to = z_cbprintf_append(to, p->to, p->word[i]);
			appended++;
		} else {
			*to++ = p->arg[i];
			*to++ = p->word[i];
		}
	}
	__ASSERT_NO_MSG(to == &p->to[p->at + p->tail]);
	return appended;
}

static void finish(struct packer *p)
{
	union cbprintf_package_hdr hdr;
	const unsigned int read_only = (unsigned int)__builtin_popcount(p->read_only);

	memset(&hdr, 0, sizeof(hdr));
	hdr.desc.len = (uint8_t)(p->at / sizeof(int));
	__ASSERT_NO_MSG(p->error == 0 && p->at + p->tail <= p->room);
	hdr.desc.ro_str_cnt = (uint8_t)read_only;
	hdr.desc.str_cnt = (uint8_t)write_tail(p);
	hdr.desc.rw_str_cnt = (uint8_t)(p->strings - read_only - hdr.desc.str_cnt);
	IF_ENABLED(CONFIG_CBPRINTF_PACKAGE_HEADER_STORE_CREATION_FLAGS,
		   (hdr.desc.pkg_flags = p->flags;))
	memcpy(p->to, &hdr, sizeof(hdr));
}

int cbvprintf_package(void *packaged, size_t len, uint32_t flags, const char *format, va_list ap)
{
	struct packer p = {
		.to = packaged,
		.origin = packaged != NULL ? (uintptr_t)packaged : len % CBPRINTF_PACKAGE_ALIGNMENT,
		.room = packaged != NULL ? len : SIZE_MAX,
		.at = sizeof(union cbprintf_package_hdr),
		.flags = flags,
		/* The format is read-only without being looked at. */
		.declared = 1 + (unsigned int)Z_CBPRINTF_PACKAGE_FIRST_RO_STR_CNT_GET(flags),
	};
	struct arguments args;

	__ASSERT(format != NULL, "a package needs a format");
	if (packaged != NULL && (uintptr_t)packaged % sizeof(void *) != 0) {
		return -EFAULT;
	}
	pack_string(&p, format, 0);
	va_copy(args.ap, ap);
	if (IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS) &&
	    (flags & CBPRINTF_PACKAGE_ARGS_ARE_TAGGED) != 0) {
		pack_by_tags(&p, &args);
	} else {
		pack_by_format(&p, format, &args);
	}
	va_end(args.ap);
	if (p.error != 0) {
		return p.error;
	}
	if (p.at + p.tail > p.room) {
		return -ENOSPC;
	}
	if (packaged != NULL) {
		finish(&p);
	}
	return (int)(p.at + p.tail);
}

int cbprintf_package(void *packaged, size_t len, uint32_t flags, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = cbvprintf_package(packaged, len, flags, format, ap);
	va_end(ap);
	return rc;
}
