/* SPDX-License-Identifier: Apache-2.0 */
/* k_mem_free_get(). */
#include <mmu.h>

size_t k_mem_free_get(void)
{
	const size_t most = SIZE_MAX / CONFIG_MMU_PAGE_SIZE;
	const size_t frames = z_mem_frames_free();

	__ASSERT(most != 0U, "pages are larger than memory");
	return MIN(frames, most) * CONFIG_MMU_PAGE_SIZE;
}
