/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For functions that do the rarer part of another function's work.
 *
 * Were it inlined, the other one would save registers and make a frame in every case.
 */
#ifndef KERNEL_INCLUDE_SLOW_PATH_H_
#define KERNEL_INCLUDE_SLOW_PATH_H_

#define SLOW_PATH __attribute__((noinline))

#endif /* KERNEL_INCLUDE_SLOW_PATH_H_ */
