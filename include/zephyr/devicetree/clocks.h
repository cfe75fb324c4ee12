/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The clocks property. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_CLOCKS_H_
#define ZEPHYR_INCLUDE_DEVICETREE_CLOCKS_H_

#include <zephyr/devicetree/phandle.h>

/** 1 if there is an element @p idx, else 0. */
#define DT_CLOCKS_HAS_IDX(node, idx) DT_PROP_HAS_IDX(node, clocks, idx)
/** 1 if an element is called @p name, else 0. */
#define DT_CLOCKS_HAS_NAME(node, name) DT_PROP_HAS_NAME(node, clocks, name)
/** How many elements there are. */
#define DT_NUM_CLOCKS(node) DT_PROP_LEN(node, clocks)

/** The controller of element @p idx. */
#define DT_CLOCKS_CTLR_BY_IDX(node, idx) DT_PHANDLE_BY_IDX(node, clocks, idx)
/** The controller of the first element. */
#define DT_CLOCKS_CTLR(node) DT_CLOCKS_CTLR_BY_IDX(node, 0)
/** The controller of the element called @p name. */
#define DT_CLOCKS_CTLR_BY_NAME(node, name) DT_PHANDLE_BY_NAME(node, clocks, name)

/** A cell of element @p idx. */
#define DT_CLOCKS_CELL_BY_IDX(node, idx, cell) DT_PHA_BY_IDX(node, clocks, idx, cell)
/** A cell of the element called @p name. */
#define DT_CLOCKS_CELL_BY_NAME(node, name, cell) DT_PHA_BY_NAME(node, clocks, name, cell)
/** A cell of the first element. */
#define DT_CLOCKS_CELL(node, cell) DT_CLOCKS_CELL_BY_IDX(node, 0, cell)

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_CLOCKS_HAS_IDX(n, idx) DT_CLOCKS_HAS_IDX(DT_DRV_INST(n), idx)
#define DT_INST_CLOCKS_HAS_NAME(n, name) DT_CLOCKS_HAS_NAME(DT_DRV_INST(n), name)
#define DT_INST_NUM_CLOCKS(n) DT_NUM_CLOCKS(DT_DRV_INST(n))
#define DT_INST_CLOCKS_CTLR_BY_IDX(n, idx) DT_CLOCKS_CTLR_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_CLOCKS_CTLR(n) DT_CLOCKS_CTLR(DT_DRV_INST(n))
#define DT_INST_CLOCKS_CTLR_BY_NAME(n, name) DT_CLOCKS_CTLR_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_CLOCKS_CELL_BY_IDX(n, idx, cell) \
	DT_CLOCKS_CELL_BY_IDX(DT_DRV_INST(n), idx, cell)
#define DT_INST_CLOCKS_CELL_BY_NAME(n, name, cell) \
	DT_CLOCKS_CELL_BY_NAME(DT_DRV_INST(n), name, cell)
#define DT_INST_CLOCKS_CELL(n, cell) DT_CLOCKS_CELL(DT_DRV_INST(n), cell)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_CLOCKS_H_ */
