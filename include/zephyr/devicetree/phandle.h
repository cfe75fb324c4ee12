/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Properties that point at other nodes: phandle, phandles, phandle-array.
 *
 * An element of a phandle-array is a node and cells; the node's binding names the cells, and a
 * property of names may name the elements. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_PHANDLE_H_
#define ZEPHYR_INCLUDE_DEVICETREE_PHANDLE_H_

#include <zephyr/devicetree/property.h>

/** The node that element @p idx points at. */
#define DT_PHANDLE_BY_IDX(node_id, prop, idx) DT_CAT6(node_id, _P_, prop, _IDX_, idx, _PH)
/** The node that the first or only element points at. */
#define DT_PHANDLE(node_id, prop) DT_PHANDLE_BY_IDX(node_id, prop, 0)
/** The node that the element called @p name points at. */
#define DT_PHANDLE_BY_NAME(node_id, pha, name) DT_CAT6(node_id, _P_, pha, _NAME_, name, _PH)

/** A property of the node that element @p idx points at. */
#define DT_PROP_BY_PHANDLE_IDX(node_id, phs, idx, prop) \
	DT_PROP(DT_PHANDLE_BY_IDX(node_id, phs, idx), prop)
/** The same, or a default. */
#define DT_PROP_BY_PHANDLE_IDX_OR(node_id, phs, idx, prop, default_value) \
	DT_PROP_OR(DT_PHANDLE_BY_IDX(node_id, phs, idx), prop, default_value)
/** A property of the node that a phandle points at. */
#define DT_PROP_BY_PHANDLE(node_id, ph, prop) DT_PROP_BY_PHANDLE_IDX(node_id, ph, 0, prop)

/** A cell of element @p idx. */
#define DT_PHA_BY_IDX(node_id, pha, idx, cell) DT_CAT7(node_id, _P_, pha, _IDX_, idx, _VAL_, cell)
/** The same, or a default. */
#define DT_PHA_BY_IDX_OR(node_id, pha, idx, cell, default_value) \
	DT_PROP_OR(node_id, DT_CAT5(pha, _IDX_, idx, _VAL_, cell), default_value)
/** A cell of the first element. */
#define DT_PHA(node_id, pha, cell) DT_PHA_BY_IDX(node_id, pha, 0, cell)
/** The same, or a default. */
#define DT_PHA_OR(node_id, pha, cell, default_value) \
	DT_PHA_BY_IDX_OR(node_id, pha, 0, cell, default_value)
/** A cell of the element called @p name. */
#define DT_PHA_BY_NAME(node_id, pha, name, cell) \
	DT_CAT7(node_id, _P_, pha, _NAME_, name, _VAL_, cell)
/** The same, or a default. */
#define DT_PHA_BY_NAME_OR(node_id, pha, name, cell, default_value) \
	DT_PROP_OR(node_id, DT_CAT5(pha, _NAME_, name, _VAL_, cell), default_value)
/** 1 if element @p idx has such a cell, else 0. */
#define DT_PHA_HAS_CELL_AT_IDX(node_id, pha, idx, cell) \
	IS_ENABLED(DT_CAT8(node_id, _P_, pha, _IDX_, idx, _VAL_, cell, _EXISTS))
/** 1 if the first element has such a cell, else 0. */
#define DT_PHA_HAS_CELL(node_id, pha, cell) DT_PHA_HAS_CELL_AT_IDX(node_id, pha, 0, cell)
/** How many cells element @p idx has. */
#define DT_PHA_NUM_CELLS_BY_IDX(node_id, pha, idx) \
	DT_CAT6(node_id, _P_, pha, _IDX_, idx, _NUM_CELLS)
/** How many cells the first element has. */
#define DT_PHA_NUM_CELLS(node_id, pha) DT_PHA_NUM_CELLS_BY_IDX(node_id, pha, 0)
/** The place of the element called @p name. */
#define DT_PHA_ELEM_IDX_BY_NAME(node_id, pha, name) DT_CAT6(node_id, _P_, pha, _NAME_, name, _IDX)
/** The name of element @p idx, a string. */
#define DT_PHA_ELEM_NAME_BY_IDX(node_id, pha, idx) DT_CAT6(node_id, _P_, pha, _IDX_, idx, _NAME)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_PHANDLE_H_ */
