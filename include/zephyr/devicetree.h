/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The devicetree, for C.
 *
 * Everything is a macro that expands to a literal, a token or a call; nothing costs memory. A node
 * is named by a node identifier (DT_NODELABEL(), DT_ALIAS(), DT_CHOSEN(), DT_PATH(), DT_INST()),
 * which is then passed to the other macros; a driver uses the DT_INST_ forms. Names are written in
 * lower case with underscores. devicetree_generated.h, which the configure step makes from the
 * final devicetree, is read through these macros only.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_H_
#define ZEPHYR_INCLUDE_DEVICETREE_H_

#include <devicetree_generated.h>

#include <zephyr/sys/util.h>

#include <zephyr/devicetree/node.h>
#include <zephyr/devicetree/property.h>
#include <zephyr/devicetree/phandle.h>
#include <zephyr/devicetree/reg.h>
#include <zephyr/devicetree/irq.h>
#include <zephyr/devicetree/foreach.h>
#include <zephyr/devicetree/instance.h>

#include <zephyr/devicetree/ordinals.h>
#include <zephyr/devicetree/clocks.h>
#include <zephyr/devicetree/gpio.h>
#include <zephyr/devicetree/spi.h>
#include <zephyr/devicetree/dma.h>
#include <zephyr/devicetree/pwms.h>
#include <zephyr/devicetree/fixed-partitions.h>
#include <zephyr/devicetree/io-channels.h>
#include <zephyr/devicetree/pinctrl.h>
#include <zephyr/devicetree/can.h>
#include <zephyr/devicetree/reset.h>
#include <zephyr/devicetree/mbox.h>

#endif /* ZEPHYR_INCLUDE_DEVICETREE_H_ */
