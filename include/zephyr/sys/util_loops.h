/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The unrolled loops behind util_macro.h: a macro cannot call itself, so each round has a name.
 *
 * Decides: how argument lists (up to 64 elements) and counts (up to 256) are walked. A list ends
 * with one extra marker, so that an empty last element is told from the end. Included by
 * util_macro.h only.
 */
#ifndef ZEPHYR_INCLUDE_SYS_UTIL_LOOPS_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_LOOPS_H_

/* From left to right: C(index, F, X, element), S (in parentheses) between two of them. */
#define Z_EACH_0(C, S, F, X, e, g, ...) \
	C(0, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_1(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_1(C, S, F, X, e, g, ...) \
	C(1, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_2(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_2(C, S, F, X, e, g, ...) \
	C(2, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_3(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_3(C, S, F, X, e, g, ...) \
	C(3, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_4(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_4(C, S, F, X, e, g, ...) \
	C(4, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_5(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_5(C, S, F, X, e, g, ...) \
	C(5, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_6(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_6(C, S, F, X, e, g, ...) \
	C(6, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_7(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_7(C, S, F, X, e, g, ...) \
	C(7, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_8(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_8(C, S, F, X, e, g, ...) \
	C(8, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_9(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_9(C, S, F, X, e, g, ...) \
	C(9, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_10(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_10(C, S, F, X, e, g, ...) \
	C(10, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_11(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_11(C, S, F, X, e, g, ...) \
	C(11, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_12(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_12(C, S, F, X, e, g, ...) \
	C(12, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_13(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_13(C, S, F, X, e, g, ...) \
	C(13, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_14(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_14(C, S, F, X, e, g, ...) \
	C(14, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_15(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_15(C, S, F, X, e, g, ...) \
	C(15, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_16(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_16(C, S, F, X, e, g, ...) \
	C(16, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_17(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_17(C, S, F, X, e, g, ...) \
	C(17, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_18(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_18(C, S, F, X, e, g, ...) \
	C(18, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_19(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_19(C, S, F, X, e, g, ...) \
	C(19, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_20(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_20(C, S, F, X, e, g, ...) \
	C(20, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_21(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_21(C, S, F, X, e, g, ...) \
	C(21, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_22(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_22(C, S, F, X, e, g, ...) \
	C(22, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_23(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_23(C, S, F, X, e, g, ...) \
	C(23, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_24(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_24(C, S, F, X, e, g, ...) \
	C(24, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_25(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_25(C, S, F, X, e, g, ...) \
	C(25, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_26(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_26(C, S, F, X, e, g, ...) \
	C(26, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_27(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_27(C, S, F, X, e, g, ...) \
	C(27, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_28(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_28(C, S, F, X, e, g, ...) \
	C(28, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_29(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_29(C, S, F, X, e, g, ...) \
	C(29, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_30(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_30(C, S, F, X, e, g, ...) \
	C(30, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_31(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_31(C, S, F, X, e, g, ...) \
	C(31, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_32(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_32(C, S, F, X, e, g, ...) \
	C(32, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_33(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_33(C, S, F, X, e, g, ...) \
	C(33, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_34(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_34(C, S, F, X, e, g, ...) \
	C(34, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_35(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_35(C, S, F, X, e, g, ...) \
	C(35, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_36(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_36(C, S, F, X, e, g, ...) \
	C(36, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_37(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_37(C, S, F, X, e, g, ...) \
	C(37, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_38(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_38(C, S, F, X, e, g, ...) \
	C(38, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_39(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_39(C, S, F, X, e, g, ...) \
	C(39, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_40(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_40(C, S, F, X, e, g, ...) \
	C(40, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_41(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_41(C, S, F, X, e, g, ...) \
	C(41, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_42(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_42(C, S, F, X, e, g, ...) \
	C(42, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_43(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_43(C, S, F, X, e, g, ...) \
	C(43, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_44(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_44(C, S, F, X, e, g, ...) \
	C(44, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_45(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_45(C, S, F, X, e, g, ...) \
	C(45, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_46(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_46(C, S, F, X, e, g, ...) \
	C(46, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_47(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_47(C, S, F, X, e, g, ...) \
	C(47, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_48(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_48(C, S, F, X, e, g, ...) \
	C(48, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_49(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_49(C, S, F, X, e, g, ...) \
	C(49, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_50(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_50(C, S, F, X, e, g, ...) \
	C(50, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_51(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_51(C, S, F, X, e, g, ...) \
	C(51, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_52(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_52(C, S, F, X, e, g, ...) \
	C(52, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_53(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_53(C, S, F, X, e, g, ...) \
	C(53, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_54(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_54(C, S, F, X, e, g, ...) \
	C(54, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_55(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_55(C, S, F, X, e, g, ...) \
	C(55, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_56(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_56(C, S, F, X, e, g, ...) \
	C(56, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_57(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_57(C, S, F, X, e, g, ...) \
	C(57, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_58(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_58(C, S, F, X, e, g, ...) \
	C(58, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_59(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_59(C, S, F, X, e, g, ...) \
	C(59, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_60(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_60(C, S, F, X, e, g, ...) \
	C(60, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_61(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_61(C, S, F, X, e, g, ...) \
	C(61, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_62(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_62(C, S, F, X, e, g, ...) \
	C(62, F, X, e) __VA_OPT__(__DEBRACKET S Z_EACH_63(C, S, F, X, g, __VA_ARGS__))
#define Z_EACH_63(C, S, F, X, e, g, ...) C(63, F, X, e)

/* From the right end: C(F, element, what the elements after it gave). */
#define Z_FOLD_0(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_1(C, F, g, __VA_ARGS__)))
#define Z_FOLD_1(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_2(C, F, g, __VA_ARGS__)))
#define Z_FOLD_2(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_3(C, F, g, __VA_ARGS__)))
#define Z_FOLD_3(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_4(C, F, g, __VA_ARGS__)))
#define Z_FOLD_4(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_5(C, F, g, __VA_ARGS__)))
#define Z_FOLD_5(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_6(C, F, g, __VA_ARGS__)))
#define Z_FOLD_6(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_7(C, F, g, __VA_ARGS__)))
#define Z_FOLD_7(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_8(C, F, g, __VA_ARGS__)))
#define Z_FOLD_8(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_9(C, F, g, __VA_ARGS__)))
#define Z_FOLD_9(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_10(C, F, g, __VA_ARGS__)))
#define Z_FOLD_10(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_11(C, F, g, __VA_ARGS__)))
#define Z_FOLD_11(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_12(C, F, g, __VA_ARGS__)))
#define Z_FOLD_12(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_13(C, F, g, __VA_ARGS__)))
#define Z_FOLD_13(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_14(C, F, g, __VA_ARGS__)))
#define Z_FOLD_14(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_15(C, F, g, __VA_ARGS__)))
#define Z_FOLD_15(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_16(C, F, g, __VA_ARGS__)))
#define Z_FOLD_16(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_17(C, F, g, __VA_ARGS__)))
#define Z_FOLD_17(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_18(C, F, g, __VA_ARGS__)))
#define Z_FOLD_18(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_19(C, F, g, __VA_ARGS__)))
#define Z_FOLD_19(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_20(C, F, g, __VA_ARGS__)))
#define Z_FOLD_20(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_21(C, F, g, __VA_ARGS__)))
#define Z_FOLD_21(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_22(C, F, g, __VA_ARGS__)))
#define Z_FOLD_22(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_23(C, F, g, __VA_ARGS__)))
#define Z_FOLD_23(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_24(C, F, g, __VA_ARGS__)))
#define Z_FOLD_24(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_25(C, F, g, __VA_ARGS__)))
#define Z_FOLD_25(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_26(C, F, g, __VA_ARGS__)))
#define Z_FOLD_26(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_27(C, F, g, __VA_ARGS__)))
#define Z_FOLD_27(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_28(C, F, g, __VA_ARGS__)))
#define Z_FOLD_28(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_29(C, F, g, __VA_ARGS__)))
#define Z_FOLD_29(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_30(C, F, g, __VA_ARGS__)))
#define Z_FOLD_30(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_31(C, F, g, __VA_ARGS__)))
#define Z_FOLD_31(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_32(C, F, g, __VA_ARGS__)))
#define Z_FOLD_32(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_33(C, F, g, __VA_ARGS__)))
#define Z_FOLD_33(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_34(C, F, g, __VA_ARGS__)))
#define Z_FOLD_34(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_35(C, F, g, __VA_ARGS__)))
#define Z_FOLD_35(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_36(C, F, g, __VA_ARGS__)))
#define Z_FOLD_36(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_37(C, F, g, __VA_ARGS__)))
#define Z_FOLD_37(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_38(C, F, g, __VA_ARGS__)))
#define Z_FOLD_38(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_39(C, F, g, __VA_ARGS__)))
#define Z_FOLD_39(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_40(C, F, g, __VA_ARGS__)))
#define Z_FOLD_40(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_41(C, F, g, __VA_ARGS__)))
#define Z_FOLD_41(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_42(C, F, g, __VA_ARGS__)))
#define Z_FOLD_42(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_43(C, F, g, __VA_ARGS__)))
#define Z_FOLD_43(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_44(C, F, g, __VA_ARGS__)))
#define Z_FOLD_44(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_45(C, F, g, __VA_ARGS__)))
#define Z_FOLD_45(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_46(C, F, g, __VA_ARGS__)))
#define Z_FOLD_46(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_47(C, F, g, __VA_ARGS__)))
#define Z_FOLD_47(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_48(C, F, g, __VA_ARGS__)))
#define Z_FOLD_48(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_49(C, F, g, __VA_ARGS__)))
#define Z_FOLD_49(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_50(C, F, g, __VA_ARGS__)))
#define Z_FOLD_50(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_51(C, F, g, __VA_ARGS__)))
#define Z_FOLD_51(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_52(C, F, g, __VA_ARGS__)))
#define Z_FOLD_52(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_53(C, F, g, __VA_ARGS__)))
#define Z_FOLD_53(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_54(C, F, g, __VA_ARGS__)))
#define Z_FOLD_54(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_55(C, F, g, __VA_ARGS__)))
#define Z_FOLD_55(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_56(C, F, g, __VA_ARGS__)))
#define Z_FOLD_56(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_57(C, F, g, __VA_ARGS__)))
#define Z_FOLD_57(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_58(C, F, g, __VA_ARGS__)))
#define Z_FOLD_58(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_59(C, F, g, __VA_ARGS__)))
#define Z_FOLD_59(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_60(C, F, g, __VA_ARGS__)))
#define Z_FOLD_60(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_61(C, F, g, __VA_ARGS__)))
#define Z_FOLD_61(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_62(C, F, g, __VA_ARGS__)))
#define Z_FOLD_62(C, F, e, g, ...) C(F, e __VA_OPT__(, Z_FOLD_63(C, F, g, __VA_ARGS__)))
#define Z_FOLD_63(C, F, e, g, ...) C(F, e)

/* The list without its first n elements. */
#define Z_ARGS_FROM_0(...) __VA_ARGS__
#define Z_ARGS_FROM_1(e, ...) Z_ARGS_FROM_0(__VA_ARGS__)
#define Z_ARGS_FROM_2(e, ...) Z_ARGS_FROM_1(__VA_ARGS__)
#define Z_ARGS_FROM_3(e, ...) Z_ARGS_FROM_2(__VA_ARGS__)
#define Z_ARGS_FROM_4(e, ...) Z_ARGS_FROM_3(__VA_ARGS__)
#define Z_ARGS_FROM_5(e, ...) Z_ARGS_FROM_4(__VA_ARGS__)
#define Z_ARGS_FROM_6(e, ...) Z_ARGS_FROM_5(__VA_ARGS__)
#define Z_ARGS_FROM_7(e, ...) Z_ARGS_FROM_6(__VA_ARGS__)
#define Z_ARGS_FROM_8(e, ...) Z_ARGS_FROM_7(__VA_ARGS__)
#define Z_ARGS_FROM_9(e, ...) Z_ARGS_FROM_8(__VA_ARGS__)
#define Z_ARGS_FROM_10(e, ...) Z_ARGS_FROM_9(__VA_ARGS__)
#define Z_ARGS_FROM_11(e, ...) Z_ARGS_FROM_10(__VA_ARGS__)
#define Z_ARGS_FROM_12(e, ...) Z_ARGS_FROM_11(__VA_ARGS__)
#define Z_ARGS_FROM_13(e, ...) Z_ARGS_FROM_12(__VA_ARGS__)
#define Z_ARGS_FROM_14(e, ...) Z_ARGS_FROM_13(__VA_ARGS__)
#define Z_ARGS_FROM_15(e, ...) Z_ARGS_FROM_14(__VA_ARGS__)
#define Z_ARGS_FROM_16(e, ...) Z_ARGS_FROM_15(__VA_ARGS__)
#define Z_ARGS_FROM_17(e, ...) Z_ARGS_FROM_16(__VA_ARGS__)
#define Z_ARGS_FROM_18(e, ...) Z_ARGS_FROM_17(__VA_ARGS__)
#define Z_ARGS_FROM_19(e, ...) Z_ARGS_FROM_18(__VA_ARGS__)
#define Z_ARGS_FROM_20(e, ...) Z_ARGS_FROM_19(__VA_ARGS__)
#define Z_ARGS_FROM_21(e, ...) Z_ARGS_FROM_20(__VA_ARGS__)
#define Z_ARGS_FROM_22(e, ...) Z_ARGS_FROM_21(__VA_ARGS__)
#define Z_ARGS_FROM_23(e, ...) Z_ARGS_FROM_22(__VA_ARGS__)
#define Z_ARGS_FROM_24(e, ...) Z_ARGS_FROM_23(__VA_ARGS__)
#define Z_ARGS_FROM_25(e, ...) Z_ARGS_FROM_24(__VA_ARGS__)
#define Z_ARGS_FROM_26(e, ...) Z_ARGS_FROM_25(__VA_ARGS__)
#define Z_ARGS_FROM_27(e, ...) Z_ARGS_FROM_26(__VA_ARGS__)
#define Z_ARGS_FROM_28(e, ...) Z_ARGS_FROM_27(__VA_ARGS__)
#define Z_ARGS_FROM_29(e, ...) Z_ARGS_FROM_28(__VA_ARGS__)
#define Z_ARGS_FROM_30(e, ...) Z_ARGS_FROM_29(__VA_ARGS__)
#define Z_ARGS_FROM_31(e, ...) Z_ARGS_FROM_30(__VA_ARGS__)
#define Z_ARGS_FROM_32(e, ...) Z_ARGS_FROM_31(__VA_ARGS__)
#define Z_ARGS_FROM_33(e, ...) Z_ARGS_FROM_32(__VA_ARGS__)
#define Z_ARGS_FROM_34(e, ...) Z_ARGS_FROM_33(__VA_ARGS__)
#define Z_ARGS_FROM_35(e, ...) Z_ARGS_FROM_34(__VA_ARGS__)
#define Z_ARGS_FROM_36(e, ...) Z_ARGS_FROM_35(__VA_ARGS__)
#define Z_ARGS_FROM_37(e, ...) Z_ARGS_FROM_36(__VA_ARGS__)
#define Z_ARGS_FROM_38(e, ...) Z_ARGS_FROM_37(__VA_ARGS__)
#define Z_ARGS_FROM_39(e, ...) Z_ARGS_FROM_38(__VA_ARGS__)
#define Z_ARGS_FROM_40(e, ...) Z_ARGS_FROM_39(__VA_ARGS__)
#define Z_ARGS_FROM_41(e, ...) Z_ARGS_FROM_40(__VA_ARGS__)
#define Z_ARGS_FROM_42(e, ...) Z_ARGS_FROM_41(__VA_ARGS__)
#define Z_ARGS_FROM_43(e, ...) Z_ARGS_FROM_42(__VA_ARGS__)
#define Z_ARGS_FROM_44(e, ...) Z_ARGS_FROM_43(__VA_ARGS__)
#define Z_ARGS_FROM_45(e, ...) Z_ARGS_FROM_44(__VA_ARGS__)
#define Z_ARGS_FROM_46(e, ...) Z_ARGS_FROM_45(__VA_ARGS__)
#define Z_ARGS_FROM_47(e, ...) Z_ARGS_FROM_46(__VA_ARGS__)
#define Z_ARGS_FROM_48(e, ...) Z_ARGS_FROM_47(__VA_ARGS__)
#define Z_ARGS_FROM_49(e, ...) Z_ARGS_FROM_48(__VA_ARGS__)
#define Z_ARGS_FROM_50(e, ...) Z_ARGS_FROM_49(__VA_ARGS__)
#define Z_ARGS_FROM_51(e, ...) Z_ARGS_FROM_50(__VA_ARGS__)
#define Z_ARGS_FROM_52(e, ...) Z_ARGS_FROM_51(__VA_ARGS__)
#define Z_ARGS_FROM_53(e, ...) Z_ARGS_FROM_52(__VA_ARGS__)
#define Z_ARGS_FROM_54(e, ...) Z_ARGS_FROM_53(__VA_ARGS__)
#define Z_ARGS_FROM_55(e, ...) Z_ARGS_FROM_54(__VA_ARGS__)
#define Z_ARGS_FROM_56(e, ...) Z_ARGS_FROM_55(__VA_ARGS__)
#define Z_ARGS_FROM_57(e, ...) Z_ARGS_FROM_56(__VA_ARGS__)
#define Z_ARGS_FROM_58(e, ...) Z_ARGS_FROM_57(__VA_ARGS__)
#define Z_ARGS_FROM_59(e, ...) Z_ARGS_FROM_58(__VA_ARGS__)
#define Z_ARGS_FROM_60(e, ...) Z_ARGS_FROM_59(__VA_ARGS__)
#define Z_ARGS_FROM_61(e, ...) Z_ARGS_FROM_60(__VA_ARGS__)
#define Z_ARGS_FROM_62(e, ...) Z_ARGS_FROM_61(__VA_ARGS__)
#define Z_ARGS_FROM_63(e, ...) Z_ARGS_FROM_62(__VA_ARGS__)
#define Z_ARGS_FROM_64(e, ...) Z_ARGS_FROM_63(__VA_ARGS__)

/* F(i, ...) for the first n (0..10) numbers of decade D. */
#define Z_UNIT_0(D, F, S, ...)
#define Z_UNIT_1(D, F, S, ...) F(D##0, __VA_ARGS__)
#define Z_UNIT_2(D, F, S, ...) \
	Z_UNIT_1(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##1, __VA_ARGS__)
#define Z_UNIT_3(D, F, S, ...) \
	Z_UNIT_2(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##2, __VA_ARGS__)
#define Z_UNIT_4(D, F, S, ...) \
	Z_UNIT_3(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##3, __VA_ARGS__)
#define Z_UNIT_5(D, F, S, ...) \
	Z_UNIT_4(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##4, __VA_ARGS__)
#define Z_UNIT_6(D, F, S, ...) \
	Z_UNIT_5(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##5, __VA_ARGS__)
#define Z_UNIT_7(D, F, S, ...) \
	Z_UNIT_6(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##6, __VA_ARGS__)
#define Z_UNIT_8(D, F, S, ...) \
	Z_UNIT_7(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##7, __VA_ARGS__)
#define Z_UNIT_9(D, F, S, ...) \
	Z_UNIT_8(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##8, __VA_ARGS__)
#define Z_UNIT_10(D, F, S, ...) \
	Z_UNIT_9(D, F, S, __VA_ARGS__) __DEBRACKET S F(D##9, __VA_ARGS__)

/* F(i, ...) for the first t full decades, a separator after each call. */
#define Z_TENS_(F, S, ...)
#define Z_TENS_1(F, S, ...) \
	Z_TENS_(F, S, __VA_ARGS__) Z_UNIT_10(, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_2(F, S, ...) \
	Z_TENS_1(F, S, __VA_ARGS__) Z_UNIT_10(1, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_3(F, S, ...) \
	Z_TENS_2(F, S, __VA_ARGS__) Z_UNIT_10(2, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_4(F, S, ...) \
	Z_TENS_3(F, S, __VA_ARGS__) Z_UNIT_10(3, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_5(F, S, ...) \
	Z_TENS_4(F, S, __VA_ARGS__) Z_UNIT_10(4, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_6(F, S, ...) \
	Z_TENS_5(F, S, __VA_ARGS__) Z_UNIT_10(5, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_7(F, S, ...) \
	Z_TENS_6(F, S, __VA_ARGS__) Z_UNIT_10(6, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_8(F, S, ...) \
	Z_TENS_7(F, S, __VA_ARGS__) Z_UNIT_10(7, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_9(F, S, ...) \
	Z_TENS_8(F, S, __VA_ARGS__) Z_UNIT_10(8, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_10(F, S, ...) \
	Z_TENS_9(F, S, __VA_ARGS__) Z_UNIT_10(9, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_11(F, S, ...) \
	Z_TENS_10(F, S, __VA_ARGS__) Z_UNIT_10(10, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_12(F, S, ...) \
	Z_TENS_11(F, S, __VA_ARGS__) Z_UNIT_10(11, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_13(F, S, ...) \
	Z_TENS_12(F, S, __VA_ARGS__) Z_UNIT_10(12, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_14(F, S, ...) \
	Z_TENS_13(F, S, __VA_ARGS__) Z_UNIT_10(13, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_15(F, S, ...) \
	Z_TENS_14(F, S, __VA_ARGS__) Z_UNIT_10(14, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_16(F, S, ...) \
	Z_TENS_15(F, S, __VA_ARGS__) Z_UNIT_10(15, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_17(F, S, ...) \
	Z_TENS_16(F, S, __VA_ARGS__) Z_UNIT_10(16, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_18(F, S, ...) \
	Z_TENS_17(F, S, __VA_ARGS__) Z_UNIT_10(17, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_19(F, S, ...) \
	Z_TENS_18(F, S, __VA_ARGS__) Z_UNIT_10(18, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_20(F, S, ...) \
	Z_TENS_19(F, S, __VA_ARGS__) Z_UNIT_10(19, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_21(F, S, ...) \
	Z_TENS_20(F, S, __VA_ARGS__) Z_UNIT_10(20, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_22(F, S, ...) \
	Z_TENS_21(F, S, __VA_ARGS__) Z_UNIT_10(21, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_23(F, S, ...) \
	Z_TENS_22(F, S, __VA_ARGS__) Z_UNIT_10(22, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_24(F, S, ...) \
	Z_TENS_23(F, S, __VA_ARGS__) Z_UNIT_10(23, F, S, __VA_ARGS__) __DEBRACKET S
#define Z_TENS_25(F, S, ...) \
	Z_TENS_24(F, S, __VA_ARGS__) Z_UNIT_10(24, F, S, __VA_ARGS__) __DEBRACKET S

#endif /* ZEPHYR_INCLUDE_SYS_UTIL_LOOPS_H_ */
