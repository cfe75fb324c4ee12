/* SPDX-License-Identifier: Apache-2.0 */
/* Names of the image's functions at run time, from the table the build put in (CONFIG_SYMTAB). */
#ifndef ZEPHYR_INCLUDE_DEBUG_SYMTAB_H_
#define ZEPHYR_INCLUDE_DEBUG_SYMTAB_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_SYMTAB
/**
 * The function at or before an address of the image's text.
 *
 * Any context; allocates nothing.
 *
 * @param addr virtual address
 * @param offset set to the distance from the function's start; may be NULL
 * @return its name, or NULL if the address is outside of the text or the table is empty
 */
const char *symtab_find_symbol_name(uintptr_t addr, uint32_t *offset);
#else
static inline const char *symtab_find_symbol_name(uintptr_t addr, uint32_t *offset)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(offset);
	return NULL;
}
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DEBUG_SYMTAB_H_ */
