/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts of pins: when they come, and who is called. Included by drivers/gpio.h. */
#ifndef ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_INTERRUPT_H_
#define ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_INTERRUPT_H_

#ifdef __cplusplus
extern "C" {
#endif

#define GPIO_INT_DISABLE BIT(21)
#define GPIO_INT_ENABLE BIT(22)
/** The levels meant are logical values. */
#define GPIO_INT_LEVELS_LOGICAL BIT(23)
#define GPIO_INT_EDGE BIT(24)
#define GPIO_INT_LOW_0 BIT(25)
#define GPIO_INT_HIGH_1 BIT(26)
#define GPIO_INT_MASK \
	(GPIO_INT_DISABLE | GPIO_INT_ENABLE | GPIO_INT_LEVELS_LOGICAL | GPIO_INT_EDGE | \
	 GPIO_INT_LOW_0 | GPIO_INT_HIGH_1)

/* When an interrupt comes: on a change, or as long as a level holds. */
#define GPIO_INT_EDGE_RISING (GPIO_INT_ENABLE | GPIO_INT_EDGE | GPIO_INT_HIGH_1)
#define GPIO_INT_EDGE_FALLING (GPIO_INT_ENABLE | GPIO_INT_EDGE | GPIO_INT_LOW_0)
#define GPIO_INT_EDGE_BOTH (GPIO_INT_EDGE_RISING | GPIO_INT_EDGE_FALLING)
#define GPIO_INT_LEVEL_LOW (GPIO_INT_ENABLE | GPIO_INT_LOW_0)
#define GPIO_INT_LEVEL_HIGH (GPIO_INT_ENABLE | GPIO_INT_HIGH_1)
#define GPIO_INT_EDGE_TO_INACTIVE (GPIO_INT_EDGE_FALLING | GPIO_INT_LEVELS_LOGICAL)
#define GPIO_INT_EDGE_TO_ACTIVE (GPIO_INT_EDGE_RISING | GPIO_INT_LEVELS_LOGICAL)
#define GPIO_INT_LEVEL_INACTIVE (GPIO_INT_LEVEL_LOW | GPIO_INT_LEVELS_LOGICAL)
#define GPIO_INT_LEVEL_ACTIVE (GPIO_INT_LEVEL_HIGH | GPIO_INT_LEVELS_LOGICAL)

BUILD_ASSERT((int)GPIO_INT_MODE_EDGE == (int)(GPIO_INT_ENABLE | GPIO_INT_EDGE) &&
		     (int)GPIO_INT_TRIG_BOTH == (int)(GPIO_INT_LOW_0 | GPIO_INT_HIGH_1),
	     "a driver's modes are bits of the flags");

/** Called for interrupts of some of the pins in pin_mask; @p pins are those that are due. */
typedef void (*gpio_callback_handler_t)(const struct device *port, struct gpio_callback *cb,
					gpio_port_pins_t pins);

/** Whom to call. The caller's memory, as long as it is added. */
struct gpio_callback {
	sys_snode_t node;
	gpio_callback_handler_t handler;
	gpio_port_pins_t pin_mask;
};

/**
 * Say when a pin's interrupt comes.
 *
 * @param flags one of GPIO_INT_DISABLE, GPIO_INT_EDGE_RISING and the others
 * @retval 0 done
 * @retval -ENOSYS the controller has no interrupts
 * @retval -ENOTSUP it does not have this one
 */
static inline int gpio_pin_interrupt_configure(const struct device *port, gpio_pin_t pin,
					       gpio_flags_t flags)
{
	if (z_gpio_api(port)->pin_interrupt_configure == NULL) {
		return -ENOSYS;
	}
	z_gpio_assert_pin(port, pin);
	__ASSERT(((flags & GPIO_INT_DISABLE) != 0) != ((flags & GPIO_INT_ENABLE) != 0),
		 "pin %u: interrupts on, or off", pin);
	__ASSERT((flags & GPIO_INT_ENABLE) == 0 ||
			 (flags & (GPIO_INT_LOW_0 | GPIO_INT_HIGH_1)) != 0,
		 "pin %u: interrupts on, but never", pin);
	/* Of both, neither needs to be turned round. */
	if ((flags & GPIO_INT_LEVELS_LOGICAL) != 0 && (*z_gpio_invert(port) & BIT(pin)) != 0 &&
	    (flags & GPIO_INT_TRIG_BOTH) != GPIO_INT_TRIG_BOTH) {
		flags ^= GPIO_INT_LOW_0 | GPIO_INT_HIGH_1;
	}
	return z_gpio_api(port)->pin_interrupt_configure(
		port, pin,
		(enum gpio_int_mode)(flags & (GPIO_INT_DISABLE | GPIO_INT_ENABLE | GPIO_INT_EDGE)),
		(enum gpio_int_trig)(flags & GPIO_INT_TRIG_BOTH));
}

static inline int gpio_pin_interrupt_configure_dt(const struct gpio_dt_spec *spec,
						  gpio_flags_t flags)
{
	return gpio_pin_interrupt_configure(spec->port, spec->pin, flags);
}

/** Fill a callback in. */
static inline void gpio_init_callback(struct gpio_callback *callback,
				      gpio_callback_handler_t handler, gpio_port_pins_t pin_mask)
{
	__ASSERT(callback != NULL && handler != NULL, "a callback needs a function");
	callback->handler = handler;
	callback->pin_mask = pin_mask;
}

/**
 * Call a callback from now on, no longer.
 *
 * @retval 0 done
 * @retval -ENOSYS the controller has no interrupts
 * @retval -EINVAL it was not there
 */
static inline int gpio_add_callback(const struct device *port, struct gpio_callback *callback)
{
	return z_gpio_api(port)->manage_callback == NULL
		       ? -ENOSYS
		       : z_gpio_api(port)->manage_callback(port, callback, true);
}

static inline int gpio_remove_callback(const struct device *port, struct gpio_callback *callback)
{
	return z_gpio_api(port)->manage_callback == NULL
		       ? -ENOSYS
		       : z_gpio_api(port)->manage_callback(port, callback, false);
}

static inline int gpio_add_callback_dt(const struct gpio_dt_spec *spec,
				       struct gpio_callback *callback)
{
	return gpio_add_callback(spec->port, callback);
}

static inline int gpio_remove_callback_dt(const struct gpio_dt_spec *spec,
					  struct gpio_callback *callback)
{
	return gpio_remove_callback(spec->port, callback);
}

/** @return which pins' interrupts are due; -ENOSYS if the driver cannot tell */
static inline int gpio_get_pending_int(const struct device *port)
{
	return z_gpio_api(port)->get_pending_int == NULL
		       ? -ENOSYS
		       : (int)z_gpio_api(port)->get_pending_int(port);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_INTERRUPT_H_ */
