/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether code may be called from interrupts. What the build sees it has checked
 * (scripts/build/pinned); this is for functions that a program hands over when it runs. Said then,
 * and not when the page happens to be out.
 */
#ifndef ZEPHYR_KERNEL_INCLUDE_PINNED_H_
#define ZEPHYR_KERNEL_INCLUDE_PINNED_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/linker/linker-defs.h>
#include <zephyr/sys/__assert.h>

#if defined(CONFIG_DEMAND_PAGING_ALLOW_IRQ) && defined(CONFIG_LINKER_USE_PINNED_SECTION)
static inline bool z_is_pinned_code(uintptr_t code)
{
	return code < (uintptr_t)lnkr_pinned_end || code >= (uintptr_t)z_mapped_end;
}
#else
static inline bool z_is_pinned_code(uintptr_t code)
{
	(void)code;
	return true;
}
#endif

#define Z_ASSERT_PINNED_CODE(function) \
	__ASSERT(z_is_pinned_code((uintptr_t)(function)), \
		 "%p runs in interrupts, where no page can be loaded: mark it __pinned_func", \
		 (void *)(uintptr_t)(function))

#endif /* ZEPHYR_KERNEL_INCLUDE_PINNED_H_ */
