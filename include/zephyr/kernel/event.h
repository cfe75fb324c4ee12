/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events: 32 bits that threads wait for, some or all of a set at once. CONFIG_EVENTS.
 *
 * A change of the bits wakes, in one step, every thread whose wait they fulfil then. Waking does
 * not clear bits.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_EVENT_H_
#define ZEPHYR_INCLUDE_KERNEL_EVENT_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An event object. Its members are the kernel's. */
struct k_event {
	_wait_q_t wait_q;
	uint32_t events;
	struct k_spinlock lock;
	SYS_PORT_TRACING_TRACKING_FIELD(k_event)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_EVENT)
};

#define Z_EVENT_INITIALIZER(obj) { .wait_q = Z_WAIT_Q_INIT(&(obj).wait_q), .events = 0, .lock = {} }

/** Define an event object with all bits 0; `static` may stand in front. */
#define K_EVENT_DEFINE(name) STRUCT_SECTION_ITERABLE(k_event, name) = Z_EVENT_INITIALIZER(name);

/** Make an event object with all bits 0. Any context; nobody may be waiting for it. */
void k_event_init(struct k_event *event);

/** Set bits, leave the others. Any context. @return which of @p events were set before */
uint32_t k_event_post(struct k_event *event, uint32_t events);

/** Set these bits, clear all others. Any context. @return which bits were set before */
uint32_t k_event_set(struct k_event *event, uint32_t events);

/**
 * Give the bits of @p events_mask the values they have in @p events, leave the others.
 *
 * Any context. @return which bits of @p events_mask were set before
 */
uint32_t k_event_set_masked(struct k_event *event, uint32_t events, uint32_t events_mask);

/** Clear bits, leave the others. Any context. @return which of @p events were set before */
uint32_t k_event_clear(struct k_event *event, uint32_t events);

/**
 * Wait until any bit of a set is 1.
 *
 * Threads; ISRs and start-up with K_NO_WAIT only.
 *
 * @param events the set; the empty one is not waited for
 * @param reset clear all bits first
 * @return which bits of the set are 1; 0: none was in time
 */
uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout);

/** The same until all bits of the set are 1. @return the set; 0: they were not in time */
uint32_t k_event_wait_all(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout);

/** @return which bits of @p events_mask are 1. Any context. */
static inline uint32_t k_event_test(struct k_event *event, uint32_t events_mask)
{
	return event->events & events_mask;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_EVENT_H_ */
