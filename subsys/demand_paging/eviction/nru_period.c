/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sweep that makes NRU's pages unused again. A period's sweep is spread over the ticks in it,
 * up to PARTS, and interrupts are locked for SLICE frames at a time, whatever there is of RAM.
 *
 * When a whole period has passed in which no page came or went, the timer stops: an idle system is
 * not woken up, and ends with its program. The next page that comes or goes starts it again.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>

#include "../frame_index.h"
#include "nru_period.h"
#include "ring.h"

#define PARTS 10U
#define SLICE 32U

BUILD_ASSERT(CONFIG_EVICTION_NRU_PERIOD > 0, "NRU needs a period");

static void sweep_part(struct k_timer *timer);
static K_TIMER_DEFINE(sweep_timer, sweep_part, NULL);

static struct {
	/* Ticks between two parts, and parts of a period; 0 before the first one. */
	uint32_t interval;
	uint32_t parts;
	/* Parts until the timer stops. */
	uint32_t left;
} period;

static void sweep_slice(size_t frames)
{
	K_SPINLOCK(&z_mm_lock)
	{
		for (size_t left = MIN(frames, ring_count()); left != 0U; left--) {
			struct k_mem_page_frame *const pf = ring_pass(RING_SWEEP);

			if (k_mem_page_frame_is_evictable(pf)) {
				(void)arch_page_info_get_pfn(k_mem_page_frame_to_virt(pf), NULL,
							     true);
			}
		}
	}
}

static void sweep_part(struct k_timer *timer)
{
	size_t frames = DIV_ROUND_UP(ring_count(), period.parts);

	while (frames != 0U) {
		const size_t slice = MIN(frames, SLICE);

		sweep_slice(slice);
		frames -= slice;
	}
	K_SPINLOCK(&z_mm_lock)
	{
		__ASSERT_NO_MSG(period.left != 0U);
		if (--period.left == 0U) {
			k_timer_stop(timer);
		}
	}
}

void nru_period_init(void)
{
	const uint32_t ticks = k_ms_to_ticks_ceil32(CONFIG_EVICTION_NRU_PERIOD);

	__ASSERT_NO_MSG(period.parts == 0U);
	period.interval = DIV_ROUND_UP(ticks, PARTS);
	period.parts = ticks / period.interval;
	K_SPINLOCK(&z_mm_lock)
	{
		nru_period_go_on();
	}
}

void nru_period_go_on(void)
{
	const bool stopped = period.left == 0U;

	/* The rest of this period, and one more. */
	period.left = 2U * period.parts;
	if (stopped && period.parts != 0U) {
		k_timer_start(&sweep_timer, K_TICKS(period.interval), K_TICKS(period.interval));
	}
}

void z_mem_paging_eviction_pause(void)
{
	period.left = 0U;
	k_timer_stop(&sweep_timer);
}
