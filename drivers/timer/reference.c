/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which counter others are measured with, see reference.h.
 *
 * The PIT's channel 2 is the one behind the loudspeaker: nobody else needs it while the machine
 * starts, and it makes no interrupts. It counts down from 65536 and begins again, 18 times a
 * second.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/devicetree.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

#include "hpet_regs.h"
#include "reference.h"

#define HAVE_HPET DT_HAS_COMPAT_STATUS_OKAY(intel_hpet)

#define PIT_FREQUENCY 1193182U
#define PIT_CHANNEL_2 0x42
#define PIT_COMMAND 0x43
/* Channel 2, low byte then high byte, mode 2, binary; the same channel, hold the count. */
#define PIT_RATE_GENERATOR 0xb4
#define PIT_LATCH 0x80
/* The port that has channel 2's gate in bit 0 and the loudspeaker in bit 1. */
#define PIT_GATE_PORT 0x61
#define PIT_GATE BIT(0)
#define PIT_SPEAKER BIT(1)

static uint64_t read_pit(void)
{
	uint8_t low;

	sys_out8(PIT_LATCH, PIT_COMMAND);
	low = sys_in8(PIT_CHANNEL_2);
	return (uint16_t) - (uint16_t)(low | sys_in8(PIT_CHANNEL_2) << 8);
}

BUILD_ASSERT(PIT_FREQUENCY / 1000U * MEASURE_MS < UINT16_MAX / 4U,
	     "the PIT wraps within a measurement");

static const struct counter *start_pit(void)
{
	static const struct counter pit = {
		.read = read_pit,
		.mask = UINT16_MAX,
		.frequency = PIT_FREQUENCY,
		.name = "the PIT",
	};

	sys_out8((sys_in8(PIT_GATE_PORT) & (uint8_t)~PIT_SPEAKER) | PIT_GATE, PIT_GATE_PORT);
	sys_out8(PIT_RATE_GENERATOR, PIT_COMMAND);
	sys_out8(0, PIT_CHANNEL_2);
	sys_out8(0, PIT_CHANNEL_2);
	return &pit;
}

#if HAVE_HPET
static uint64_t read_hpet(void)
{
	return hpet_read(HPET_COUNTER);
}

static const struct counter *start_hpet(void)
{
	static struct counter hpet = {
		.read = read_hpet,
		.mask = UINT32_MAX,
		.name = "the HPET",
	};

	hpet.frequency = hpet_frequency();
	if (hpet.frequency == 0U) {
		return NULL;
	}
	hpet_write(HPET_CONFIGURATION, hpet_read(HPET_CONFIGURATION) | HPET_CNF_ENABLE);
	return &hpet;
}
#else
static const struct counter *start_hpet(void)
{
	return NULL;
}
#endif

const struct counter *reference_start(void)
{
	const struct counter *hpet = start_hpet();

	return hpet != NULL ? hpet : start_pit();
}
