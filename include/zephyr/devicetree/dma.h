/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The dmas property. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_DMA_H_
#define ZEPHYR_INCLUDE_DEVICETREE_DMA_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of element @p idx. */
#define DT_DMAS_CTLR_BY_IDX(node, idx) DT_PHANDLE_BY_IDX(node, dmas, idx)
/** The controller of the first element. */
#define DT_DMAS_CTLR(node) DT_DMAS_CTLR_BY_IDX(node, 0)
/** The controller of the element called @p name. */
#define DT_DMAS_CTLR_BY_NAME(node, name) DT_PHANDLE_BY_NAME(node, dmas, name)

/** A cell of element @p idx. */
#define DT_DMAS_CELL_BY_IDX(node, idx, cell) DT_PHA_BY_IDX(node, dmas, idx, cell)
/** A cell of the element called @p name. */
#define DT_DMAS_CELL_BY_NAME(node, name, cell) DT_PHA_BY_NAME(node, dmas, name, cell)

/** 1 if there is an element @p idx, else 0. */
#define DT_DMAS_HAS_IDX(node, idx) DT_PROP_HAS_IDX(node, dmas, idx)
/** 1 if an element is called @p name, else 0. */
#define DT_DMAS_HAS_NAME(node, name) DT_PROP_HAS_NAME(node, dmas, name)
/** How many elements there are. */
#define DT_NUM_DMAS(node) DT_PROP_LEN_OR(node, dmas, 0)

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_DMAS_CTLR_BY_IDX(n, idx) DT_DMAS_CTLR_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_DMAS_CTLR(n) DT_DMAS_CTLR(DT_DRV_INST(n))
#define DT_INST_DMAS_CTLR_BY_NAME(n, name) DT_DMAS_CTLR_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_DMAS_CELL_BY_IDX(n, idx, cell) DT_DMAS_CELL_BY_IDX(DT_DRV_INST(n), idx, cell)
#define DT_INST_DMAS_CELL_BY_NAME(n, name, cell) \
	DT_DMAS_CELL_BY_NAME(DT_DRV_INST(n), name, cell)
#define DT_INST_DMAS_HAS_IDX(n, idx) DT_DMAS_HAS_IDX(DT_DRV_INST(n), idx)
#define DT_INST_DMAS_HAS_NAME(n, name) DT_DMAS_HAS_NAME(DT_DRV_INST(n), name)
#define DT_INST_NUM_DMAS(n) DT_NUM_DMAS(DT_DRV_INST(n))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_DMA_H_ */
