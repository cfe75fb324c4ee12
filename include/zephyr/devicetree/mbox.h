/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The mboxes property: mailbox channels. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_MBOX_H_
#define ZEPHYR_INCLUDE_DEVICETREE_MBOX_H_

#include <zephyr/devicetree/phandle.h>

/** The controller of the channel called @p name. */
#define DT_MBOX_CTLR_BY_NAME(node, name) DT_PHANDLE_BY_NAME(node, mboxes, name)
/** The channel cell of the channel called @p name; 0 for controllers without cells. */
#define DT_MBOX_CHANNEL_BY_NAME(node, name) DT_PHA_BY_NAME_OR(node, mboxes, name, channel, 0)

/* The same of instance n of DT_DRV_COMPAT. */

#define DT_INST_MBOX_CTLR_BY_NAME(n, name) DT_MBOX_CTLR_BY_NAME(DT_DRV_INST(n), name)
#define DT_INST_MBOX_CHANNEL_BY_NAME(n, name) DT_MBOX_CHANNEL_BY_NAME(DT_DRV_INST(n), name)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_MBOX_H_ */
