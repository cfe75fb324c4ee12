/* SPDX-License-Identifier: Apache-2.0 */
/* Zero whole pages, eight words at a time: memset() is small by default, not fast. */
#ifndef KERNEL_MM_ZERO_H_
#define KERNEL_MM_ZERO_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

static inline void z_mem_zero(void *pages, size_t size)
{
	uint32_t *word = (uint32_t *)pages;
	uint32_t *const end = word + size / sizeof(*word);

	BUILD_ASSERT(CONFIG_MMU_PAGE_SIZE % (8 * sizeof(*word)) == 0, "pages are whole steps");
	for (; word != end; word += 8) {
		word[0] = 0U;
		word[1] = 0U;
		word[2] = 0U;
		word[3] = 0U;
		word[4] = 0U;
		word[5] = 0U;
		word[6] = 0U;
		word[7] = 0U;
	}
}

#endif /* KERNEL_MM_ZERO_H_ */
