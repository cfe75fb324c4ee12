/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What ztest.h offers in place of kernel.h to a test that is a program of the host: types, error
 * numbers, atomics and lists that need no kernel. Included by ztest.h only.
 */
#ifndef ZEPHYR_INCLUDE_ZTEST_HOST_H_
#define ZEPHYR_INCLUDE_ZTEST_HOST_H_

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#endif /* ZEPHYR_INCLUDE_ZTEST_HOST_H_ */
