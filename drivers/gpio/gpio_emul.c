/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GPIO controllers of software ("zephyr,gpio-emul"), one for each such node.
 *
 * Decides what a pin's level is: of an output what was written, of an input what
 * gpio_emul_input_set() said, or its pull at first, of both the output's. Interrupts are calls in
 * the thread that changes a level; one of a level comes when it begins and when it is enabled.
 */
#define DT_DRV_COMPAT zephyr_gpio_emul

#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/gpio/gpio_emul.h>
#include <zephyr/drivers/gpio/gpio_utils.h>
#include <zephyr/spinlock.h>

/* Interrupts that a controller can have: of edges and of levels. */
struct emul_config {
	struct gpio_driver_config common;
	bool rising, falling, high, low;
};

struct emul_data {
	struct gpio_driver_data common;
	struct k_spinlock lock;
	sys_slist_t callbacks;
	gpio_port_value_t inputs;
	gpio_port_value_t outputs;
	/* Levels that interrupts were looked for at last, and interrupts that are enabled. */
	gpio_port_value_t seen;
	gpio_port_pins_t on_rising, on_falling, on_high, on_low;
	gpio_flags_t flags[GPIO_MAX_PINS_PER_PORT];
};

static const struct emul_config *config_of(const struct device *port)
{
	return (const struct emul_config *)port->config;
}

static struct emul_data *data_of(const struct device *port)
{
	return (struct emul_data *)port->data;
}

/* Pins whose flags have all bits of `flags`. */
static gpio_port_pins_t pins_with(const struct emul_data *data, gpio_flags_t flags)
{
	gpio_port_pins_t pins = 0;

	for (size_t i = 0; i < ARRAY_SIZE(data->flags); i++) {
		if ((data->flags[i] & flags) == flags) {
			pins |= BIT(i);
		}
	}
	return pins;
}

/* Whether all of some pins are there and have certain flags. */
static bool all_are(const struct device *port, gpio_port_pins_t pins, gpio_flags_t flags)
{
	return (pins & ~config_of(port)->common.port_pin_mask) == 0 &&
	       (pins & ~pins_with(data_of(port), flags)) == 0;
}

/* Levels of all pins that are inputs. Assumes: locked. */
static gpio_port_value_t levels(const struct emul_data *data)
{
	const gpio_port_pins_t outputs = pins_with(data, GPIO_OUTPUT);

	return pins_with(data, GPIO_INPUT) &
	       ((data->outputs & outputs) | (data->inputs & ~outputs));
}

/* Unlock, and call for the interrupts of what has changed, and of levels that `looked_at` has. */
static void unlock_and_interrupt(const struct device *port, k_spinlock_key_t key,
				 gpio_port_pins_t looked_at)
{
	struct emul_data *const data = data_of(port);
	const gpio_port_value_t now = levels(data);
	const gpio_port_pins_t changed = now ^ data->seen;
	const gpio_port_pins_t fresh = changed | looked_at;
	const gpio_port_pins_t due = (changed & now & data->on_rising) |
				     (changed & ~now & data->on_falling) |
				     (fresh & now & data->on_high) | (fresh & ~now & data->on_low);

	data->seen = now;
	k_spin_unlock(&data->lock, key);
	if (due != 0) {
		gpio_fire_callbacks(&data->callbacks, port, due);
	}
}

/* Change outputs: those of `mask` to `value`, then those of `toggle`. */
static int change(const struct device *port, gpio_port_pins_t mask, gpio_port_value_t value,
		  gpio_port_pins_t toggle)
{
	struct emul_data *const data = data_of(port);
	const k_spinlock_key_t key = k_spin_lock(&data->lock);

	__ASSERT(((mask | toggle) & ~config_of(port)->common.port_pin_mask) == 0,
		 "%s does not have all pins of 0x%x", port->name, mask | toggle);
	data->outputs = ((data->outputs & ~mask) | (value & mask)) ^ toggle;
	unlock_and_interrupt(port, key, 0);
	return 0;
}

static int pin_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags)
{
	struct emul_data *const data = data_of(port);
	k_spinlock_key_t key;

	if ((flags & GPIO_PULL_UP) != 0 && (flags & GPIO_PULL_DOWN) != 0) {
		return -EINVAL;
	}
	key = k_spin_lock(&data->lock);
	data->flags[pin] = flags & ~(GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH);
	if ((flags & (GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH)) != 0) {
		WRITE_BIT(data->outputs, pin, (flags & GPIO_OUTPUT_INIT_HIGH) != 0);
	}
	if ((flags & (GPIO_PULL_UP | GPIO_PULL_DOWN)) != 0) {
		WRITE_BIT(data->inputs, pin, (flags & GPIO_PULL_UP) != 0);
	}
	/* To become an input is no change of level. */
	WRITE_BIT(data->seen, pin, (levels(data) & BIT(pin)) != 0);
	unlock_and_interrupt(port, key, 0);
	return 0;
}

static int pin_get_config(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags)
{
	const struct emul_data *const data = data_of(port);

	*flags = data->flags[pin];
	if ((*flags & GPIO_OUTPUT) != 0) {
		*flags |= (data->outputs & BIT(pin)) != 0 ? GPIO_OUTPUT_INIT_HIGH
							  : GPIO_OUTPUT_INIT_LOW;
	}
	return 0;
}

static int port_get_raw(const struct device *port, gpio_port_value_t *value)
{
	struct emul_data *const data = data_of(port);

	K_SPINLOCK(&data->lock)
	{
		*value = levels(data);
	}
	return 0;
}

static int port_set_masked_raw(const struct device *port, gpio_port_pins_t mask,
			       gpio_port_value_t value)
{
	return change(port, mask, value, 0);
}

static int port_set_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return change(port, pins, pins, 0);
}

static int port_clear_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return change(port, pins, 0, 0);
}

static int port_toggle_bits(const struct device *port, gpio_port_pins_t pins)
{
	return change(port, 0, 0, pins);
}

/* Whether the controller can have such an interrupt. */
static bool can_interrupt(const struct emul_config *config, enum gpio_int_mode mode,
			  enum gpio_int_trig trig)
{
	const bool high = (trig & GPIO_INT_TRIG_HIGH) != 0;
	const bool low = (trig & GPIO_INT_TRIG_LOW) != 0;

	if (mode == GPIO_INT_MODE_EDGE) {
		return (!high || config->rising) && (!low || config->falling);
	}
	return !(high && low) && (!high || config->high) && (!low || config->low);
}

static int pin_interrupt_configure(const struct device *port, gpio_pin_t pin,
				   enum gpio_int_mode mode, enum gpio_int_trig trig)
{
	struct emul_data *const data = data_of(port);
	const bool edge = mode == GPIO_INT_MODE_EDGE;
	const bool level = mode == GPIO_INT_MODE_LEVEL;
	k_spinlock_key_t key;

	if (mode != GPIO_INT_MODE_DISABLED && !can_interrupt(config_of(port), mode, trig)) {
		return -ENOTSUP;
	}
	key = k_spin_lock(&data->lock);
	WRITE_BIT(data->on_rising, pin, edge && (trig & GPIO_INT_TRIG_HIGH) != 0);
	WRITE_BIT(data->on_falling, pin, edge && (trig & GPIO_INT_TRIG_LOW) != 0);
	WRITE_BIT(data->on_high, pin, level && (trig & GPIO_INT_TRIG_HIGH) != 0);
	WRITE_BIT(data->on_low, pin, level && (trig & GPIO_INT_TRIG_LOW) != 0);
	unlock_and_interrupt(port, key, BIT(pin));
	return 0;
}

static int manage_callback(const struct device *port, struct gpio_callback *cb, bool set)
{
	struct emul_data *const data = data_of(port);
	const k_spinlock_key_t key = k_spin_lock(&data->lock);
	const int result = gpio_manage_callback(&data->callbacks, cb, set);

	k_spin_unlock(&data->lock, key);
	return result;
}

static int port_get_direction(const struct device *port, gpio_port_pins_t map,
			      gpio_port_pins_t *inputs, gpio_port_pins_t *outputs)
{
	const struct emul_data *const data = data_of(port);

	if (inputs != NULL) {
		*inputs = pins_with(data, GPIO_INPUT) & map;
	}
	if (outputs != NULL) {
		*outputs = pins_with(data, GPIO_OUTPUT) & map;
	}
	return 0;
}

/* Nothing can be due: whoever causes an interrupt also makes the call. */
static uint32_t get_pending_int(const struct device *port)
{
	ARG_UNUSED(port);
	return 0;
}

int gpio_emul_input_set_masked(const struct device *port, gpio_port_pins_t pins,
			       gpio_port_value_t values)
{
	struct emul_data *const data = data_of(port);
	const k_spinlock_key_t key = k_spin_lock(&data->lock);

	if (!all_are(port, pins, GPIO_INPUT)) {
		k_spin_unlock(&data->lock, key);
		return -EINVAL;
	}
	data->inputs = (data->inputs & ~pins) | (values & pins);
	unlock_and_interrupt(port, key, 0);
	return 0;
}

int gpio_emul_output_get_masked(const struct device *port, gpio_port_pins_t pins,
				gpio_port_value_t *values)
{
	if (!all_are(port, pins, GPIO_OUTPUT)) {
		return -EINVAL;
	}
	*values = data_of(port)->outputs & pins;
	return 0;
}

int gpio_emul_flags_get(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags)
{
	if (pin >= GPIO_MAX_PINS_PER_PORT || !all_are(port, BIT(pin), 0)) {
		return -EINVAL;
	}
	return pin_get_config(port, pin, flags);
}

static const struct gpio_driver_api emul_api = {
	.pin_configure = pin_configure,
	.pin_get_config = pin_get_config,
	.port_get_raw = port_get_raw,
	.port_set_masked_raw = port_set_masked_raw,
	.port_set_bits_raw = port_set_bits_raw,
	.port_clear_bits_raw = port_clear_bits_raw,
	.port_toggle_bits = port_toggle_bits,
	.pin_interrupt_configure = pin_interrupt_configure,
	.manage_callback = manage_callback,
	.get_pending_int = get_pending_int,
	.port_get_direction = port_get_direction,
};

#define EMUL_DEFINE(n) \
	BUILD_ASSERT(DT_INST_PROP(n, ngpios) <= GPIO_MAX_PINS_PER_PORT, "at most 32 pins"); \
	static struct emul_data data_##n; \
	static const struct emul_config config_##n = { \
		.common = { .port_pin_mask = GPIO_PORT_PIN_MASK_FROM_DT_INST(n) }, \
		.rising = DT_INST_PROP(n, rising_edge), \
		.falling = DT_INST_PROP(n, falling_edge), \
		.high = DT_INST_PROP(n, high_level), \
		.low = DT_INST_PROP(n, low_level), \
	}; \
	DEVICE_DT_INST_DEFINE(n, NULL, NULL, &data_##n, &config_##n, POST_KERNEL, \
			      CONFIG_GPIO_INIT_PRIORITY, &emul_api);

DT_INST_FOREACH_STATUS_OKAY(EMUL_DEFINE)
