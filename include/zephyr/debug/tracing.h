/* SPDX-License-Identifier: Apache-2.0 */
/* The old place of tracing/tracing.h. */
#ifndef ZEPHYR_INCLUDE_DEBUG_TRACING_H
#define ZEPHYR_INCLUDE_DEBUG_TRACING_H

#include <zephyr/tracing/tracing.h>

#endif /* ZEPHYR_INCLUDE_DEBUG_TRACING_H */
