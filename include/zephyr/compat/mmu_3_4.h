/* SPDX-License-Identifier: Apache-2.0 */
/* Names of Zephyr 3.4 in the kernel's private header of page frames. Only mmu.h includes this. */
#ifndef ZEPHYR_INCLUDE_COMPAT_MMU_3_4_H_
#define ZEPHYR_INCLUDE_COMPAT_MMU_3_4_H_

#define Z_PHYS_RAM_START K_MEM_PHYS_RAM_START
#define Z_PHYS_RAM_SIZE K_MEM_PHYS_RAM_SIZE
#define Z_PHYS_RAM_END K_MEM_PHYS_RAM_END
#define Z_VIRT_RAM_START K_MEM_VIRT_RAM_START
#define Z_VIRT_RAM_SIZE K_MEM_VIRT_RAM_SIZE
#define Z_VIRT_RAM_END K_MEM_VIRT_RAM_END
#define Z_KERNEL_VIRT_START K_MEM_KERNEL_VIRT_START
#define Z_KERNEL_VIRT_END K_MEM_KERNEL_VIRT_END
#define Z_KERNEL_VIRT_SIZE K_MEM_KERNEL_VIRT_SIZE
#define Z_VM_OFFSET K_MEM_VM_OFFSET
#define Z_FREE_VM_START K_MEM_VM_FREE_START
#define Z_SCRATCH_PAGE K_MEM_SCRATCH_PAGE

#define Z_PAGE_FRAME_PINNED K_MEM_PAGE_FRAME_PINNED
#define Z_PAGE_FRAME_RESERVED K_MEM_PAGE_FRAME_RESERVED
#define Z_PAGE_FRAME_MAPPED K_MEM_PAGE_FRAME_MAPPED
#define Z_PAGE_FRAME_BUSY K_MEM_PAGE_FRAME_BUSY
#define Z_PAGE_FRAME_BACKED K_MEM_PAGE_FRAME_BACKED

#define z_page_frame k_mem_page_frame
#define z_page_frames k_mem_page_frames
#define z_page_frames_dump k_mem_page_frames_dump
#define z_num_pagefaults_get k_mem_num_pagefaults_get
#define z_page_fault k_mem_page_fault
#define z_page_frame_to_phys k_mem_page_frame_to_phys
#define z_page_frame_to_virt k_mem_page_frame_to_virt
#define z_phys_to_page_frame k_mem_phys_to_page_frame
#define z_is_page_frame k_mem_is_page_frame

#endif /* ZEPHYR_INCLUDE_COMPAT_MMU_3_4_H_ */
