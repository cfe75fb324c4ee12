/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What CPUID tells about clocks (SDM volume 2, "CPUID": leaves 1, 15h and 80000007h; volume 3,
 * "Determining the Processor Base Frequency").
 *
 * Only exact figures are taken: leaf 15h with a crystal's frequency, or a hypervisor's leaf
 * 40000010h. Nominal frequencies (leaf 16h) may be off by a percent, and models without a
 * crystal's frequency are not guessed: drivers measure instead.
 */
#include <zephyr/arch/x86/clock_facts.h>
#include <zephyr/sys/__assert.h>

#include <x86_cpuid.h>

#define LEAF_CLOCKS 0x15U
#define LEAF_HYPERVISOR 0x40000000U
#define LEAF_HYPERVISOR_CLOCKS 0x40000010U
#define LEAF_EXTENDED 0x80000000U
#define LEAF_POWER 0x80000007U

/* Leaf 1, ECX; leaf 80000007h, EDX */
#define FEATURE_DEADLINE (1U << 24)
#define FEATURE_HYPERVISOR (1U << 31)
#define POWER_INVARIANT (1U << 8)

static void ask_processor(struct z_x86_clock_facts *facts)
{
	struct x86_cpuid leaf;

	if (x86_cpuid(0, &leaf) < LEAF_CLOCKS) {
		return;
	}
	(void)x86_cpuid(LEAF_CLOCKS, &leaf);
	/* EBX / EAX counts for every period of a crystal of ECX Hz; any may be 0: not told. */
	if (leaf.eax != 0U && leaf.ebx != 0U && leaf.ecx != 0U) {
		facts->tsc = (uint64_t)leaf.ecx * leaf.ebx / leaf.eax;
		facts->apic = leaf.ecx;
		facts->source = "CPUID leaf 15h";
	}
}

static void ask_hypervisor(struct z_x86_clock_facts *facts)
{
	struct x86_cpuid leaf;

	if (x86_cpuid(LEAF_HYPERVISOR, &leaf) < LEAF_HYPERVISOR_CLOCKS) {
		return;
	}
	(void)x86_cpuid(LEAF_HYPERVISOR_CLOCKS, &leaf);
	if (leaf.eax != 0U && leaf.ebx != 0U) {
		facts->tsc = (uint64_t)leaf.eax * 1000U;
		facts->apic = (uint64_t)leaf.ebx * 1000U;
		facts->source = "the hypervisor";
	}
}

void z_x86_clock_facts(struct z_x86_clock_facts *facts)
{
	struct x86_cpuid leaf;

	*facts = (struct z_x86_clock_facts){ .source = "nobody" };
	if (!x86_has_cpuid()) {
		return;
	}
	(void)x86_cpuid(1, &leaf);
	facts->has_tsc = (leaf.edx & X86_CPUID_TSC) != 0U;
	facts->deadline = (leaf.ecx & FEATURE_DEADLINE) != 0U;
	ask_processor(facts);
	if (facts->tsc == 0U && (leaf.ecx & FEATURE_HYPERVISOR) != 0U) {
		ask_hypervisor(facts);
	}
	if (x86_cpuid(LEAF_EXTENDED, &leaf) >= LEAF_POWER) {
		(void)x86_cpuid(LEAF_POWER, &leaf);
		facts->invariant = facts->has_tsc && (leaf.edx & POWER_INVARIANT) != 0U;
	}
	__ASSERT(facts->tsc == 0U || facts->apic != 0U, "one clock is told without the other");
}
