/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The resets property: reset lines and their controllers. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_RESET_H_
#define ZEPHYR_INCLUDE_DEVICETREE_RESET_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of element @p idx. */
#define DT_RESET_CTLR_BY_IDX(node_id, idx) DT_PHANDLE_BY_IDX(node_id, resets, idx)
/** The controller of the first element. */
#define DT_RESET_CTLR(node_id) DT_RESET_CTLR_BY_IDX(node_id, 0)
/** The controller of the element called @p name. */
#define DT_RESET_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, resets, name)

/** A cell of element @p idx. */
#define DT_RESET_CELL_BY_IDX(node_id, idx, cell) DT_PHA_BY_IDX(node_id, resets, idx, cell)
/** A cell of the element called @p name. */
#define DT_RESET_CELL_BY_NAME(node_id, name, cell) DT_PHA_BY_NAME(node_id, resets, name, cell)
/** A cell of the first element. */
#define DT_RESET_CELL(node_id, cell) DT_RESET_CELL_BY_IDX(node_id, 0, cell)

/** The id cell of element @p idx. */
#define DT_RESET_ID_BY_IDX(node_id, idx) DT_PHA_BY_IDX(node_id, resets, idx, id)
/** The id cell of the first element. */
#define DT_RESET_ID(node_id) DT_RESET_ID_BY_IDX(node_id, 0)
/** How many elements there are. */
#define DT_NUM_RESETS(node_id) DT_PROP_LEN_OR(node_id, resets, 0)

/* The same of instance inst of DT_DRV_COMPAT. */

#define DT_INST_RESET_CTLR_BY_IDX(inst, idx) DT_RESET_CTLR_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_RESET_CTLR(inst) DT_RESET_CTLR(DT_DRV_INST(inst))
#define DT_INST_RESET_CTLR_BY_NAME(inst, name) DT_RESET_CTLR_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_RESET_CELL_BY_IDX(inst, idx, cell) \
	DT_RESET_CELL_BY_IDX(DT_DRV_INST(inst), idx, cell)
#define DT_INST_RESET_CELL_BY_NAME(inst, name, cell) \
	DT_RESET_CELL_BY_NAME(DT_DRV_INST(inst), name, cell)
#define DT_INST_RESET_CELL(inst, cell) DT_RESET_CELL(DT_DRV_INST(inst), cell)
#define DT_INST_RESET_ID_BY_IDX(inst, idx) DT_RESET_ID_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_RESET_ID(inst) DT_RESET_ID(DT_DRV_INST(inst))
#define DT_INST_NUM_RESETS(inst) DT_NUM_RESETS(DT_DRV_INST(inst))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_RESET_H_ */
