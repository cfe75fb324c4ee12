/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names of Zephyr 3.4 for what 4.1 calls otherwise. Only kernel.h, fatal.h and mem_manage.h include
 * this.
 */
#ifndef ZEPHYR_INCLUDE_COMPAT_NAMES_3_4_H_
#define ZEPHYR_INCLUDE_COMPAT_NAMES_3_4_H_

#define Z_MEM_VM_OFFSET K_MEM_VIRT_OFFSET
#define Z_MEM_PHYS_ADDR(virt) K_MEM_PHYS_ADDR(virt)
#define Z_MEM_VIRT_ADDR(phys) K_MEM_VIRT_ADDR(phys)
#define Z_VM_KERNEL K_MEM_IS_VM_KERNEL
#define z_mem_phys_addr(virt) k_mem_phys_addr(virt)
#define z_mem_virt_addr(phys) k_mem_virt_addr(phys)
#define z_phys_map(virt_ptr, phys, size, flags) k_mem_map_phys_bare(virt_ptr, phys, size, flags)
#define z_phys_unmap(virt, size) k_mem_unmap_phys_bare(virt, size)

#ifndef _ASMLANGUAGE
struct arch_esf;
typedef struct arch_esf z_arch_esf_t;
#endif

#endif /* ZEPHYR_INCLUDE_COMPAT_NAMES_3_4_H_ */
