/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Page faults of every kind that supervisor code can have: nothing there, a write where only
 * reading is allowed, execution where there is no code, an address that was the identity mapping.
 */

#include "cases.h"

#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

#define NOWHERE 0xe0001000U
#define RET_INSTRUCTION 0xc3

/* What the cases fault on; the tests look for these names. */
const uint32_t constant_word = 0x600dda7a;
uint8_t code_in_data[16] = { RET_INSTRUCTION };

static void read_at(uintptr_t address)
{
	(void)*(volatile uint32_t *)hidden(address);
}

static void write_at(uintptr_t address)
{
	*(volatile uint32_t *)hidden(address) = 1;
}

static void execute_at(uintptr_t address)
{
	void (*function)(void) = (void (*)(void))hidden(address);

	function();
}

static void read_null(void)
{
	read_at(0);
}

static void write_null(void)
{
	write_at(0x10);
}

static void execute_null(void)
{
	execute_at(0);
}

static void write_constant(void)
{
	write_at((uintptr_t)&constant_word);
}

static void write_text(void)
{
	write_at((uintptr_t)read_null);
}

static void execute_data(void)
{
	execute_at((uintptr_t)code_in_data);
}

static void execute_constant(void)
{
	execute_at((uintptr_t)&constant_word);
}

static void read_nowhere(void)
{
	read_at(NOWHERE);
}

/* With the image elsewhere, its physical address was mapped until start-up dropped that. */
static void read_identity(void)
{
	read_at(CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_OFFSET);
}

const struct fault_case page_cases[] = {
	{ "null-read", read_null },
	{ "null-write", write_null },
	{ "null-execute", execute_null },
	{ "rodata-write", write_constant },
	{ "text-write", write_text },
	{ "data-execute", execute_data },
	{ "rodata-execute", execute_constant },
	{ "nowhere-read", read_nowhere },
	{ "identity-read", read_identity },
};

const size_t page_case_count = ARRAY_SIZE(page_cases);
