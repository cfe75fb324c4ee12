/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread's copy of the thread-local variables (CONFIG_THREAD_LOCAL_STORAGE), at the top of its
 * stack; x86_tls.h lets code find it.
 *
 *	low | variables, as in .tdata and .tbss | pointer | high       thread pointer: its address
 *
 * The word at the thread pointer is the thread pointer itself: code that takes the address of a
 * variable reads it there (ELF Handling for Thread-Local Storage, variant II).
 */
#include <string.h>

#include <zephyr/kernel/thread.h>

#include <kernel_arch_interface.h>

/** The thread pointer is a multiple of it; the variables are rounded up to it. */
#define TLS_ALIGN 16

/* linker/thread-local-storage.ld; but for the first, a symbol's address is the number. */
extern const char __tdata_start[];
extern const char __tdata_size[];
extern const char __tls_size[];

size_t arch_tls_stack_setup(struct k_thread *thread, char *stack_top)
{
	const size_t initialised = (size_t)__tdata_size;
	const size_t size = ROUND_UP((size_t)__tls_size, TLS_ALIGN);
	/* Addresses of variables count down from the thread pointer. */
	const uintptr_t pointer = ROUND_DOWN((uintptr_t)stack_top - sizeof(uintptr_t), TLS_ALIGN);
	char *const copy = (char *)(pointer - size);

	__ASSERT(initialised <= size, "%zu bytes of initial values", initialised);
	/* Without initial values the linker may have rounded less: all of it is zero then. */
	(void)memset(copy, 0, size);
	(void)memcpy(copy, __tdata_start, initialised);
	*(uintptr_t *)pointer = pointer;
	thread->tls = pointer;
	return (size_t)(stack_top - copy);
}
