/* SPDX-License-Identifier: Apache-2.0 */
/* What stacks are filled with (CONFIG_INIT_STACKS), and the count of what is left of it. */
#ifndef KERNEL_INCLUDE_STACK_PATTERN_H_
#define KERNEL_INCLUDE_STACK_PATTERN_H_

#include <stddef.h>
#include <stdint.h>

#define STACK_PATTERN 0xAA

/** Bytes from the low end of a stack on that were never written; the sentinel does not count. */
size_t z_stack_space_get(const uint8_t *stack_start, size_t size);

#endif /* KERNEL_INCLUDE_STACK_PATTERN_H_ */
