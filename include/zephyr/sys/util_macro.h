/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Preprocessor utilities: bits, conditions on configuration symbols, loops over argument lists.
 *
 * Decides: the meaning of each macro. The tables that do the work are in util_numbers.h and
 * util_loops.h. Used by C, C++, assembly, linker scripts and devicetree sources alike, so this
 * file defines macros and nothing else. Limits: numbers 0..256 for the arithmetic on literals
 * and for LISTIFY(), lists of 64 elements, 16 for MACRO_MAP_CAT().
 */
#ifndef ZEPHYR_INCLUDE_SYS_UTIL_MACROS_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_MACROS_H_

#include <zephyr/sys/util_numbers.h>
#include <zephyr/sys/util_loops.h>

/* --- Joining, unwrapping, probing ---------------------------------------------------------- */

/** Join two tokens as they are written. */
#define UTIL_PRIMITIVE_CAT(a, ...) a##__VA_ARGS__
/** Join the values of two macro arguments into one token. */
#define UTIL_CAT(a, ...) UTIL_PRIMITIVE_CAT(a, __VA_ARGS__)
/** Older name of UTIL_CAT for one more expansion of its argument. */
#define UTIL_EVAL(...) __VA_ARGS__
#define UTIL_EXPAND(...) __VA_ARGS__
/** The argument. */
#define IDENTITY(V) V
/** Nothing, visibly. */
#define EMPTY

/* Take the parentheses off: __DEBRACKET (a, b) is a, b. */
#define __DEBRACKET(...) __VA_ARGS__

/*
 * A probe asks whether joining two tokens gave the name of a macro: that macro is "~, answer",
 * which moves the answer into the second place; any other token leaves the default there.
 */
#define Z_SECOND(a, b, ...) b
#define Z_PROBE(...) Z_SECOND(__VA_ARGS__, ~)
#define Z_FIRST(a, ...) a

/* --- Bits ---------------------------------------------------------------------------------- */

#ifndef BIT
#ifdef _ASMLANGUAGE
#define BIT(n) (1 << (n))
#else
/** Unsigned long with bit @p n set; a plain signed number in assembly. */
#define BIT(n) (1UL << (n))
#endif
#endif

/** 64-bit unsigned number with bit @p _n set. */
#define BIT64(_n) (1ULL << (_n))
/** Set bit @p bit of variable @p var if @p set is true, clear it otherwise. */
#define WRITE_BIT(var, bit, set) ((var) = (set) ? ((var) | BIT(bit)) : ((var) & ~BIT(bit)))
/** The lowest @p n bits set. */
#define BIT_MASK(n) (BIT(n) - 1UL)
/** The lowest @p n bits set, 64 bits wide. */
#define BIT64_MASK(n) (BIT64(n) - 1ULL)
/** True if exactly one bit of @p x is set. */
#define IS_POWER_OF_TWO(x) (((x) != 0U) && (((x) & ((x) - 1U)) == 0U))
/** True if bit @p bit of @p value is set. */
#define IS_BIT_SET(value, bit) ((((value) >> (bit)) & (0x1)) != 0)
/** True if the set bits of @p m are one run that starts at bit @p s (or there are none). */
#define IS_SHIFTED_BIT_MASK(m, s) (!(((m) >> (s)) & (((m) >> (s)) + 1U)))
/** True if the set bits of @p m are one run that starts at bit 0. */
#define IS_BIT_MASK(m) IS_SHIFTED_BIT_MASK(m, 0)

/* --- Conditions ---------------------------------------------------------------------------- */

#define Z_ON_1 ~, 1
#define Z_OFF_0 ~, 1
#define Z_IS_ON(value) Z_PROBE(Z_ON_##value, 0)
#define Z_IS_OFF(value) Z_PROBE(Z_OFF_##value, 0)
#define Z_CHOOSE_1(yes, no) __DEBRACKET yes
#define Z_CHOOSE_0(yes, no) __DEBRACKET no

/** 1 if @p option is a macro whose value is 1, else 0; for C expressions and for #if. */
#define IS_ENABLED(option) Z_IS_ON(option)

/** @p if_1 without its parentheses if @p flag is the literal 1, else @p otherwise without its. */
#define COND_CODE_1(flag, if_1, otherwise) UTIL_CAT(Z_CHOOSE_, Z_IS_ON(flag))(if_1, otherwise)
/** @p if_0 without its parentheses if @p flag is the literal 0, else @p otherwise without its. */
#define COND_CODE_0(flag, if_0, otherwise) UTIL_CAT(Z_CHOOSE_, Z_IS_OFF(flag))(if_0, otherwise)
/** @p code without its parentheses if @p flag is the literal 1, else nothing. */
#define IF_ENABLED(flag, code) COND_CODE_1(flag, code, ())
/** Nothing if @p flag is the literal 1, else @p code without its parentheses. */
#define IF_DISABLED(flag, code) COND_CODE_1(flag, (), code)

/** 1 if the arguments expand to no token at all, else 0. */
#define IS_EMPTY(...) Z_IS_EMPTY(__VA_ARGS__)
#define Z_IS_EMPTY(...) Z_FIRST(__VA_OPT__(0, ) 1)

/** 1 if @p a and @p b are the same literal out of 0..256, else 0. */
#define IS_EQ(a, b) Z_IS_EQ(UTIL_CAT(Z_NUM_, a), UTIL_CAT(Z_NUM_, b))
#define Z_IS_EQ(row1, row2) \
	Z_SAME_PLACE(Z_NUM_T(row1, X, X, X, X), Z_NUM_N(row1, X, X, X, X), \
		     Z_NUM_T(row2, X, X, X, X), Z_NUM_N(row2, X, X, X, X))
#define Z_NUM_T(...) Z_NUM_T_OF(__VA_ARGS__)
#define Z_NUM_N(...) Z_NUM_N_OF(__VA_ARGS__)
#define Z_NUM_T_OF(dec, inc, x2, t, ...) t
#define Z_NUM_N_OF(dec, inc, x2, t, n, ...) n
#define Z_SAME_PLACE(...) Z_SAME_PLACES(__VA_ARGS__)
#define Z_SAME_PLACES(t1, n1, t2, n2) \
	COND_CODE_1(Z_PROBE(Z_SAME_##t1##_##t2, 0), (Z_PROBE(Z_SAME_##n1##_##n2, 0)), (0))

/** 1 if @p x expands to the literal 0, else 0. */
#define UTIL_NOT(x) Z_IS_OFF(x)
/** 1 for 0, 0 for 1. */
#define UTIL_COMPL(b) UTIL_CAT(Z_COMPL_, b)
#define Z_COMPL_0 1
#define Z_COMPL_1 0
/** 0 if @p x expands to the literal 0, else 1. */
#define UTIL_BOOL(x) UTIL_COMPL(UTIL_NOT(x))
/** @p a if that is not 0, else @p b; the one not chosen never reaches the compiler. */
#define UTIL_OR(a, b) COND_CODE_0(a, (b), (a))
/** @p b if @p a is not 0, else 0. */
#define UTIL_AND(a, b) COND_CODE_0(a, (0), (b))

/* --- Arithmetic on literals ---------------------------------------------------------------- */

#define Z_NUM_DEC(dec, ...) dec
#define Z_NUM_INC(dec, inc, ...) inc
#define Z_NUM_X2(dec, inc, x2, ...) x2
#define Z_NUM_PICK(field, ...) field(__VA_ARGS__)

/** The literal x + 1. */
#define UTIL_INC(x) Z_NUM_PICK(Z_NUM_INC, UTIL_CAT(Z_NUM_, x))
/** The literal x - 1; 0 for 0. */
#define UTIL_DEC(x) Z_NUM_PICK(Z_NUM_DEC, UTIL_CAT(Z_NUM_, x))
/** The literal 2x. */
#define UTIL_X2(x) Z_NUM_PICK(Z_NUM_X2, UTIL_CAT(Z_NUM_, x))

/* --- Argument lists ------------------------------------------------------------------------ */

/** Number of arguments; 0 for none. */
#define NUM_VA_ARGS(...) COND_CODE_1(IS_EMPTY(__VA_ARGS__), (0), (Z_COUNT(__VA_ARGS__)))
#define Z_COUNT(...) UTIL_INC(NUM_VA_ARGS_LESS_1(__VA_ARGS__))
/** Number of arguments less one; an empty list counts as one empty argument. */
#define NUM_VA_ARGS_LESS_1(...) \
	Z_ARG_65(__VA_ARGS__, 63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, \
		 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, \
		 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, \
		 5, 4, 3, 2, 1, 0, ~)
#define Z_ARG_65(a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7, c0, c1, c2, c3, \
		 c4, c5, c6, c7, d0, d1, d2, d3, d4, d5, d6, d7, e0, e1, e2, e3, e4, e5, e6, e7, \
		 f0, f1, f2, f3, f4, f5, f6, f7, g0, g1, g2, g3, g4, g5, g6, g7, h0, h1, h2, h3, \
		 h4, h5, h6, h7, n, ...) n

/** Argument number @p N of the list, the first being 1. */
#define GET_ARG_N(N, ...) Z_HEAD_1(GET_ARGS_LESS_N(UTIL_DEC(N), __VA_ARGS__))
#define Z_HEAD_1(...) Z_FIRST(__VA_ARGS__, ~)
/** The list without its first @p N arguments. */
#define GET_ARGS_LESS_N(N, ...) UTIL_CAT(Z_ARGS_FROM_, N)(__VA_ARGS__)
/** The list from its end to its beginning. */
#define REVERSE_ARGS(...) Z_FOLD_0(Z_FOLD_REVERSE, ~, __VA_ARGS__, ~)
#define Z_FOLD_REVERSE(F, e, ...) __VA_ARGS__ __VA_OPT__(, ) e
/** The list without its empty elements. */
#define LIST_DROP_EMPTY(...) Z_TAIL(Z_EACH_0(Z_EACH_KEEP, (), ~, ~, __VA_ARGS__, ~))
#define Z_TAIL(...) Z_ARGS_FROM_1(__VA_ARGS__)
#define Z_EACH_KEEP(i, F, X, ...) __VA_OPT__(, __VA_ARGS__)

/**
 * F(0, ...) F(1, ...) … F(LEN - 1, ...), with @p sep, given in parentheses, between them.
 */
#define LISTIFY(LEN, F, sep, ...) Z_LISTIFY(UTIL_CAT(Z_NUM_, LEN), F, sep, __VA_ARGS__)
#define Z_LISTIFY(...) Z_LISTIFY_ROW(__VA_ARGS__)
#define Z_LISTIFY_ROW(dec, inc, x2, t, n, F, sep, ...) \
	Z_TENS_##t(F, sep, __VA_ARGS__) Z_UNIT_##n(t, F, sep, __VA_ARGS__)

/** F(element) for each element, with @p sep, given in parentheses, between them. */
#define FOR_EACH(F, sep, ...) Z_EACH_0(Z_EACH_ELEMENT, sep, F, ~, __VA_ARGS__, ~)
#define Z_EACH_ELEMENT(i, F, X, e) F(e)
/** F(element) and @p term for each element that is not empty. */
#define FOR_EACH_NONEMPTY_TERM(F, term, ...) Z_EACH_0(Z_EACH_TERM, (), F, term, __VA_ARGS__, ~)
#define Z_EACH_TERM(i, F, X, ...) __VA_OPT__(F(__VA_ARGS__) __DEBRACKET X)
/** F(index, element) for each element. */
#define FOR_EACH_IDX(F, sep, ...) Z_EACH_0(Z_EACH_INDEXED, sep, F, ~, __VA_ARGS__, ~)
#define Z_EACH_INDEXED(i, F, X, e) F(i, e)
/** F(element, fixed_arg) for each element. */
#define FOR_EACH_FIXED_ARG(F, sep, fixed_arg, ...) \
	Z_EACH_0(Z_EACH_FIXED, sep, F, fixed_arg, __VA_ARGS__, ~)
#define Z_EACH_FIXED(i, F, X, e) F(e, X)
/** F(index, element, fixed_arg) for each element. */
#define FOR_EACH_IDX_FIXED_ARG(F, sep, fixed_arg, ...) \
	Z_EACH_0(Z_EACH_IDX_FIXED, sep, F, fixed_arg, __VA_ARGS__, ~)
#define Z_EACH_IDX_FIXED(i, F, X, e) F(i, e, X)

/** F(element) for each element, all joined into one token. */
#define MACRO_MAP_CAT(...) Z_MAP_CAT(__VA_ARGS__)
#define Z_MAP_CAT(F, ...) Z_FOLD_0(Z_FOLD_CAT, F, __VA_ARGS__, ~)
#define Z_FOLD_CAT(F, e, ...) UTIL_CAT(F(e), __VA_ARGS__)
/** The same for the first @p N (1..16) elements after the macro's name. */
#define MACRO_MAP_CAT_N(N, ...) Z_MAP_CAT_N(N, __VA_ARGS__)
#define Z_MAP_CAT_N(N, F, ...) Z_MAP_CAT(F, LISTIFY(N, Z_HEAD_ARG, (, ), __VA_ARGS__))
#define Z_HEAD_ARG(i, ...) GET_ARG_N(UTIL_INC(i), __VA_ARGS__)

#endif /* ZEPHYR_INCLUDE_SYS_UTIL_MACROS_H_ */
