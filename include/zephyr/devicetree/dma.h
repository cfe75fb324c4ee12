/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The dmas property. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_DMA_H_
#define ZEPHYR_INCLUDE_DEVICETREE_DMA_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of element @p idx. */
#define DT_DMAS_CTLR_BY_IDX(node_id, idx) DT_PHANDLE_BY_IDX(node_id, dmas, idx)
/** The controller of the first element. */
#define DT_DMAS_CTLR(node_id) DT_DMAS_CTLR_BY_IDX(node_id, 0)
/** The controller of the element called @p name. */
#define DT_DMAS_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, dmas, name)

/** A cell of element @p idx. */
#define DT_DMAS_CELL_BY_IDX(node_id, idx, cell) DT_PHA_BY_IDX(node_id, dmas, idx, cell)
/** A cell of the element called @p name. */
#define DT_DMAS_CELL_BY_NAME(node_id, name, cell) DT_PHA_BY_NAME(node_id, dmas, name, cell)

/** 1 if there is an element @p idx, else 0. */
#define DT_DMAS_HAS_IDX(node_id, idx) DT_PROP_HAS_IDX(node_id, dmas, idx)
/** 1 if an element is called @p name, else 0. */
#define DT_DMAS_HAS_NAME(node_id, name) DT_PROP_HAS_NAME(node_id, dmas, name)
/** How many elements there are. */
#define DT_NUM_DMAS(node_id) DT_PROP_LEN_OR(node_id, dmas, 0)

/* The same of instance inst of DT_DRV_COMPAT. */

#define DT_INST_DMAS_CTLR_BY_IDX(inst, idx) DT_DMAS_CTLR_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_DMAS_CTLR(inst) DT_DMAS_CTLR(DT_DRV_INST(inst))
#define DT_INST_DMAS_CTLR_BY_NAME(inst, name) DT_DMAS_CTLR_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_DMAS_CELL_BY_IDX(inst, idx, cell) DT_DMAS_CELL_BY_IDX(DT_DRV_INST(inst), idx, cell)
#define DT_INST_DMAS_CELL_BY_NAME(inst, name, cell) \
	DT_DMAS_CELL_BY_NAME(DT_DRV_INST(inst), name, cell)
#define DT_INST_DMAS_HAS_IDX(inst, idx) DT_DMAS_HAS_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_DMAS_HAS_NAME(inst, name) DT_DMAS_HAS_NAME(DT_DRV_INST(inst), name)
#define DT_INST_NUM_DMAS(inst) DT_NUM_DMAS(DT_DRV_INST(inst))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_DMA_H_ */
