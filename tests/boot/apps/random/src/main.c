/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The CPU's random number generator, and what the program says on a CPU without it. With the word
 * `panic` on the command line it takes a number all the same; with `cold` or `warm` it starts the
 * machine again.
 */
#include <string.h>
#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/drivers/entropy.h>
#include <zephyr/kernel.h>
#include <zephyr/random/random.h>
#include <zephyr/sys/reboot.h>

static const struct device *const rng = DEVICE_DT_GET(DT_CHOSEN(zephyr_entropy));

static bool wanted(const char *word)
{
	return strstr(x86_boot_cmdline(), word) != NULL;
}

/* Seven bytes: more than a word and not a whole number of them. The eighth stays as it is. */
static int odd_length(void)
{
	uint8_t seen[7] = { 0 };
	uint8_t buffer[8];

	for (int i = 0; i < 64; i++) {
		buffer[7] = 0x5A;
		if (entropy_get_entropy(rng, buffer, 7) != 0 || buffer[7] != 0x5A) {
			return 1;
		}
		for (int j = 0; j < 7; j++) {
			seen[j] |= buffer[j];
		}
	}
	for (int j = 0; j < 7; j++) {
		/* 64 numbers without a bit in common: one in 2 to the 64. */
		if (seen[j] != 0xFF) {
			return 1;
		}
	}
	return 0;
}

int main(void)
{
	uint32_t secret[4];
	int ret;

	if (wanted("cold") || wanted("warm")) {
		printk("again\n");
		sys_reboot(wanted("cold") ? SYS_REBOOT_COLD : SYS_REBOOT_WARM);
	}
	ret = sys_csrand_get(secret, sizeof(secret));
	printk("ready %d csrand %d\n", device_is_ready(rng), ret);
	if (ret != 0) {
		if (wanted("panic")) {
			(void)sys_rand32_get();
		}
		return entropy_get_entropy_isr(rng, (uint8_t *)secret, 4, 0) == -ENODEV ? 0 : 1;
	}
	printk("%08x %08x %08x\n", secret[0], sys_rand32_get(), sys_rand32_get());
	if (entropy_get_entropy_isr(rng, (uint8_t *)secret, 4, 0) != 4) {
		return 1;
	}
	return odd_length();
}
