/* SPDX-License-Identifier: Apache-2.0 */
/* The page-table entry as a type. How it is used stays inside arch/x86/mmu. */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_MMUSTRUCTS_H_
#define ZEPHYR_INCLUDE_ARCH_X86_MMUSTRUCTS_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef CONFIG_X86_PAE
typedef uint64_t pentry_t;
#else
typedef uint32_t pentry_t;
#endif
#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_MMUSTRUCTS_H_ */
