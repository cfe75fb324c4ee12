/* SPDX-License-Identifier: Apache-2.0 */
/* Address types for ports whose pointers hold every address. */
#ifndef ZEPHYR_INCLUDE_ARCH_COMMON_ADDR_TYPES_H_
#define ZEPHYR_INCLUDE_ARCH_COMMON_ADDR_TYPES_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

typedef uintptr_t paddr_t;
typedef void *vaddr_t;
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_COMMON_ADDR_TYPES_H_ */
