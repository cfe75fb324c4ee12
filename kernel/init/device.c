/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Devices at start-up and afterwards: initialise, look up, tell whether ready.
 *
 * Decides what counts as ready: initialised, with result 0. The order in which devices are
 * initialised is made by the linker (device.h) and walked by levels.c, which calls
 * z_device_init_entry().
 */
#include <errno.h>
#include <string.h>
#include <zephyr/device.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "init_levels.h"

/* Assumes: no one else initialises the same device at the same time. */
static int device_run_init(const struct device *dev)
{
	struct device_state *const state = dev->state;
	int rc = 0;

	__ASSERT(state != NULL, "device %p has no state", (const void *)dev);
	__ASSERT(!state->initialized, "device %s is initialised twice", dev->name);
	if (dev->ops.init != NULL) {
		rc = dev->ops.init(dev);
		/* A driver may return either sign; the state keeps eight bits of it. */
		state->init_res = (uint8_t)MIN(rc < 0 ? -rc : rc, (int)UINT8_MAX);
	}
	state->initialized = true;
	return rc;
}

int z_device_init_entry(const struct device *dev)
{
	__ASSERT_NO_MSG(dev != NULL);
	return device_run_init(dev);
}

int z_impl_device_init(const struct device *dev)
{
	__ASSERT_NO_MSG(dev != NULL && dev->state != NULL);
	if (dev->state->initialized) {
		return -EALREADY;
	}
	return device_run_init(dev);
}

bool z_impl_device_is_ready(const struct device *dev)
{
	return dev != NULL && dev->state->initialized && dev->state->init_res == 0U;
}

const struct device *z_impl_device_get_binding(const char *name)
{
	if (name == NULL || name[0] == '\0') {
		return NULL;
	}
	STRUCT_SECTION_FOREACH(device, dev) {
		/* Most callers pass the very string that the device has. */
		if (z_impl_device_is_ready(dev) &&
		    (dev->name == name || strcmp(dev->name, name) == 0)) {
			return dev;
		}
	}
	return NULL;
}

size_t z_device_get_all_static(const struct device **devices)
{
	size_t count;

	__ASSERT_NO_MSG(devices != NULL);
	STRUCT_SECTION_START_EXTERN(device);
	*devices = STRUCT_SECTION_START(device);
	STRUCT_SECTION_COUNT(device, &count);
	return count;
}
