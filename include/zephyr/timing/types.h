/* SPDX-License-Identifier: Apache-2.0 */
/* A count of the counter that timing.h measures with. */
#ifndef ZEPHYR_INCLUDE_TIMING_TYPES_H_
#define ZEPHYR_INCLUDE_TIMING_TYPES_H_

#include <stdint.h>

typedef uint64_t timing_t;

#endif /* ZEPHYR_INCLUDE_TIMING_TYPES_H_ */
