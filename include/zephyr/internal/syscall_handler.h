/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a verification function (z_vrfy_*) says about the arguments of a system call.
 *
 * Without user mode nobody calls such a function, but a driver's may be compiled: the checks of
 * values keep their meaning, those of memory and objects hold, and copies are plain copies. Each
 * K_SYSCALL_*() is true if the argument is refused.
 */
#ifndef ZEPHYR_INCLUDE_INTERNAL_SYSCALL_HANDLER_H_
#define ZEPHYR_INCLUDE_INTERNAL_SYSCALL_HANDLER_H_

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/math_extras.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

/** End the calling thread if @p expr is true. */
#define K_OOPS(expr) \
	do { \
		if (expr) { \
			k_oops(); \
		} \
	} while (false)

#define K_SYSCALL_VERIFY_MSG(expr, fmt, ...) (!(expr))
#define K_SYSCALL_VERIFY(expr) (!(expr))
#define K_SYSCALL_MEMORY(ptr, size, write) ((void)(ptr), (void)(size), false)
#define K_SYSCALL_MEMORY_READ(ptr, size) K_SYSCALL_MEMORY(ptr, size, 0)
#define K_SYSCALL_MEMORY_WRITE(ptr, size) K_SYSCALL_MEMORY(ptr, size, 1)
#define K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, write) \
	__extension__({ \
		size_t z_product; \
		(void)(ptr); \
		size_mul_overflow((size_t)(nmemb), (size_t)(size), &z_product); \
	})
#define K_SYSCALL_MEMORY_ARRAY_READ(ptr, nmemb, size) K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, 0)
#define K_SYSCALL_MEMORY_ARRAY_WRITE(ptr, nmemb, size) K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, 1)
#define K_SYSCALL_OBJ(ptr, type) ((ptr) == NULL)
#define K_SYSCALL_OBJ_INIT(ptr, type) ((ptr) == NULL)
#define K_SYSCALL_OBJ_NEVER_INIT(ptr, type) ((ptr) == NULL)
#define K_SYSCALL_SPECIFIC_DRIVER(device, type, driver_api) \
	((device) == NULL || (device)->api != (driver_api))

/** @return whether a system call from user mode is being served. */
static inline bool k_is_in_user_syscall(void)
{
	return false;
}

/** Copy between the caller's memory and the kernel's. @return 0 */
static inline int k_usermode_from_copy(void *dst, const void *src, size_t size)
{
	memcpy(dst, src, size);
	return 0;
}

static inline int k_usermode_to_copy(void *dst, const void *src, size_t size)
{
	memcpy(dst, src, size);
	return 0;
}

/** @return the length of the caller's string, at most @p maxlen; *err is 0 */
static inline size_t k_usermode_string_nlen(const char *src, size_t maxlen, int *err)
{
	*err = 0;
	return strnlen(src, maxlen);
}

/**
 * Copy the caller's string.
 * @return 0, or -EINVAL if it needs more than @p maxlen bytes with its NUL
 */
static inline int k_usermode_string_copy(char *dst, const char *src, size_t maxlen)
{
	if (strnlen(src, maxlen) == maxlen) {
		return -EINVAL;
	}
	strcpy(dst, src);
	return 0;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_INTERNAL_SYSCALL_HANDLER_H_ */
