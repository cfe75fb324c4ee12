/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How the names of generated devicetree macros are put together.
 *
 * Decides nothing but that. A node identifier is DT_N and then _S_<name> for each step of the
 * node's path; all that is known about a node is a macro whose name starts with it. The macros
 * here join tokens as they are; their callers' arguments have been expanded by then. Used by the
 * other headers of this directory.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_TOKENS_H_
#define ZEPHYR_INCLUDE_DEVICETREE_TOKENS_H_

#include <zephyr/sys/util_macro.h>

#define DT_CAT(a1, a2) a1##a2
#define DT_CAT3(a1, a2, a3) a1##a2##a3
#define DT_CAT4(a1, a2, a3, a4) a1##a2##a3##a4
#define DT_CAT5(a1, a2, a3, a4, a5) a1##a2##a3##a4##a5
#define DT_CAT6(a1, a2, a3, a4, a5, a6) a1##a2##a3##a4##a5##a6
#define DT_CAT7(a1, a2, a3, a4, a5, a6, a7) a1##a2##a3##a4##a5##a6##a7
#define DT_CAT8(a1, a2, a3, a4, a5, a6, a7, a8) a1##a2##a3##a4##a5##a6##a7##a8

/* One step of a path. */
#define DT_S_PREFIX(name) _S_##name
#define DT_DASH_PREFIX(name) _##name
/* _a_b_c */
#define DT_DASH(...) MACRO_MAP_CAT(DT_DASH_PREFIX, __VA_ARGS__)
/* A separator comes in parentheses; generated loops take them off. */
#define DT_DEBRACKET_INTERNAL(...) __VA_ARGS__

#endif /* ZEPHYR_INCLUDE_DEVICETREE_TOKENS_H_ */
