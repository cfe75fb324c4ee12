/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Addresses: the reg and ranges properties.
 *
 * Addresses of reg are the processor's: ranges of the buses in between have been applied.
 * Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_REG_H_
#define ZEPHYR_INCLUDE_DEVICETREE_REG_H_

#include <zephyr/devicetree/property.h>

/** A number of the devicetree as a 64-bit constant. */
#define DT_U64_C(v) UINT64_C(v)
/** A number of the devicetree as a 32-bit constant. */
#define DT_U32_C(v) UINT32_C(v)

/** How many register blocks there are. */
#define DT_NUM_REGS(node) DT_CAT(node, _REG_NUM)
/** 1 if there is a block @p idx, else 0. */
#define DT_REG_HAS_IDX(node, idx) IS_ENABLED(DT_CAT4(node, _REG_IDX_, idx, _EXISTS))
/** 1 if a block is called @p name, else 0. */
#define DT_REG_HAS_NAME(node, name) IS_ENABLED(DT_CAT4(node, _REG_NAME_, name, _EXISTS))
/** The address of block @p idx, a plain number (assembly, linker scripts, joining tokens). */
#define DT_REG_ADDR_BY_IDX_RAW(node, idx) DT_CAT4(node, _REG_IDX_, idx, _VAL_ADDRESS)
/** The address of block @p idx. */
#define DT_REG_ADDR_BY_IDX(node, idx) DT_REG_ADDR_BY_IDX_RAW(node, idx)
/** The size of block @p idx in bytes. */
#define DT_REG_SIZE_BY_IDX(node, idx) DT_CAT4(node, _REG_IDX_, idx, _VAL_SIZE)
/** The address of the first block, a plain number. */
#define DT_REG_ADDR_RAW(node) DT_REG_ADDR_BY_IDX_RAW(node, 0)
/** The address of the first block. */
#define DT_REG_ADDR(node) DT_REG_ADDR_BY_IDX(node, 0)
/** The address of the first block, 64 bits wide. */
#define DT_REG_ADDR_U64(node) DT_REG_ADDR_BY_IDX_U64_INTERNAL(DT_REG_ADDR_RAW(node))
#define DT_REG_ADDR_BY_IDX_U64_INTERNAL(v) DT_U64_C(v)
/** The size of the first block in bytes. */
#define DT_REG_SIZE(node) DT_REG_SIZE_BY_IDX(node, 0)
/** The address of the block called @p name. */
#define DT_REG_ADDR_BY_NAME(node, name) DT_CAT4(node, _REG_NAME_, name, _VAL_ADDRESS)
/** The same, or a default. */
#define DT_REG_ADDR_BY_NAME_OR(node, name, other) \
	COND_CODE_1(DT_REG_HAS_NAME(node, name), (DT_REG_ADDR_BY_NAME(node, name)), \
		    (other))
/** The same, 64 bits wide. */
#define DT_REG_ADDR_BY_NAME_U64(node, name) \
	DT_REG_ADDR_BY_IDX_U64_INTERNAL(DT_REG_ADDR_BY_NAME(node, name))
/** The size of the block called @p name in bytes. */
#define DT_REG_SIZE_BY_NAME(node, name) DT_CAT4(node, _REG_NAME_, name, _VAL_SIZE)
/** The same, or a default. */
#define DT_REG_SIZE_BY_NAME_OR(node, name, other) \
	COND_CODE_1(DT_REG_HAS_NAME(node, name), (DT_REG_SIZE_BY_NAME(node, name)), \
		    (other))

/** How many entries ranges has. */
#define DT_NUM_RANGES(node) DT_CAT(node, _RANGES_NUM)
/** 1 if there is an entry @p idx, else 0. */
#define DT_RANGES_HAS_IDX(node, idx) IS_ENABLED(DT_CAT4(node, _RANGES_IDX_, idx, _EXISTS))
/** 1 if entry @p idx starts with flags, as those of PCIe buses do, else 0. */
#define DT_RANGES_HAS_CHILD_BUS_FLAGS_AT_IDX(node, idx) \
	IS_ENABLED(DT_CAT4(node, _RANGES_IDX_, idx, _VAL_CHILD_BUS_FLAGS_EXISTS))
/** Those flags: which of the bus's address spaces. */
#define DT_RANGES_CHILD_BUS_FLAGS_BY_IDX(node, idx) \
	DT_CAT4(node, _RANGES_IDX_, idx, _VAL_CHILD_BUS_FLAGS)
/** Where entry @p idx starts on the node's own bus. */
#define DT_RANGES_CHILD_BUS_ADDRESS_BY_IDX(node, idx) \
	DT_CAT4(node, _RANGES_IDX_, idx, _VAL_CHILD_BUS_ADDRESS)
/** Where it appears on the parent's bus. */
#define DT_RANGES_PARENT_BUS_ADDRESS_BY_IDX(node, idx) \
	DT_CAT4(node, _RANGES_IDX_, idx, _VAL_PARENT_BUS_ADDRESS)
/** Its length in bytes. */
#define DT_RANGES_LENGTH_BY_IDX(node, idx) DT_CAT4(node, _RANGES_IDX_, idx, _VAL_LENGTH)
/** fn(node, idx) for each entry. */
#define DT_FOREACH_RANGE(node, fn) DT_CAT(node, _FOREACH_RANGE)(fn)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_REG_H_ */
