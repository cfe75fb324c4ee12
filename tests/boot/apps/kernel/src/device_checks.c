/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Devices of this program's own overlay (app.overlay), one of which fails to start, the console's
 * UART, and an iterable section.
 */

#include "checks.h"

#include <errno.h>
#include <string.h>
#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/iterable_sections.h>

#define DT_DRV_COMPAT ponente_test_sail

struct sail_config {
	uint32_t area;
	bool torn;
};

struct sail_data {
	uint32_t wind;
};

struct sail_api {
	uint32_t (*force)(const struct device *dev);
};

static uint32_t sail_force(const struct device *dev)
{
	const struct sail_config *config = dev->config;
	const struct sail_data *data = dev->data;

	return config->area * data->wind;
}

static const struct sail_api sail_api = { .force = sail_force };

static int sail_init(const struct device *dev)
{
	const struct sail_config *config = dev->config;
	struct sail_data *data = dev->data;

	if (config->torn) {
		return -EIO;
	}
	data->wind = 3;
	return 0;
}

#define SAIL(n)                                                                                    \
	static const struct sail_config sail_config_##n = {                                        \
		.area = DT_INST_PROP(n, area),                                                     \
		.torn = DT_INST_PROP(n, torn),                                                     \
	};                                                                                         \
	static struct sail_data sail_data_##n;                                                     \
	DEVICE_DT_INST_DEFINE(n, sail_init, NULL, &sail_data_##n, &sail_config_##n, POST_KERNEL,   \
			      CONFIG_KERNEL_INIT_PRIORITY_DEVICE, &sail_api);

DT_INST_FOREACH_STATUS_OKAY(SAIL)

/* An iterable section of this program's own, placed by steps.ld. */
struct wind {
	const char *name;
	int degrees;
};

STRUCT_SECTION_ITERABLE(wind, ponente) = { "ponente", 270 };
STRUCT_SECTION_ITERABLE(wind, levante) = { "levante", 90 };
STRUCT_SECTION_ITERABLE(wind, tramontana) = { "tramontana", 0 };

static void check_sails(void)
{
	const struct device *main_sail = DEVICE_DT_GET(DT_NODELABEL(main_sail));
	const struct device *jib = DEVICE_DT_GET(DT_NODELABEL(jib));
	const struct sail_api *api = main_sail->api;

	CHECK(DT_NUM_INST_STATUS_OKAY(ponente_test_sail) == 2);
	CHECK(DT_NODE_HAS_STATUS(DT_NODELABEL(spinnaker), disabled));
	CHECK(device_is_ready(main_sail));
	CHECK(api->force(main_sail) == 20U * 3U);
	CHECK(!device_is_ready(jib));
	CHECK(device_get_binding("main_sail") == main_sail);
	CHECK(device_get_binding("jib") == NULL);
	CHECK(device_get_binding("no such sail") == NULL);
	CHECK(strcmp(main_sail->name, "main_sail") == 0);
}

static void check_winds(void)
{
	int count;
	int degrees = 0;

	STRUCT_SECTION_COUNT(wind, &count);
	STRUCT_SECTION_FOREACH(wind, each) {
		degrees += each->degrees;
	}
	CHECK(count == 3);
	CHECK(degrees == 360);
}

void check_devices(void)
{
	const struct device *console = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));
	unsigned char character;

	CHECK(device_is_ready(console));
	CHECK(uart_poll_in(console, &character) == -1);
	check_sails();
	check_winds();
}
