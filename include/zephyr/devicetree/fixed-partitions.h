/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Partitions of a memory: the children of a node of the compatible fixed-partitions.
 * Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_FIXED_PARTITIONS_H_
#define ZEPHYR_INCLUDE_DEVICETREE_FIXED_PARTITIONS_H_

#include <zephyr/devicetree/phandle.h>

/** The partition with a label property, written as a token. */
#define DT_NODE_BY_FIXED_PARTITION_LABEL(label) DT_CAT(DT_COMPAT_fixed_partitions_LABEL_, label)
/** 1 if there is such a partition, else 0. */
#define DT_HAS_FIXED_PARTITION_LABEL(label) \
	IS_ENABLED(DT_CAT3(DT_COMPAT_fixed_partitions_LABEL_, label, _EXISTS))
/** 1 if a node is a partition, else 0. */
#define DT_FIXED_PARTITION_EXISTS(node) DT_NODE_HAS_COMPAT(DT_PARENT(node), fixed_partitions)
/** A number for each partition, from 0. */
#define DT_FIXED_PARTITION_ID(node) DT_CAT(node, _PARTITION_ID)
/** The memory that a partition is part of. */
#define DT_MEM_FROM_FIXED_PARTITION(node) \
	COND_CODE_1(DT_FIXED_PARTITION_EXISTS(node), (DT_GPARENT(node)), \
		    (DT_INVALID_NODE))
/** The device that the memory of a partition belongs to. */
#define DT_MTD_FROM_FIXED_PARTITION(node) \
	COND_CODE_1(DT_NODE_HAS_COMPAT(DT_MEM_FROM_FIXED_PARTITION(node), soc_nv_flash), \
		    (DT_PARENT(DT_MEM_FROM_FIXED_PARTITION(node))), \
		    (DT_MEM_FROM_FIXED_PARTITION(node)))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_FIXED_PARTITIONS_H_ */
