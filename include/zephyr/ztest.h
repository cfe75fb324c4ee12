/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The test engine's interface, whole: suites and tests (ztest_test.h), checks (ztest_assert.h),
 * expectations on calls (ztest_mock.h), the lines of a report (tc_util.h).
 *
 * A test program includes this and defines no main(): subsys/testsuite/ztest does. In a program of
 * the host (`type: unit`) there is no kernel, and kernel.h is left out.
 */
#ifndef ZEPHYR_INCLUDE_ZTEST_H_
#define ZEPHYR_INCLUDE_ZTEST_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef KERNEL
#include <zephyr/kernel.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/irq_offload.h>
#else
#include <zephyr/ztest_host.h>
#endif

#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>
#include <zephyr/tc_util.h>
#include <zephyr/ztest_assert.h>
#include <zephyr/ztest_mock.h>
#include <zephyr/ztest_test.h>

/** Where variables go that tests in user mode use. Without user mode every variable is theirs. */
#ifdef CONFIG_USERSPACE
#define ZTEST_DMEM K_APP_DMEM(ztest_mem_partition)
#define ZTEST_BMEM K_APP_BMEM(ztest_mem_partition)
#define ZTEST_SECTION K_APP_DMEM_SECTION(ztest_mem_partition)
extern struct k_mem_partition ztest_mem_partition;
#else
#define ZTEST_DMEM
#define ZTEST_BMEM
#define ZTEST_SECTION .data
#endif

#endif /* ZEPHYR_INCLUDE_ZTEST_H_ */
