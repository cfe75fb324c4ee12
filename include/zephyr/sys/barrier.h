/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory barriers.
 *
 * x86 keeps stores in order, and loads in order; a load may only pass an older store to another
 * address (SDM volume 3, "Memory Ordering"). A locked instruction stops that too; it is used
 * because the Pentium has no MFENCE.
 */
#ifndef ZEPHYR_INCLUDE_SYS_BARRIER_H_
#define ZEPHYR_INCLUDE_SYS_BARRIER_H_

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** No memory access moves over this point, in either direction. */
static ALWAYS_INLINE void barrier_dmem_fence_full(void)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/** The same, and every access before it is complete. */
static ALWAYS_INLINE void barrier_dsync_fence_full(void)
{
	barrier_dmem_fence_full();
}

/** Instructions after this point are fetched after it; needed after code was written. */
static ALWAYS_INLINE void barrier_isync_fence_full(void)
{
	barrier_dmem_fence_full();
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_BARRIER_H_ */
