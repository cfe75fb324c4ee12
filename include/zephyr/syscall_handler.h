/* SPDX-License-Identifier: Apache-2.0 */
/* The 3.4 spellings of internal/syscall_handler.h. */
#ifndef ZEPHYR_INCLUDE_SYSCALL_HANDLER_H_
#define ZEPHYR_INCLUDE_SYSCALL_HANDLER_H_

#include <zephyr/internal/syscall_handler.h>

#define Z_OOPS(expr) K_OOPS(expr)
#define Z_SYSCALL_VERIFY_MSG(expr, fmt, ...) K_SYSCALL_VERIFY_MSG(expr, fmt, ##__VA_ARGS__)
#define Z_SYSCALL_VERIFY(expr) K_SYSCALL_VERIFY(expr)
#define Z_SYSCALL_MEMORY(ptr, size, write) K_SYSCALL_MEMORY(ptr, size, write)
#define Z_SYSCALL_MEMORY_READ(ptr, size) K_SYSCALL_MEMORY_READ(ptr, size)
#define Z_SYSCALL_MEMORY_WRITE(ptr, size) K_SYSCALL_MEMORY_WRITE(ptr, size)
#define Z_SYSCALL_MEMORY_ARRAY(ptr, n, size, write) K_SYSCALL_MEMORY_ARRAY(ptr, n, size, write)
#define Z_SYSCALL_MEMORY_ARRAY_READ(ptr, n, size) K_SYSCALL_MEMORY_ARRAY_READ(ptr, n, size)
#define Z_SYSCALL_MEMORY_ARRAY_WRITE(ptr, n, size) K_SYSCALL_MEMORY_ARRAY_WRITE(ptr, n, size)
#define Z_SYSCALL_OBJ(ptr, type) K_SYSCALL_OBJ(ptr, type)
#define Z_SYSCALL_OBJ_INIT(ptr, type) K_SYSCALL_OBJ_INIT(ptr, type)
#define Z_SYSCALL_OBJ_NEVER_INIT(ptr, type) K_SYSCALL_OBJ_NEVER_INIT(ptr, type)
#define Z_SYSCALL_SPECIFIC_DRIVER(device, type, api) K_SYSCALL_SPECIFIC_DRIVER(device, type, api)
#define z_is_in_user_syscall() k_is_in_user_syscall()
#define z_user_from_copy(dst, src, size) k_usermode_from_copy(dst, src, size)
#define z_user_to_copy(dst, src, size) k_usermode_to_copy(dst, src, size)
#define z_user_string_nlen(src, maxlen, err) k_usermode_string_nlen(src, maxlen, err)
#define z_user_string_copy(dst, src, maxlen) k_usermode_string_copy(dst, src, maxlen)

#endif /* ZEPHYR_INCLUDE_SYSCALL_HANDLER_H_ */
