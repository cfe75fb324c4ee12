/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts of a node: which lines, of which controller, with which cells.
 *
 * The controller's binding names the cells; the I/O APIC's are irq, sense, priority. Included by
 * <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_IRQ_H_
#define ZEPHYR_INCLUDE_DEVICETREE_IRQ_H_

#include <zephyr/devicetree/property.h>

/** How many interrupts there are. */
#define DT_NUM_IRQS(node) DT_CAT(node, _IRQ_NUM)
/** How many controllers an interrupt passes on its way to the processor. */
#define DT_IRQ_LEVEL(node) DT_CAT(node, _IRQ_LEVEL)
/** 1 if there is an interrupt @p idx, else 0. */
#define DT_IRQ_HAS_IDX(node, idx) IS_ENABLED(DT_CAT4(node, _IRQ_IDX_, idx, _EXISTS))
/** 1 if interrupt @p idx has a cell, else 0. */
#define DT_IRQ_HAS_CELL_AT_IDX(node, idx, cell) \
	IS_ENABLED(DT_CAT6(node, _IRQ_IDX_, idx, _VAL_, cell, _EXISTS))
/** 1 if the first interrupt has a cell, else 0. */
#define DT_IRQ_HAS_CELL(node, cell) DT_IRQ_HAS_CELL_AT_IDX(node, 0, cell)
/** 1 if an interrupt is called @p name, else 0. */
#define DT_IRQ_HAS_NAME(node, name) \
	IS_ENABLED(DT_CAT4(node, _IRQ_NAME_, name, _EXISTS))
/** A cell of interrupt @p idx. */
#define DT_IRQ_BY_IDX(node, idx, cell) DT_CAT5(node, _IRQ_IDX_, idx, _VAL_, cell)
/** A cell of the interrupt called @p name. */
#define DT_IRQ_BY_NAME(node, name, cell) DT_CAT5(node, _IRQ_NAME_, name, _VAL_, cell)
/** A cell of the first interrupt. */
#define DT_IRQ(node, cell) DT_IRQ_BY_IDX(node, 0, cell)
/** The number of interrupt @p idx, as IRQ_CONNECT() takes it. */
#define DT_IRQN_BY_IDX(node, idx) DT_IRQ_BY_IDX(node, idx, irq)
/** The number of the first interrupt. */
#define DT_IRQN(node) DT_IRQN_BY_IDX(node, 0)
/** The controller of interrupt @p idx. */
#define DT_IRQ_INTC_BY_IDX(node, idx) DT_CAT4(node, _IRQ_IDX_, idx, _CONTROLLER)
/** The controller of the interrupt called @p name. */
#define DT_IRQ_INTC_BY_NAME(node, name) DT_CAT4(node, _IRQ_NAME_, name, _CONTROLLER)
/** The controller of the first interrupt. */
#define DT_IRQ_INTC(node) DT_IRQ_INTC_BY_IDX(node, 0)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_IRQ_H_ */
