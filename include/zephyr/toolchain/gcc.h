/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Attributes, barriers and sections in the spelling of gcc, most of which clang shares.
 * Included by toolchain.h only. Linker scripts see nothing but the names in common.h.
 */
#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_GCC_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_GCC_H_

#include <zephyr/toolchain/common.h>

#ifndef _LINKER

#include <stdbool.h>

#ifndef __clang__
#define TOOLCHAIN_GCC_VERSION (__GNUC__ * 10000 + __GNUC_MINOR__ * 100 + __GNUC_PATCHLEVEL__)
#define __no_optimization __attribute__((optimize("-O0")))
#define TOOLCHAIN_DISABLE_GCC_WARNING(warning) Z_DIAG_OFF(warning)
#define TOOLCHAIN_ENABLE_GCC_WARNING(warning) Z_DIAG_ON
#define TOOLCHAIN_DISABLE_CLANG_WARNING(warning)
#define TOOLCHAIN_ENABLE_CLANG_WARNING(warning)
#endif

/* --- Diagnostics --------------------------------------------------------------------------- */

#define Z_PRAGMA(text) _Pragma(#text)
#define Z_DIAG_OFF(warning) Z_PRAGMA(GCC diagnostic push) Z_PRAGMA(GCC diagnostic ignored warning)
#define Z_DIAG_ON Z_PRAGMA(GCC diagnostic pop)
/** Switch a warning off, and back to what it was. */
#define TOOLCHAIN_DISABLE_WARNING(warning) Z_DIAG_OFF(warning)
#define TOOLCHAIN_ENABLE_WARNING(warning) Z_DIAG_ON
#define TOOLCHAIN_WARNING_ADDRESS_OF_PACKED_MEMBER "-Waddress-of-packed-member"
#define TOOLCHAIN_WARNING_ARRAY_BOUNDS "-Warray-bounds"
#define TOOLCHAIN_WARNING_ATTRIBUTES "-Wattributes"
#define TOOLCHAIN_WARNING_DELETE_NON_VIRTUAL_DTOR "-Wdelete-non-virtual-dtor"
#define TOOLCHAIN_WARNING_EXTRA "-Wextra"
#define TOOLCHAIN_WARNING_NONNULL "-Wnonnull"
#define TOOLCHAIN_WARNING_POINTER_ARITH "-Wpointer-arith"
#define TOOLCHAIN_WARNING_SHADOW "-Wshadow"
#define TOOLCHAIN_WARNING_UNUSED_LABEL "-Wunused-label"
#define TOOLCHAIN_WARNING_UNUSED_VARIABLE "-Wunused-variable"

/** Warn where the macro is expanded. */
#define __WARN(msg) __WARN1(GCC warning msg)
#define __WARN1(s) _Pragma(#s)
#ifndef __DEPRECATED_MACRO
#define __DEPRECATED_MACRO __WARN("Macro is deprecated")
#endif

/** Stop the build, with @p MSG, if @p EXPR is 0. */
#ifdef __cplusplus
#define BUILD_ASSERT(EXPR, MSG...) static_assert((EXPR), "" MSG)
#else
#define BUILD_ASSERT(EXPR, MSG...) _Static_assert((EXPR), "" MSG)
#endif

/* --- Functions ----------------------------------------------------------------------------- */

#define FUNC_NORETURN __attribute__((__noreturn__))
#define CODE_UNREACHABLE __builtin_unreachable()
#define ALIAS_OF(of) __attribute__((alias(#of)))
#define FUNC_ALIAS(real_func, new_alias, return_type) return_type new_alias() ALIAS_OF(real_func)
#define FUNC_NO_STACK_PROTECTOR __attribute__((no_stack_protector))
#ifndef __attribute_const__ /* The host's C library has it as well. */
#define __attribute_const__ __attribute__((__const__))
#endif
#define __attribute_nonnull(...) __attribute__((nonnull(__VA_ARGS__)))
#define __must_check __attribute__((warn_unused_result))
#define __printf_like(f, a) __attribute__((format(__printf__, f, a)))
#define __fallthrough __attribute__((fallthrough))
#define __ramfunc

/* --- Objects ------------------------------------------------------------------------------- */

#define __packed __attribute__((__packed__))
#define __aligned(x) __attribute__((__aligned__(x)))
#define __may_alias __attribute__((__may_alias__))
#define __used __attribute__((__used__))
#define __unused __attribute__((__unused__))
#define __maybe_unused __attribute__((__unused__))
#define __deprecated __attribute__((deprecated))
#define __weak __attribute__((__weak__))
#ifndef __noasan
#define __noasan
#endif
#define ARG_UNUSED(x) (void)(x)

/** Read or write through a pointer that need not be aligned. */
#define UNALIGNED_GET(p) \
	__extension__({ \
		const struct { \
			__typeof__(*(p)) __v; \
		} __packed __may_alias *__u = (__typeof__(__u))(p); \
		__u->__v; \
	})
#define UNALIGNED_PUT(v, p) \
	do { \
		struct { \
			__typeof__(*(p)) __v; \
		} __packed __may_alias *__u = (__typeof__(__u))(p); \
		__u->__v = (v); \
	} while (false)

/* --- Sections ------------------------------------------------------------------------------ */

#define __GENERIC_SECTION(segment) __attribute__((section(STRINGIFY(segment))))
#define Z_GENERIC_SECTION(segment) __GENERIC_SECTION(segment)
#define __GENERIC_DOT_SECTION(segment) __attribute__((section("." STRINGIFY(segment))))
#define Z_GENERIC_DOT_SECTION(segment) __GENERIC_DOT_SECTION(segment)

/* Section .a.b.c */
#define ___in_section(a, b, c) \
	__attribute__((section("." Z_STRINGIFY(a) "." Z_STRINGIFY(b) "." Z_STRINGIFY(c))))
#define __in_section(a, b, c) ___in_section(a, b, c)
#define __in_section_unique(seg) ___in_section(seg, __FILE__, __COUNTER__)
#define __in_section_unique_named(seg, name) ___in_section(seg, __FILE__, name)

/* --- Hints and values evaluated once ------------------------------------------------------- */

#define likely(x) (__builtin_expect((bool)!!(x), true) != 0L)
#define unlikely(x) (__builtin_expect((bool)!!(x), false) != 0L)
#define POPCOUNT(x) __builtin_popcount(x)

/** The compiler moves no memory access over this line. */
#define compiler_barrier() __asm__ __volatile__("" ::: "memory")

#define Z_UNIQUE(name) _CONCAT(name, __COUNTER__)
#define Z_PICK_ONCE(a, op, b, x, y) \
	__extension__({ \
		__typeof__(a) x = (a); \
		__typeof__(b) y = (b); \
		x op y ? x : y; \
	})
/** Larger and smaller of two values, each evaluated once; not usable as a constant. */
#define Z_MAX(a, b) Z_PICK_ONCE(a, >, b, Z_UNIQUE(_val_a_), Z_UNIQUE(_val_b_))
#define Z_MIN(a, b) Z_PICK_ONCE(a, <, b, Z_UNIQUE(_val_a_), Z_UNIQUE(_val_b_))
/** @p val brought into [low, high], each argument evaluated once. */
#define Z_CLAMP(val, low, high) Z_MAX(low, Z_MIN(val, high))

/** The power of two at or above @p x, which is not 0. */
#define Z_POW2_CEIL(x) \
	((x) <= 2UL ? (x) : (1UL << (8 * sizeof(long) - __builtin_clzl((x) - 1))))
/** True if @p x is a power of two. */
#define Z_IS_POW2(x) (((x) != 0) && (((x) & ((x) - 1)) == 0))

/* --- Absolute symbols (offsets.c) ---------------------------------------------------------- */

#define GEN_OFFSET_EXTERN(name) extern const char name[]
#define GEN_ABS_SYM_BEGIN(name) \
	EXTERN_C void name(void); \
	void name(void) \
	{
#define GEN_ABS_SYM_END }
#define GEN_ABSOLUTE_SYM(name, value) \
	__asm__(".globl\t" #name "\n\t.equ\t" #name ",%c0\n\t.type\t" #name ",@object" \
		: : "n"(value))
#define GEN_ABSOLUTE_SYM_KCONFIG(name, value) \
	__asm__(".globl\t" #name "\n\t.equ\t" #name "," #value "\n\t.type\t" #name ",@object")

#endif /* !_LINKER */

#endif /* ZEPHYR_INCLUDE_TOOLCHAIN_GCC_H_ */
