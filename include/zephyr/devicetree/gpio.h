/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Properties of type phandle-array that name GPIO pins. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_GPIO_H_
#define ZEPHYR_INCLUDE_DEVICETREE_GPIO_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of element @p idx of a gpios property. */
#define DT_GPIO_CTLR_BY_IDX(node, gpios, idx) DT_PHANDLE_BY_IDX(node, gpios, idx)
/** The controller of the first element. */
#define DT_GPIO_CTLR(node, gpios) DT_GPIO_CTLR_BY_IDX(node, gpios, 0)
/** The label property of the controller of element @p idx (deprecated). */
#define DT_GPIO_LABEL_BY_IDX(node, gpios, idx) \
	DT_PROP(DT_GPIO_CTLR_BY_IDX(node, gpios, idx), label)
/** The label property of the first element's controller (deprecated). */
#define DT_GPIO_LABEL(node, gpios) DT_GPIO_LABEL_BY_IDX(node, gpios, 0)
/** The pin of element @p idx. */
#define DT_GPIO_PIN_BY_IDX(node, gpios, idx) DT_PHA_BY_IDX(node, gpios, idx, pin)
/** The pin of the first element. */
#define DT_GPIO_PIN(node, gpios) DT_GPIO_PIN_BY_IDX(node, gpios, 0)
/** The flags of element @p idx; 0 if there are none. */
#define DT_GPIO_FLAGS_BY_IDX(node, gpios, idx) \
	DT_PHA_BY_IDX_OR(node, gpios, idx, flags, 0)
/** The flags of the first element. */
#define DT_GPIO_FLAGS(node, gpios) DT_GPIO_FLAGS_BY_IDX(node, gpios, 0)
/** How many pins a GPIO hog node claims. */
#define DT_NUM_GPIO_HOGS(node) \
	COND_CODE_1(IS_ENABLED(DT_CAT(node, _GPIO_HOGS_EXISTS)), \
		    (DT_CAT(node, _GPIO_HOGS_NUM)), (0))
/** The pin of entry @p idx of a hog node. */
#define DT_GPIO_HOG_PIN_BY_IDX(node, idx) DT_CAT4(node, _GPIO_HOGS_IDX_, idx, _VAL_pin)
/** The flags of entry @p idx of a hog node; 0 if there are none. */
#define DT_GPIO_HOG_FLAGS_BY_IDX(node, idx) \
	COND_CODE_1(IS_ENABLED(DT_CAT4(node, _GPIO_HOGS_IDX_, idx, _VAL_flags_EXISTS)), \
		    (DT_CAT4(node, _GPIO_HOGS_IDX_, idx, _VAL_flags)), (0))

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_GPIO_LABEL_BY_IDX(n, gpios, idx) \
	DT_GPIO_LABEL_BY_IDX(DT_DRV_INST(n), gpios, idx)
#define DT_INST_GPIO_LABEL(n, gpios) DT_GPIO_LABEL(DT_DRV_INST(n), gpios)
#define DT_INST_GPIO_PIN_BY_IDX(n, gpios, idx) \
	DT_GPIO_PIN_BY_IDX(DT_DRV_INST(n), gpios, idx)
#define DT_INST_GPIO_PIN(n, gpios) DT_GPIO_PIN(DT_DRV_INST(n), gpios)
#define DT_INST_GPIO_FLAGS_BY_IDX(n, gpios, idx) \
	DT_GPIO_FLAGS_BY_IDX(DT_DRV_INST(n), gpios, idx)
#define DT_INST_GPIO_FLAGS(n, gpios) DT_GPIO_FLAGS(DT_DRV_INST(n), gpios)
#define DT_INST_GPIO_CTLR_BY_IDX(n, gpios, idx) \
	DT_GPIO_CTLR_BY_IDX(DT_DRV_INST(n), gpios, idx)
#define DT_INST_GPIO_CTLR(n, gpios) DT_GPIO_CTLR(DT_DRV_INST(n), gpios)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_GPIO_H_ */
