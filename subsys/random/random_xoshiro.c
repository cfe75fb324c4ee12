/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xoshiro128++ by Blackman and Vigna: 128 bits of state, which the entropy device makes at the
 * first call.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/random/random.h>
#include "entropy_device.h"

/* The state is never all zero, once it is valid. */
static struct {
	struct k_spinlock lock;
	uint32_t s[4];
	bool valid;
} generator;

static inline uint32_t rotate_left(uint32_t value, unsigned int count)
{
	return value << count | value >> (32 - count);
}

static void seed_locked(void)
{
	int ret = 0;

	do {
		ret = z_entropy_device_get((uint8_t *)generator.s, sizeof(generator.s));
	} while (ret == 0 &&
		 (generator.s[0] | generator.s[1] | generator.s[2] | generator.s[3]) == 0);
	if (ret != 0) {
		printk("sys_rand_get(): the entropy device fails with %d\n", ret);
		k_panic();
	}
	generator.valid = true;
}

static uint32_t next_locked(void)
{
	uint32_t *const s = generator.s;
	const uint32_t result = rotate_left(s[0] + s[3], 7) + s[0];
	const uint32_t shifted = s[1] << 9;

	__ASSERT_NO_MSG(generator.valid);

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= shifted;
	s[3] = rotate_left(s[3], 11);
	return result;
}

void sys_rand_get(void *dst, size_t len)
{
	uint8_t *bytes = dst;

	__ASSERT(dst != NULL || len == 0, "%zu bytes nowhere", len);

	K_SPINLOCK(&generator.lock)
	{
		if (!generator.valid) {
			seed_locked();
		}
		while (len > 0) {
			const uint32_t value = next_locked();
			const size_t chunk = MIN(len, sizeof(value));

			memcpy(bytes, &value, chunk);
			bytes += chunk;
			len -= chunk;
		}
	}
}
