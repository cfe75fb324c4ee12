/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sources of entropy: numbers that nobody can predict, from hardware. The system's is the
 * devicetree's chosen zephyr,entropy; most programs call sys_csrand_get() instead.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_ENTROPY_H_
#define ZEPHYR_INCLUDE_DRIVERS_ENTROPY_H_

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/device.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Wait for the hardware instead of returning what there is. */
#define ENTROPY_BUSYWAIT BIT(0)

typedef int (*entropy_get_entropy_t)(const struct device *dev, uint8_t *buffer, uint16_t length);
typedef int (*entropy_get_entropy_isr_t)(const struct device *dev, uint8_t *buffer, uint16_t length,
					 uint32_t flags);

/** What a driver implements; the second may be NULL. */
__subsystem struct entropy_driver_api {
	entropy_get_entropy_t get_entropy;
	entropy_get_entropy_isr_t get_entropy_isr;
};

/**
 * Fill a buffer, waiting if need be. From threads.
 *
 * @retval 0 done
 * @return negative errno: -ENODEV, the hardware is not there; -EIO, it has failed
 */
static inline int entropy_get_entropy(const struct device *dev, uint8_t *buffer, uint16_t length)
{
	__ASSERT(DEVICE_API_GET(entropy, dev)->get_entropy != NULL, "%s has no get_entropy",
		 dev->name);

	return DEVICE_API_GET(entropy, dev)->get_entropy(dev, buffer, length);
}

/**
 * Fill a buffer without sleeping. From any context.
 *
 * @param flags 0: as many bytes as there are now; ENTROPY_BUSYWAIT: all of them
 * @return how many bytes, or negative errno; -ENOTSUP: the driver cannot
 */
static inline int entropy_get_entropy_isr(const struct device *dev, uint8_t *buffer,
					  uint16_t length, uint32_t flags)
{
	const entropy_get_entropy_isr_t get = DEVICE_API_GET(entropy, dev)->get_entropy_isr;

	return get == NULL ? -ENOTSUP : get(dev, buffer, length, flags);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_ENTROPY_H_ */
