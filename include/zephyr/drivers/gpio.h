/* SPDX-License-Identifier: Apache-2.0 */
/*
 * General-purpose pins: configure, read, write. Interrupts of pins are in gpio/gpio_interrupt.h,
 * which this includes.
 *
 * A pin has a level, 0 for low and 1 for high ("raw"), and a logical value, which is the inverse
 * where the pin is GPIO_ACTIVE_LOW. Functions are for threads and ISRs, if the controller does not
 * have to be waited for. Errors that all of them can return: -EIO, -EWOULDBLOCK from the driver.
 * A pin that the controller does not have is asserted.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_GPIO_H_
#define ZEPHYR_INCLUDE_DRIVERS_GPIO_H_

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/dt-bindings/gpio/gpio.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/slist.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a pin is. */
#define GPIO_DISCONNECTED 0
#define GPIO_INPUT BIT(16)
#define GPIO_OUTPUT BIT(17)
#define GPIO_DIR_MASK (GPIO_INPUT | GPIO_OUTPUT)

/* What an output is at first; without one of these it keeps what it has. */
#define GPIO_OUTPUT_INIT_LOW BIT(18)
#define GPIO_OUTPUT_INIT_HIGH BIT(19)
/** The level meant is a logical value. */
#define GPIO_OUTPUT_INIT_LOGICAL BIT(20)
#define GPIO_OUTPUT_LOW (GPIO_OUTPUT | GPIO_OUTPUT_INIT_LOW)
#define GPIO_OUTPUT_HIGH (GPIO_OUTPUT | GPIO_OUTPUT_INIT_HIGH)
#define GPIO_OUTPUT_INACTIVE (GPIO_OUTPUT_LOW | GPIO_OUTPUT_INIT_LOGICAL)
#define GPIO_OUTPUT_ACTIVE (GPIO_OUTPUT_HIGH | GPIO_OUTPUT_INIT_LOGICAL)

/** A set of a controller's pins, and a value for each pin: bit n is pin n. */
typedef uint32_t gpio_port_pins_t;
typedef uint32_t gpio_port_value_t;
/** The number of a pin. */
typedef uint8_t gpio_pin_t;
/** Flags of a devicetree; flags. */
typedef uint16_t gpio_dt_flags_t;
typedef uint32_t gpio_flags_t;

#define GPIO_MAX_PINS_PER_PORT (sizeof(gpio_port_pins_t) * CHAR_BIT)

/** A pin as a devicetree's property names it. */
struct gpio_dt_spec {
	const struct device *port;
	gpio_pin_t pin;
	gpio_dt_flags_t dt_flags;
};

/** Initializer of a spec from property @p prop, index @p idx; _OR: or another if it is not there.
 */
#define GPIO_DT_SPEC_GET_BY_IDX(node_id, prop, idx) \
	{ \
		.port = DEVICE_DT_GET(DT_GPIO_CTLR_BY_IDX(node_id, prop, idx)), \
		.pin = DT_GPIO_PIN_BY_IDX(node_id, prop, idx), \
		.dt_flags = DT_GPIO_FLAGS_BY_IDX(node_id, prop, idx), \
	}
#define GPIO_DT_SPEC_GET_BY_IDX_OR(node_id, prop, idx, default_value) \
	COND_CODE_1(DT_PROP_HAS_IDX(node_id, prop, idx), \
		    (GPIO_DT_SPEC_GET_BY_IDX(node_id, prop, idx)), (default_value))
#define GPIO_DT_SPEC_GET(node_id, prop) GPIO_DT_SPEC_GET_BY_IDX(node_id, prop, 0)
#define GPIO_DT_SPEC_GET_OR(node_id, prop, default_value) \
	GPIO_DT_SPEC_GET_BY_IDX_OR(node_id, prop, 0, default_value)
#define GPIO_DT_SPEC_INST_GET_BY_IDX(inst, prop, idx) \
	GPIO_DT_SPEC_GET_BY_IDX(DT_DRV_INST(inst), prop, idx)
#define GPIO_DT_SPEC_INST_GET_BY_IDX_OR(inst, prop, idx, default_value) \
	GPIO_DT_SPEC_GET_BY_IDX_OR(DT_DRV_INST(inst), prop, idx, default_value)
#define GPIO_DT_SPEC_INST_GET(inst, prop) GPIO_DT_SPEC_INST_GET_BY_IDX(inst, prop, 0)
#define GPIO_DT_SPEC_INST_GET_OR(inst, prop, default_value) \
	GPIO_DT_SPEC_INST_GET_BY_IDX_OR(inst, prop, 0, default_value)

/* --- What a driver gives ------------------------------------------------------------------- */

/** First member of a controller's configuration: the pins that it has. */
struct gpio_driver_config {
	gpio_port_pins_t port_pin_mask;
};

/** First member of a controller's data: the pins that are GPIO_ACTIVE_LOW. */
struct gpio_driver_data {
	gpio_port_pins_t invert;
};

struct gpio_callback;
enum gpio_int_mode {
	GPIO_INT_MODE_DISABLED = BIT(21),
	GPIO_INT_MODE_LEVEL = BIT(22),
	GPIO_INT_MODE_EDGE = BIT(22) | BIT(24),
};
enum gpio_int_trig {
	GPIO_INT_TRIG_LOW = BIT(25),
	GPIO_INT_TRIG_HIGH = BIT(26),
	GPIO_INT_TRIG_BOTH = BIT(25) | BIT(26),
};

__subsystem struct gpio_driver_api {
	int (*pin_configure)(const struct device *port, gpio_pin_t pin, gpio_flags_t flags);
#ifdef CONFIG_GPIO_GET_CONFIG
	int (*pin_get_config)(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags);
#endif
	int (*port_get_raw)(const struct device *port, gpio_port_value_t *value);
	int (*port_set_masked_raw)(const struct device *port, gpio_port_pins_t mask,
				   gpio_port_value_t value);
	int (*port_set_bits_raw)(const struct device *port, gpio_port_pins_t pins);
	int (*port_clear_bits_raw)(const struct device *port, gpio_port_pins_t pins);
	int (*port_toggle_bits)(const struct device *port, gpio_port_pins_t pins);
	/* The rest may be NULL. */
	int (*pin_interrupt_configure)(const struct device *port, gpio_pin_t pin,
				       enum gpio_int_mode mode, enum gpio_int_trig trig);
	int (*manage_callback)(const struct device *port, struct gpio_callback *cb, bool set);
	uint32_t (*get_pending_int)(const struct device *port);
#ifdef CONFIG_GPIO_GET_DIRECTION
	int (*port_get_direction)(const struct device *port, gpio_port_pins_t map,
				  gpio_port_pins_t *inputs, gpio_port_pins_t *outputs);
#endif
};

static inline const struct gpio_driver_api *z_gpio_api(const struct device *port)
{
	return (const struct gpio_driver_api *)port->api;
}

/** Pins that are GPIO_ACTIVE_LOW. */
static inline gpio_port_pins_t *z_gpio_invert(const struct device *port)
{
	return &((struct gpio_driver_data *)port->data)->invert;
}

static inline void z_gpio_assert_pin(const struct device *port, gpio_pin_t pin)
{
	__ASSERT((((const struct gpio_driver_config *)port->config)->port_pin_mask & BIT(pin)) != 0,
		 "%s has no pin %u", port->name, pin);
	ARG_UNUSED(port);
	ARG_UNUSED(pin);
}

/* --- Configuring --------------------------------------------------------------------------- */

/**
 * Configure a pin.
 *
 * @param flags GPIO_INPUT, GPIO_OUTPUT or both, and any of the others
 * @retval 0 done
 * @retval -ENOTSUP the controller cannot
 * @retval -EINVAL flags that contradict each other
 */
static inline int gpio_pin_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags)
{
	gpio_port_pins_t *const invert = z_gpio_invert(port);

	z_gpio_assert_pin(port, pin);
	__ASSERT((flags & (GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH)) == 0 ||
			 (flags & GPIO_OUTPUT) != 0,
		 "pin %u has a value at first, but is no output", pin);
	if ((flags & GPIO_OUTPUT_INIT_LOGICAL) != 0 && (flags & GPIO_ACTIVE_LOW) != 0 &&
	    (flags & (GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH)) != 0) {
		flags ^= GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH;
	}
	flags &= ~GPIO_OUTPUT_INIT_LOGICAL;
	WRITE_BIT(*invert, pin, (flags & GPIO_ACTIVE_LOW) != 0);
	return z_gpio_api(port)->pin_configure(port, pin, flags);
}

static inline int gpio_pin_configure_dt(const struct gpio_dt_spec *spec, gpio_flags_t extra_flags)
{
	return gpio_pin_configure(spec->port, spec->pin, spec->dt_flags | extra_flags);
}

/** Whether the controller of a pin was initialised. */
static inline bool gpio_is_ready_dt(const struct gpio_dt_spec *spec)
{
	return device_is_ready(spec->port);
}

#ifdef CONFIG_GPIO_GET_CONFIG
/** Tell how a pin is configured. @retval 0 done @retval -ENOSYS the driver cannot */
static inline int gpio_pin_get_config(const struct device *port, gpio_pin_t pin,
				      gpio_flags_t *flags)
{
	if (z_gpio_api(port)->pin_get_config == NULL) {
		return -ENOSYS;
	}
	return z_gpio_api(port)->pin_get_config(port, pin, flags);
}

static inline int gpio_pin_get_config_dt(const struct gpio_dt_spec *spec, gpio_flags_t *flags)
{
	return gpio_pin_get_config(spec->port, spec->pin, flags);
}
#endif

#ifdef CONFIG_GPIO_GET_DIRECTION
/** Tell which of some pins are inputs and outputs. @retval 0 done @retval -ENOSYS it cannot */
static inline int gpio_port_get_direction(const struct device *port, gpio_port_pins_t map,
					  gpio_port_pins_t *inputs, gpio_port_pins_t *outputs)
{
	if (z_gpio_api(port)->port_get_direction == NULL) {
		return -ENOSYS;
	}
	return z_gpio_api(port)->port_get_direction(port, map, inputs, outputs);
}

/** @return 1 if a pin is an input, an output; 0 if it is not, or an error as above */
static inline int gpio_pin_is_input(const struct device *port, gpio_pin_t pin)
{
	gpio_port_pins_t inputs = 0;
	const int result = gpio_port_get_direction(port, BIT(pin), &inputs, NULL);

	z_gpio_assert_pin(port, pin);
	return result < 0 ? result : (inputs & BIT(pin)) != 0;
}

static inline int gpio_pin_is_output(const struct device *port, gpio_pin_t pin)
{
	gpio_port_pins_t outputs = 0;
	const int result = gpio_port_get_direction(port, BIT(pin), NULL, &outputs);

	z_gpio_assert_pin(port, pin);
	return result < 0 ? result : (outputs & BIT(pin)) != 0;
}

static inline int gpio_pin_is_input_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_is_input(spec->port, spec->pin);
}

static inline int gpio_pin_is_output_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_is_output(spec->port, spec->pin);
}
#endif

/* --- A controller's pins all at once ------------------------------------------------------- */

/** Read the levels, the logical values, of all inputs. */
static inline int gpio_port_get_raw(const struct device *port, gpio_port_value_t *value)
{
	return z_gpio_api(port)->port_get_raw(port, value);
}

static inline int gpio_port_get(const struct device *port, gpio_port_value_t *value)
{
	const int result = gpio_port_get_raw(port, value);

	if (result == 0) {
		*value ^= *z_gpio_invert(port);
	}
	return result;
}

/** Set the pins of @p mask to their levels, logical values, in @p value. */
static inline int gpio_port_set_masked_raw(const struct device *port, gpio_port_pins_t mask,
					   gpio_port_value_t value)
{
	return z_gpio_api(port)->port_set_masked_raw(port, mask, value);
}

static inline int gpio_port_set_masked(const struct device *port, gpio_port_pins_t mask,
				       gpio_port_value_t value)
{
	return gpio_port_set_masked_raw(port, mask, value ^ *z_gpio_invert(port));
}

/** Set pins to 1, to 0: by level, by logical value. */
static inline int gpio_port_set_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return z_gpio_api(port)->port_set_bits_raw(port, pins);
}

static inline int gpio_port_set_bits(const struct device *port, gpio_port_pins_t pins)
{
	return gpio_port_set_masked(port, pins, pins);
}

static inline int gpio_port_clear_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return z_gpio_api(port)->port_clear_bits_raw(port, pins);
}

static inline int gpio_port_clear_bits(const struct device *port, gpio_port_pins_t pins)
{
	return gpio_port_set_masked(port, pins, 0);
}

/** Invert the levels of pins. */
static inline int gpio_port_toggle_bits(const struct device *port, gpio_port_pins_t pins)
{
	return z_gpio_api(port)->port_toggle_bits(port, pins);
}

/** Set some pins to 1 and others to 0. */
static inline int gpio_port_set_clr_bits_raw(const struct device *port, gpio_port_pins_t set_pins,
					     gpio_port_pins_t clear_pins)
{
	__ASSERT((set_pins & clear_pins) == 0, "%s: pins to set and to clear", port->name);
	return gpio_port_set_masked_raw(port, set_pins | clear_pins, set_pins);
}

static inline int gpio_port_set_clr_bits(const struct device *port, gpio_port_pins_t set_pins,
					 gpio_port_pins_t clear_pins)
{
	__ASSERT((set_pins & clear_pins) == 0, "%s: pins to set and to clear", port->name);
	return gpio_port_set_masked(port, set_pins | clear_pins, set_pins);
}

/* --- One pin ------------------------------------------------------------------------------- */

/** @return the level, the logical value, of an input: 0 or 1, or an error */
static inline int gpio_pin_get_raw(const struct device *port, gpio_pin_t pin)
{
	gpio_port_value_t value;
	const int result = gpio_port_get_raw(port, &value);

	z_gpio_assert_pin(port, pin);
	return result != 0 ? result : (value & BIT(pin)) != 0;
}

static inline int gpio_pin_get(const struct device *port, gpio_pin_t pin)
{
	gpio_port_value_t value;
	const int result = gpio_port_get(port, &value);

	z_gpio_assert_pin(port, pin);
	return result != 0 ? result : (value & BIT(pin)) != 0;
}

static inline int gpio_pin_get_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_get(spec->port, spec->pin);
}

/** Set the level, the logical value, of an output: 0, or 1 for any other number. */
static inline int gpio_pin_set_raw(const struct device *port, gpio_pin_t pin, int value)
{
	z_gpio_assert_pin(port, pin);
	return value != 0 ? gpio_port_set_bits_raw(port, BIT(pin))
			  : gpio_port_clear_bits_raw(port, BIT(pin));
}

static inline int gpio_pin_set(const struct device *port, gpio_pin_t pin, int value)
{
	return gpio_pin_set_raw(port, pin,
				(value != 0) != ((*z_gpio_invert(port) & BIT(pin)) != 0));
}

static inline int gpio_pin_set_dt(const struct gpio_dt_spec *spec, int value)
{
	return gpio_pin_set(spec->port, spec->pin, value);
}

/** Invert the level of an output. */
static inline int gpio_pin_toggle(const struct device *port, gpio_pin_t pin)
{
	z_gpio_assert_pin(port, pin);
	return gpio_port_toggle_bits(port, BIT(pin));
}

static inline int gpio_pin_toggle_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_toggle(spec->port, spec->pin);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/drivers/gpio/gpio_interrupt.h>

#endif /* ZEPHYR_INCLUDE_DRIVERS_GPIO_H_ */
