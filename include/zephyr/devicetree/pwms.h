/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pwms property. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_PWMS_H_
#define ZEPHYR_INCLUDE_DEVICETREE_PWMS_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of element @p idx. */
#define DT_PWMS_CTLR_BY_IDX(node, idx) DT_PHANDLE_BY_IDX(node, pwms, idx)
/** The controller of the first element. */
#define DT_PWMS_CTLR(node) DT_PWMS_CTLR_BY_IDX(node, 0)
/** The controller of the element called @p name. */
#define DT_PWMS_CTLR_BY_NAME(node, name) DT_PHANDLE_BY_NAME(node, pwms, name)

/** A cell of element @p idx. */
#define DT_PWMS_CELL_BY_IDX(node, idx, cell) DT_PHA_BY_IDX(node, pwms, idx, cell)
/** A cell of the element called @p name. */
#define DT_PWMS_CELL_BY_NAME(node, name, cell) DT_PHA_BY_NAME(node, pwms, name, cell)
/** A cell of the first element. */
#define DT_PWMS_CELL(node, cell) DT_PWMS_CELL_BY_IDX(node, 0, cell)
/** The channel cell of element @p idx. */
#define DT_PWMS_CHANNEL_BY_IDX(node, idx) DT_PWMS_CELL_BY_IDX(node, idx, channel)
/** The channel cell of the element called @p name. */
#define DT_PWMS_CHANNEL_BY_NAME(node, name) DT_PWMS_CELL_BY_NAME(node, name, channel)
/** The channel cell of the first element. */
#define DT_PWMS_CHANNEL(node) DT_PWMS_CHANNEL_BY_IDX(node, 0)
/** The period cell of element @p idx. */
#define DT_PWMS_PERIOD_BY_IDX(node, idx) DT_PWMS_CELL_BY_IDX(node, idx, period)
/** The period cell of the element called @p name. */
#define DT_PWMS_PERIOD_BY_NAME(node, name) DT_PWMS_CELL_BY_NAME(node, name, period)
/** The period cell of the first element. */
#define DT_PWMS_PERIOD(node) DT_PWMS_PERIOD_BY_IDX(node, 0)
/** The flags cell of element @p idx; 0 if there is none. */
#define DT_PWMS_FLAGS_BY_IDX(node, idx) DT_PHA_BY_IDX_OR(node, pwms, idx, flags, 0)
/** The flags cell of the element called @p name; 0 if there is none. */
#define DT_PWMS_FLAGS_BY_NAME(node, name) DT_PHA_BY_NAME_OR(node, pwms, name, flags, 0)
/** The flags cell of the first element; 0 if there is none. */
#define DT_PWMS_FLAGS(node) DT_PWMS_FLAGS_BY_IDX(node, 0)
/** How many elements there are. */
#define DT_NUM_PWMS(node) DT_PROP_LEN_OR(node, pwms, 0)

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_PWMS_CTLR_BY_IDX(n, idx) DT_PWMS_CTLR_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_PWMS_CTLR(n) DT_PWMS_CTLR(DT_DRV_INST(n))
#define DT_INST_PWMS_CTLR_BY_NAME(n, name) DT_PWMS_CTLR_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_PWMS_CELL_BY_IDX(n, idx, cell) DT_PWMS_CELL_BY_IDX(DT_DRV_INST(n), idx, cell)
#define DT_INST_PWMS_CELL_BY_NAME(n, name, cell) \
	DT_PWMS_CELL_BY_NAME(DT_DRV_INST(n), name, cell)
#define DT_INST_PWMS_CELL(n, cell) DT_PWMS_CELL(DT_DRV_INST(n), cell)
#define DT_INST_PWMS_CHANNEL_BY_IDX(n, idx) DT_PWMS_CHANNEL_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_PWMS_CHANNEL_BY_NAME(n, name) DT_PWMS_CHANNEL_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_PWMS_CHANNEL(n) DT_PWMS_CHANNEL(DT_DRV_INST(n))
#define DT_INST_PWMS_PERIOD_BY_IDX(n, idx) DT_PWMS_PERIOD_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_PWMS_PERIOD_BY_NAME(n, name) DT_PWMS_PERIOD_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_PWMS_PERIOD(n) DT_PWMS_PERIOD(DT_DRV_INST(n))
#define DT_INST_PWMS_FLAGS_BY_IDX(n, idx) DT_PWMS_FLAGS_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_PWMS_FLAGS_BY_NAME(n, name) DT_PWMS_FLAGS_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_PWMS_FLAGS(n) DT_PWMS_FLAGS(DT_DRV_INST(n))
#define DT_INST_NUM_PWMS(n) DT_NUM_PWMS(DT_DRV_INST(n))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_PWMS_H_ */
