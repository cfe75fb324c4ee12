/* SPDX-License-Identifier: Apache-2.0 */
/* A function call that is an interrupt, for tests of what ISRs may do (CONFIG_IRQ_OFFLOAD). */
#ifndef ZEPHYR_INCLUDE_IRQ_OFFLOAD_H_
#define ZEPHYR_INCLUDE_IRQ_OFFLOAD_H_

#ifdef __cplusplus
extern "C" {
#endif

typedef void (*irq_offload_routine_t)(const void *parameter);

/**
 * Run @p routine as an interrupt handler, now.
 *
 * Threads and ISRs; in an ISR it nests. Interrupts are as locked in the routine as they are here.
 * Before the call returns, a thread that the routine made ready may run, as after any interrupt.
 */
void irq_offload(irq_offload_routine_t routine, const void *parameter);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_IRQ_OFFLOAD_H_ */
