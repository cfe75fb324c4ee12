/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread's copy of the thread-local variables (CONFIG_THREAD_LOCAL_STORAGE), at the top of its
 * stack. The linker script gives the initial values and the size with those that begin with zero;
 * the port says how a copy lies (tls_layout.h) and lets code find it when it switches threads.
 */
#include <string.h>
#include <zephyr/kernel.h>

#include <kthread.h>
#include <tls_layout.h>

size_t z_tls_setup(struct k_thread *thread, char *stack_top)
{
	const size_t initialised = (size_t)__tdata_size;
	const size_t size = ROUND_UP((size_t)__tls_size, ARCH_TLS_ALIGN);
	/* Addresses of variables count down from the thread pointer. */
	const uintptr_t pointer =
		ROUND_DOWN((uintptr_t)stack_top - ARCH_TLS_TCB_SIZE, ARCH_TLS_ALIGN);
	char *const copy = (char *)(pointer - size);

	__ASSERT(initialised <= size, "%zu bytes of initial values", initialised);
	/* Without initial values the linker may have rounded less: all of it is zero then. */
	memset(copy, 0, size);
	memcpy(copy, __tdata_start, initialised);
	*(uintptr_t *)pointer = pointer;
	thread->tls = pointer;
	return (size_t)(stack_top - copy);
}
