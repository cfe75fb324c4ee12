/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every family of sections holds what was put there, from the first instruction in C on: values,
 * zeroes, code; and the boot family is gone when main() runs, if there is demand paging.
 */
#include <stdlib.h>

#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/sys/printk.h>

#include <kernel_arch_interface.h>

#include "checks.h"

static bool failed;

void check(bool right, const char *what)
{
	if (!right) {
		failed = true;
		printk("WRONG: %s\n", what);
	}
}

#define IN(object, part) \
	((uintptr_t)(object) >= (uintptr_t)part##_start && \
	 (uintptr_t)(object) < (uintptr_t)part##_end)

static __boot_data uint32_t boot_data = 11;
static __boot_bss uint32_t boot_bss[3000];
static __boot_rodata const uint32_t boot_rodata[] = { 12, 13 };
static __boot_noinit uint32_t boot_noinit[4];
static __pinned_data uint32_t pinned_data = 21;
static __pinned_bss uint32_t pinned_bss[3000];
static __pinned_rodata const uint32_t pinned_rodata[] = { 22, 23 };
static __pinned_noinit uint32_t pinned_noinit[4];
static uint32_t data[2000] = { 31 };
static uint32_t bss[2000];
static const uint32_t rodata[2000] = { 32, [1999] = 33 };
static __noinit uint32_t noinit[2000];
static K_THREAD_STACK_DEFINE(stack, 512);
static K_KERNEL_STACK_DEFINE(kernel_stack, 512);

static bool is_zero(const uint32_t *words, size_t count)
{
	while (count != 0 && words[count - 1] == 0) {
		count--;
	}
	return count == 0;
}

static __pinned_func uint32_t pinned_add(uint32_t x)
{
	return x + pinned_rodata[1];
}

/* The first that the application hears of: no device works. */
static __boot_func int at_start(void)
{
	check(boot_data == 11 && is_zero(boot_bss, ARRAY_SIZE(boot_bss)), "boot data and bss");
	check(boot_rodata[0] == 12 && boot_rodata[1] == 13, "boot constants");
	check(pinned_data == 21 && is_zero(pinned_bss, ARRAY_SIZE(pinned_bss)),
	      "pinned data and bss");
	boot_noinit[0] = boot_data;
	pinned_noinit[0] = boot_noinit[0] + 100;
	boot_bss[2999] = 1;
	pinned_bss[2999] = 2;
	return 0;
}

SYS_INIT(at_start, PRE_KERNEL_1, 99);

static void check_places(void)
{
	check(IN(&boot_data, lnkr_boot_data) && IN(boot_bss, lnkr_boot_bss) &&
		      IN(boot_rodata, lnkr_boot_rodata) && IN(boot_noinit, lnkr_boot_noinit) &&
		      IN(at_start, lnkr_boot_text),
	      "what is marked __boot_* is in the boot sections");
	check(IN(&pinned_data, lnkr_pinned_data) && IN(pinned_bss, lnkr_pinned_bss) &&
		      IN(pinned_rodata, lnkr_pinned_rodata) &&
		      IN(pinned_noinit, lnkr_pinned_noinit) && IN(pinned_add, lnkr_pinned_text),
	      "what is marked __pinned_* is in the pinned sections");
	check(lnkr_is_pinned((uint8_t *)stack) && lnkr_is_pinned((uint8_t *)kernel_stack),
	      "stacks are pinned");
	check(lnkr_is_pinned((uint8_t *)&_kernel) && IN(k_sleep, lnkr_pinned_text),
	      "the kernel is pinned");
	check(IN(check_places, __text_region) && IN(rodata, __rodata_region) &&
		      !lnkr_is_pinned((uint8_t *)data) && !lnkr_is_pinned((uint8_t *)bss) &&
		      !lnkr_is_pinned((uint8_t *)noinit),
	      "the application is not");
	check((uintptr_t)lnkr_boot_end == (uintptr_t)lnkr_pinned_start &&
		      (uintptr_t)lnkr_pinned_end == (uintptr_t)__text_region_start,
	      "the parts are in their order");
	check((uintptr_t)lnkr_pinned_size ==
		      (uintptr_t)lnkr_pinned_end - (uintptr_t)lnkr_pinned_start,
	      "sizes are sizes");
}

int main(void)
{
	uintptr_t location;

	check_places();
	check(data[0] == 31 && data[1999] == 0 && is_zero(bss, ARRAY_SIZE(bss)), "data and bss");
	check(rodata[0] == 32 && rodata[1000] == 0 && rodata[1999] == 33, "constants");
	check(pinned_noinit[0] == 111 && pinned_bss[2999] == 2 && pinned_add(1) == 24,
	      "pinned memory is kept");
	noinit[1999] = 5;
	check(noinit[1999] == 5, "memory that is not initialised");
	if (IS_ENABLED(CONFIG_DEMAND_PAGING)) {
		for (char *page = lnkr_boot_start; page < lnkr_boot_end;
		     page += CONFIG_MMU_PAGE_SIZE) {
			check(arch_page_location_get(page, &location) == ARCH_PAGE_LOCATION_BAD,
			      "boot sections are given up");
		}
	}
	if (IS_ENABLED(CONFIG_LINKER_USE_ONDEMAND_SECTION)) {
		check_ondemand();
	}
	printk("sections: %s\n", failed ? "wrong" : "right");
	exit(failed ? 1 : 0);
}
