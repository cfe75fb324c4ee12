/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The faults that this program can provoke. One image holds all of them; the boot loader's command
 * line names the one to run. tests/boot/test_faults.py has what each must say.
 */

#ifndef FAULTS_CASES_H_
#define FAULTS_CASES_H_

#include <stddef.h>
#include <stdint.h>

/** One way to end this program. run() must not return. */
struct fault_case {
	const char *name;
	void (*run)(void);
};

extern const struct fault_case exception_cases[];
extern const size_t exception_case_count;

extern const struct fault_case segment_cases[];
extern const size_t segment_case_count;

extern const struct fault_case page_cases[];
extern const size_t page_case_count;

extern const struct fault_case kernel_error_cases[];
extern const size_t kernel_error_case_count;

extern const struct fault_case stack_cases[];
extern const size_t stack_case_count;

/** The same address, by a way that no compiler sees through. */
static inline void *hidden(uintptr_t address)
{
	__asm__ volatile("" : "+r"(address));
	return (void *)address;
}

#endif /* FAULTS_CASES_H_ */
