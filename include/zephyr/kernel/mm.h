/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory-mapping flags of the application interface, and the address arithmetic of the image.
 * Mapping at run time does not exist yet; mappings are made at build time (gen_mmu.py --map).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MM_H_
#define ZEPHYR_INCLUDE_KERNEL_MM_H_

#include <zephyr/kernel/internal/mm.h>
#include <zephyr/sys/util.h>

/* Caching, three bits. */
#define K_MEM_CACHE_WB 0
#define K_MEM_CACHE_WT 1
#define K_MEM_CACHE_NONE 2
#define K_MEM_CACHE_MASK (BIT(3) - 1)

/* Permissions; reading is always allowed. */
#define K_MEM_PERM_RW BIT(3)
#define K_MEM_PERM_EXEC BIT(4)
#define K_MEM_PERM_USER BIT(5)

/** The virtual address is the physical one. */
#define K_MEM_DIRECT_MAP BIT(6)

#endif /* ZEPHYR_INCLUDE_KERNEL_MM_H_ */
