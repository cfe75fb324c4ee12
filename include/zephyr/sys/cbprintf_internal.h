/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Packages by type: how CBPRINTF_STATIC_PACKAGE of cbprintf.h works. Included by that header only.
 *
 * The arguments are gone over twice by code that the compiler folds: a plan adds up how long the
 * package will be and how many strings of each sort it has, then a pen writes it. What the
 * language has to tell about an argument is in three macros, made from _Generic here and from
 * templates in cbprintf_cxx.h:
 *
 *	Z_CBPRINTF_TYPEOF(x)    the type in which x travels: promoted, decayed, double for float
 *	Z_CBPRINTF_KIND(x)      enum z_cbprintf_kind
 *	Z_CBPRINTF_ARG_TYPE(x)  enum cbprintf_package_arg_type
 */
#ifndef ZEPHYR_INCLUDE_SYS_CBPRINTF_INTERNAL_H_
#define ZEPHYR_INCLUDE_SYS_CBPRINTF_INTERNAL_H_

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/cbprintf_enums.h>
#include <zephyr/sys/cbprintf_package.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

/* Where va_arg() looks for an argument: at which multiples. i386 leaves no gaps. */
#ifdef __i386__
#define Z_CBPRINTF_VA_ALIGN(type) sizeof(int)
#else
#define Z_CBPRINTF_VA_ALIGN(type) MAX(sizeof(long), __alignof__(type))
#endif

enum z_cbprintf_kind {
	Z_CBPRINTF_NO_STRING,
	Z_CBPRINTF_STRING,
	Z_CBPRINTF_CONST_STRING,
};

#ifdef __cplusplus
#include <zephyr/sys/cbprintf_cxx.h>
#else

/* As a value: promoted if it is a small integer, a pointer if it is an array. */
#define Z_CBPRINTF_VALUE(x) (1 ? (x) : 0)

#define Z_CBPRINTF_TYPEOF(x) \
	__typeof__(_Generic(Z_CBPRINTF_VALUE(x), float: 0.0, default: Z_CBPRINTF_VALUE(x)))

#define Z_CBPRINTF_KIND(x) \
	_Generic(Z_CBPRINTF_VALUE(x), \
		char *: Z_CBPRINTF_STRING, \
		signed char *: Z_CBPRINTF_STRING, \
		unsigned char *: Z_CBPRINTF_STRING, \
		volatile char *: Z_CBPRINTF_STRING, \
		volatile unsigned char *: Z_CBPRINTF_STRING, \
		const volatile char *: Z_CBPRINTF_STRING, \
		const volatile unsigned char *: Z_CBPRINTF_STRING, \
		const char *: Z_CBPRINTF_CONST_STRING, \
		const signed char *: Z_CBPRINTF_CONST_STRING, \
		const unsigned char *: Z_CBPRINTF_CONST_STRING, \
		default: Z_CBPRINTF_NO_STRING)

#define Z_CBPRINTF_ARG_TYPE(x) \
	_Generic((x), \
		_Bool: CBPRINTF_PACKAGE_ARG_TYPE_INT, \
		char: CBPRINTF_PACKAGE_ARG_TYPE_CHAR, \
		signed char: CBPRINTF_PACKAGE_ARG_TYPE_CHAR, \
		unsigned char: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_CHAR, \
		short: CBPRINTF_PACKAGE_ARG_TYPE_SHORT, \
		unsigned short: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_SHORT, \
		int: CBPRINTF_PACKAGE_ARG_TYPE_INT, \
		unsigned int: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_INT, \
		long: CBPRINTF_PACKAGE_ARG_TYPE_LONG, \
		unsigned long: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_LONG, \
		long long: CBPRINTF_PACKAGE_ARG_TYPE_LONG_LONG, \
		unsigned long long: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_LONG_LONG, \
		float: CBPRINTF_PACKAGE_ARG_TYPE_FLOAT, \
		double: CBPRINTF_PACKAGE_ARG_TYPE_DOUBLE, \
		long double: CBPRINTF_PACKAGE_ARG_TYPE_LONG_DOUBLE, \
		char *: CBPRINTF_PACKAGE_ARG_TYPE_PTR_CHAR, \
		const char *: CBPRINTF_PACKAGE_ARG_TYPE_PTR_CHAR, \
		default: CBPRINTF_PACKAGE_ARG_TYPE_PTR_VOID)

#endif /* __cplusplus */

/* What a package will be. Position 0 is its first byte. */
struct z_cbprintf_plan {
	uint32_t flags;
	/* Address of the package, modulo its alignment. */
	uint32_t align_offset;
	/* Behind the arguments planned so far. */
	uint32_t end;
	/* Arguments, the format too; strings among them, the format not; listed strings. */
	uint32_t args;
	uint32_t strings;
	uint32_t ro;
	uint32_t rw;
};

enum z_cbprintf_list {
	Z_CBPRINTF_UNLISTED,
	Z_CBPRINTF_LIST_RO,
	Z_CBPRINTF_LIST_RW,
};

static ALWAYS_INLINE struct z_cbprintf_plan z_cbprintf_plan_begin(uint32_t flags, uint32_t offset)
{
	struct z_cbprintf_plan plan = {};

	__ASSERT(offset % sizeof(int) == 0, "a package is made of words");
	plan.flags = flags;
	plan.align_offset = offset;
	plan.end = sizeof(union cbprintf_package_hdr);
	return plan;
}

/* In which list of the package the next argument belongs. */
static ALWAYS_INLINE enum z_cbprintf_list z_cbprintf_plan_list(const struct z_cbprintf_plan *plan,
							       enum z_cbprintf_kind kind)
{
	const bool declared =
		plan->args == 0 ||
		plan->strings < (uint32_t)Z_CBPRINTF_PACKAGE_FIRST_RO_STR_CNT_GET(plan->flags);
	const bool constant = kind == Z_CBPRINTF_CONST_STRING &&
			      (plan->flags & CBPRINTF_PACKAGE_CONST_CHAR_RO) != 0;

	if (plan->args > 0 && kind == Z_CBPRINTF_NO_STRING) {
		return Z_CBPRINTF_UNLISTED;
	}
	if (!declared && !constant) {
		return Z_CBPRINTF_LIST_RW;
	}
	return (plan->flags & CBPRINTF_PACKAGE_ADD_RO_STR_POS) != 0 ? Z_CBPRINTF_LIST_RO
								    : Z_CBPRINTF_UNLISTED;
}

/* Position of the next argument, which is as @p align says. */
static ALWAYS_INLINE uint32_t z_cbprintf_plan_next(const struct z_cbprintf_plan *plan,
						   uint32_t align)
{
	return ROUND_UP(plan->end + plan->align_offset, align) - plan->align_offset;
}

/* Go over an argument. */
static ALWAYS_INLINE void z_cbprintf_plan_arg(struct z_cbprintf_plan *plan, uint32_t size,
					      uint32_t align, enum z_cbprintf_kind kind)
{
	const enum z_cbprintf_list list = z_cbprintf_plan_list(plan, kind);

	plan->end = z_cbprintf_plan_next(plan, align) + size;
	plan->ro += list == Z_CBPRINTF_LIST_RO ? 1 : 0;
	plan->rw += list == Z_CBPRINTF_LIST_RW ? 1 : 0;
	plan->strings += plan->args > 0 && kind != Z_CBPRINTF_NO_STRING ? 1 : 0;
	plan->args++;
}

/* The package's bytes, or what is wrong. */
static ALWAYS_INLINE int z_cbprintf_plan_size(const struct z_cbprintf_plan *plan,
					      const uint8_t *packaged, size_t room)
{
	const uint32_t size = plan->end + plan->ro + 2 * plan->rw;

	if ((plan->rw > 0 && (plan->flags & CBPRINTF_PACKAGE_ADD_RW_STR_POS) == 0) ||
	    plan->end > UINT8_MAX * sizeof(int)) {
		return -EINVAL;
	}
	return packaged != NULL && size > room ? -ENOSPC : (int)size;
}

/* The hand that writes a package: a plan that grows again, and where the lists go. */
struct z_cbprintf_pen {
	struct z_cbprintf_plan plan;
	uint8_t *packaged;
	uint32_t ro_at;
	uint32_t rw_at;
};

static ALWAYS_INLINE struct z_cbprintf_pen z_cbprintf_pen_begin(uint8_t *packaged,
								const struct z_cbprintf_plan *plan)
{
	struct z_cbprintf_pen pen;
	union cbprintf_package_hdr hdr;

	__ASSERT(!IS_ENABLED(CONFIG_CBPRINTF_STATIC_PACKAGE_CHECK_ALIGNMENT) ||
			 (uintptr_t)packaged % CBPRINTF_PACKAGE_ALIGNMENT ==
				 plan->align_offset % CBPRINTF_PACKAGE_ALIGNMENT,
		 "package at %p: not aligned", (void *)packaged);
	__builtin_memset(&hdr, 0, sizeof(hdr));
	hdr.desc.len = (uint8_t)(plan->end / sizeof(int));
	hdr.desc.ro_str_cnt = (uint8_t)plan->ro;
	hdr.desc.rw_str_cnt = (uint8_t)plan->rw;
	IF_ENABLED(CONFIG_CBPRINTF_PACKAGE_HEADER_STORE_CREATION_FLAGS,
		   (hdr.desc.pkg_flags = plan->flags;))
	__builtin_memcpy(packaged, &hdr, sizeof(hdr));
	pen.plan = z_cbprintf_plan_begin(plan->flags, plan->align_offset);
	pen.packaged = packaged;
	pen.ro_at = plan->end;
	pen.rw_at = plan->end + plan->ro;
	return pen;
}

/* Write an argument, and its place in the list that it belongs to. */
static ALWAYS_INLINE void z_cbprintf_pen_arg(struct z_cbprintf_pen *pen, const void *value,
					     uint32_t size, uint32_t align,
					     enum z_cbprintf_kind kind)
{
	const enum z_cbprintf_list list = z_cbprintf_plan_list(&pen->plan, kind);
	const uint32_t at = z_cbprintf_plan_next(&pen->plan, align);

	__builtin_memcpy(&pen->packaged[at], value, size);
	if (list == Z_CBPRINTF_LIST_RO) {
		pen->packaged[pen->ro_at++] = (uint8_t)(at / sizeof(int));
	} else if (list == Z_CBPRINTF_LIST_RW) {
		pen->packaged[pen->rw_at++] = (uint8_t)(pen->plan.args - 1);
		pen->packaged[pen->rw_at++] = (uint8_t)(at / sizeof(int));
	}
	z_cbprintf_plan_arg(&pen->plan, size, align, kind);
}

#define Z_CBPRINTF_PLAN_ARG(idx, x) \
	z_cbprintf_plan_arg(&_zcb_plan, sizeof(Z_CBPRINTF_TYPEOF(x)), \
			    Z_CBPRINTF_VA_ALIGN(Z_CBPRINTF_TYPEOF(x)), Z_CBPRINTF_KIND(x))

#define Z_CBPRINTF_PEN_ARG(idx, x) \
	do { \
		Z_CBPRINTF_TYPEOF(x) _zcb_value = (x); \
		z_cbprintf_pen_arg(&_zcb_pen, &_zcb_value, sizeof(_zcb_value), \
				   Z_CBPRINTF_VA_ALIGN(Z_CBPRINTF_TYPEOF(x)), \
				   Z_CBPRINTF_KIND(x)); \
	} while (false)

#define Z_CBPRINTF_MUST_RUNTIME_PACKAGE(_flags, ...) \
	__extension__({ \
		struct z_cbprintf_plan _zcb_plan = z_cbprintf_plan_begin((_flags), 0); \
		FOR_EACH_IDX(Z_CBPRINTF_PLAN_ARG, (;), __VA_ARGS__); \
		_zcb_plan.rw > 0 && (_zcb_plan.flags & CBPRINTF_PACKAGE_ADD_RW_STR_POS) == 0; \
	})

#define Z_CBPRINTF_STATIC_PACKAGE(_packaged, _inlen, _outlen, _align_offset, _flags, ...) \
	do { \
		struct z_cbprintf_plan _zcb_plan = \
			z_cbprintf_plan_begin((_flags), (_align_offset)); \
		uint8_t *const _zcb_to = (uint8_t *)(_packaged); \
		int _zcb_size; \
		\
		FOR_EACH_IDX(Z_CBPRINTF_PLAN_ARG, (;), __VA_ARGS__); \
		_zcb_size = z_cbprintf_plan_size(&_zcb_plan, _zcb_to, (_inlen)); \
		if (_zcb_to != NULL && _zcb_size >= 0) { \
			struct z_cbprintf_pen _zcb_pen = \
				z_cbprintf_pen_begin(_zcb_to, &_zcb_plan); \
			FOR_EACH_IDX(Z_CBPRINTF_PEN_ARG, (;), __VA_ARGS__); \
		} \
		(_outlen) = _zcb_size; \
	} while (false)

/* Arguments with their tags, and the end: Z_CBPRINTF_TAGGED_ARGS(count, arguments) */
#define Z_CBPRINTF_TAGGED_ARG(x) Z_CBPRINTF_ARG_TYPE(x), x
#define Z_CBPRINTF_TAGGED_ARGS(_count, ...) \
	COND_CODE_0(_count, (CBPRINTF_PACKAGE_ARG_TYPE_END), \
		    (FOR_EACH(Z_CBPRINTF_TAGGED_ARG, (,), __VA_ARGS__), \
		     CBPRINTF_PACKAGE_ARG_TYPE_END))

#endif /* ZEPHYR_INCLUDE_SYS_CBPRINTF_INTERNAL_H_ */
