/* SPDX-License-Identifier: Apache-2.0 */
/* Undoing a device's initialisation (CONFIG_DEVICE_DEINIT_SUPPORT). */
#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/sys/__assert.h>

int z_impl_device_deinit(const struct device *dev)
{
	int rc;

	__ASSERT_NO_MSG(dev != NULL && dev->state != NULL);
	if (!dev->state->initialized) {
		return -EPERM;
	}
	if (dev->ops.deinit == NULL) {
		return -ENOTSUP;
	}
	rc = dev->ops.deinit(dev);
	if (rc == 0) {
		dev->state->initialized = false;
	}
	return rc;
}
