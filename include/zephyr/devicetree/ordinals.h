/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dependency ordinals: a number for each node, greater than those of the nodes it depends on.
 *
 * Used by the device model to order initialization. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_ORDINALS_H_
#define ZEPHYR_INCLUDE_DEVICETREE_ORDINALS_H_

#include <zephyr/devicetree/phandle.h>

/** The ordinal of a node, from 0. */
#define DT_DEP_ORD(node) DT_CAT(node, _ORD)
/** The same with leading zeros, for names that are sorted as text. */
#define DT_DEP_ORD_STR_SORTABLE(node) DT_CAT(node, _ORD_STR_SORTABLE)
/** The ordinals of the nodes it depends on directly, each followed by a comma. */
#define DT_REQUIRES_DEP_ORDS(node) DT_CAT(node, _REQUIRES_ORDS)
/** The ordinals of the nodes that depend on it directly, each followed by a comma. */
#define DT_SUPPORTS_DEP_ORDS(node) DT_CAT(node, _SUPPORTS_ORDS)

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_DEP_ORD(n) DT_DEP_ORD(DT_DRV_INST(n))
#define DT_INST_REQUIRES_DEP_ORDS(n) DT_REQUIRES_DEP_ORDS(DT_DRV_INST(n))
#define DT_INST_SUPPORTS_DEP_ORDS(n) DT_SUPPORTS_DEP_ORDS(DT_DRV_INST(n))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_ORDINALS_H_ */
