/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Attributes that put a function or a variable into a section. Included by sections.h.
 *
 * A variable that keeps its value over a restart, or is too big to be cleared at start-up, is
 * __noinit. The boot, pinned and ondemand families are empty where the image has no such sections.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_SECTION_TAGS_H_
#define ZEPHYR_INCLUDE_LINKER_SECTION_TAGS_H_

#include <zephyr/toolchain.h>

#if !defined(_ASMLANGUAGE) && !defined(_LINKER)

/** Not cleared at start-up. */
#define __noinit __in_section_unique(_NOINIT_SECTION_NAME)
#define __noinit_named(name) __in_section_unique_named(_NOINIT_SECTION_NAME, name)

/** Stacks of threads, and of the kernel's own contexts; the name makes them have no bytes. */
#define __stackmem __noinit_named(user_stacks)
#define __kstackmem ___in_section(_NOINIT_SECTION_NAME, kernel_stacks, __COUNTER__)

/** One processor, coherent caches: nothing to set apart. */
#define __incoherent
#define __nocache
#define __nocache_noinit __noinit

#ifdef CONFIG_LINKER_USE_BOOT_SECTION
#define __boot_func Z_GENERIC_DOT_SECTION(BOOT_TEXT_SECTION_NAME)
#define __boot_data Z_GENERIC_DOT_SECTION(BOOT_DATA_SECTION_NAME)
#define __boot_rodata Z_GENERIC_DOT_SECTION(BOOT_RODATA_SECTION_NAME)
#define __boot_bss Z_GENERIC_DOT_SECTION(BOOT_BSS_SECTION_NAME)
#define __boot_noinit Z_GENERIC_DOT_SECTION(BOOT_NOINIT_SECTION_NAME)
#else
#define __boot_func
#define __boot_data
#define __boot_rodata
#define __boot_bss
#define __boot_noinit __noinit
#endif

#ifdef CONFIG_LINKER_USE_PINNED_SECTION
#define __pinned_func Z_GENERIC_DOT_SECTION(PINNED_TEXT_SECTION_NAME)
#define __pinned_data Z_GENERIC_DOT_SECTION(PINNED_DATA_SECTION_NAME)
#define __pinned_rodata Z_GENERIC_DOT_SECTION(PINNED_RODATA_SECTION_NAME)
#define __pinned_bss Z_GENERIC_DOT_SECTION(PINNED_BSS_SECTION_NAME)
#define __pinned_noinit Z_GENERIC_DOT_SECTION(PINNED_NOINIT_SECTION_NAME)
#else
#define __pinned_func
#define __pinned_data
#define __pinned_rodata
#define __pinned_bss
#define __pinned_noinit __noinit
#endif

#ifdef CONFIG_LINKER_USE_ONDEMAND_SECTION
#define __ondemand_func Z_GENERIC_DOT_SECTION(ONDEMAND_TEXT_SECTION_NAME)
#define __ondemand_rodata Z_GENERIC_DOT_SECTION(ONDEMAND_RODATA_SECTION_NAME)
#else
#define __ondemand_func
#define __ondemand_rodata
#endif

/** An interrupt service routine. */
#define __isr __pinned_func

#endif /* !_ASMLANGUAGE && !_LINKER */

#endif /* ZEPHYR_INCLUDE_LINKER_SECTION_TAGS_H_ */
