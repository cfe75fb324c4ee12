/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs a function with the trap flag set: another one is called after each of its instructions, as
 * an MMU that reads memory at any time would be. Compiled with the host's headers.
 */
#ifndef TESTS_HOST_SINGLE_STEP_H_
#define TESTS_HOST_SINGLE_STEP_H_

/* Returns how many instructions there were. */
unsigned long single_step(void (*what)(void), void (*each)(void));

#endif /* TESTS_HOST_SINGLE_STEP_H_ */
