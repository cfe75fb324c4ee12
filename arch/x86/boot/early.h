/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The C code that runs before paging, at whatever address the loader put it.
 *
 * It is compiled position-independent and for a 486 (arch/x86/CMakeLists.txt), so nothing here
 * needs an address to be right or a CPU to be new. Three rules keep it so: every object is
 * declared under hidden visibility, which makes the compiler reach it relative to the code; no
 * constant holds an address (no tables of pointers, no switch that could become one); and no
 * structure is copied or cleared as a whole, which may become a call of a library function that
 * was compiled for the image's own CPU.
 */
#ifndef ARCH_X86_BOOT_EARLY_H_
#define ARCH_X86_BOOT_EARLY_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#pragma GCC visibility push(hidden)

#include <zephyr/arch/x86/boot_args.h>

/** Linker symbols. Their addresses are where the image is, not where it should be. */
extern char z_mapped_start[], z_image_resident_end[];

/** Print, then stop the machine as a failure. */
FUNC_NORETURN void z_x86_early_stop(const char *what);

/** Copy what the loader left. */
void z_x86_early_copy_args(uint32_t magic, uint32_t info);

/**
 * How far memory goes on from `from` without a gap: through usable RAM only, or through anything
 * that the copied map lists. `from` itself if nothing is there.
 */
uint64_t z_x86_early_end_of_run(uint64_t from, bool ram_only);

#ifdef CONFIG_X86_EARLY_SERIAL
/** Program the console's UART: rate, 8n1, no interrupts. */
void z_x86_early_serial_init(void);

/**
 * Send a character; a newline becomes carriage return and newline.
 *
 * Any time, before and after paging. Waits for the transmitter, but not for ever: a UART that
 * is not there costs a second per line, no more.
 *
 * @return `c`
 */
int z_x86_early_putc(int c);

void z_x86_early_puts(const char *text);

/** As eight hexadecimal digits after 0x. */
void z_x86_early_puthex(uint32_t value);
#else
static inline void z_x86_early_serial_init(void)
{
}

static inline void z_x86_early_puts(const char *text)
{
	ARG_UNUSED(text);
}

static inline void z_x86_early_puthex(uint32_t value)
{
	ARG_UNUSED(value);
}
#endif

#pragma GCC visibility pop

#endif /* ARCH_X86_BOOT_EARLY_H_ */
