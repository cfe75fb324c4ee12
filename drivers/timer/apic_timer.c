/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system clock on the local APIC's timer alone (CONFIG_APIC_TIMER without
 * CONFIG_APIC_TIMER_TSC).
 *
 * The timer counts down, so the cycle counter is what went by in rounds that are over plus what
 * the present round has counted. It runs in periodic mode: when a round ends the next one begins
 * at once, and the time until the interrupt is taken is not lost. What is lost is the instant
 * between reading the timer and giving it a new round, some bus cycles at each setting, and rounds
 * that nobody looks at while interrupts are locked; the uptime is behind by so much. With a
 * time-stamp counter CONFIG_APIC_TIMER_TSC has no such loss.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/drivers/timer/x86_clocks.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "apic_timer.h"
#include "tick_clock.h"
#include "trouble.h"

BUILD_ASSERT(CONFIG_APIC_TIMER_IRQ == CONFIG_IOAPIC_NUM_RTES,
	     "CONFIG_APIC_TIMER_IRQ: the timer is the first line after the I/O APIC's");

const int32_t z_sys_timer_irq_for_test = CONFIG_APIC_TIMER_IRQ;

static struct {
	struct tick_clock clock;
	/* Cycles of the rounds that are over. */
	uint64_t before;
	/* Length of a round; the shortest, so that one ends after the one before was noticed. */
	uint32_t round;
	uint32_t shortest;
	/* What the timer said when it was last looked at; it counts down. */
	uint32_t last;
	/* Rounds that were seen to be over before their interrupt was taken. */
	uint32_t ended;
	/* Where the local APIC says that the interrupt is to come. */
	uint32_t request_bit;
	unsigned int request_reg;
	/* Who told the frequency. */
	const char *source;
} apic;

/* Shortest round: 10 microseconds. */
#define ROUNDS_PER_SECOND 100000U

/* A round is over whose interrupt has not been taken. */
static inline bool is_requested(void)
{
	return (x86_read_loapic(apic.request_reg) & apic.request_bit) != 0U;
}

/*
 * While interrupts are locked rounds end without one. The first is known by the request, all of
 * them by a timer that is higher than before; the request is looked at first, for a round may end
 * between the two. Assumptions: interrupts are locked.
 */
static uint64_t read_count(void)
{
	const bool requested = is_requested();
	const uint32_t left = x86_read_loapic(LOAPIC_TIMER_CCR);

	__ASSERT(left <= apic.round, "the timer runs in a round of %u, not of %u", left,
		 apic.round);
	if (left > apic.last || (requested && apic.ended == 0U)) {
		apic.before += apic.round;
		apic.ended++;
	}
	apic.last = left;
	return apic.before + (apic.round - left);
}

static void begin_round(uint32_t cycles)
{
	__ASSERT(cycles >= apic.shortest, "a round of %u cycles may end unnoticed", cycles);
	apic.before = read_count();
	/* From here on the old round cannot end any more; what it counted is in `before`. */
	x86_write_loapic(LOAPIC_TIMER_ICR, cycles);
	apic.round = cycles;
	apic.last = cycles;
	apic.ended = is_requested() ? 1U : 0U;
}

static void apic_isr(const void *unused)
{
	const unsigned int key = irq_lock();
	uint32_t ticks;

	ARG_UNUSED(unused);
	if (apic.ended == 0U) {
		apic.before += apic.round;
		apic.last = apic.round;
	}
	apic.ended = 0;
	ticks = tick_clock_announce(&apic.clock, read_count());
	irq_unlock(key);
	sys_clock_announce((int32_t)ticks);
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	const uint64_t target = tick_clock_target(&apic.clock, ticks);
	const uint64_t now = read_count();

	ARG_UNUSED(idle);
	begin_round((uint32_t)CLAMP((int64_t)(target - now), apic.shortest, INT32_MAX));
}

uint32_t sys_clock_elapsed(void)
{
	return tick_clock_elapsed(&apic.clock, read_count());
}

uint64_t sys_clock_cycle_get_64(void)
{
	const unsigned int key = irq_lock();
	const uint64_t count = read_count();

	irq_unlock(key);
	return count;
}

uint32_t sys_clock_cycle_get_32(void)
{
	return (uint32_t)sys_clock_cycle_get_64();
}

void sys_clock_disable(void)
{
	irq_disable(CONFIG_APIC_TIMER_IRQ);
}

const char *sys_clock_source(void)
{
	return "local APIC timer";
}

const char *sys_clock_frequency_source(void)
{
	return apic.source;
}

static uint32_t set_frequency(void)
{
	struct z_x86_frequency timer = { sys_clock_hw_cycles_per_sec(), "its configuration" };
	unsigned int shift = 0;

	if (IS_ENABLED(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME)) {
		timer = z_x86_apic_frequency();
		shift = apic_timer_shift(timer.hz);
	}
	clock_require(timer.hz >> shift >= TICK_CLOCK_TPS,
		      "the local APIC timer's frequency is unknown or below that of ticks");
	apic.source = timer.source;
	x86_write_loapic(LOAPIC_TIMER_CONFIG, apic_timer_divider(shift));
	return (uint32_t)(timer.hz >> shift);
}

static int apic_timer_init(void)
{
	const uint32_t frequency = set_frequency();
	unsigned int vector;

	z_clock_frequency_set(frequency);
	IRQ_CONNECT(CONFIG_APIC_TIMER_IRQ, CONFIG_APIC_TIMER_IRQ_PRIORITY, apic_isr, NULL, 0);
	vector = Z_IRQ_TO_INTERRUPT_VECTOR(CONFIG_APIC_TIMER_IRQ);
	__ASSERT(vector >= 32U, "the line of the timer has no vector");
	apic.request_reg = LOAPIC_IRR + vector / 32U * 0x10U;
	apic.request_bit = BIT(vector % 32U);
	apic.shortest = MAX(frequency / ROUNDS_PER_SECOND, 1U);
	tick_clock_start(&apic.clock, frequency, 0, INT32_MAX);
	x86_write_loapic(LOAPIC_TIMER, LOAPIC_LVT_MASKED | APIC_TIMER_PERIODIC);
	apic.round = INT32_MAX;
	apic.last = INT32_MAX;
	x86_write_loapic(LOAPIC_TIMER_ICR, apic.round);
	sys_clock_set_timeout(INT32_MAX, false);
	irq_enable(CONFIG_APIC_TIMER_IRQ);
	return 0;
}

SYS_INIT(apic_timer_init, PRE_KERNEL_2, CONFIG_SYSTEM_CLOCK_INIT_PRIORITY);
