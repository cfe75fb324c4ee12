/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The chosen entropy device, for generators that use it.
 */
#ifndef SUBSYS_RANDOM_ENTROPY_DEVICE_H_
#define SUBSYS_RANDOM_ENTROPY_DEVICE_H_

#include <zephyr/drivers/entropy.h>
#include <zephyr/kernel.h>

BUILD_ASSERT(DT_HAS_CHOSEN(zephyr_entropy),
	     "the devicetree chooses no entropy device: chosen { zephyr,entropy = &…; }");

/* Fill a buffer. Any context, if the driver can. 0, or what the driver says. */
static inline int z_entropy_device_get(uint8_t *buffer, size_t length)
{
	const struct device *const dev = DEVICE_DT_GET(DT_CHOSEN(zephyr_entropy));

	__ASSERT(buffer != NULL || length == 0, "%zu bytes nowhere", length);

	while (length > 0) {
		const uint16_t chunk = (uint16_t)MIN(length, UINT16_MAX);
		int ret = entropy_get_entropy_isr(dev, buffer, chunk, ENTROPY_BUSYWAIT);

		if (ret == -ENOTSUP) {
			ret = entropy_get_entropy(dev, buffer, chunk);
		} else if (ret >= 0 && ret < chunk) {
			ret = -EIO;
		}
		if (ret < 0) {
			return ret;
		}
		buffer += chunk;
		length -= chunk;
	}
	return 0;
}

#endif /* SUBSYS_RANDOM_ENTROPY_DEVICE_H_ */
