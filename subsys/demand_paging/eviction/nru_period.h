/* SPDX-License-Identifier: Apache-2.0 */
/*
 * NRU's period: within each, what is known of the use of every page is forgotten once.
 *
 * Without a clock there is none, and only the selecting hand forgets.
 */
#ifndef SUBSYS_DEMAND_PAGING_EVICTION_NRU_PERIOD_H_
#define SUBSYS_DEMAND_PAGING_EVICTION_NRU_PERIOD_H_

#ifdef CONFIG_SYS_CLOCK_EXISTS
/** Start the first period. Once, at start-up, threads or not. */
void nru_period_init(void);

/** Pages come and go: further periods are wanted. Interrupts locked, any context. */
void nru_period_go_on(void);
#else
static inline void nru_period_init(void)
{
}

static inline void nru_period_go_on(void)
{
}
#endif

#endif /* SUBSYS_DEMAND_PAGING_EVICTION_NRU_PERIOD_H_ */
