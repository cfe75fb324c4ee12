/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The resets property: reset lines and their controllers. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_RESET_H_
#define ZEPHYR_INCLUDE_DEVICETREE_RESET_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of element @p idx. */
#define DT_RESET_CTLR_BY_IDX(node, idx) DT_PHANDLE_BY_IDX(node, resets, idx)
/** The controller of the first element. */
#define DT_RESET_CTLR(node) DT_RESET_CTLR_BY_IDX(node, 0)
/** The controller of the element called @p name. */
#define DT_RESET_CTLR_BY_NAME(node, name) DT_PHANDLE_BY_NAME(node, resets, name)

/** A cell of element @p idx. */
#define DT_RESET_CELL_BY_IDX(node, idx, cell) DT_PHA_BY_IDX(node, resets, idx, cell)
/** A cell of the element called @p name. */
#define DT_RESET_CELL_BY_NAME(node, name, cell) DT_PHA_BY_NAME(node, resets, name, cell)
/** A cell of the first element. */
#define DT_RESET_CELL(node, cell) DT_RESET_CELL_BY_IDX(node, 0, cell)

/** The id cell of element @p idx. */
#define DT_RESET_ID_BY_IDX(node, idx) DT_PHA_BY_IDX(node, resets, idx, id)
/** The id cell of the first element. */
#define DT_RESET_ID(node) DT_RESET_ID_BY_IDX(node, 0)
/** How many elements there are. */
#define DT_NUM_RESETS(node) DT_PROP_LEN_OR(node, resets, 0)

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_RESET_CTLR_BY_IDX(n, idx) DT_RESET_CTLR_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_RESET_CTLR(n) DT_RESET_CTLR(DT_DRV_INST(n))
#define DT_INST_RESET_CTLR_BY_NAME(n, name) DT_RESET_CTLR_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_RESET_CELL_BY_IDX(n, idx, cell) \
	DT_RESET_CELL_BY_IDX(DT_DRV_INST(n), idx, cell)
#define DT_INST_RESET_CELL_BY_NAME(n, name, cell) \
	DT_RESET_CELL_BY_NAME(DT_DRV_INST(n), name, cell)
#define DT_INST_RESET_CELL(n, cell) DT_RESET_CELL(DT_DRV_INST(n), cell)
#define DT_INST_RESET_ID_BY_IDX(n, idx) DT_RESET_ID_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_RESET_ID(n) DT_RESET_ID(DT_DRV_INST(n))
#define DT_INST_NUM_RESETS(n) DT_NUM_RESETS(DT_DRV_INST(n))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_RESET_H_ */
