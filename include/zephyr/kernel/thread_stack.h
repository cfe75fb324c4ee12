/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory for stacks.
 *
 * A stack object is what K_THREAD_STACK_DEFINE() makes; its sizes are in bytes. Kernel stacks are
 * those that user threads never run on; without user mode both kinds are the same.
 *
 *   | reserved | the thread's, growing down from its end |      sizeof(object)
 *   object     K_KERNEL_STACK_BUFFER                            K_KERNEL_STACK_SIZEOF of it is
 * usable
 *
 * With CONFIG_HW_STACK_PROTECTION an object begins on a page, and its first page is the guard:
 * absent from the thread's creation to its end, ordinary memory before and after. Without the
 * option nothing is reserved.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_H_

#ifndef _ASMLANGUAGE
#include <stddef.h>
#include <stdint.h>

#include <zephyr/arch/cpu.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A byte of a stack; a type of its own, so that a stack is not mistaken for a buffer. */
struct z_thread_stack_element {
	char data;
};
typedef struct z_thread_stack_element k_thread_stack_t;

/** Bytes at the start of a stack object that are not the thread's, and the object's alignment. */
#ifdef CONFIG_HW_STACK_PROTECTION
#define K_KERNEL_STACK_RESERVED ((size_t)CONFIG_MMU_PAGE_SIZE)
#define Z_KERNEL_STACK_OBJ_ALIGN CONFIG_MMU_PAGE_SIZE
#else
#define K_KERNEL_STACK_RESERVED ((size_t)0)
#define Z_KERNEL_STACK_OBJ_ALIGN ARCH_STACK_PTR_ALIGN
#endif

/** Bytes of an object whose thread gets `size`, rounded up to the stack pointer's alignment. */
#define Z_KERNEL_STACK_SIZE_ADJUST(size) \
	(ROUND_UP(size, ARCH_STACK_PTR_ALIGN) + K_KERNEL_STACK_RESERVED)
/** The same in an array, where the next object must be aligned as well. */
#define K_KERNEL_STACK_LEN(size) \
	ROUND_UP(Z_KERNEL_STACK_SIZE_ADJUST(size), Z_KERNEL_STACK_OBJ_ALIGN)
#define Z_KERNEL_STACK_LEN(size) K_KERNEL_STACK_LEN(size)

#define Z_KERNEL_STACK_DEFINE_IN(sym, size, lsect) \
	struct z_thread_stack_element lsect __aligned(Z_KERNEL_STACK_OBJ_ALIGN) \
		sym[Z_KERNEL_STACK_SIZE_ADJUST(size)]
#define Z_KERNEL_STACK_ARRAY_DEFINE_IN(sym, nmemb, size, lsect) \
	struct z_thread_stack_element lsect __aligned(Z_KERNEL_STACK_OBJ_ALIGN) \
		sym[nmemb][K_KERNEL_STACK_LEN(size)]

/** Declare a stack that is defined elsewhere. */
#define K_KERNEL_STACK_DECLARE(sym, size) \
	extern struct z_thread_stack_element sym[Z_KERNEL_STACK_SIZE_ADJUST(size)]
#define K_KERNEL_STACK_ARRAY_DECLARE(sym, nmemb, size) \
	extern struct z_thread_stack_element sym[nmemb][K_KERNEL_STACK_LEN(size)]
#define K_KERNEL_PINNED_STACK_ARRAY_DECLARE(sym, nmemb, size) \
	K_KERNEL_STACK_ARRAY_DECLARE(sym, nmemb, size)

/** Define a stack, or an array of them, of at least `size` bytes each; may be `static`. */
#define K_KERNEL_STACK_DEFINE(sym, size) Z_KERNEL_STACK_DEFINE_IN(sym, size, __kstackmem)
#define K_KERNEL_STACK_ARRAY_DEFINE(sym, nmemb, size) \
	Z_KERNEL_STACK_ARRAY_DEFINE_IN(sym, nmemb, size, __kstackmem)
/** The same for what must never be paged out. */
#define K_KERNEL_PINNED_STACK_DEFINE(sym, size) \
	Z_KERNEL_STACK_DEFINE_IN(sym, size, __pinned_noinit)
#define K_KERNEL_PINNED_STACK_ARRAY_DEFINE(sym, nmemb, size) \
	Z_KERNEL_STACK_ARRAY_DEFINE_IN(sym, nmemb, size, __pinned_noinit)
/** A stack inside a struct. */
#define K_KERNEL_STACK_MEMBER(sym, size) Z_KERNEL_STACK_DEFINE_IN(sym, size, )

/** Bytes that the thread may use. */
#define K_KERNEL_STACK_SIZEOF(sym) (sizeof(sym) - K_KERNEL_STACK_RESERVED)

/** The lowest byte that the thread may use. */
static inline char *K_KERNEL_STACK_BUFFER(k_thread_stack_t *sym)
{
	return (char *)sym + K_KERNEL_STACK_RESERVED;
}
#define Z_KERNEL_STACK_BUFFER K_KERNEL_STACK_BUFFER

#define K_THREAD_STACK_RESERVED K_KERNEL_STACK_RESERVED
#define K_THREAD_STACK_LEN K_KERNEL_STACK_LEN
#define K_THREAD_STACK_DECLARE K_KERNEL_STACK_DECLARE
#define K_THREAD_STACK_ARRAY_DECLARE K_KERNEL_STACK_ARRAY_DECLARE
#define K_THREAD_STACK_DEFINE(sym, size) Z_KERNEL_STACK_DEFINE_IN(sym, size, __stackmem)
#define K_THREAD_STACK_ARRAY_DEFINE(sym, nmemb, size) \
	Z_KERNEL_STACK_ARRAY_DEFINE_IN(sym, nmemb, size, __stackmem)
#define K_THREAD_PINNED_STACK_DEFINE K_KERNEL_PINNED_STACK_DEFINE
#define K_THREAD_PINNED_STACK_ARRAY_DEFINE K_KERNEL_PINNED_STACK_ARRAY_DEFINE
#define K_THREAD_STACK_MEMBER K_KERNEL_STACK_MEMBER
#define K_THREAD_STACK_SIZEOF(sym) K_KERNEL_STACK_SIZEOF(sym)
#define K_THREAD_STACK_BUFFER K_KERNEL_STACK_BUFFER
#define Z_THREAD_STACK_BUFFER K_KERNEL_STACK_BUFFER

#ifdef __cplusplus
}
#endif
#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_H_ */
