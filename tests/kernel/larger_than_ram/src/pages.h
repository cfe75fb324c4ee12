/* SPDX-License-Identifier: Apache-2.0 */
/* What makes the program large: functions of more than a page each, and a table of constants. */
#ifndef LARGER_THAN_RAM_PAGES_H_
#define LARGER_THAN_RAM_PAGES_H_

#define PAGE_FUNCTIONS 96
#define STEPS 256
#define FUNCTION_ALIGN 1024
#define FUNCTION_BYTES (5 * FUNCTION_ALIGN)
#define TABLE_WORDS 49152
#define TABLE_FACTOR 0x9E3779B1

#ifndef _ASMLANGUAGE
#include <stdint.h>

/** The functions, FUNCTION_BYTES each; straight code, so that every step has its own bytes. */
extern const char page_code[], page_code_end[];

/** Entry i is i * TABLE_FACTOR. */
extern const uint32_t table[TABLE_WORDS];

static inline uint32_t page_call(uint32_t function, uint32_t x)
{
	uint32_t (*code)(uint32_t) =
		(uint32_t(*)(uint32_t))(uintptr_t)&page_code[function * FUNCTION_BYTES];

	return code(x);
}

/** The same, computed in a loop. */
static inline uint32_t page_expected(uint32_t function, uint32_t x)
{
	for (uint32_t step = 0; step < STEPS; step++) {
		x = (x ^ (x >> 7)) * (2U * (function * STEPS + step) + 1U) + step;
	}
	return x;
}

/** Call all functions, each `stride` behind the one before, and check what they return. */
void call_all(uint32_t stride);
#endif

#endif /* LARGER_THAN_RAM_PAGES_H_ */
