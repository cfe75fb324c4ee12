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
#define DT_PHANDLE_BY_IDX(node, prop, idx) DT_CAT6(node, _P_, prop, _IDX_, idx, _PH)
/** The node that the first or only element points at. */
#define DT_PHANDLE(node, prop) DT_PHANDLE_BY_IDX(node, prop, 0)
/** The node that the element called @p name points at. */
#define DT_PHANDLE_BY_NAME(node, pha, name) DT_CAT6(node, _P_, pha, _NAME_, name, _PH)

/** A property of the node that element @p idx points at. */
#define DT_PROP_BY_PHANDLE_IDX(node, phs, idx, prop) \
	DT_PROP(DT_PHANDLE_BY_IDX(node, phs, idx), prop)
/** The same, or a default. */
#define DT_PROP_BY_PHANDLE_IDX_OR(node, phs, idx, prop, other) \
	DT_PROP_OR(DT_PHANDLE_BY_IDX(node, phs, idx), prop, other)
/** A property of the node that a phandle points at. */
#define DT_PROP_BY_PHANDLE(node, ph, prop) DT_PROP_BY_PHANDLE_IDX(node, ph, 0, prop)

/** A cell of element @p idx. */
#define DT_PHA_BY_IDX(node, pha, idx, cell) DT_CAT7(node, _P_, pha, _IDX_, idx, _VAL_, cell)
/** The same, or a default. */
#define DT_PHA_BY_IDX_OR(node, pha, idx, cell, other) \
	DT_PROP_OR(node, DT_CAT5(pha, _IDX_, idx, _VAL_, cell), other)
/** A cell of the first element. */
#define DT_PHA(node, pha, cell) DT_PHA_BY_IDX(node, pha, 0, cell)
/** The same, or a default. */
#define DT_PHA_OR(node, pha, cell, other) \
	DT_PHA_BY_IDX_OR(node, pha, 0, cell, other)
/** A cell of the element called @p name. */
#define DT_PHA_BY_NAME(node, pha, name, cell) \
	DT_CAT7(node, _P_, pha, _NAME_, name, _VAL_, cell)
/** The same, or a default. */
#define DT_PHA_BY_NAME_OR(node, pha, name, cell, other) \
	DT_PROP_OR(node, DT_CAT5(pha, _NAME_, name, _VAL_, cell), other)
/** 1 if element @p idx has such a cell, else 0. */
#define DT_PHA_HAS_CELL_AT_IDX(node, pha, idx, cell) \
	IS_ENABLED(DT_CAT8(node, _P_, pha, _IDX_, idx, _VAL_, cell, _EXISTS))
/** 1 if the first element has such a cell, else 0. */
#define DT_PHA_HAS_CELL(node, pha, cell) DT_PHA_HAS_CELL_AT_IDX(node, pha, 0, cell)
/** How many cells element @p idx has. */
#define DT_PHA_NUM_CELLS_BY_IDX(node, pha, idx) \
	DT_CAT6(node, _P_, pha, _IDX_, idx, _NUM_CELLS)
/** How many cells the first element has. */
#define DT_PHA_NUM_CELLS(node, pha) DT_PHA_NUM_CELLS_BY_IDX(node, pha, 0)
/** The place of the element called @p name. */
#define DT_PHA_ELEM_IDX_BY_NAME(node, pha, name) DT_CAT6(node, _P_, pha, _NAME_, name, _IDX)
/** The name of element @p idx, a string. */
#define DT_PHA_ELEM_NAME_BY_IDX(node, pha, idx) DT_CAT6(node, _P_, pha, _IDX_, idx, _NAME)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_PHANDLE_H_ */
