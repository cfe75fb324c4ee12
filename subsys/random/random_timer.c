/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers for tests: a Weyl sequence that the cycle counter disturbs, scrambled by the last steps
 * of MurmurHash3. Two calls give different numbers even if the clock stands still, until the
 * sequence has gone round.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/random/random.h>

/* 2 to the 32, divided by the golden ratio; odd. */
#define WEYL_STEP 0x9E3779B9U

static atomic_t state = ATOMIC_INIT(CONFIG_TIMER_RANDOM_INITIAL_STATE);

static uint32_t scramble(uint32_t value)
{
	value ^= value >> 16;
	value *= 0x85EBCA6BU;
	value ^= value >> 13;
	value *= 0xC2B2AE35U;
	value ^= value >> 16;
	return value;
}

static uint32_t next(void)
{
	/* Even, so that the sum of the steps stays odd: no step leaves the state as it is. */
	const uint32_t disturbance = k_cycle_get_32() << 1;

	return scramble((uint32_t)atomic_add(&state, (atomic_val_t)(WEYL_STEP + disturbance)));
}

void sys_rand_get(void *dst, size_t len)
{
	uint8_t *bytes = dst;

	__ASSERT(dst != NULL || len == 0, "%zu bytes nowhere", len);

	while (len > 0) {
		const uint32_t value = next();
		const size_t chunk = MIN(len, sizeof(value));

		memcpy(bytes, &value, chunk);
		bytes += chunk;
		len -= chunk;
	}
}
