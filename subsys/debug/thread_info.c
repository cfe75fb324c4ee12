/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a debugger finds threads (CONFIG_DEBUG_THREAD_INFO). Nothing in the image reads this;
 * names, order and the meaning of each number are those that OpenOCD and its like expect.
 */
#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel_structs.h>
#include <zephyr/sys/util.h>

/** What this kernel does not have. */
#define NONE UINT32_MAX

/** First of all: the version of this table, then offsets in struct z_kernel and struct k_thread. */
enum {
	INFO_VERSION,
	KERNEL_CURRENT,
	KERNEL_THREADS,
	THREAD_ENTRY,
	THREAD_NEXT,
	THREAD_STATE,
	THREAD_USER_OPTIONS,
	THREAD_PRIO,
	THREAD_STACK_POINTER,
	THREAD_NAME,
	THREAD_ARCH,
	/* Of other processors: floating-point areas, causes of switches. */
	THREAD_PREEMPT_FLOAT,
	THREAD_COOP_FLOAT,
	THREAD_EXCEPTION_RETURN,
	THREAD_SWITCH_CAUSE,
	INFO_COUNT,
};

#define INFO_TABLE_VERSION 1U

const uint32_t _kernel_thread_info_offsets[INFO_COUNT] = {
	[INFO_VERSION] = INFO_TABLE_VERSION,
	[KERNEL_CURRENT] = offsetof(struct z_kernel, cpus[0].current),
	[KERNEL_THREADS] = offsetof(struct z_kernel, threads),
	[THREAD_ENTRY] = offsetof(struct k_thread, entry),
	[THREAD_NEXT] = offsetof(struct k_thread, next_thread),
	[THREAD_STATE] = offsetof(struct k_thread, base.thread_state),
	[THREAD_USER_OPTIONS] = offsetof(struct k_thread, base.user_options),
	[THREAD_PRIO] = offsetof(struct k_thread, base.prio),
	[THREAD_STACK_POINTER] = offsetof(struct k_thread, callee_saved.esp),
	[THREAD_NAME] = offsetof(struct k_thread, name),
	[THREAD_ARCH] = NONE,
	[THREAD_PREEMPT_FLOAT] = NONE,
	[THREAD_COOP_FLOAT] = NONE,
	[THREAD_EXCEPTION_RETURN] = NONE,
	[THREAD_SWITCH_CAUSE] = NONE,
};

const size_t _kernel_thread_info_num_offsets = ARRAY_SIZE(_kernel_thread_info_offsets);

/* Only its size counts. */
const uint8_t _kernel_thread_info_size_t_size = (uint8_t)sizeof(size_t);

BUILD_ASSERT(sizeof(_kernel_thread_info_offsets) == INFO_COUNT * sizeof(uint32_t),
	     "debuggers read 32-bit numbers");
