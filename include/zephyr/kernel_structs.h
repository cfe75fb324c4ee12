/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's own state: the CPU, its ready queue, the thread that runs. Private to the kernel
 * and the port; public because `_current` and the states of threads are used in headers.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_STRUCTS_H_
#define ZEPHYR_INCLUDE_KERNEL_STRUCTS_H_

#include <zephyr/sys/util.h>

/* Bits of a thread's state. A thread with none but QUEUED and ABORTING set can run. */
/** Only stands for what runs before there are threads. */
#define _THREAD_DUMMY BIT(0)
/** In a wait queue. */
#define _THREAD_PENDING BIT(1)
/** Created, not started. */
#define _THREAD_PRESTART BIT(2)
/** Over. */
#define _THREAD_DEAD BIT(3)
/** k_thread_suspend() was called. */
#define _THREAD_SUSPENDED BIT(4)
/** On its way to the end. */
#define _THREAD_ABORTING BIT(5)
/** In k_sleep(). */
#define _THREAD_SLEEPING BIT(6)
/** In the ready queue; the thread that runs is. */
#define _THREAD_QUEUED BIT(7)

/** What keeps a thread from running. */
#define _THREAD_NOT_READY \
	(_THREAD_DUMMY | _THREAD_PENDING | _THREAD_PRESTART | _THREAD_DEAD | _THREAD_SUSPENDED | \
	 _THREAD_SLEEPING)

/** In the lowest word of each stack, with CONFIG_STACK_SENTINEL. */
#define STACK_SENTINEL 0xF0F0F0F0

/** `preempt` of a thread from here on: the thread is cooperative, or has locked the scheduler. */
#define _NON_PREEMPT_THRESHOLD 0x0080U
#define _PREEMPT_THRESHOLD (_NON_PREEMPT_THRESHOLD - 1U)

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/sched_priq.h>
#include <zephyr/kernel/timeout.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;

struct _ready_q {
	/** The thread that should run; never NULL once there are threads. */
	struct k_thread *cache;
#if defined(CONFIG_SCHED_LIST)
	struct _priq_list runq;
#elif defined(CONFIG_SCHED_SCALABLE)
	struct _priq_rb runq;
#else
	struct _priq_bitmap runq;
#endif
};
typedef struct _ready_q _ready_q_t;

struct _cpu {
	/** Interrupts being served, one inside the other. */
	uint32_t nested;
	/** End of the interrupt stack. */
	char *irq_stack;
	/** The thread that runs. */
	struct k_thread *current;
	struct k_thread *idle_thread;
	uint8_t id;
#if CONFIG_NUM_METAIRQ_PRIORITIES > 0
	/** The cooperative thread that a meta-interrupt thread took the CPU from, or NULL. */
	struct k_thread *metairq_preempted;
#endif
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_SYSTEM)
};
typedef struct _cpu _cpu_t;

struct z_kernel {
	/** The port is uniprocessor. */
	struct _cpu cpus[1];
	struct _ready_q ready_q;
	/** Threads that were created and have not ended, but for the idle thread and daemons. */
	uint32_t live_threads;
#ifdef CONFIG_THREAD_MONITOR
	/** All threads, the newest first. */
	struct k_thread *threads;
#endif
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_SYSTEM)
};
typedef struct z_kernel _kernel_t;

extern struct z_kernel _kernel;

#define _current_cpu (&_kernel.cpus[0])
#define _current (_kernel.cpus[0].current)

#ifdef __cplusplus
}
#endif
#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_KERNEL_STRUCTS_H_ */
