/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's application interface: an umbrella over one header per object. What it holds so
 * far is start-up, fatal errors, memory addresses and the cycle counter; threads and the objects
 * that need them come with the scheduler.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_H_
#define ZEPHYR_INCLUDE_KERNEL_H_

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#include <zephyr/app_memory/mem_domain.h>
#include <zephyr/arch/arch_inlines.h>
#include <zephyr/arch/cpu.h>
#include <zephyr/compat/mem_slab_3_4.h>
#include <zephyr/compat/names_3_4.h>
#include <zephyr/fatal.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel/condvar.h>
#include <zephyr/kernel/event.h>
#include <zephyr/kernel/except.h>
#include <zephyr/kernel/fifo.h>
#include <zephyr/kernel/float.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/kernel/futex.h>
#include <zephyr/kernel/lifo.h>
#include <zephyr/kernel/mbox.h>
#include <zephyr/kernel/mem_slab.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/kernel/msgq.h>
#include <zephyr/kernel/mutex.h>
#include <zephyr/kernel/pipe.h>
#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/queue.h>
#include <zephyr/kernel/sched.h>
#include <zephyr/kernel/sem.h>
#include <zephyr/kernel/stack.h>
#include <zephyr/kernel/system.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/thread_stack.h>
#include <zephyr/kernel/thread_stack_alloc.h>
#include <zephyr/kernel/thread_stats.h>
#include <zephyr/kernel/timer.h>
#include <zephyr/kernel/uptime.h>
#include <zephyr/kernel/work.h>
#include <zephyr/kernel/work_poll.h>
#include <zephyr/kernel/work_user.h>
#include <zephyr/kernel_version.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/kobject.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>
#include <zephyr/syscall.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_H_ */
