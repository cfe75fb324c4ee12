/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Access to ports, device registers and single bits in memory.
 *
 * Each call is exactly one access of the named width, in program order. The architecture
 * defines them (arch/x86/sys_io.h): sys_out8/16/32(data, port), sys_in8/16/32(port),
 * sys_write8/16/32(data, address), sys_read8/16/32(address), sys_set_bit, sys_clear_bit,
 * sys_test_bit, sys_test_and_set_bit, sys_test_and_clear_bit(address, bit) and the same with
 * sys_bitfield_…, whose bit number may lie beyond the first word.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SYS_IO_H_
#define ZEPHYR_INCLUDE_SYS_SYS_IO_H_

#include <stddef.h>
#include <zephyr/types.h>

/** Number of a port; virtual address of a device register; of memory. */
typedef uint32_t io_port_t;
typedef uintptr_t mm_reg_t;
typedef uintptr_t mem_addr_t;

#endif /* ZEPHYR_INCLUDE_SYS_SYS_IO_H_ */
