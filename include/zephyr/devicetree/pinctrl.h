/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pinctrl-<n> properties: pin configurations, one per state of a device.
 * Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_PINCTRL_H_
#define ZEPHYR_INCLUDE_DEVICETREE_PINCTRL_H_

#include <zephyr/devicetree/phandle.h>

/** Node @p idx of pinctrl-<pc_idx>. */
#define DT_PINCTRL_BY_IDX(node_id, pc_idx, idx) \
	DT_CAT6(node_id, _P_pinctrl_, pc_idx, _IDX_, idx, _PH)
/** Node @p idx of pinctrl-0. */
#define DT_PINCTRL_0(node_id, idx) DT_PINCTRL_BY_IDX(node_id, 0, idx)
/** Node @p idx of the state called @p name. */
#define DT_PINCTRL_BY_NAME(node_id, name, idx) \
	DT_CAT6(node_id, _PINCTRL_NAME_, name, _IDX_, idx, _PH)
/** The number of the state called @p name. */
#define DT_PINCTRL_NAME_TO_IDX(node_id, name) DT_CAT4(node_id, _PINCTRL_NAME_, name, _IDX)
/** The name of a state, as a C token. */
#define DT_PINCTRL_IDX_TO_NAME_TOKEN(node_id, pc_idx) \
	DT_CAT4(node_id, _PINCTRL_IDX_, pc_idx, _TOKEN)
/** The same in upper case. */
#define DT_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(node_id, pc_idx) \
	DT_CAT4(node_id, _PINCTRL_IDX_, pc_idx, _UPPER_TOKEN)
/** How many nodes pinctrl-<pc_idx> has. */
#define DT_NUM_PINCTRLS_BY_IDX(node_id, pc_idx) DT_CAT4(node_id, _P_pinctrl_, pc_idx, _LEN)
/** How many nodes the state called @p name has. */
#define DT_NUM_PINCTRLS_BY_NAME(node_id, name) \
	DT_NUM_PINCTRLS_BY_IDX(node_id, DT_PINCTRL_NAME_TO_IDX(node_id, name))
/** How many pinctrl-<n> properties there are. */
#define DT_NUM_PINCTRL_STATES(node_id) DT_CAT(node_id, _PINCTRL_NUM)
/** 1 if there is a pinctrl-<pc_idx>, else 0. */
#define DT_PINCTRL_HAS_IDX(node_id, pc_idx) \
	IS_ENABLED(DT_CAT4(node_id, _PINCTRL_IDX_, pc_idx, _EXISTS))
/** 1 if a state is called @p name, else 0. */
#define DT_PINCTRL_HAS_NAME(node_id, name) \
	IS_ENABLED(DT_CAT4(node_id, _PINCTRL_NAME_, name, _EXISTS))

/* The same of instance inst of DT_DRV_COMPAT. */

#define DT_INST_PINCTRL_BY_IDX(inst, pc_idx, idx) DT_PINCTRL_BY_IDX(DT_DRV_INST(inst), pc_idx, idx)
#define DT_INST_PINCTRL_0(inst, idx) DT_PINCTRL_0(DT_DRV_INST(inst), idx)
#define DT_INST_PINCTRL_BY_NAME(inst, name, idx) DT_PINCTRL_BY_NAME(DT_DRV_INST(inst), name, idx)
#define DT_INST_PINCTRL_NAME_TO_IDX(inst, name) DT_PINCTRL_NAME_TO_IDX(DT_DRV_INST(inst), name)
#define DT_INST_PINCTRL_IDX_TO_NAME_TOKEN(inst, pc_idx) \
	DT_PINCTRL_IDX_TO_NAME_TOKEN(DT_DRV_INST(inst), pc_idx)
#define DT_INST_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(inst, pc_idx) \
	DT_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(DT_DRV_INST(inst), pc_idx)
#define DT_INST_NUM_PINCTRLS_BY_IDX(inst, pc_idx) DT_NUM_PINCTRLS_BY_IDX(DT_DRV_INST(inst), pc_idx)
#define DT_INST_NUM_PINCTRLS_BY_NAME(inst, name) DT_NUM_PINCTRLS_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_NUM_PINCTRL_STATES(inst) DT_NUM_PINCTRL_STATES(DT_DRV_INST(inst))
#define DT_INST_PINCTRL_HAS_IDX(inst, pc_idx) DT_PINCTRL_HAS_IDX(DT_DRV_INST(inst), pc_idx)
#define DT_INST_PINCTRL_HAS_NAME(inst, name) DT_PINCTRL_HAS_NAME(DT_DRV_INST(inst), name)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_PINCTRL_H_ */
