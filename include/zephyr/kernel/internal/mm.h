/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the image is: one constant turns physical into virtual addresses and back. Linker
 * scripts and assembly use it too, so it is an expression of plain numbers.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_INTERNAL_MM_H_
#define ZEPHYR_INCLUDE_KERNEL_INTERNAL_MM_H_

#ifdef CONFIG_MMU
/** Virtual minus physical address of everything in the image. */
#define K_MEM_VIRT_OFFSET                                    \
	((CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_OFFSET) - \
	 (CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_OFFSET))
#else
#define K_MEM_VIRT_OFFSET 0
#endif

/** Physical address of a virtual one that lies in the image (or in RAM mapped with it). */
#define K_MEM_PHYS_ADDR(virt) ((virt)-K_MEM_VIRT_OFFSET)
/** Virtual address of a physical one that lies in the image (or in RAM mapped with it). */
#define K_MEM_VIRT_ADDR(phys) ((phys) + K_MEM_VIRT_OFFSET)

#ifndef _LINKER
#include <zephyr/sys/util_macro.h>

/** 1 if virtual and physical addresses of the image differ. */
#if defined(CONFIG_MMU) && (K_MEM_VIRT_OFFSET != 0)
#define K_MEM_IS_VM_KERNEL 1
#endif

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Physical address of an object of the image.
 *
 * Any context. Pre: `virt` lies in the image; other addresses have no constant offset.
 */
static inline uintptr_t k_mem_phys_addr(const void *virt)
{
	return K_MEM_PHYS_ADDR((uintptr_t)virt);
}

/** Virtual address of a physical one. Pre: `phys` lies in the image. */
static inline void *k_mem_virt_addr(uintptr_t phys)
{
	return (void *)K_MEM_VIRT_ADDR(phys);
}

#ifdef __cplusplus
}
#endif
#endif /* _ASMLANGUAGE */
#endif /* _LINKER */

#endif /* ZEPHYR_INCLUDE_KERNEL_INTERNAL_MM_H_ */
