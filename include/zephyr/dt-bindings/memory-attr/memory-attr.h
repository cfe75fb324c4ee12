/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values of the devicetree property zephyr,memory-attr, a bit each: what memory is like. The kernel
 * does nothing by them; mem_mgmt/mem_attr.h tells them to programs. For devicetrees and for C.
 */
#ifndef ZEPHYR_INCLUDE_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_H_
#define ZEPHYR_INCLUDE_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_H_

/* Of any memory: bits 0 to 15. */
#define DT_MEM_ATTR_SHIFT (0)
#define DT_MEM_ATTR_MASK (0xFFFF)
#define DT_MEM_ATTR_GET(x) ((x) & DT_MEM_ATTR_MASK)
/** May be cached. */
#define DT_MEM_CACHEABLE (1 << 0)
/** Keeps its content without power. */
#define DT_MEM_NON_VOLATILE (1 << 1)
/** Accesses may be made out of order. */
#define DT_MEM_OOO (1 << 2)
/** Devices can reach it. */
#define DT_MEM_DMA (1 << 3)
#define DT_MEM_UNKNOWN (1 << 15)

/* What programs make of it: bits 16 to 19. */
#define DT_MEM_SW_ATTR_SHIFT (16)
#define DT_MEM_SW_ATTR_MASK (0xF0000)
#define DT_MEM_SW_ATTR_GET(x) ((x) & DT_MEM_SW_ATTR_MASK)
#define DT_MEM_SW_ATTR_UNKNOWN (1 << 19)

/* Of an architecture: bits 20 to 31. */
#define DT_MEM_ARCH_ATTR_SHIFT (20)
#define DT_MEM_ARCH_ATTR_MASK (0xFFF00000)
#define DT_MEM_ARCH_ATTR_GET(x) ((x) & DT_MEM_ARCH_ATTR_MASK)
#define DT_MEM_ARCH_ATTR_UNKNOWN (0x80000000)

#endif /* ZEPHYR_INCLUDE_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_H_ */
