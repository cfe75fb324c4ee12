/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arrays whose elements are defined all over the program and collected by the linker.
 *
 * An element goes into section ._<section>.static.<postfix>_; the linker script, by one of the
 * ITERABLE_SECTION macros of linker/iterable_sections.h, lays the elements of a section side by
 * side, sorted by postfix, between _<section>_list_start and _<section>_list_end.
 */
#ifndef INCLUDE_ZEPHYR_SYS_ITERABLE_SECTIONS_H_
#define INCLUDE_ZEPHYR_SYS_ITERABLE_SECTIONS_H_

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

/** Define an element: TYPE_SECTION_ITERABLE(type, name, section, postfix) = { … }; */
#define TYPE_SECTION_ITERABLE(type, varname, secname, section_postfix) \
	Z_DECL_ALIGN(type) varname __in_section(_##secname, static, _CONCAT(section_postfix, _)) \
		__used __noasan

/** The array's first element and the end behind its last. */
#define TYPE_SECTION_START(secname) _CONCAT(_##secname, _list_start)
#define TYPE_SECTION_END(secname) _CONCAT(_##secname, _list_end)
#define TYPE_SECTION_START_EXTERN(type, secname) extern type TYPE_SECTION_START(secname)[]
#define TYPE_SECTION_END_EXTERN(type, secname) extern type TYPE_SECTION_END(secname)[]

/** Loop over the elements: TYPE_SECTION_FOREACH(type, section, pointer) { … } */
#define TYPE_SECTION_FOREACH(type, secname, iterator) \
	TYPE_SECTION_START_EXTERN(type, secname); \
	TYPE_SECTION_END_EXTERN(type, secname); \
	for (type *iterator = TYPE_SECTION_START(secname); __extension__({ \
		     __ASSERT(iterator <= TYPE_SECTION_END(secname), \
			      "section " #secname ": the end is not a whole number of elements away"); \
		     iterator < TYPE_SECTION_END(secname); \
	     }); \
	     iterator++)

/** Pointer to element @p i, into *dst. */
#define TYPE_SECTION_GET(type, secname, i, dst) \
	do { \
		TYPE_SECTION_START_EXTERN(type, secname); \
		*(dst) = &TYPE_SECTION_START(secname)[i]; \
	} while (false)

/** Number of elements, into *dst. */
#define TYPE_SECTION_COUNT(type, secname, dst) \
	do { \
		TYPE_SECTION_START_EXTERN(type, secname); \
		TYPE_SECTION_END_EXTERN(type, secname); \
		*(dst) = (size_t)(((uintptr_t)TYPE_SECTION_END(secname) - \
				   (uintptr_t)TYPE_SECTION_START(secname)) / sizeof(type)); \
	} while (false)

/* The same for elements that are structures, whose tag names the section. */
#define STRUCT_SECTION_START(struct_type) TYPE_SECTION_START(struct_type)
#define STRUCT_SECTION_START_EXTERN(struct_type) \
	TYPE_SECTION_START_EXTERN(struct struct_type, struct_type)
#define STRUCT_SECTION_END(struct_type) TYPE_SECTION_END(struct_type)
#define STRUCT_SECTION_END_EXTERN(struct_type) \
	TYPE_SECTION_END_EXTERN(struct struct_type, struct_type)
#define STRUCT_SECTION_ITERABLE(struct_type, varname) \
	STRUCT_SECTION_ITERABLE_ALTERNATE(struct_type, struct_type, varname)
#define STRUCT_SECTION_ITERABLE_ALTERNATE(secname, struct_type, varname) \
	TYPE_SECTION_ITERABLE(struct struct_type, varname, secname, varname)
#define STRUCT_SECTION_ITERABLE_NAMED(struct_type, name, varname) \
	STRUCT_SECTION_ITERABLE_NAMED_ALTERNATE(struct_type, struct_type, name, varname)
#define STRUCT_SECTION_ITERABLE_NAMED_ALTERNATE(struct_type, secname, name, varname) \
	TYPE_SECTION_ITERABLE(struct struct_type, varname, secname, name)
#define STRUCT_SECTION_ITERABLE_ARRAY(struct_type, varname, size) \
	STRUCT_SECTION_ITERABLE_ARRAY_ALTERNATE(struct_type, struct_type, varname, size)
#define STRUCT_SECTION_ITERABLE_ARRAY_ALTERNATE(secname, struct_type, varname, size) \
	TYPE_SECTION_ITERABLE(struct struct_type, varname[size], secname, varname)
#define STRUCT_SECTION_FOREACH(struct_type, iterator) \
	STRUCT_SECTION_FOREACH_ALTERNATE(struct_type, struct_type, iterator)
#define STRUCT_SECTION_FOREACH_ALTERNATE(secname, struct_type, iterator) \
	TYPE_SECTION_FOREACH(struct struct_type, secname, iterator)
#define STRUCT_SECTION_GET(struct_type, i, dst) \
	TYPE_SECTION_GET(struct struct_type, struct_type, i, dst)
#define STRUCT_SECTION_COUNT(struct_type, dst) \
	TYPE_SECTION_COUNT(struct struct_type, struct_type, dst)

#endif /* INCLUDE_ZEPHYR_SYS_ITERABLE_SECTIONS_H_ */
