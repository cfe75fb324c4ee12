/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The smallest test interface: CHECK() counts and names what is not true. One function for each
 * subject; main.c calls them all and returns whether nothing failed.
 */

#ifndef KERNEL_CHECKS_H_
#define KERNEL_CHECKS_H_

#include <stdbool.h>

#define CHECK(condition) check((condition), #condition, __FILE__, __LINE__)

void check(bool holds, const char *text, const char *file, int line);

void check_arithmetic(void);
void check_boot(void);
void check_devices(void);
void check_format(void);
void check_init(void);
void check_masts(void);
void check_memory(void);
void check_mmu(void);
void check_serial(void);

#endif /* KERNEL_CHECKS_H_ */
