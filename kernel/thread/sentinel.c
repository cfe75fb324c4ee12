/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The word at the end of each stack (CONFIG_STACK_SENTINEL): a thread that has written over it is
 * ended at the next switch or interrupt, or when it ends itself. What else it destroyed is not
 * known.
 */
#include <zephyr/kernel.h>

#include <kthread.h>

void z_check_stack_sentinel(void)
{
	uint32_t *const sentinel = _current->stack_sentinel;

	if ((_current->base.thread_state & (_THREAD_DUMMY | _THREAD_DEAD)) != 0 ||
	    sentinel == NULL) {
		return;
	}
	__ASSERT((uintptr_t)sentinel % sizeof(*sentinel) == 0, "sentinel at %p", (void *)sentinel);
	if (*sentinel != STACK_SENTINEL) {
		/* Once is enough: the report runs through here too. */
		*sentinel = STACK_SENTINEL;
		z_except_reason(K_ERR_STACK_CHK_FAIL);
	}
}
