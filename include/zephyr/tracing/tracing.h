/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tracing: hooks in the kernel, and what they do.
 *
 * Kernel code says SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_sem, take, sem, timeout) and the like
 * (tracing_macros.h). Without CONFIG_TRACING that is nothing. With it, it is
 * sys_port_trace_k_sem_take_enter(sem, timeout), which does what the chosen format says: write a
 * CTF event (CONFIG_TRACING_CTF), write a line of text (CONFIG_TRACING_TEST), or, for threads and
 * interrupts, call functions of the application (CONFIG_TRACING_USER). See doc/tracing.md.
 *
 * Hooks run in every context, often with interrupts locked, also in the scheduler.
 */
#ifndef ZEPHYR_INCLUDE_TRACING_TRACING_H_
#define ZEPHYR_INCLUDE_TRACING_TRACING_H_

#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing_macros.h>
#include <zephyr/tracing/tracking.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_TRACING

#if defined(CONFIG_TRACING_CTF)
#include <tracing_ctf.h>
#elif defined(CONFIG_TRACING_TEST)
#include <tracing_test.h>
#elif defined(CONFIG_TRACING_USER)
#include <tracing_user.h>
#else
#define Z_TRACE(number, name, ...) do { } while (false)
#define Z_TRACE_THREAD(number, name, thread) do { } while (false)
#endif

#include <zephyr/tracing/tracing_hooks.h>

/** An interrupt begins or ends; interrupts are locked. */
void sys_trace_isr_enter(void);
void sys_trace_isr_exit(void);
/** An interrupt ends in another thread than it began in. */
void sys_trace_isr_exit_to_scheduler(void);
/** The idle thread is about to halt the processor. */
void sys_trace_idle(void);

/* The system ends: hand over the events that wait. Interrupts are locked. */
#ifdef CONFIG_TRACING_CORE
void z_tracing_drain(void);
#else
#define z_tracing_drain() do { } while (false)
#endif

/** An event of the application. @p name is cut to 19 characters. Any context. */
void sys_trace_named_event(const char *name, uint32_t arg0, uint32_t arg1);

#else

#define sys_trace_isr_enter() do { } while (false)
#define sys_trace_isr_exit() do { } while (false)
#define sys_trace_isr_exit_to_scheduler() do { } while (false)
#define sys_trace_idle() do { } while (false)
#define z_tracing_drain() do { } while (false)
#define sys_trace_named_event(name, arg0, arg1) do { } while (false)

#endif /* CONFIG_TRACING */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_TRACING_TRACING_H_ */
