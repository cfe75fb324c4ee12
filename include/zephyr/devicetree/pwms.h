/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pwms property. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_PWMS_H_
#define ZEPHYR_INCLUDE_DEVICETREE_PWMS_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of element @p idx. */
#define DT_PWMS_CTLR_BY_IDX(node_id, idx) DT_PHANDLE_BY_IDX(node_id, pwms, idx)
/** The controller of the first element. */
#define DT_PWMS_CTLR(node_id) DT_PWMS_CTLR_BY_IDX(node_id, 0)
/** The controller of the element called @p name. */
#define DT_PWMS_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, pwms, name)

/** A cell of element @p idx. */
#define DT_PWMS_CELL_BY_IDX(node_id, idx, cell) DT_PHA_BY_IDX(node_id, pwms, idx, cell)
/** A cell of the element called @p name. */
#define DT_PWMS_CELL_BY_NAME(node_id, name, cell) DT_PHA_BY_NAME(node_id, pwms, name, cell)
/** A cell of the first element. */
#define DT_PWMS_CELL(node_id, cell) DT_PWMS_CELL_BY_IDX(node_id, 0, cell)
/** The channel cell of element @p idx. */
#define DT_PWMS_CHANNEL_BY_IDX(node_id, idx) DT_PWMS_CELL_BY_IDX(node_id, idx, channel)
/** The channel cell of the element called @p name. */
#define DT_PWMS_CHANNEL_BY_NAME(node_id, name) DT_PWMS_CELL_BY_NAME(node_id, name, channel)
/** The channel cell of the first element. */
#define DT_PWMS_CHANNEL(node_id) DT_PWMS_CHANNEL_BY_IDX(node_id, 0)
/** The period cell of element @p idx. */
#define DT_PWMS_PERIOD_BY_IDX(node_id, idx) DT_PWMS_CELL_BY_IDX(node_id, idx, period)
/** The period cell of the element called @p name. */
#define DT_PWMS_PERIOD_BY_NAME(node_id, name) DT_PWMS_CELL_BY_NAME(node_id, name, period)
/** The period cell of the first element. */
#define DT_PWMS_PERIOD(node_id) DT_PWMS_PERIOD_BY_IDX(node_id, 0)
/** The flags cell of element @p idx; 0 if there is none. */
#define DT_PWMS_FLAGS_BY_IDX(node_id, idx) DT_PHA_BY_IDX_OR(node_id, pwms, idx, flags, 0)
/** The flags cell of the element called @p name; 0 if there is none. */
#define DT_PWMS_FLAGS_BY_NAME(node_id, name) DT_PHA_BY_NAME_OR(node_id, pwms, name, flags, 0)
/** The flags cell of the first element; 0 if there is none. */
#define DT_PWMS_FLAGS(node_id) DT_PWMS_FLAGS_BY_IDX(node_id, 0)
/** How many elements there are. */
#define DT_NUM_PWMS(node_id) DT_PROP_LEN_OR(node_id, pwms, 0)

/* The same of instance inst of DT_DRV_COMPAT. */

#define DT_INST_PWMS_CTLR_BY_IDX(inst, idx) DT_PWMS_CTLR_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_PWMS_CTLR(inst) DT_PWMS_CTLR(DT_DRV_INST(inst))
#define DT_INST_PWMS_CTLR_BY_NAME(inst, name) DT_PWMS_CTLR_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_PWMS_CELL_BY_IDX(inst, idx, cell) DT_PWMS_CELL_BY_IDX(DT_DRV_INST(inst), idx, cell)
#define DT_INST_PWMS_CELL_BY_NAME(inst, name, cell) \
	DT_PWMS_CELL_BY_NAME(DT_DRV_INST(inst), name, cell)
#define DT_INST_PWMS_CELL(inst, cell) DT_PWMS_CELL(DT_DRV_INST(inst), cell)
#define DT_INST_PWMS_CHANNEL_BY_IDX(inst, idx) DT_PWMS_CHANNEL_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_PWMS_CHANNEL_BY_NAME(inst, name) DT_PWMS_CHANNEL_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_PWMS_CHANNEL(inst) DT_PWMS_CHANNEL(DT_DRV_INST(inst))
#define DT_INST_PWMS_PERIOD_BY_IDX(inst, idx) DT_PWMS_PERIOD_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_PWMS_PERIOD_BY_NAME(inst, name) DT_PWMS_PERIOD_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_PWMS_PERIOD(inst) DT_PWMS_PERIOD(DT_DRV_INST(inst))
#define DT_INST_PWMS_FLAGS_BY_IDX(inst, idx) DT_PWMS_FLAGS_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_PWMS_FLAGS_BY_NAME(inst, name) DT_PWMS_FLAGS_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_PWMS_FLAGS(inst) DT_PWMS_FLAGS(DT_DRV_INST(inst))
#define DT_INST_NUM_PWMS(inst) DT_NUM_PWMS(DT_DRV_INST(inst))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_PWMS_H_ */
