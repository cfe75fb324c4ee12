/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The page-table entry as a type, and what is said of a page. How an entry is used stays inside
 * arch/x86/mmu.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_MMUSTRUCTS_H_
#define ZEPHYR_INCLUDE_ARCH_X86_MMUSTRUCTS_H_

#include <zephyr/sys/util.h>

/* What arch_page_info_get() says. Two are bits of an entry, moved with its frame or location. */
#define ARCH_DATA_PAGE_LOADED ((uintptr_t)BIT(0))
#define ARCH_DATA_PAGE_ACCESSED ((uintptr_t)BIT(1))
#define ARCH_DATA_PAGE_DIRTY ((uintptr_t)BIT(2))
#define ARCH_DATA_PAGE_NOT_MAPPED ((uintptr_t)BIT(7))

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef CONFIG_X86_PAE
typedef uint64_t pentry_t;
#else
typedef uint32_t pentry_t;
#endif
#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_MMUSTRUCTS_H_ */
