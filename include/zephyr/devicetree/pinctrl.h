/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pinctrl-<n> properties: pin configurations, one per state of a device.
 * Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_PINCTRL_H_
#define ZEPHYR_INCLUDE_DEVICETREE_PINCTRL_H_

#include <zephyr/devicetree/phandle.h>

/** Node @p idx of pinctrl-<state>. */
#define DT_PINCTRL_BY_IDX(node, state, idx) \
	DT_CAT6(node, _P_pinctrl_, state, _IDX_, idx, _PH)
/** Node @p idx of pinctrl-0. */
#define DT_PINCTRL_0(node, idx) DT_PINCTRL_BY_IDX(node, 0, idx)
/** Node @p idx of the state called @p name. */
#define DT_PINCTRL_BY_NAME(node, name, idx) \
	DT_CAT6(node, _PINCTRL_NAME_, name, _IDX_, idx, _PH)
/** The number of the state called @p name. */
#define DT_PINCTRL_NAME_TO_IDX(node, name) DT_CAT4(node, _PINCTRL_NAME_, name, _IDX)
/** The name of a state, as a C token. */
#define DT_PINCTRL_IDX_TO_NAME_TOKEN(node, state) \
	DT_CAT4(node, _PINCTRL_IDX_, state, _TOKEN)
/** The same in upper case. */
#define DT_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(node, state) \
	DT_CAT4(node, _PINCTRL_IDX_, state, _UPPER_TOKEN)
/** How many nodes pinctrl-<state> has. */
#define DT_NUM_PINCTRLS_BY_IDX(node, state) DT_CAT4(node, _P_pinctrl_, state, _LEN)
/** How many nodes the state called @p name has. */
#define DT_NUM_PINCTRLS_BY_NAME(node, name) \
	DT_NUM_PINCTRLS_BY_IDX(node, DT_PINCTRL_NAME_TO_IDX(node, name))
/** How many pinctrl-<n> properties there are. */
#define DT_NUM_PINCTRL_STATES(node) DT_CAT(node, _PINCTRL_NUM)
/** 1 if there is a pinctrl-<state>, else 0. */
#define DT_PINCTRL_HAS_IDX(node, state) \
	IS_ENABLED(DT_CAT4(node, _PINCTRL_IDX_, state, _EXISTS))
/** 1 if a state is called @p name, else 0. */
#define DT_PINCTRL_HAS_NAME(node, name) \
	IS_ENABLED(DT_CAT4(node, _PINCTRL_NAME_, name, _EXISTS))

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_PINCTRL_BY_IDX(n, state, idx) DT_PINCTRL_BY_IDX(DT_DRV_INST(n), state, idx)
#define DT_INST_PINCTRL_0(n, idx) DT_PINCTRL_0(DT_DRV_INST(n), idx)
#define DT_INST_PINCTRL_BY_NAME(n, name, idx) DT_PINCTRL_BY_NAME(DT_DRV_INST(n), name, idx)
#define DT_INST_PINCTRL_NAME_TO_IDX(n, name) DT_PINCTRL_NAME_TO_IDX(DT_DRV_INST(n), name)
#define DT_INST_PINCTRL_IDX_TO_NAME_TOKEN(n, state) \
	DT_PINCTRL_IDX_TO_NAME_TOKEN(DT_DRV_INST(n), state)
#define DT_INST_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(n, state) \
	DT_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(DT_DRV_INST(n), state)
#define DT_INST_NUM_PINCTRLS_BY_IDX(n, state) DT_NUM_PINCTRLS_BY_IDX(DT_DRV_INST(n), state)
#define DT_INST_NUM_PINCTRLS_BY_NAME(n, name) DT_NUM_PINCTRLS_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_NUM_PINCTRL_STATES(n) DT_NUM_PINCTRL_STATES(DT_DRV_INST(n))
#define DT_INST_PINCTRL_HAS_IDX(n, state) DT_PINCTRL_HAS_IDX(DT_DRV_INST(n), state)
#define DT_INST_PINCTRL_HAS_NAME(n, name) DT_PINCTRL_HAS_NAME(DT_DRV_INST(n), name)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_PINCTRL_H_ */
