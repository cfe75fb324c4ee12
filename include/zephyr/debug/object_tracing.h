/* SPDX-License-Identifier: Apache-2.0 */
/* A walk over all threads (CONFIG_THREAD_MONITOR), without k_thread_foreach()'s lock. */
#ifndef ZEPHYR_INCLUDE_THREAD_MONITOR_H_
#define ZEPHYR_INCLUDE_THREAD_MONITOR_H_

#include <zephyr/kernel.h>
#include <zephyr/kernel_structs.h>

/** The newest thread. */
#define SYS_THREAD_MONITOR_HEAD ((struct k_thread *)_kernel.threads)

/** The thread made before this one, or NULL. */
#define SYS_THREAD_MONITOR_NEXT(obj) (((struct k_thread *)(obj))->next_thread)

#endif /* ZEPHYR_INCLUDE_THREAD_MONITOR_H_ */
