/* SPDX-License-Identifier: Apache-2.0 */
/* What a processor says of its own clocks, by CPUID (arch/x86/cpu/clock_facts.c). */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_CLOCK_FACTS_H_
#define ZEPHYR_INCLUDE_ARCH_X86_CLOCK_FACTS_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct z_x86_clock_facts {
	/** Counts of the time-stamp counter in a second; 0: the processor does not say. */
	uint64_t tsc;
	/** The local APIC's timer in a second, before its divider; 0 likewise. */
	uint64_t apic;
	/** Who said so, for a person. */
	const char *source;
	/** There is a time-stamp counter. */
	bool has_tsc;
	/** It counts at the same rate whatever the processor does. */
	bool invariant;
	/** The local APIC can interrupt when it comes to a count. */
	bool deadline;
};

/** Ask the processor. Any context. */
void z_x86_clock_facts(struct z_x86_clock_facts *facts);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_CLOCK_FACTS_H_ */
