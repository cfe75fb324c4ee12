/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What memory is like, as the devicetree says: every enabled node with the property
 * zephyr,memory-attr is a region with the attributes of dt-bindings/memory-attr/memory-attr.h.
 * Needs CONFIG_MEM_ATTR.
 */
#ifndef ZEPHYR_INCLUDE_MEM_MGMT_MEM_ATTR_H_
#define ZEPHYR_INCLUDE_MEM_MGMT_MEM_ATTR_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/devicetree.h>
#include <zephyr/dt-bindings/memory-attr/memory-attr.h>
#include <zephyr/sys/util_macro.h>

#ifdef __cplusplus
extern "C" {
#endif

#define Z_MEM_ATTR_IF_ANY(node_id, fn) \
	COND_CODE_1(DT_NODE_HAS_PROP(node_id, zephyr_memory_attr), (fn(node_id)), ())

/** Expand `fn(node_id)` for every enabled node with zephyr,memory-attr, in any order. */
#define DT_MEMORY_ATTR_FOREACH_STATUS_OKAY_NODE(fn) \
	DT_FOREACH_STATUS_OKAY_NODE_VARGS(Z_MEM_ATTR_IF_ANY, fn)

/** A node with attributes. */
struct mem_attr_region_t {
	/** Its name with its address. */
	const char *dt_name;
	/** Physical address. */
	uintptr_t dt_addr;
	/** Bytes. */
	size_t dt_size;
	/** DT_MEM_*. */
	uint32_t dt_attr;
};

/**
 * All regions. Any context.
 *
 * @param region set to the first one
 * @return how many
 */
size_t mem_attr_get_regions(const struct mem_attr_region_t **region);

/**
 * Whether a buffer lies in one region that has all the attributes asked for. Any context.
 *
 * With an MMU it is the buffer's page frames that have to lie there, wherever they are mapped.
 *
 * @param addr virtual address
 * @param size bytes
 * @param attr DT_MEM_*
 * @retval 0 it does
 * @retval -ENOTSUP size 0, or a range that wraps
 * @retval -ENOBUFS its beginning is in no region, or not mapped
 * @retval -ENOSPC it goes on outside of the region
 * @retval -EINVAL the region lacks an attribute
 */
int mem_attr_check_buf(void *addr, size_t size, uint32_t attr);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_MEM_MGMT_MEM_ATTR_H_ */
