/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The other end of the pins of a "zephyr,gpio-emul" controller: what a test sets, and sees.
 * Functions are for threads; callbacks of interrupts run in the thread that sets the input.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_EMUL_H_
#define ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_EMUL_H_

#include <zephyr/drivers/gpio.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Set the levels of inputs.
 *
 * @retval 0 done
 * @retval -EINVAL a pin is not there, or is no input; nothing has changed
 */
int gpio_emul_input_set_masked(const struct device *port, gpio_port_pins_t pins,
			       gpio_port_value_t values);

static inline int gpio_emul_input_set(const struct device *port, gpio_pin_t pin, int value)
{
	return gpio_emul_input_set_masked(port, BIT(pin), value == 0 ? 0 : BIT(pin));
}

/**
 * Tell the levels of outputs.
 *
 * @retval 0 done
 * @retval -EINVAL a pin is not there, or is no output
 */
int gpio_emul_output_get_masked(const struct device *port, gpio_port_pins_t pins,
				gpio_port_value_t *values);

/** @return the level of an output, or -EINVAL */
static inline int gpio_emul_output_get(const struct device *port, gpio_pin_t pin)
{
	gpio_port_value_t values;
	const int result = gpio_emul_output_get_masked(port, BIT(pin), &values);

	return result != 0 ? result : (values & BIT(pin)) != 0;
}

/** Tell the flags that a pin was configured with. @retval 0 done @retval -EINVAL it is not there */
int gpio_emul_flags_get(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_EMUL_H_ */
