/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Port and memory-mapped I/O. One instruction each, never reordered against one another by the
 * compiler; the CPU keeps the order of port accesses and of accesses to uncached memory (SDM
 * volume 3, "Memory Ordering"). The names and their meaning are those of zephyr/sys/sys_io.h.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_SYS_IO_H_
#define ZEPHYR_INCLUDE_ARCH_X86_SYS_IO_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/sys/sys_io.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

static ALWAYS_INLINE void sys_out8(uint8_t data, io_port_t port)
{
	__asm__ volatile("outb %0, %1" ::"a"(data), "Nd"((uint16_t)port));
}

static ALWAYS_INLINE uint8_t sys_in8(io_port_t port)
{
	uint8_t value;

	__asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"((uint16_t)port));
	return value;
}

static ALWAYS_INLINE void sys_out16(uint16_t data, io_port_t port)
{
	__asm__ volatile("outw %0, %1" ::"a"(data), "Nd"((uint16_t)port));
}

static ALWAYS_INLINE uint16_t sys_in16(io_port_t port)
{
	uint16_t value;

	__asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"((uint16_t)port));
	return value;
}

static ALWAYS_INLINE void sys_out32(uint32_t data, io_port_t port)
{
	__asm__ volatile("outl %0, %1" ::"a"(data), "Nd"((uint16_t)port));
}

static ALWAYS_INLINE uint32_t sys_in32(io_port_t port)
{
	uint32_t value;

	__asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"((uint16_t)port));
	return value;
}

static ALWAYS_INLINE void sys_write8(uint8_t data, mm_reg_t addr)
{
	__asm__ volatile("movb %0, %1" ::"iq"(data), "m"(*(volatile uint8_t *)addr) : "memory");
}

static ALWAYS_INLINE uint8_t sys_read8(mm_reg_t addr)
{
	uint8_t value;

	__asm__ volatile("movb %1, %0" : "=q"(value) : "m"(*(volatile uint8_t *)addr) : "memory");
	return value;
}

static ALWAYS_INLINE void sys_write16(uint16_t data, mm_reg_t addr)
{
	__asm__ volatile("movw %0, %1" ::"ir"(data), "m"(*(volatile uint16_t *)addr) : "memory");
}

static ALWAYS_INLINE uint16_t sys_read16(mm_reg_t addr)
{
	uint16_t value;

	__asm__ volatile("movw %1, %0" : "=r"(value) : "m"(*(volatile uint16_t *)addr) : "memory");
	return value;
}

static ALWAYS_INLINE void sys_write32(uint32_t data, mm_reg_t addr)
{
	__asm__ volatile("movl %0, %1" ::"ir"(data), "m"(*(volatile uint32_t *)addr) : "memory");
}

static ALWAYS_INLINE uint32_t sys_read32(mm_reg_t addr)
{
	uint32_t value;

	__asm__ volatile("movl %1, %0" : "=r"(value) : "m"(*(volatile uint32_t *)addr) : "memory");
	return value;
}

/*
 * Bits of a word in memory. The bit number may exceed 31: the instructions address the word that
 * holds it. Not atomic between CPUs; atomic against interrupts, being one instruction.
 */
static ALWAYS_INLINE void sys_set_bit(mem_addr_t addr, unsigned int bit)
{
	__asm__ volatile("btsl %1, %0"
			 : "+m"(*(volatile uint32_t *)addr)
			 : "Ir"(bit)
			 : "memory", "cc");
}

static ALWAYS_INLINE void sys_clear_bit(mem_addr_t addr, unsigned int bit)
{
	__asm__ volatile("btrl %1, %0"
			 : "+m"(*(volatile uint32_t *)addr)
			 : "Ir"(bit)
			 : "memory", "cc");
}

static ALWAYS_INLINE int sys_test_bit(mem_addr_t addr, unsigned int bit)
{
	int value;

	__asm__ volatile("btl %2, %1; sbb %0, %0"
			 : "=r"(value)
			 : "m"(*(volatile uint32_t *)addr), "Ir"(bit)
			 : "memory", "cc");
	return value;
}

static ALWAYS_INLINE int sys_test_and_set_bit(mem_addr_t addr, unsigned int bit)
{
	int value;

	__asm__ volatile("btsl %2, %1; sbb %0, %0"
			 : "=r"(value), "+m"(*(volatile uint32_t *)addr)
			 : "Ir"(bit)
			 : "memory", "cc");
	return value;
}

static ALWAYS_INLINE int sys_test_and_clear_bit(mem_addr_t addr, unsigned int bit)
{
	int value;

	__asm__ volatile("btrl %2, %1; sbb %0, %0"
			 : "=r"(value), "+m"(*(volatile uint32_t *)addr)
			 : "Ir"(bit)
			 : "memory", "cc");
	return value;
}

#define sys_bitfield_set_bit sys_set_bit
#define sys_bitfield_clear_bit sys_clear_bit
#define sys_bitfield_test_bit sys_test_bit
#define sys_bitfield_test_and_set_bit sys_test_and_set_bit
#define sys_bitfield_test_and_clear_bit sys_test_and_clear_bit

#ifdef __cplusplus
}
#endif
#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_SYS_IO_H_ */
