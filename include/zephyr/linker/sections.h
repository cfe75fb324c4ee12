/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names of the sections that code and data are put into.
 *
 * Decides the names only; the attributes that use them are in section_tags.h, the linker script
 * of the architecture places them. Used by C, assembly and linker scripts.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_SECTIONS_H_
#define ZEPHYR_INCLUDE_LINKER_SECTIONS_H_

/* Output sections. */
#define _TEXT_SECTION_NAME text
#define _RODATA_SECTION_NAME rodata
#define _CTOR_SECTION_NAME ctors
#define _DATA_SECTION_NAME datas
#define _BSS_SECTION_NAME bss
#define _NOINIT_SECTION_NAME noinit
#define _APP_SMEM_SECTION_NAME app_smem
#define _APP_DATA_SECTION_NAME app_datas
#define _APP_BSS_SECTION_NAME app_bss
#define _APP_NOINIT_SECTION_NAME app_noinit
#define _APP_SMEM_PINNED_SECTION_NAME app_smem_pinned
#define _UNDEFINED_SECTION_NAME undefined

/* Names that begin with .bss or .noinit have no bytes in an object file. */

/* What only start-up needs, when that is kept apart (CONFIG_LINKER_USE_BOOT_SECTION). */
#define BOOT_TEXT_SECTION_NAME boot_text
#define BOOT_BSS_SECTION_NAME bss.boot_bss
#define BOOT_RODATA_SECTION_NAME boot_rodata
#define BOOT_DATA_SECTION_NAME boot_data
#define BOOT_NOINIT_SECTION_NAME noinit.boot_noinit

/* What must stay in memory under demand paging (CONFIG_LINKER_USE_PINNED_SECTION). */
#define PINNED_TEXT_SECTION_NAME pinned_text
#define PINNED_BSS_SECTION_NAME bss.pinned_bss
#define PINNED_RODATA_SECTION_NAME pinned_rodata
#define PINNED_DATA_SECTION_NAME pinned_data
#define PINNED_NOINIT_SECTION_NAME noinit.pinned_noinit

/* What is loaded when it is first used (CONFIG_LINKER_USE_ONDEMAND_SECTION). */
#define ONDEMAND_TEXT_SECTION_NAME ondemand_text
#define ONDEMAND_RODATA_SECTION_NAME ondemand_rodata

#ifdef _ASMLANGUAGE

/* The same, as the SECTION_FUNC and SECTION_VAR macros of assembly take them. */
#define TEXT text
#define RODATA rodata
#define DATA data
#define BSS bss
#define NOINIT noinit

#ifdef CONFIG_LINKER_USE_BOOT_SECTION
#define BOOT_TEXT BOOT_TEXT_SECTION_NAME
#define BOOT_RODATA BOOT_RODATA_SECTION_NAME
#define BOOT_DATA BOOT_DATA_SECTION_NAME
#define BOOT_BSS BOOT_BSS_SECTION_NAME
#define BOOT_NOINIT BOOT_NOINIT_SECTION_NAME
#else
#define BOOT_TEXT TEXT
#define BOOT_RODATA RODATA
#define BOOT_DATA DATA
#define BOOT_BSS BSS
#define BOOT_NOINIT NOINIT
#endif

#ifdef CONFIG_LINKER_USE_PINNED_SECTION
#define PINNED_TEXT PINNED_TEXT_SECTION_NAME
#define PINNED_RODATA PINNED_RODATA_SECTION_NAME
#define PINNED_DATA PINNED_DATA_SECTION_NAME
#define PINNED_BSS PINNED_BSS_SECTION_NAME
#define PINNED_NOINIT PINNED_NOINIT_SECTION_NAME
#else
#define PINNED_TEXT TEXT
#define PINNED_RODATA RODATA
#define PINNED_DATA DATA
#define PINNED_BSS BSS
#define PINNED_NOINIT NOINIT
#endif

#endif /* _ASMLANGUAGE */

#include <zephyr/linker/section_tags.h>

#endif /* ZEPHYR_INCLUDE_LINKER_SECTIONS_H_ */
