/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The clocks property. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_CLOCKS_H_
#define ZEPHYR_INCLUDE_DEVICETREE_CLOCKS_H_

#include <zephyr/devicetree/phandle.h>

/** 1 if there is an element @p idx, else 0. */
#define DT_CLOCKS_HAS_IDX(node_id, idx) DT_PROP_HAS_IDX(node_id, clocks, idx)
/** 1 if an element is called @p name, else 0. */
#define DT_CLOCKS_HAS_NAME(node_id, name) DT_PROP_HAS_NAME(node_id, clocks, name)
/** How many elements there are. */
#define DT_NUM_CLOCKS(node_id) DT_PROP_LEN(node_id, clocks)

/** The controller of element @p idx. */
#define DT_CLOCKS_CTLR_BY_IDX(node_id, idx) DT_PHANDLE_BY_IDX(node_id, clocks, idx)
/** The controller of the first element. */
#define DT_CLOCKS_CTLR(node_id) DT_CLOCKS_CTLR_BY_IDX(node_id, 0)
/** The controller of the element called @p name. */
#define DT_CLOCKS_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, clocks, name)

/** A cell of element @p idx. */
#define DT_CLOCKS_CELL_BY_IDX(node_id, idx, cell) DT_PHA_BY_IDX(node_id, clocks, idx, cell)
/** A cell of the element called @p name. */
#define DT_CLOCKS_CELL_BY_NAME(node_id, name, cell) DT_PHA_BY_NAME(node_id, clocks, name, cell)
/** A cell of the first element. */
#define DT_CLOCKS_CELL(node_id, cell) DT_CLOCKS_CELL_BY_IDX(node_id, 0, cell)

/* The same of instance inst of DT_DRV_COMPAT. */

#define DT_INST_CLOCKS_HAS_IDX(inst, idx) DT_CLOCKS_HAS_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_CLOCKS_HAS_NAME(inst, name) DT_CLOCKS_HAS_NAME(DT_DRV_INST(inst), name)
#define DT_INST_NUM_CLOCKS(inst) DT_NUM_CLOCKS(DT_DRV_INST(inst))
#define DT_INST_CLOCKS_CTLR_BY_IDX(inst, idx) DT_CLOCKS_CTLR_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_CLOCKS_CTLR(inst) DT_CLOCKS_CTLR(DT_DRV_INST(inst))
#define DT_INST_CLOCKS_CTLR_BY_NAME(inst, name) DT_CLOCKS_CTLR_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_CLOCKS_CELL_BY_IDX(inst, idx, cell) \
	DT_CLOCKS_CELL_BY_IDX(DT_DRV_INST(inst), idx, cell)
#define DT_INST_CLOCKS_CELL_BY_NAME(inst, name, cell) \
	DT_CLOCKS_CELL_BY_NAME(DT_DRV_INST(inst), name, cell)
#define DT_INST_CLOCKS_CELL(inst, cell) DT_CLOCKS_CELL(DT_DRV_INST(inst), cell)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_CLOCKS_H_ */
