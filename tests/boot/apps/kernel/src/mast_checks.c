/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Devices of one priority start in the order of the devicetree's dependencies; one whose start is
 * deferred waits for device_init().
 */

#include "checks.h"

#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/kernel.h>

#define DT_DRV_COMPAT ponente_test_mast

static unsigned int raised;

static int mast_init(const struct device *dev)
{
	unsigned int *const place = dev->data;

	*place = ++raised;
	return 0;
}

#define MAST(n)                                                                                    \
	static unsigned int place_##n;                                                             \
	DEVICE_DT_INST_DEFINE(n, mast_init, NULL, &place_##n, NULL, POST_KERNEL, 20, NULL);

DT_INST_FOREACH_STATUS_OKAY(MAST)

static int no_init_calls;

static int refused_init(const struct device *dev)
{
	(void)dev;
	no_init_calls++;
	return -ENXIO;
}

DEVICE_DEFINE(refused, "refused", refused_init, NULL, NULL, NULL, APPLICATION, 0, NULL);
DEVICE_DEFINE(without_init, "without init", NULL, NULL, NULL, NULL, APPLICATION, 1, NULL);

static unsigned int place_of(const struct device *mast)
{
	return *(unsigned int *)mast->data;
}

static bool among(const struct device *wanted, const struct device *devices, size_t count)
{
	return wanted >= devices && wanted < devices + count;
}

void check_masts(void)
{
	const struct device *const fore = DEVICE_DT_GET(DT_NODELABEL(fore_mast));
	const struct device *const main = DEVICE_DT_GET(DT_NODELABEL(main_mast));
	const struct device *const jury = DEVICE_DT_GET(DT_NODELABEL(jury_mast));
	const struct device *devices;
	const size_t count = z_device_get_all_static(&devices);

	CHECK(place_of(main) == 1U);
	CHECK(place_of(fore) == 2U);
	CHECK(device_init(fore) == -EALREADY);
	CHECK(!device_is_ready(jury));
	CHECK(device_get_binding("jury_mast") == NULL);
	CHECK(device_init(jury) == 0);
	CHECK(place_of(jury) == 3U);
	CHECK(device_is_ready(jury));
	CHECK(device_get_binding("jury_mast") == jury);
	CHECK(device_init(jury) == -EALREADY);
	CHECK(no_init_calls == 1);
	CHECK(DEVICE_GET(refused)->state->init_res == ENXIO);
	CHECK(!device_is_ready(DEVICE_GET(refused)));
	CHECK(device_is_ready(DEVICE_GET(without_init)));
	CHECK(!device_is_ready(NULL));
	CHECK(among(fore, devices, count) && among(DEVICE_GET(refused), devices, count));
}
