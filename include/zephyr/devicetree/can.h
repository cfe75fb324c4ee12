/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CAN controllers and their transceivers. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_CAN_H_
#define ZEPHYR_INCLUDE_DEVICETREE_CAN_H_

#include <zephyr/devicetree/phandle.h>

/** The greatest bit rate of a CAN controller with its transceiver, at most @p max. */
#define DT_CAN_TRANSCEIVER_MAX_BITRATE(node, max) \
	COND_CODE_1(DT_NODE_HAS_PROP(node, phys), \
		    (MIN(DT_PROP(DT_PHANDLE(node, phys), max_bitrate), max)), \
		    (MIN(DT_PROP_OR(DT_CHILD(node, can_transceiver), max_bitrate, max), max)))
/** The smallest bit rate, at least @p min. */
#define DT_CAN_TRANSCEIVER_MIN_BITRATE(node, min) \
	COND_CODE_1(DT_NODE_HAS_PROP(node, phys), \
		    (MAX(DT_PROP_OR(DT_PHANDLE(node, phys), min_bitrate, min), min)), \
		    (MAX(DT_PROP_OR(DT_CHILD(node, can_transceiver), min_bitrate, min), min)))

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_CAN_TRANSCEIVER_MAX_BITRATE(n, max) \
	DT_CAN_TRANSCEIVER_MAX_BITRATE(DT_DRV_INST(n), max)
#define DT_INST_CAN_TRANSCEIVER_MIN_BITRATE(n, min) \
	DT_CAN_TRANSCEIVER_MIN_BITRATE(DT_DRV_INST(n), min)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_CAN_H_ */
