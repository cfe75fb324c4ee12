/* SPDX-License-Identifier: Apache-2.0 */
/* k_mem_free_get(). */
#include <mmu.h>

size_t k_mem_free_get(void)
{
	const size_t most = SIZE_MAX / CONFIG_MMU_PAGE_SIZE;
	size_t frames = z_mem_frames_free();

#ifdef CONFIG_DEMAND_PAGING
	/* What is kept for page faults is nobody's to use. */
	frames -= MIN(frames, CONFIG_DEMAND_PAGING_PAGE_FRAMES_RESERVE);
#endif
	__ASSERT(most != 0U, "pages are larger than memory");
	return MIN(frames, most) * CONFIG_MMU_PAGE_SIZE;
}
