/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How an output section is opened and placed.
 *
 * The architecture's script sets the load address of its first section with AT(); after that the
 * linker keeps the distance between virtual and load address by itself. So sections are simply
 * written one after the other: no region needs to be named, and the GROUP macros, which
 * applications' linker snippets use, are empty unless the architecture defines them before.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_LINKER_TOOL_GCC_H_
#define ZEPHYR_INCLUDE_LINKER_LINKER_TOOL_GCC_H_

#ifndef GROUP_LINK_IN
#define GROUP_LINK_IN(where)
#define GROUP_ROM_LINK_IN(vregion, lregion)
#define GROUP_DATA_LINK_IN(vregion, lregion)
#define GROUP_NOLOAD_LINK_IN(vregion, lregion)
#endif
#define GROUP_START(where)
#define GROUP_END(where)
#define GROUP_FOLLOWS_AT(where)

/** Open output section @p name; initialized data has a macro of its own for images run in place. */
#define SECTION_PROLOGUE(name, options, align) name options : align
#define SECTION_DATA_PROLOGUE(name, options, align) SECTION_PROLOGUE(name, options, align)

#define COMMON_SYMBOLS *(COMMON)

#endif /* ZEPHYR_INCLUDE_LINKER_LINKER_TOOL_GCC_H_ */
