/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How a thread's variables lie (CONFIG_THREAD_LOCAL_STORAGE), for kernel/thread/tls.c.
 *
 *	low | variables, as in .tdata and .tbss | pointer | high       thread pointer: its address
 *
 * The word at the thread pointer is the thread pointer itself; code that takes the address of a
 * variable reads it there (ELF Handling for Thread-Local Storage, variant II).
 */
#ifndef ARCH_X86_INCLUDE_TLS_LAYOUT_H_
#define ARCH_X86_INCLUDE_TLS_LAYOUT_H_

#include <stddef.h>
#include <stdint.h>

/** Bytes from the thread pointer on. */
#define ARCH_TLS_TCB_SIZE sizeof(uintptr_t)

/** The thread pointer is a multiple of it; the variables are rounded up to it. */
#define ARCH_TLS_ALIGN 16

/* linker/thread-local-storage.ld; but for the first, a symbol's address is the number. */
extern const char __tdata_start[];
extern const char __tdata_size[];
extern const char __tls_size[];

#endif /* ARCH_X86_INCLUDE_TLS_LAYOUT_H_ */
