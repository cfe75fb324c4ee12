/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system clock on the High Precision Event Timer (IA-PC HPET Specification 1.0a).
 *
 * Its main counter counts cycles, at a frequency that a register tells; its first comparator
 * interrupts. Called through drivers/timer/system_timer.h. Registers are mapped while the image
 * is built. One device, the first enabled node of the devicetree; its interrupt takes the legacy
 * replacement route (in place of the PIT's, I/O APIC input 2) unless the node says no-legacy-irq.
 *
 * The comparator is used with 32 bits, which one store sets; it reaches half of that range ahead.
 */
#define DT_DRV_COMPAT intel_hpet

#include <zephyr/devicetree.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/dt-bindings/interrupt-controller/intel-ioapic.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "hpet_regs.h"
#include "tick_clock.h"
#include "trouble.h"

/* What is set here; reserved bits of the register are kept. */
#define TIMER_CLEARED \
	(HPET_TIMER_LEVEL | HPET_TIMER_PERIODIC | HPET_TIMER_ROUTE(0x1f) | HPET_TIMER_MESSAGE)

/* What the comparator must be ahead of the counter to be sure of an interrupt, in counts. */
#define SAFE_DISTANCE 4

/* Inlined it would cost its callers' common way registers. */
#define SLOW_PATH __attribute__((noinline))

#define LINE DT_INST_IRQN(0)
#define IS_LEVEL ((DT_INST_IRQ(0, sense) & IRQ_TYPE_LEVEL) != 0)
#define IS_LEGACY (!DT_INST_PROP(0, no_legacy_irq))

BUILD_ASSERT(DT_NUM_INST_STATUS_OKAY(DT_DRV_COMPAT) == 1, "the system clock is one HPET");
BUILD_ASSERT(!IS_LEGACY || !IS_LEVEL,
	     "the legacy route is edge-triggered: IRQ_TYPE_..._EDGE_RISING");
BUILD_ASSERT(IS_LEGACY || LINE < 32, "a comparator can be routed to the first 32 lines");

const int32_t z_sys_timer_irq_for_test = LINE;

static struct {
	struct tick_clock clock;
	/* Of the counter's upper half; 0 where the hardware counts 32 bits. */
	uint32_t high_mask;
} hpet;

/*
 * The whole count. Where the hardware counts 32 bits it has gone less than once round since the
 * last announcement: the comparator's reach sees to that. Assumptions: interrupts are locked.
 */
static SLOW_PATH uint64_t read_count(void)
{
	uint32_t high;
	uint32_t low;

	if (hpet.high_mask == 0U) {
		return hpet.clock.base + (hpet_read(HPET_COUNTER) - (uint32_t)hpet.clock.base);
	}
	do {
		high = hpet_read(HPET_COUNTER_HIGH);
		low = hpet_read(HPET_COUNTER);
	} while (high != hpet_read(HPET_COUNTER_HIGH));
	return (uint64_t)high << 32 | low;
}

/*
 * Counts since the last announcement, if they are fewer than 2^32 and a tick is a number of them:
 * nearly always. If the lower half begins anew between the two reads, the answer is no.
 */
static ALWAYS_INLINE bool read_passed(uint32_t *passed)
{
	const uint32_t base = (uint32_t)hpet.clock.base;
	const uint32_t low = hpet_read(HPET_COUNTER);
	const uint32_t rounds =
		hpet_read(HPET_COUNTER_HIGH) - (uint32_t)(hpet.clock.base >> 32) - (low < base);

	*passed = low - base;
	return likely((rounds & hpet.high_mask) == 0U && hpet.clock.per_tick != 0U);
}

/*
 * Interrupt at a count, or soon if it is over. The comparator only notices equality, so a store
 * that comes too late would mean a wait for the counter's next round.
 */
static SLOW_PATH void set_comparator_late(uint32_t now)
{
	uint32_t distance = SAFE_DISTANCE;
	uint32_t target;

	do {
		__ASSERT(distance < INT32_MAX / 2, "the comparator cannot be set");
		distance *= 2U;
		target = now + distance;
		hpet_write(HPET_COMPARATOR, target);
		now = hpet_read(HPET_COUNTER);
	} while ((int32_t)(target - now) < SAFE_DISTANCE);
}

static ALWAYS_INLINE void set_comparator(uint32_t target)
{
	uint32_t now;

	hpet_write(HPET_COMPARATOR, target);
	now = hpet_read(HPET_COUNTER);
	if (unlikely((int32_t)(target - now) < SAFE_DISTANCE)) {
		set_comparator_late(now);
	}
}

static SLOW_PATH uint32_t announce_any(void)
{
	return tick_clock_announce(&hpet.clock, read_count());
}

static SLOW_PATH uint32_t elapsed_any(void)
{
	return tick_clock_elapsed(&hpet.clock, read_count());
}

static void hpet_isr(const void *unused)
{
	uint32_t passed;

	ARG_UNUSED(unused);
	if (IS_LEVEL) {
		hpet_write(HPET_STATUS, 1);
	}
	if (read_passed(&passed)) {
		passed = tick_clock_announce_32(&hpet.clock, passed);
	} else {
		passed = announce_any();
	}
	sys_clock_announce((int32_t)passed);
}

static SLOW_PATH void set_timeout_any(int32_t ticks)
{
	set_comparator((uint32_t)tick_clock_target(&hpet.clock, ticks));
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	ARG_UNUSED(idle);
	if (likely(hpet.clock.per_tick != 0U)) {
		set_comparator(tick_clock_target_32(&hpet.clock, ticks));
	} else {
		set_timeout_any(ticks);
	}
}

uint32_t sys_clock_elapsed(void)
{
	uint32_t passed;

	if (read_passed(&passed)) {
		return tick_clock_elapsed_32(&hpet.clock, passed);
	}
	return elapsed_any();
}

uint32_t sys_clock_cycle_get_32(void)
{
	return hpet_read(HPET_COUNTER);
}

uint64_t sys_clock_cycle_get_64(void)
{
	const unsigned int key = irq_lock();
	const uint64_t count = read_count();

	irq_unlock(key);
	return count;
}

void sys_clock_idle_exit(void)
{
	/* The counter runs while the processor stops: there is nothing to catch up with. */
}

void sys_clock_disable(void)
{
	hpet_write(HPET_TIMER, hpet_read(HPET_TIMER) & ~HPET_TIMER_INTERRUPT);
	irq_disable(LINE);
}

const char *sys_clock_source(void)
{
	return "HPET";
}

const char *sys_clock_frequency_source(void)
{
	return "its period register";
}

static void route_interrupt(uint32_t configuration)
{
	uint32_t timer =
		(hpet_read(HPET_TIMER) & ~TIMER_CLEARED) | HPET_TIMER_32BIT | HPET_TIMER_INTERRUPT;

	if (IS_LEVEL) {
		timer |= HPET_TIMER_LEVEL;
	}
	if (!IS_LEGACY) {
		timer |= HPET_TIMER_ROUTE(LINE);
	}
	hpet_write(HPET_TIMER, timer);
	hpet_write(HPET_CONFIGURATION,
		   configuration | HPET_CNF_ENABLE | (IS_LEGACY ? HPET_CNF_LEGACY : 0));
}

static int hpet_init(void)
{
	const uint32_t frequency = hpet_frequency();
	const uint32_t capabilities = hpet_read(HPET_CAPABILITIES);
	const uint32_t configuration =
		hpet_read(HPET_CONFIGURATION) & ~(uint32_t)(HPET_CNF_ENABLE | HPET_CNF_LEGACY);

	clock_require(frequency != 0U, "no HPET at the address in the devicetree");
	clock_require_frequency(frequency);
	__ASSERT(!IS_LEGACY || (capabilities & HPET_CAP_LEGACY) != 0U,
		 "this HPET has no legacy route: no-legacy-irq and a line belong in its node");
	z_clock_frequency_set(frequency);
	hpet.high_mask = (capabilities & HPET_CAP_64BIT) != 0U ? UINT32_MAX : 0U;
	/* The counter can only be written while it stands. */
	hpet_write(HPET_CONFIGURATION, configuration);
	hpet_write(HPET_COUNTER, 0);
	hpet_write(HPET_COUNTER_HIGH, 0);
	/* Not yet: some count at a comparator that is behind the counter already. */
	hpet_write(HPET_COMPARATOR, INT32_MAX);
	tick_clock_start(&hpet.clock, frequency, 0, INT32_MAX);
	route_interrupt(configuration);
	IRQ_CONNECT(LINE, DT_INST_IRQ(0, priority), hpet_isr, NULL, DT_INST_IRQ(0, sense));
	sys_clock_set_timeout(INT32_MAX, false);
	irq_enable(LINE);
	return 0;
}

SYS_INIT(hpet_init, PRE_KERNEL_2, CONFIG_SYSTEM_CLOCK_INIT_PRIORITY);
