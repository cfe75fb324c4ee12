/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The linker's half of iterable sections: arrays whose elements are defined all over the program.
 *
 * Each macro makes one output section with the elements of a type between two symbols,
 * _<type>_list_start and _<type>_list_end. The program's half is sys/iterable_sections.h.
 * Elements are sorted by the names of their sections; the NUMERIC forms put what has a one-digit
 * number in its name before two digits, and those before three. Elements are kept although
 * nothing names them, except in the GC_ALLOWED forms.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_
#define ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_

#define Z_LINK_ITERABLE_START(struct_type) _CONCAT(_##struct_type, _list_start) = .;
#define Z_LINK_ITERABLE_END(struct_type) _CONCAT(_##struct_type, _list_end) = .

#define Z_LINK_ITERABLE(struct_type) \
	Z_LINK_ITERABLE_START(struct_type) \
	KEEP(*(SORT_BY_NAME(._##struct_type.static.*))); \
	Z_LINK_ITERABLE_END(struct_type)

#define Z_LINK_ITERABLE_NUMERIC(struct_type) \
	Z_LINK_ITERABLE_START(struct_type) \
	KEEP(*(SORT_BY_NAME(._##struct_type.static.*_?_*))); \
	KEEP(*(SORT_BY_NAME(._##struct_type.static.*_??_*))); \
	KEEP(*(SORT_BY_NAME(._##struct_type.static.*_???_*))); \
	Z_LINK_ITERABLE_END(struct_type)

#define Z_LINK_ITERABLE_GC_ALLOWED(struct_type) \
	Z_LINK_ITERABLE_START(struct_type) \
	*(SORT_BY_NAME(._##struct_type.static.*)); \
	Z_LINK_ITERABLE_END(struct_type)

#define Z_LINK_ITERABLE_ALIGNED(struct_type, align) \
	. = ALIGN(align); \
	Z_LINK_ITERABLE(struct_type);

/** Elements that the program only reads. */
#define ITERABLE_SECTION_ROM(struct_type, subalign) \
	SECTION_PROLOGUE(struct_type##_area, , SUBALIGN(subalign)) \
	{ \
		Z_LINK_ITERABLE(struct_type); \
	} GROUP_ROM_LINK_IN(RAMABLE_REGION, ROMABLE_REGION)

#define ITERABLE_SECTION_ROM_NUMERIC(struct_type, subalign) \
	SECTION_PROLOGUE(struct_type##_area, , SUBALIGN(subalign)) \
	{ \
		Z_LINK_ITERABLE_NUMERIC(struct_type); \
	} GROUP_ROM_LINK_IN(RAMABLE_REGION, ROMABLE_REGION)

#define ITERABLE_SECTION_ROM_GC_ALLOWED(struct_type, subalign) \
	SECTION_PROLOGUE(struct_type##_area, , SUBALIGN(subalign)) \
	{ \
		Z_LINK_ITERABLE_GC_ALLOWED(struct_type); \
	} GROUP_ROM_LINK_IN(RAMABLE_REGION, ROMABLE_REGION)

/** Elements that the program writes. */
#define ITERABLE_SECTION_RAM(struct_type, subalign) \
	SECTION_DATA_PROLOGUE(struct_type##_area, , SUBALIGN(subalign)) \
	{ \
		Z_LINK_ITERABLE(struct_type); \
	} GROUP_DATA_LINK_IN(RAMABLE_REGION, ROMABLE_REGION)

#define ITERABLE_SECTION_RAM_NUMERIC(struct_type, subalign) \
	SECTION_DATA_PROLOGUE(struct_type##_area, , SUBALIGN(subalign)) \
	{ \
		Z_LINK_ITERABLE_NUMERIC(struct_type); \
	} GROUP_DATA_LINK_IN(RAMABLE_REGION, ROMABLE_REGION)

#define ITERABLE_SECTION_RAM_GC_ALLOWED(struct_type, subalign) \
	SECTION_DATA_PROLOGUE(struct_type##_area, , SUBALIGN(subalign)) \
	{ \
		Z_LINK_ITERABLE_GC_ALLOWED(struct_type); \
	} GROUP_DATA_LINK_IN(RAMABLE_REGION, ROMABLE_REGION)

#endif /* ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_ */
