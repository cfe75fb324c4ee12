/* SPDX-License-Identifier: Apache-2.0 */
/* What drivers of GPIO controllers share. */
#ifndef ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_UTILS_H_
#define ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_UTILS_H_

#include <zephyr/drivers/gpio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The pins below @p ngpios. */
#define GPIO_PORT_PIN_MASK_FROM_NGPIOS(ngpios) ((gpio_port_pins_t)(((uint64_t)1 << (ngpios)) - 1U))
#define GPIO_PORT_PIN_MASK_FROM_DT_NODE(node_id) \
	GPIO_PORT_PIN_MASK_FROM_NGPIOS(DT_PROP(node_id, ngpios))
#define GPIO_PORT_PIN_MASK_FROM_DT_INST(inst) \
	GPIO_PORT_PIN_MASK_FROM_DT_NODE(DT_DRV_INST(inst))

/** Add a callback to a list, or take it off. @retval 0 done @retval -EINVAL it was not there */
static inline int gpio_manage_callback(sys_slist_t *callbacks, struct gpio_callback *callback,
				       bool set)
{
	__ASSERT(callback->handler != NULL, "callback %p has no function", (void *)callback);
	if (!sys_slist_find_and_remove(callbacks, &callback->node) && !set) {
		return -EINVAL;
	}
	if (set) {
		sys_slist_prepend(callbacks, &callback->node);
	}
	return 0;
}

/** Call those that some pins concern; a callback may take itself off. */
static inline void gpio_fire_callbacks(sys_slist_t *list, const struct device *port,
				       gpio_port_pins_t pins)
{
	struct gpio_callback *cb;
	struct gpio_callback *next;

	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(list, cb, next, node) {
		if ((cb->pin_mask & pins) != 0) {
			cb->handler(port, cb, cb->pin_mask & pins);
		}
	}
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_UTILS_H_ */
