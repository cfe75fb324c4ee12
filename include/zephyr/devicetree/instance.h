/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The view of a driver: instances of the compatible that DT_DRV_COMPAT names.
 *
 * DT_INST_X(n, ...) is DT_X(...) of the node of that instance; the documentation is there. A
 * driver says #define DT_DRV_COMPAT vendor_device before it uses them. Included by
 * <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_INSTANCE_H_
#define ZEPHYR_INCLUDE_DEVICETREE_INSTANCE_H_

#include <zephyr/devicetree/foreach.h>
#include <zephyr/devicetree/irq.h>
#include <zephyr/devicetree/phandle.h>
#include <zephyr/devicetree/reg.h>

/** The node of instance @p n of the driver's compatible. */
#define DT_DRV_INST(n) DT_INST(n, DT_DRV_COMPAT)

/* --- All instances -------------------------------------------------------------------------- */

/** fn(n) for every enabled instance. */
#define DT_INST_FOREACH_STATUS_OKAY(fn) \
	COND_CODE_1(DT_HAS_COMPAT_STATUS_OKAY(DT_DRV_COMPAT), \
		    (UTIL_CAT(DT_FOREACH_OKAY_INST_, DT_DRV_COMPAT)(fn)), ())
/** fn(n, ...) for every enabled instance. */
#define DT_INST_FOREACH_STATUS_OKAY_VARGS(fn, ...) \
	COND_CODE_1(DT_HAS_COMPAT_STATUS_OKAY(DT_DRV_COMPAT), \
		    (UTIL_CAT(DT_FOREACH_OKAY_INST_VARGS_, DT_DRV_COMPAT)(fn, __VA_ARGS__)), ())
/** 1 if an enabled instance is on a bus of a kind, else 0. */
#define DT_ANY_INST_ON_BUS_STATUS_OKAY(bus) DT_COMPAT_ON_BUS_INTERNAL(DT_DRV_COMPAT, bus)
/** 1 if an enabled instance has a property, else 0. */
#define DT_ANY_INST_HAS_PROP_STATUS_OKAY(prop) \
	UTIL_NOT(IS_EMPTY( \
		DT_INST_FOREACH_STATUS_OKAY_VARGS(DT_INST_HAS_PROP_INTERNAL, prop)))
#define DT_INST_HAS_PROP_INTERNAL(n, prop) IF_ENABLED(DT_INST_NODE_HAS_PROP(n, prop), (+))
/** 1 if there are enabled instances and all of them have a property, else 0. */
#define DT_ALL_INST_HAS_PROP_STATUS_OKAY(prop) \
	UTIL_AND(DT_HAS_COMPAT_STATUS_OKAY(DT_DRV_COMPAT), \
		 IS_EMPTY(DT_INST_FOREACH_STATUS_OKAY_VARGS(DT_INST_LACKS_PROP_INTERNAL, prop)))
#define DT_INST_LACKS_PROP_INTERNAL(n, prop) \
	COND_CODE_1(DT_INST_NODE_HAS_PROP(n, prop), (), (+))
/** 1 if a boolean property of an enabled instance is true, else 0. */
#define DT_ANY_INST_HAS_BOOL_STATUS_OKAY(prop) \
	UTIL_NOT(IS_EMPTY( \
		DT_INST_FOREACH_STATUS_OKAY_VARGS(DT_INST_HAS_BOOL_INTERNAL, prop)))
#define DT_INST_HAS_BOOL_INTERNAL(n, prop) IF_ENABLED(DT_INST_PROP(n, prop), (+))
/** 1 if an enabled node with a compatible has a property, else 0. */
#define DT_ANY_COMPAT_HAS_PROP_STATUS_OKAY(compat, prop) \
	UTIL_NOT(IS_EMPTY( \
		DT_FOREACH_STATUS_OKAY_VARGS(compat, DT_COMPAT_HAS_PROP_INTERNAL, prop)))
#define DT_COMPAT_HAS_PROP_INTERNAL(node, prop) IF_ENABLED(DT_NODE_HAS_PROP(node, prop), (+))

/* --- Nodes, of one instance ------------------------------------------------------------------ */

#define DT_INST_PARENT(n) DT_PARENT(DT_DRV_INST(n))
#define DT_INST_GPARENT(n) DT_GPARENT(DT_DRV_INST(n))
#define DT_INST_CHILD(n, child) DT_CHILD(DT_DRV_INST(n), child)
#define DT_INST_CHILD_NUM(n) DT_CHILD_NUM(DT_DRV_INST(n))
#define DT_INST_CHILD_NUM_STATUS_OKAY(n) DT_CHILD_NUM_STATUS_OKAY(DT_DRV_INST(n))
#define DT_INST_FOREACH_NODELABEL(n, fn) DT_FOREACH_NODELABEL(DT_DRV_INST(n), fn)
#define DT_INST_FOREACH_NODELABEL_VARGS(n, fn, ...) \
	DT_FOREACH_NODELABEL_VARGS(DT_DRV_INST(n), fn, __VA_ARGS__)
#define DT_INST_NODELABEL_STRING_ARRAY(n) DT_NODELABEL_STRING_ARRAY(DT_DRV_INST(n))
#define DT_INST_NUM_NODELABELS(n) DT_NUM_NODELABELS(DT_DRV_INST(n))
#define DT_INST_FOREACH_ANCESTOR(n, fn) DT_FOREACH_ANCESTOR(DT_DRV_INST(n), fn)
#define DT_INST_FOREACH_CHILD(n, fn) DT_FOREACH_CHILD(DT_DRV_INST(n), fn)
#define DT_INST_FOREACH_CHILD_SEP(n, fn, sep) DT_FOREACH_CHILD_SEP(DT_DRV_INST(n), fn, sep)
#define DT_INST_FOREACH_CHILD_VARGS(n, fn, ...) \
	DT_FOREACH_CHILD_VARGS(DT_DRV_INST(n), fn, __VA_ARGS__)
#define DT_INST_FOREACH_CHILD_SEP_VARGS(n, fn, sep, ...) \
	DT_FOREACH_CHILD_SEP_VARGS(DT_DRV_INST(n), fn, sep, __VA_ARGS__)
#define DT_INST_FOREACH_CHILD_STATUS_OKAY(n, fn) \
	DT_FOREACH_CHILD_STATUS_OKAY(DT_DRV_INST(n), fn)
#define DT_INST_FOREACH_CHILD_STATUS_OKAY_SEP(n, fn, sep) \
	DT_FOREACH_CHILD_STATUS_OKAY_SEP(DT_DRV_INST(n), fn, sep)
#define DT_INST_FOREACH_CHILD_STATUS_OKAY_VARGS(n, fn, ...) \
	DT_FOREACH_CHILD_STATUS_OKAY_VARGS(DT_DRV_INST(n), fn, __VA_ARGS__)
#define DT_INST_FOREACH_CHILD_STATUS_OKAY_SEP_VARGS(n, fn, sep, ...) \
	DT_FOREACH_CHILD_STATUS_OKAY_SEP_VARGS(DT_DRV_INST(n), fn, sep, __VA_ARGS__)
#define DT_INST_NODE_HAS_PROP(n, prop) DT_NODE_HAS_PROP(DT_DRV_INST(n), prop)
#define DT_INST_NODE_HAS_COMPAT(n, compat) DT_NODE_HAS_COMPAT(DT_DRV_INST(n), compat)
#define DT_INST_BUS(n) DT_BUS(DT_DRV_INST(n))
#define DT_INST_BUS_LABEL(n) DT_BUS_LABEL(DT_DRV_INST(n))
#define DT_INST_ON_BUS(n, bus) DT_ON_BUS(DT_DRV_INST(n), bus)

/* --- Properties, of one instance ------------------------------------------------------------- */

#define DT_INST_PROP(n, prop) DT_PROP(DT_DRV_INST(n), prop)
#define DT_INST_PROP_OR(n, prop, other) \
	DT_PROP_OR(DT_DRV_INST(n), prop, other)
#define DT_INST_PROP_LEN(n, prop) DT_PROP_LEN(DT_DRV_INST(n), prop)
#define DT_INST_PROP_LEN_OR(n, prop, other) \
	DT_PROP_LEN_OR(DT_DRV_INST(n), prop, other)
#define DT_INST_PROP_HAS_IDX(n, prop, idx) DT_PROP_HAS_IDX(DT_DRV_INST(n), prop, idx)
#define DT_INST_PROP_HAS_NAME(n, prop, name) DT_PROP_HAS_NAME(DT_DRV_INST(n), prop, name)
#define DT_INST_PROP_BY_IDX(n, prop, idx) DT_PROP_BY_IDX(DT_DRV_INST(n), prop, idx)
#define DT_INST_PROP_LAST(n, prop) DT_PROP_LAST(DT_DRV_INST(n), prop)
#define DT_INST_LABEL(n) DT_LABEL(DT_DRV_INST(n))
#define DT_INST_ENUM_IDX_BY_IDX(n, prop, idx) DT_ENUM_IDX_BY_IDX(DT_DRV_INST(n), prop, idx)
#define DT_INST_ENUM_IDX(n, prop) DT_ENUM_IDX(DT_DRV_INST(n), prop)
#define DT_INST_ENUM_IDX_BY_IDX_OR(n, prop, idx, other) \
	DT_ENUM_IDX_BY_IDX_OR(DT_DRV_INST(n), prop, idx, other)
#define DT_INST_ENUM_IDX_OR(n, prop, other) \
	DT_ENUM_IDX_OR(DT_DRV_INST(n), prop, other)
#define DT_INST_ENUM_HAS_VALUE_BY_IDX(n, prop, idx, value) \
	DT_ENUM_HAS_VALUE_BY_IDX(DT_DRV_INST(n), prop, idx, value)
#define DT_INST_ENUM_HAS_VALUE(n, prop, value) DT_ENUM_HAS_VALUE(DT_DRV_INST(n), prop, value)
#define DT_INST_STRING_TOKEN(n, prop) DT_STRING_TOKEN(DT_DRV_INST(n), prop)
#define DT_INST_STRING_TOKEN_OR(n, prop, other) \
	DT_STRING_TOKEN_OR(DT_DRV_INST(n), prop, other)
#define DT_INST_STRING_TOKEN_BY_IDX(n, prop, idx) \
	DT_STRING_TOKEN_BY_IDX(DT_DRV_INST(n), prop, idx)
#define DT_INST_STRING_UPPER_TOKEN(n, prop) DT_STRING_UPPER_TOKEN(DT_DRV_INST(n), prop)
#define DT_INST_STRING_UPPER_TOKEN_OR(n, prop, other) \
	DT_STRING_UPPER_TOKEN_OR(DT_DRV_INST(n), prop, other)
#define DT_INST_STRING_UPPER_TOKEN_BY_IDX(n, prop, idx) \
	DT_STRING_UPPER_TOKEN_BY_IDX(DT_DRV_INST(n), prop, idx)
#define DT_INST_STRING_UNQUOTED(n, prop) DT_STRING_UNQUOTED(DT_DRV_INST(n), prop)
#define DT_INST_STRING_UNQUOTED_OR(n, prop, other) \
	DT_STRING_UNQUOTED_OR(DT_DRV_INST(n), prop, other)
#define DT_INST_STRING_UNQUOTED_BY_IDX(n, prop, idx) \
	DT_STRING_UNQUOTED_BY_IDX(DT_DRV_INST(n), prop, idx)
#define DT_INST_FOREACH_PROP_ELEM(n, prop, fn) DT_FOREACH_PROP_ELEM(DT_DRV_INST(n), prop, fn)
#define DT_INST_FOREACH_PROP_ELEM_SEP(n, prop, fn, sep) \
	DT_FOREACH_PROP_ELEM_SEP(DT_DRV_INST(n), prop, fn, sep)
#define DT_INST_FOREACH_PROP_ELEM_VARGS(n, prop, fn, ...) \
	DT_FOREACH_PROP_ELEM_VARGS(DT_DRV_INST(n), prop, fn, __VA_ARGS__)
#define DT_INST_FOREACH_PROP_ELEM_SEP_VARGS(n, prop, fn, sep, ...) \
	DT_FOREACH_PROP_ELEM_SEP_VARGS(DT_DRV_INST(n), prop, fn, sep, __VA_ARGS__)

/* --- Phandles, of one instance --------------------------------------------------------------- */

#define DT_INST_PHANDLE_BY_NAME(n, pha, name) DT_PHANDLE_BY_NAME(DT_DRV_INST(n), pha, name)
#define DT_INST_PHANDLE_BY_IDX(n, prop, idx) DT_PHANDLE_BY_IDX(DT_DRV_INST(n), prop, idx)
#define DT_INST_PHANDLE(n, prop) DT_PHANDLE(DT_DRV_INST(n), prop)
#define DT_INST_PROP_BY_PHANDLE_IDX(n, phs, idx, prop) \
	DT_PROP_BY_PHANDLE_IDX(DT_DRV_INST(n), phs, idx, prop)
#define DT_INST_PROP_BY_PHANDLE(n, ph, prop) DT_PROP_BY_PHANDLE(DT_DRV_INST(n), ph, prop)
#define DT_INST_PHA_BY_IDX(n, pha, idx, cell) DT_PHA_BY_IDX(DT_DRV_INST(n), pha, idx, cell)
#define DT_INST_PHA_BY_IDX_OR(n, pha, idx, cell, other) \
	DT_PHA_BY_IDX_OR(DT_DRV_INST(n), pha, idx, cell, other)
#define DT_INST_PHA(n, pha, cell) DT_PHA(DT_DRV_INST(n), pha, cell)
#define DT_INST_PHA_OR(n, pha, cell, other) \
	DT_PHA_OR(DT_DRV_INST(n), pha, cell, other)
#define DT_INST_PHA_BY_NAME(n, pha, name, cell) \
	DT_PHA_BY_NAME(DT_DRV_INST(n), pha, name, cell)
#define DT_INST_PHA_BY_NAME_OR(n, pha, name, cell, other) \
	DT_PHA_BY_NAME_OR(DT_DRV_INST(n), pha, name, cell, other)
#define DT_INST_PHA_HAS_CELL_AT_IDX(n, pha, idx, cell) \
	DT_PHA_HAS_CELL_AT_IDX(DT_DRV_INST(n), pha, idx, cell)
#define DT_INST_PHA_HAS_CELL(n, pha, cell) DT_PHA_HAS_CELL(DT_DRV_INST(n), pha, cell)
#define DT_INST_PHA_NUM_CELLS_BY_IDX(n, pha, idx) \
	DT_PHA_NUM_CELLS_BY_IDX(DT_DRV_INST(n), pha, idx)
#define DT_INST_PHA_NUM_CELLS(n, pha) DT_PHA_NUM_CELLS(DT_DRV_INST(n), pha)
#define DT_INST_PHA_ELEM_IDX_BY_NAME(n, pha, name) \
	DT_PHA_ELEM_IDX_BY_NAME(DT_DRV_INST(n), pha, name)
#define DT_INST_PHA_ELEM_NAME_BY_IDX(n, pha, idx) \
	DT_PHA_ELEM_NAME_BY_IDX(DT_DRV_INST(n), pha, idx)

/* --- Addresses, of one instance -------------------------------------------------------------- */

#define DT_INST_NUM_REGS(n) DT_NUM_REGS(DT_DRV_INST(n))
#define DT_INST_REG_HAS_IDX(n, idx) DT_REG_HAS_IDX(DT_DRV_INST(n), idx)
#define DT_INST_REG_HAS_NAME(n, name) DT_REG_HAS_NAME(DT_DRV_INST(n), name)
#define DT_INST_REG_ADDR_BY_IDX_RAW(n, idx) DT_REG_ADDR_BY_IDX_RAW(DT_DRV_INST(n), idx)
#define DT_INST_REG_ADDR_BY_IDX(n, idx) DT_REG_ADDR_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_REG_SIZE_BY_IDX(n, idx) DT_REG_SIZE_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_REG_ADDR_RAW(n) DT_REG_ADDR_RAW(DT_DRV_INST(n))
#define DT_INST_REG_ADDR(n) DT_REG_ADDR(DT_DRV_INST(n))
#define DT_INST_REG_ADDR_U64(n) DT_REG_ADDR_U64(DT_DRV_INST(n))
#define DT_INST_REG_SIZE(n) DT_REG_SIZE(DT_DRV_INST(n))
#define DT_INST_REG_ADDR_BY_NAME(n, name) DT_REG_ADDR_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_REG_ADDR_BY_NAME_OR(n, name, other) \
	DT_REG_ADDR_BY_NAME_OR(DT_DRV_INST(n), name, other)
#define DT_INST_REG_ADDR_BY_NAME_U64(n, name) DT_REG_ADDR_BY_NAME_U64(DT_DRV_INST(n), name)
#define DT_INST_REG_SIZE_BY_NAME(n, name) DT_REG_SIZE_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_REG_SIZE_BY_NAME_OR(n, name, other) \
	DT_REG_SIZE_BY_NAME_OR(DT_DRV_INST(n), name, other)
#define DT_INST_FOREACH_RANGE(n, fn) DT_FOREACH_RANGE(DT_DRV_INST(n), fn)

/* --- Interrupts, of one instance ------------------------------------------------------------- */

#define DT_INST_NUM_IRQS(n) DT_NUM_IRQS(DT_DRV_INST(n))
#define DT_INST_IRQ_LEVEL(n) DT_IRQ_LEVEL(DT_DRV_INST(n))
#define DT_INST_IRQ_HAS_IDX(n, idx) DT_IRQ_HAS_IDX(DT_DRV_INST(n), idx)
#define DT_INST_IRQ_HAS_CELL_AT_IDX(n, idx, cell) \
	DT_IRQ_HAS_CELL_AT_IDX(DT_DRV_INST(n), idx, cell)
#define DT_INST_IRQ_HAS_CELL(n, cell) DT_IRQ_HAS_CELL(DT_DRV_INST(n), cell)
#define DT_INST_IRQ_HAS_NAME(n, name) DT_IRQ_HAS_NAME(DT_DRV_INST(n), name)
#define DT_INST_IRQ_BY_IDX(n, idx, cell) DT_IRQ_BY_IDX(DT_DRV_INST(n), idx, cell)
#define DT_INST_IRQ_BY_NAME(n, name, cell) DT_IRQ_BY_NAME(DT_DRV_INST(n), name, cell)
#define DT_INST_IRQ(n, cell) DT_IRQ(DT_DRV_INST(n), cell)
#define DT_INST_IRQN_BY_IDX(n, idx) DT_IRQN_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_IRQN(n) DT_IRQN(DT_DRV_INST(n))
#define DT_INST_IRQ_INTC_BY_IDX(n, idx) DT_IRQ_INTC_BY_IDX(DT_DRV_INST(n), idx)
#define DT_INST_IRQ_INTC_BY_NAME(n, name) DT_IRQ_INTC_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_IRQ_INTC(n) DT_IRQ_INTC(DT_DRV_INST(n))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_INSTANCE_H_ */
