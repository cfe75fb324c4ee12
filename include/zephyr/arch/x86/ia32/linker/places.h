/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which segment and which load address the parts of the image get, and which files are pinned.
 * For linker.ld and what it includes.
 *
 * What is not in memory at start-up lies in ROM, the devicetree's chosen zephyr,flash: the image's
 * byte at an offset from z_mapped_start has the same offset there.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_IA32_LINKER_PLACES_H_
#define ZEPHYR_INCLUDE_ARCH_X86_IA32_LINKER_PLACES_H_

#define IMAGE_START (CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_OFFSET)

#define LMA(section) AT(K_MEM_PHYS_ADDR(ADDR(section)))
#define ROM_LMA(section) AT(ADDR(section) - IMAGE_START + CONFIG_FLASH_BASE_ADDRESS)

#ifdef CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT
#define GENERIC_LMA LMA
#elif defined(CONFIG_LINKER_USE_PINNED_SECTION)
#define GENERIC_LMA ROM_LMA
#define GENERIC_IN_ROM
#else
#define GENERIC_LMA LMA
#endif

#if (defined(GENERIC_IN_ROM) || defined(CONFIG_LINKER_USE_ONDEMAND_SECTION)) && \
	(CONFIG_FLASH_SIZE == 0)
#error "Parts of the image are not in memory at start-up: choose zephyr,flash in the devicetree."
#endif

#ifdef GENERIC_IN_ROM
#define SYMTAB_SEGMENT generic_ro
#else
#define SYMTAB_SEGMENT rodata
#endif

#ifdef CONFIG_LINKER_USE_PINNED_SECTION
#define GENERIC_TEXT_SEGMENT generic_ro
#define GENERIC_RODATA_SEGMENT generic_ro
#define GENERIC_DATA_SEGMENT generic_rw
#else
#define GENERIC_TEXT_SEGMENT text
#define GENERIC_RODATA_SEGMENT rodata
#define GENERIC_DATA_SEGMENT data
#endif

/*
 * The archives whose code and data serve page faults and interrupts. Files of an application, of
 * other subsystems and of the rest of the C library are not pinned unless they say so.
 */
#define PINNED_ARCHIVE(name, sections) *lib##name.a:*(sections)
#define PINNED_LIBC_FILE(name, sections) *liblib__libc__minimal.a:*name.*(sections)
#define PINNED_FILES(sections) \
	PINNED_ARCHIVE(arch__*, sections) \
	PINNED_ARCHIVE(kernel, sections) \
	PINNED_ARCHIVE(drivers__*, sections) \
	PINNED_ARCHIVE(soc*, sections) \
	PINNED_ARCHIVE(boards*, sections) \
	PINNED_ARCHIVE(zephyr, sections) \
	PINNED_ARCHIVE(subsys__demand_paging*, sections) \
	PINNED_ARCHIVE(subsys__logging*, sections) \
	PINNED_ARCHIVE(subsys__timing*, sections) \
	PINNED_ARCHIVE(subsys__tracing*, sections) \
	PINNED_ARCHIVE(lib__os, sections) \
	PINNED_ARCHIVE(lib__heap, sections) \
	PINNED_ARCHIVE(lib__utils, sections) \
	PINNED_ARCHIVE(gcc, sections) \
	PINNED_ARCHIVE(clang_rt.*, sections) \
	PINNED_LIBC_FILE(memory, sections) \
	PINNED_LIBC_FILE(string, sections) \
	PINNED_LIBC_FILE(search, sections) \
	PINNED_LIBC_FILE(stdout, sections)

/* The same for variables and constants. The symbol table, a file of .data, has its own place. */
#ifdef CONFIG_LINKER_PIN_DATA
#define PINNED_FILES_DATA(section) \
	*(EXCLUDE_FILE(*symtab.bin) section) \
	*(section.*)
#else
#define PINNED_FILES_DATA(section) PINNED_FILES(section section.*)
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_IA32_LINKER_PLACES_H_ */
