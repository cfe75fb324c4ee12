/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks of system calls. There is no user mode, so nothing calls them. */
#ifndef ZEPHYR_INCLUDE_TRACING_SYSCALL_H_
#define ZEPHYR_INCLUDE_TRACING_SYSCALL_H_

#define sys_port_trace_syscall_enter(id, name, ...) do { } while (false)
#define sys_port_trace_syscall_exit(id, name, ...) do { } while (false)

#endif /* ZEPHYR_INCLUDE_TRACING_SYSCALL_H_ */
