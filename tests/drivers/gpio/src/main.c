/* SPDX-License-Identifier: Apache-2.0 */
/* The GPIO interface, on a controller of software with 8 pins and without low-level interrupts. */
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/gpio/gpio_emul.h>
#include <zephyr/ztest.h>

static const struct device *const port = DEVICE_DT_GET(DT_NODELABEL(gpio0));
static const struct gpio_dt_spec active_low = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);
static const struct gpio_dt_spec active_high =
	GPIO_DT_SPEC_GET_OR(DT_ALIAS(led1), gpios, { .pin = 31 });
static const struct gpio_dt_spec missing =
	GPIO_DT_SPEC_GET_OR(DT_ALIAS(led0), no_gpios, { .pin = 31 });

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	for (gpio_pin_t pin = 0; pin < 8; pin++) {
		zassert_ok(gpio_pin_interrupt_configure(port, pin, GPIO_INT_DISABLE));
		zassert_ok(gpio_pin_configure(port, pin, GPIO_INPUT | GPIO_PULL_DOWN));
	}
}

ZTEST_SUITE(gpio, NULL, NULL, before, NULL, NULL);

ZTEST(gpio, test_devicetree)
{
	zassert_true(gpio_is_ready_dt(&active_low));
	zassert_equal_ptr(active_low.port, port);
	zassert_equal(active_low.pin, 2);
	zassert_equal(active_low.dt_flags, GPIO_ACTIVE_LOW);
	zassert_equal(active_high.pin, 3);
	zassert_equal(missing.pin, 31);
}

ZTEST(gpio, test_outputs)
{
	zassert_ok(gpio_pin_configure_dt(&active_low, GPIO_OUTPUT_ACTIVE));
	zassert_ok(gpio_pin_configure_dt(&active_high, GPIO_OUTPUT_ACTIVE));
	zassert_equal(gpio_emul_output_get(port, 2), 0, "active is low");
	zassert_equal(gpio_emul_output_get(port, 3), 1);
	zassert_ok(gpio_pin_set_dt(&active_low, 0));
	zassert_equal(gpio_emul_output_get(port, 2), 1);
	zassert_ok(gpio_pin_set_raw(port, 2, 0));
	zassert_equal(gpio_emul_output_get(port, 2), 0);
	zassert_ok(gpio_pin_toggle_dt(&active_low));
	zassert_equal(gpio_emul_output_get(port, 2), 1);
	zassert_ok(gpio_pin_configure_dt(&active_low, GPIO_OUTPUT));
	zassert_equal(gpio_emul_output_get(port, 2), 1, "it keeps its level");
	zassert_ok(gpio_pin_configure_dt(&active_low, GPIO_OUTPUT_INACTIVE));
	zassert_equal(gpio_emul_output_get(port, 2), 1);
	zassert_ok(gpio_pin_configure_dt(&active_low, GPIO_OUTPUT_LOW));
	zassert_equal(gpio_emul_output_get(port, 2), 0);
}

ZTEST(gpio, test_ports)
{
	gpio_port_value_t value;

	for (gpio_pin_t pin = 0; pin < 4; pin++) {
		zassert_ok(gpio_pin_configure(port, pin,
					      GPIO_OUTPUT_LOW | (pin == 1 ? GPIO_ACTIVE_LOW : 0)));
	}
	zassert_ok(gpio_port_set_bits(port, BIT(0) | BIT(1)));
	zassert_ok(gpio_emul_output_get_masked(port, 0xf, &value));
	zassert_equal(value, BIT(0), "pin 1 is inverted");
	zassert_ok(gpio_port_clear_bits(port, BIT(1)));
	zassert_ok(gpio_port_set_masked_raw(port, BIT(0) | BIT(2), BIT(2)));
	zassert_ok(gpio_emul_output_get_masked(port, 0xf, &value));
	zassert_equal(value, BIT(1) | BIT(2));
	zassert_ok(gpio_port_set_clr_bits(port, BIT(1), BIT(2)));
	zassert_ok(gpio_port_toggle_bits(port, BIT(3)));
	zassert_ok(gpio_emul_output_get_masked(port, 0xf, &value));
	zassert_equal(value, BIT(3));
	zassert_equal(gpio_emul_output_get_masked(port, BIT(4), &value), -EINVAL, "an input");
	zassert_equal(gpio_emul_output_get(port, 8), -EINVAL, "not there");
}

ZTEST(gpio, test_inputs)
{
	gpio_port_value_t value;

	zassert_ok(gpio_pin_configure(port, 2, GPIO_INPUT | GPIO_ACTIVE_LOW | GPIO_PULL_UP));
	zassert_equal(gpio_pin_get(port, 2), 0, "pulled up is inactive");
	zassert_equal(gpio_pin_get_raw(port, 2), 1);
	zassert_ok(gpio_emul_input_set(port, 2, 0));
	zassert_equal(gpio_pin_get_dt(&active_low), 1);
	zassert_ok(gpio_emul_input_set_masked(port, 0xf0, 0xa0));
	zassert_ok(gpio_port_get_raw(port, &value));
	zassert_equal(value, 0xa0);
	zassert_ok(gpio_port_get(port, &value));
	zassert_equal(value, 0xa0 | BIT(2));
	zassert_ok(gpio_pin_configure(port, 3, GPIO_INPUT | GPIO_OUTPUT_HIGH));
	zassert_equal(gpio_pin_get(port, 3), 1, "an output that is read");
	zassert_ok(gpio_pin_configure(port, 5, GPIO_OUTPUT));
	zassert_equal(gpio_emul_input_set(port, 5, 1), -EINVAL, "no input");
	zassert_equal(gpio_emul_input_set(port, 8, 1), -EINVAL, "not there");
	zassert_equal(gpio_pin_configure(port, 0, GPIO_INPUT | GPIO_PULL_UP | GPIO_PULL_DOWN),
		      -EINVAL);
}

ZTEST(gpio, test_asking)
{
	gpio_port_pins_t inputs, outputs;
	gpio_flags_t flags;

	zassert_ok(gpio_pin_configure_dt(&active_low, GPIO_OUTPUT_ACTIVE));
	zassert_ok(gpio_pin_configure(port, 3, GPIO_DISCONNECTED));
	zassert_ok(gpio_port_get_direction(port, 0xff, &inputs, &outputs));
	zassert_equal(inputs, 0xf3);
	zassert_equal(outputs, BIT(2));
	zassert_equal(gpio_pin_is_output_dt(&active_low), 1);
	zassert_equal(gpio_pin_is_input_dt(&active_low), 0);
	zassert_equal(gpio_pin_is_input(port, 0), 1);
	zassert_ok(gpio_pin_get_config_dt(&active_low, &flags));
	zassert_equal(flags, GPIO_ACTIVE_LOW | GPIO_OUTPUT_LOW);
	zassert_ok(gpio_emul_flags_get(port, 0, &flags));
	zassert_equal(flags, GPIO_INPUT | GPIO_PULL_DOWN);
	zassert_equal(gpio_emul_flags_get(port, 8, &flags), -EINVAL);
}

static gpio_port_pins_t called_for;
static int calls;

static void handler(const struct device *dev, struct gpio_callback *cb, gpio_port_pins_t pins)
{
	zassert_equal_ptr(dev, port);
	zassert_equal(pins & ~cb->pin_mask, 0);
	called_for |= pins;
	calls++;
}

/* Set an input; check for which pins the callback was called. */
static void expect(gpio_pin_t pin, int level, gpio_port_pins_t pins)
{
	called_for = 0;
	zassert_ok(gpio_emul_input_set(port, pin, level));
	zassert_equal(called_for, pins, "pin %u to %d: 0x%x", pin, level, called_for);
}

ZTEST(gpio, test_interrupts)
{
	struct gpio_callback cb;

	gpio_init_callback(&cb, handler, 0x1f);
	zassert_equal(gpio_remove_callback(port, &cb), -EINVAL, "it is not there");
	zassert_ok(gpio_add_callback(port, &cb));
	zassert_ok(gpio_pin_configure(port, 3, GPIO_INPUT | GPIO_ACTIVE_LOW | GPIO_PULL_DOWN));
	zassert_ok(gpio_pin_interrupt_configure(port, 0, GPIO_INT_EDGE_RISING));
	zassert_ok(gpio_pin_interrupt_configure(port, 1, GPIO_INT_EDGE_FALLING));
	zassert_ok(gpio_pin_interrupt_configure(port, 2, GPIO_INT_EDGE_BOTH));
	zassert_ok(gpio_pin_interrupt_configure(port, 3, GPIO_INT_EDGE_TO_ACTIVE));
	zassert_ok(gpio_pin_interrupt_configure(port, 5, GPIO_INT_EDGE_BOTH));
	expect(0, 1, BIT(0));
	expect(0, 1, 0);
	expect(0, 0, 0);
	expect(1, 1, 0);
	expect(1, 0, BIT(1));
	expect(2, 1, BIT(2));
	expect(2, 0, BIT(2));
	expect(3, 1, 0);
	expect(3, 0, BIT(3));
	expect(5, 1, 0);
	zassert_ok(gpio_pin_interrupt_configure(port, 0, GPIO_INT_DISABLE));
	expect(0, 1, 0);
	zassert_equal(gpio_get_pending_int(port), 0);
	zassert_ok(gpio_remove_callback(port, &cb));
	expect(2, 1, 0);
}

ZTEST(gpio, test_level_interrupts)
{
	struct gpio_callback cb;

	gpio_init_callback(&cb, handler, BIT(4));
	zassert_ok(gpio_add_callback(port, &cb));
	zassert_ok(gpio_emul_input_set(port, 4, 1));
	called_for = 0;
	zassert_ok(gpio_pin_interrupt_configure(port, 4, GPIO_INT_LEVEL_HIGH));
	zassert_equal(called_for, BIT(4), "the level holds already");
	expect(4, 0, 0);
	expect(4, 1, BIT(4));
	zassert_equal(gpio_pin_interrupt_configure(port, 4, GPIO_INT_LEVEL_LOW), -ENOTSUP);
	zassert_ok(gpio_remove_callback(port, &cb));
}

ZTEST(gpio, test_one_callback_is_called_once)
{
	struct gpio_callback cb;

	gpio_init_callback(&cb, handler, BIT(0) | BIT(1));
	zassert_ok(gpio_add_callback(port, &cb));
	zassert_ok(gpio_add_callback(port, &cb), "adding again changes nothing");
	zassert_ok(gpio_pin_interrupt_configure(port, 0, GPIO_INT_EDGE_BOTH));
	zassert_ok(gpio_pin_interrupt_configure(port, 1, GPIO_INT_EDGE_BOTH));
	calls = 0;
	called_for = 0;
	zassert_ok(gpio_emul_input_set_masked(port, BIT(0) | BIT(1), BIT(0) | BIT(1)));
	zassert_equal(calls, 1);
	zassert_equal(called_for, BIT(0) | BIT(1));
	zassert_ok(gpio_remove_callback(port, &cb));
}
