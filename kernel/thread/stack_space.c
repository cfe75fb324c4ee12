/* SPDX-License-Identifier: Apache-2.0 */
/* How much of a stack was never used: its lowest bytes that still hold what it was filled with. */
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stats.h>

#include <stack_pattern.h>

size_t z_stack_space_get(const uint8_t *stack_start, size_t size)
{
	/* The sentinel takes the place of the first bytes. */
	const size_t first = IS_ENABLED(CONFIG_STACK_SENTINEL) ? sizeof(uint32_t) : 0;
	size_t at = first;

	__ASSERT(size >= first, "a stack of %zu bytes", size);
	while (at < size && stack_start[at] == STACK_PATTERN) {
		at++;
	}
	return at - first;
}

int k_thread_stack_space_get(const struct k_thread *thread, size_t *unused_ptr)
{
	const struct _thread_stack_info *const info = &thread->stack_info;

	__ASSERT(unused_ptr != NULL, "no place for the unused bytes of %p", (const void *)thread);
	if (info->start == 0 || info->size == 0) {
		return -EINVAL;
	}
	*unused_ptr = z_stack_space_get((const uint8_t *)info->start, info->size);
	return 0;
}
