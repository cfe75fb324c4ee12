/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names that do not depend on the compiler: joining, alignment tests, markers read by tools,
 * symbols in assembly. Included by toolchain/gcc.h.
 */
#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_COMMON_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_COMMON_H_

/** The argument as a string, before and after its expansion. */
#define Z_STRINGIFY(x) #x
#define STRINGIFY(s) Z_STRINGIFY(s)

/** The values of two macros joined into one token. */
#define _DO_CONCAT(x, y) x##y
#define _CONCAT(x, y) _DO_CONCAT(x, y)

#ifdef __cplusplus
#define EXTERN_C extern "C"
#define ZRESTRICT __restrict
#define TASK_ENTRY_CPP extern "C"
#else
#define EXTERN_C extern
#define ZRESTRICT restrict
#endif

#ifdef _ASMLANGUAGE

/** Declare a global function or object. */
#define GTEXT(sym) .global sym; .type sym, @function
#define GDATA(sym) .global sym; .type sym, @object
#define WTEXT(sym) .weak sym; .type sym, @function
#define WDATA(sym) .weak sym; .type sym, @object

/** Open the section of its own for a function or variable, and define it there. */
#define PERFOPT_ALIGN .balign 1
#define SECTION .section
#define SECTION_VAR(sect, sym) .section .sect.sym; sym:
#define SECTION_FUNC(sect, sym) .section .sect.sym, "ax"; PERFOPT_ALIGN; sym:
#define SECTION_SUBSEC_FUNC(sect, subsec, sym) .section .sect.subsec, "ax"; PERFOPT_ALIGN; sym:
#define GC_SECTION(sym) SECTION .text.sym, "ax"
#define REQUIRES(sym) .set sym##_Requires, sym

#else

/** Inline, however big the compiler finds it. */
#define ALWAYS_INLINE inline __attribute__((always_inline))

#define REQUIRES(sym) __asm__(".set " #sym "_Requires, " #sym "\n\t");

#endif /* _ASMLANGUAGE */

/** Prefix of a system call's prototype; a driver's API table; a socket. Read by the build. */
#define __syscall static inline
#define __syscall_always_inline static inline __attribute__((always_inline))
#define __subsystem
#define __net_socket

/** @p type with at least its own alignment, also inside a packed structure. */
#define Z_DECL_ALIGN(type) __aligned(__alignof(type)) type

/** True if @p ptr is a multiple of @p bytes, or of what an object of @p type needs. */
#define IS_PTR_ALIGNED_BYTES(ptr, bytes) (((uintptr_t)(ptr) % (bytes)) == 0)
#define IS_PTR_ALIGNED(ptr, type) IS_PTR_ALIGNED_BYTES(ptr, __alignof(type))

/** Keep @p symbol in the image although nothing refers to it. */
#define LINKER_KEEP(symbol) \
	static const void *const symbol##_ptr __used \
	__attribute__((__section__(".symbol_to_keep"))) = (const void *)&symbol

#endif /* ZEPHYR_INCLUDE_TOOLCHAIN_COMMON_H_ */
