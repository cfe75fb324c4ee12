/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a program hands to the kernel when it runs, and must be in memory whenever it is used. What
 * the build sees it has checked (scripts/build/pinned); the rest is said here, and not when the
 * page happens to be out.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_INTERNAL_PINNED_H_
#define ZEPHYR_INCLUDE_KERNEL_INTERNAL_PINNED_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/linker/linker-defs.h>
#include <zephyr/sys/__assert.h>

/** Whether an address is in the part of the image that can be paged out. */
#if defined(CONFIG_DEMAND_PAGING) && defined(CONFIG_LINKER_USE_PINNED_SECTION)
static inline bool z_is_pageable(uintptr_t address)
{
	return address >= (uintptr_t)lnkr_pinned_end && address < (uintptr_t)z_mapped_end;
}
#else
static inline bool z_is_pageable(uintptr_t address)
{
	(void)address;
	return false;
}
#endif

#define Z_ASSERT_PINNED_CODE(function) \
	__ASSERT(!IS_ENABLED(CONFIG_DEMAND_PAGING_ALLOW_IRQ) || \
			 !z_is_pageable((uintptr_t)(function)), \
		 "%p runs in interrupts, where no page can be loaded: mark it __pinned_func", \
		 (void *)(uintptr_t)(function))

/** The CPU pushes a page fault's frame there. */
#define Z_ASSERT_PINNED_STACK(stack) \
	__ASSERT(!z_is_pageable((uintptr_t)(stack)), \
		 "stack %p can be paged out: mark what it is in, __pinned_noinit or __pinned_bss", \
		 (void *)(stack))

#endif /* ZEPHYR_INCLUDE_KERNEL_INTERNAL_PINNED_H_ */
