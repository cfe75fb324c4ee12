/* SPDX-License-Identifier: Apache-2.0 */
/* The floating-point registers, set and read whole. */
#ifndef TEST_REGISTERS_H_
#define TEST_REGISTERS_H_

#include <stdbool.h>
#include <stdint.h>

#define REGISTERS 8

/** Values that tell whose they are: other ones for each seed, in each register. */
void registers_set(uint32_t seed);

/** Whether the registers are those of a seed. Empties the x87 registers. */
bool registers_are(uint32_t seed);

/** The words that say how numbers are rounded and which errors are exceptions. */
uint16_t control_get(void);
void control_set(uint16_t control);
uint32_t mxcsr_get(void);
void mxcsr_set(uint32_t mxcsr);

/** The x87 unit's word of tags: 2 bits a register, 3 for empty. */
uint16_t tags_get(void);

/** The SSE registers, ORed; 0 without SSE. */
uint32_t xmm_bits(void);

#endif /* TEST_REGISTERS_H_ */
