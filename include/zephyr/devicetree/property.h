/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values of properties.
 *
 * A property has a value here when a binding gives its type. Numbers are literals, strings are
 * string literals, arrays are initializers in braces; single elements are asked for by index.
 * Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_PROPERTY_H_
#define ZEPHYR_INCLUDE_DEVICETREE_PROPERTY_H_

#include <zephyr/devicetree/node.h>

/* --- Any property --------------------------------------------------------------------------- */

/** The value. */
#define DT_PROP(node, prop) DT_CAT3(node, _P_, prop)
/** 1 if there is a value, else 0. Boolean properties of an existing node always have one. */
#define DT_NODE_HAS_PROP(node, prop) IS_ENABLED(DT_CAT4(node, _P_, prop, _EXISTS))
/** The value, or a default. */
#define DT_PROP_OR(node, prop, other) \
	COND_CODE_1(DT_NODE_HAS_PROP(node, prop), (DT_PROP(node, prop)), (other))
/** How many elements the value has; 1 for what is not an array. */
#define DT_PROP_LEN(node, prop) DT_CAT4(node, _P_, prop, _LEN)
/** The number of elements, or a default. */
#define DT_PROP_LEN_OR(node, prop, other) \
	COND_CODE_1(DT_NODE_HAS_PROP(node, prop), (DT_PROP_LEN(node, prop)), \
		    (other))
/** 1 if there is an element @p idx, else 0. */
#define DT_PROP_HAS_IDX(node, prop, idx) \
	IS_ENABLED(DT_CAT6(node, _P_, prop, _IDX_, idx, _EXISTS))
/** Element @p idx of an array; of phandles, the node. */
#define DT_PROP_BY_IDX(node, prop, idx) DT_CAT5(node, _P_, prop, _IDX_, idx)
/** The last element. */
#define DT_PROP_LAST(node, prop) \
	DT_PROP_BY_IDX(node, prop, UTIL_DEC(DT_PROP_LEN(node, prop)))
/** 1 if an element is called @p name in the property of names, else 0. */
#define DT_PROP_HAS_NAME(node, prop, name) \
	IS_ENABLED(DT_CAT6(node, _P_, prop, _NAME_, name, _EXISTS))
/** The label property (deprecated). */
#define DT_LABEL(node) DT_PROP(node, label)

/* --- Values out of a set that the binding lists --------------------------------------------- */

/** The place of element @p idx in the binding's list, from 0. */
#define DT_ENUM_IDX_BY_IDX(node, prop, idx) DT_CAT6(node, _P_, prop, _IDX_, idx, _ENUM_IDX)
/** The place of the value in the binding's list, from 0. */
#define DT_ENUM_IDX(node, prop) DT_CAT4(node, _P_, prop, _ENUM_IDX)
/** The same, or a default. */
#define DT_ENUM_IDX_BY_IDX_OR(node, prop, idx, other) \
	COND_CODE_1(DT_PROP_HAS_IDX(node, prop, idx), \
		    (DT_ENUM_IDX_BY_IDX(node, prop, idx)), (other))
/** The place of the value, or a default. */
#define DT_ENUM_IDX_OR(node, prop, other) \
	COND_CODE_1(DT_NODE_HAS_PROP(node, prop), (DT_ENUM_IDX(node, prop)), \
		    (other))
/** 1 if element @p idx is @p value, written as a token, else 0. */
#define DT_ENUM_HAS_VALUE_BY_IDX(node, prop, idx, value) \
	IS_ENABLED(DT_CAT8(node, _P_, prop, _IDX_, idx, _ENUM_VAL_, value, _EXISTS))
/** 1 if the value is @p value, written as a token, else 0. */
#define DT_ENUM_HAS_VALUE(node, prop, value) \
	IS_ENABLED(DT_CAT6(node, _P_, prop, _ENUM_VAL_, value, _EXISTS))

/* --- Strings as tokens ---------------------------------------------------------------------- */

/** A string as a C token: no quotes, an underscore for what cannot stand in one. */
#define DT_STRING_TOKEN(node, prop) DT_CAT4(node, _P_, prop, _STRING_TOKEN)
/** The same, or a default. */
#define DT_STRING_TOKEN_OR(node, prop, other) \
	COND_CODE_1(DT_NODE_HAS_PROP(node, prop), (DT_STRING_TOKEN(node, prop)), \
		    (other))
/** A string as a C token in upper case. */
#define DT_STRING_UPPER_TOKEN(node, prop) DT_CAT4(node, _P_, prop, _STRING_UPPER_TOKEN)
/** The same, or a default. */
#define DT_STRING_UPPER_TOKEN_OR(node, prop, other) \
	COND_CODE_1(DT_NODE_HAS_PROP(node, prop), (DT_STRING_UPPER_TOKEN(node, prop)), \
		    (other))
/** A string without its quotes, whatever tokens that gives: a number, an expression. */
#define DT_STRING_UNQUOTED(node, prop) DT_CAT4(node, _P_, prop, _STRING_UNQUOTED)
/** The same, or a default. */
#define DT_STRING_UNQUOTED_OR(node, prop, other) \
	COND_CODE_1(DT_NODE_HAS_PROP(node, prop), (DT_STRING_UNQUOTED(node, prop)), \
		    (other))
/** Element @p idx of a string array, as a C token. */
#define DT_STRING_TOKEN_BY_IDX(node, prop, idx) \
	DT_CAT6(node, _P_, prop, _IDX_, idx, _STRING_TOKEN)
/** Element @p idx of a string array, as a C token in upper case. */
#define DT_STRING_UPPER_TOKEN_BY_IDX(node, prop, idx) \
	DT_CAT6(node, _P_, prop, _IDX_, idx, _STRING_UPPER_TOKEN)
/** Element @p idx of a string array, without its quotes. */
#define DT_STRING_UNQUOTED_BY_IDX(node, prop, idx) \
	DT_CAT6(node, _P_, prop, _IDX_, idx, _STRING_UNQUOTED)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_PROPERTY_H_ */
