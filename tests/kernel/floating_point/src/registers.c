/* SPDX-License-Identifier: Apache-2.0 */
#include "registers.h"

#include <string.h>

#include <zephyr/sys/util.h>

struct sse {
	uint32_t xmm[REGISTERS][4];
};

#define EACH_REGISTER(op)                                                                          \
	op(0) op(1) op(2) op(3) op(4) op(5) op(6) op(7)
#define LOAD_XMM(i) "movups " #i "*16(%0), %%xmm" #i "\n\t"
#define STORE_XMM(i) "movups %%xmm" #i ", " #i "*16(%0)\n\t"

static int64_t x87_value(uint32_t seed, unsigned int i)
{
	return ((int64_t)(seed * 2654435761U) << 20) + i;
}

static void fill(struct sse *sse, uint32_t seed)
{
	for (unsigned int i = 0; i < REGISTERS; i++) {
		for (unsigned int word = 0; word < 4; word++) {
			sse->xmm[i][word] = seed * 40503U + i * 4U + word;
		}
	}
}

static void xmm_store(struct sse *sse)
{
	memset(sse, 0, sizeof(*sse));
	if (IS_ENABLED(CONFIG_X86_SSE)) {
		__asm__ volatile(EACH_REGISTER(STORE_XMM)::"r"(sse) : "memory");
	}
}

void registers_set(uint32_t seed)
{
	struct sse sse;

	for (unsigned int i = 0; i < REGISTERS; i++) {
		const int64_t value = x87_value(seed, i);

		__asm__ volatile("fildll %0" ::"m"(value));
	}
	if (IS_ENABLED(CONFIG_X86_SSE)) {
		fill(&sse, seed);
		__asm__ volatile(EACH_REGISTER(LOAD_XMM)::"r"(&sse) : "memory");
	}
}

bool registers_are(uint32_t seed)
{
	bool same = true;
	struct sse sse, wanted;

	for (unsigned int i = REGISTERS; i > 0U; i--) {
		int64_t value;

		__asm__ volatile("fistpll %0" : "=m"(value));
		same = same && value == x87_value(seed, i - 1U);
	}
	if (IS_ENABLED(CONFIG_X86_SSE)) {
		xmm_store(&sse);
		fill(&wanted, seed);
		same = same && memcmp(&sse, &wanted, sizeof(sse)) == 0;
	}
	return same;
}

uint16_t control_get(void)
{
	uint16_t control;

	__asm__ volatile("fnstcw %0" : "=m"(control));
	return control;
}

void control_set(uint16_t control)
{
	__asm__ volatile("fldcw %0" ::"m"(control));
}

uint32_t mxcsr_get(void)
{
	uint32_t mxcsr = 0;

	if (IS_ENABLED(CONFIG_X86_SSE)) {
		__asm__ volatile("stmxcsr %0" : "=m"(mxcsr));
	}
	return mxcsr;
}

void mxcsr_set(uint32_t mxcsr)
{
	if (IS_ENABLED(CONFIG_X86_SSE)) {
		__asm__ volatile("ldmxcsr %0" ::"m"(mxcsr));
	}
}

uint16_t tags_get(void)
{
	uint32_t environment[7];

	/* Masks all errors: put back. */
	__asm__ volatile("fnstenv %0\n\tfldenv %0" : "=m"(environment));
	return (uint16_t)environment[2];
}

uint32_t xmm_bits(void)
{
	struct sse sse;
	uint32_t bits = 0;

	xmm_store(&sse);
	for (unsigned int i = 0; i < REGISTERS * 4U; i++) {
		bits |= sse.xmm[i / 4U][i % 4U];
	}
	return bits;
}
