/* SPDX-License-Identifier: Apache-2.0 */
/* What the C library's errno stands on: kernel/thread/errno.c. */
#ifndef ZEPHYR_INCLUDE_SYS_ERRNO_PRIVATE_H_
#define ZEPHYR_INCLUDE_SYS_ERRNO_PRIVATE_H_

#ifdef __cplusplus
extern "C" {
#endif

/** @return the variable errno of the running thread. Threads only. */
int *z_errno(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_ERRNO_PRIVATE_H_ */
