/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Node identifiers: how to name a node, and what is known about a node as such.
 *
 * Names are written in lower case with an underscore for every other character. Included by
 * <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_NODE_H_
#define ZEPHYR_INCLUDE_DEVICETREE_NODE_H_

#include <zephyr/devicetree/tokens.h>

/* --- Naming a node -------------------------------------------------------------------------- */

/** What a lookup that found nothing gives: a token that is no node. */
#define DT_INVALID_NODE _
/** The root node. */
#define DT_ROOT DT_N
/** The node at a path: DT_PATH(soc, uart_3f8) is /soc/uart@3f8. */
#define DT_PATH(...) DT_PATH_INTERNAL(__VA_ARGS__)
#define DT_PATH_INTERNAL(...) UTIL_CAT(DT_ROOT, MACRO_MAP_CAT(DT_S_PREFIX, __VA_ARGS__))
/** The node with a node label. */
#define DT_NODELABEL(label) DT_CAT(DT_N_NODELABEL_, label)
/** The node that a property of /aliases names. */
#define DT_ALIAS(alias) DT_CAT(DT_N_ALIAS_, alias)
/** 1 if /aliases has such a property, else 0. */
#define DT_HAS_ALIAS(alias) DT_NODE_EXISTS(DT_ALIAS(alias))
/**
 * Instance @p n of a compatible. Enabled nodes have the lower numbers, from 0 without gaps.
 */
#define DT_INST(n, compat) DT_CAT4(DT_N_INST_, n, _, compat)
/** The node that a property of /chosen names. */
#define DT_CHOSEN(prop) DT_CAT(DT_CHOSEN_, prop)
/** 1 if /chosen has such a property that names a node, else 0. */
#define DT_HAS_CHOSEN(prop) IS_ENABLED(DT_CAT3(DT_CHOSEN_, prop, _EXISTS))
/** The parent of a node. */
#define DT_PARENT(node) DT_CAT(node, _PARENT)
/** The parent's parent. */
#define DT_GPARENT(node) DT_PARENT(DT_PARENT(node))
/** The child with a name. */
#define DT_CHILD(node, child) UTIL_CAT(node, DT_S_PREFIX(child))
/** The child with a unit address, given as a decimal number. */
#define DT_CHILD_BY_UNIT_ADDR_INT(node, addr) DT_CAT3(node, _CHILD_UNIT_ADDR_INT_, addr)
/** Some enabled node with a compatible, or DT_INVALID_NODE. */
#define DT_COMPAT_GET_ANY_STATUS_OKAY(compat) \
	COND_CODE_1(DT_HAS_COMPAT_STATUS_OKAY(compat), (DT_INST(0, compat)), \
		    (DT_INVALID_NODE))

/* --- What a node is called ------------------------------------------------------------------ */

/** Its path, as a string: "/soc/uart@3f8". */
#define DT_NODE_PATH(node) DT_CAT(node, _PATH)
/** The last step of the path, as a string: "uart@3f8". */
#define DT_NODE_FULL_NAME(node) DT_CAT(node, _FULL_NAME)
/** The same without quotes. */
#define DT_NODE_FULL_NAME_UNQUOTED(node) DT_CAT(node, _FULL_NAME_UNQUOTED)
/** The same as a C token: uart_3f8. */
#define DT_NODE_FULL_NAME_TOKEN(node) DT_CAT(node, _FULL_NAME_TOKEN)
/** The same in upper case. */
#define DT_NODE_FULL_NAME_UPPER_TOKEN(node) DT_CAT(node, _FULL_NAME_UPPER_TOKEN)
/** Its place among its parent's children, from 0. */
#define DT_NODE_CHILD_IDX(node) DT_CAT(node, _CHILD_IDX)
/** How many node labels it has. */
#define DT_NUM_NODELABELS(node) DT_CAT(node, _NODELABEL_NUM)
/** fn(label) for each node label. */
#define DT_FOREACH_NODELABEL(node, fn) DT_CAT(node, _FOREACH_NODELABEL)(fn)
/** fn(label, ...) for each node label. */
#define DT_FOREACH_NODELABEL_VARGS(node, fn, ...) \
	DT_CAT(node, _FOREACH_NODELABEL_VARGS)(fn, __VA_ARGS__)
/** Its node labels, as the initializer of an array of strings. */
#define DT_NODELABEL_STRING_ARRAY(node) \
	{ DT_FOREACH_NODELABEL(node, DT_NODELABEL_ITEM_INTERNAL) }
#define DT_NODELABEL_ITEM_INTERNAL(label) #label,
/** True if both identifiers name one node; a C expression, not for #if. */
#define DT_SAME_NODE(a, b) (DT_DEP_ORD(a) == (DT_DEP_ORD(b)))

/* --- What a node is, and whether it is there ------------------------------------------------ */

/** 1 if there is such a node, enabled or not, else 0. */
#define DT_NODE_EXISTS(node) IS_ENABLED(DT_CAT(node, _EXISTS))
/**
 * 1 if the node exists and its status is @p status (okay, disabled ...); no status counts as
 * okay.
 */
#define DT_NODE_HAS_STATUS(node, status) DT_NODE_HAS_STATUS_INTERNAL(node, status)
#define DT_NODE_HAS_STATUS_INTERNAL(node, status) IS_ENABLED(DT_CAT3(node, _STATUS_, status))
/** 1 if the node exists and is enabled, else 0. */
#define DT_NODE_HAS_STATUS_OKAY(node) DT_NODE_HAS_STATUS(node, okay)
/** 1 if some enabled node has a compatible, else 0. */
#define DT_HAS_COMPAT_STATUS_OKAY(compat) IS_ENABLED(DT_CAT(DT_COMPAT_HAS_OKAY_, compat))
/** How many enabled nodes have a compatible. */
#define DT_NUM_INST_STATUS_OKAY(compat) \
	UTIL_AND(DT_HAS_COMPAT_STATUS_OKAY(compat), DT_CAT3(DT_N_INST_, compat, _NUM_OKAY))
/** 1 if the node has a compatible, else 0. */
#define DT_NODE_HAS_COMPAT(node, compat) IS_ENABLED(DT_CAT3(node, _COMPAT_MATCHES_, compat))
/** 1 if it also has a status, else 0. */
#define DT_NODE_HAS_COMPAT_STATUS(node, compat, status) \
	UTIL_AND(DT_NODE_HAS_COMPAT(node, compat), DT_NODE_HAS_STATUS(node, status))
/** The vendor in element @p idx of compatible, a string: "intel" of "intel,hpet". */
#define DT_NODE_VENDOR_BY_IDX(node, idx) DT_CAT3(node, _COMPAT_VENDOR_IDX_, idx)
/** 1 if that element has a vendor, else 0. */
#define DT_NODE_VENDOR_HAS_IDX(node, idx) \
	IS_ENABLED(DT_CAT4(node, _COMPAT_VENDOR_IDX_, idx, _EXISTS))
/** The vendor, or a default. */
#define DT_NODE_VENDOR_BY_IDX_OR(node, idx, other) \
	COND_CODE_1(DT_NODE_VENDOR_HAS_IDX(node, idx), \
		    (DT_NODE_VENDOR_BY_IDX(node, idx)), (other))
/** The vendor in the first element, or a default. */
#define DT_NODE_VENDOR_OR(node, other) \
	DT_NODE_VENDOR_BY_IDX_OR(node, 0, other)
/** The model in element @p idx of compatible: "hpet" of "intel,hpet". */
#define DT_NODE_MODEL_BY_IDX(node, idx) DT_CAT3(node, _COMPAT_MODEL_IDX_, idx)
/** 1 if there is such an element, else 0. */
#define DT_NODE_MODEL_HAS_IDX(node, idx) \
	IS_ENABLED(DT_CAT4(node, _COMPAT_MODEL_IDX_, idx, _EXISTS))
/** The model, or a default. */
#define DT_NODE_MODEL_BY_IDX_OR(node, idx, other) \
	COND_CODE_1(DT_NODE_MODEL_HAS_IDX(node, idx), \
		    (DT_NODE_MODEL_BY_IDX(node, idx)), (other))
/** The model in the first element, or a default. */
#define DT_NODE_MODEL_OR(node, other) DT_NODE_MODEL_BY_IDX_OR(node, 0, other)

/* --- Buses ---------------------------------------------------------------------------------- */

/** The bus controller that a node is on. */
#define DT_BUS(node) DT_CAT(node, _BUS)
/** The label property of that controller (deprecated). */
#define DT_BUS_LABEL(node) DT_PROP(DT_BUS(node), label)
/** 1 if the node is on a bus of a kind (i2c, spi ...), else 0. */
#define DT_ON_BUS(node, bus) IS_ENABLED(DT_CAT3(node, _BUS_, bus))
#define DT_COMPAT_ON_BUS_INTERNAL(compat, bus) IS_ENABLED(DT_CAT4(DT_COMPAT_, compat, _BUS_, bus))

#endif /* ZEPHYR_INCLUDE_DEVICETREE_NODE_H_ */
