/* SPDX-License-Identifier: Apache-2.0 */
/* The older name of random/random.h. */
#ifndef ZEPHYR_INCLUDE_RANDOM_RAND32_H_
#define ZEPHYR_INCLUDE_RANDOM_RAND32_H_

#include <zephyr/random/random.h>

#endif /* ZEPHYR_INCLUDE_RANDOM_RAND32_H_ */
