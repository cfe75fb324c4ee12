/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random numbers. Which generator makes them is chosen by CONFIG_RNG_GENERATOR_CHOICE's and
 * CONFIG_CSPRNG_GENERATOR_CHOICE's options; without an entropy device there is only the one for
 * tests, whose numbers can be guessed.
 *
 * All functions may be called from any context.
 */
#ifndef ZEPHYR_INCLUDE_RANDOM_RANDOM_H_
#define ZEPHYR_INCLUDE_RANDOM_RANDOM_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Fill @p len bytes with numbers that look random; they may be predictable. */
void sys_rand_get(void *dst, size_t len);

/**
 * Fill @p len bytes with numbers that nobody can predict.
 *
 * @retval 0 done
 * @retval -EIO there is no entropy now; nothing in @p dst may be used
 */
int sys_csrand_get(void *dst, size_t len);

/** One number as sys_rand_get() makes them. */
static inline uint8_t sys_rand8_get(void)
{
	uint8_t value;

	sys_rand_get(&value, sizeof(value));
	return value;
}

static inline uint16_t sys_rand16_get(void)
{
	uint16_t value;

	sys_rand_get(&value, sizeof(value));
	return value;
}

static inline uint32_t sys_rand32_get(void)
{
	uint32_t value;

	sys_rand_get(&value, sizeof(value));
	return value;
}

static inline uint64_t sys_rand64_get(void)
{
	uint64_t value;

	sys_rand_get(&value, sizeof(value));
	return value;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_RANDOM_RANDOM_H_ */
