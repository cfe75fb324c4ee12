/* SPDX-License-Identifier: Apache-2.0 */
/* How much of a piece of memory is in use; filled in by heaps, slabs and block pools. */
#ifndef ZEPHYR_INCLUDE_SYS_MEM_STATS_H_
#define ZEPHYR_INCLUDE_SYS_MEM_STATS_H_

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes free, in use, and the most that was in use since the beginning or the last reset. */
struct sys_memory_stats {
	size_t free_bytes;
	size_t allocated_bytes;
	size_t max_allocated_bytes;
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MEM_STATS_H_ */
