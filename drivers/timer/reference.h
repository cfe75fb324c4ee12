/* SPDX-License-Identifier: Apache-2.0 */
/* A counter of the PC that tells its own frequency, to measure others with. */
#ifndef DRIVERS_TIMER_REFERENCE_H_
#define DRIVERS_TIMER_REFERENCE_H_

#include "measure.h"

/**
 * Find one and let it run: the HPET if the devicetree has one and it answers, else the PIT's
 * channel 2, which every PC has.
 *
 * Start-up, interrupts locked; before a driver has begun to use the HPET, or when it counts.
 */
const struct counter *reference_start(void);

#endif /* DRIVERS_TIMER_REFERENCE_H_ */
