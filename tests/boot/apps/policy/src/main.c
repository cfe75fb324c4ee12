/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An application whose handler of fatal errors returns. The boot loader's command line says what
 * fails, and where; the test knows whether the rest may go on.
 */
#include <stdlib.h>
#include <string.h>

#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>

#define STACK 2048

static K_THREAD_STACK_DEFINE(stack, STACK);
static struct k_thread thread;

/* The last word of the command line: loaders put their own before it. */
static bool asked_for(const char *what)
{
	const char *const line = x86_boot_cmdline();
	const char *const space = strrchr(line, ' ');

	return strcmp(space == NULL ? line : space + 1, what) == 0;
}

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	printk("handler: reason %u, %s registers\n", reason, esf == NULL ? "no" : "with");
	if (asked_for("handler")) {
		__asm__ volatile("ud2");
	}
}

static void fail(const void *argument)
{
	ARG_UNUSED(argument);
	__asm__ volatile("ud2");
	printk("came back\n");
}

static volatile int depth;

static int recurse(volatile int *above)
{
	volatile int here[64];

	here[0] = *above + 1;
	return depth++ < 100000 ? recurse(here) + here[1] : here[0];
}

static void worker(void *a, void *b, void *c)
{
	ARG_UNUSED(a);
	ARG_UNUSED(b);
	ARG_UNUSED(c);
	if (asked_for("oops")) {
		k_oops();
	} else if (asked_for("panic")) {
		k_panic();
	} else if (asked_for("isr")) {
		irq_offload(fail, NULL);
	} else {
		fail(NULL);
	}
	printk("came back\n");
}

/* When main() has died of its overflow. */
static void survivor(void *a, void *b, void *c)
{
	ARG_UNUSED(a);
	ARG_UNUSED(b);
	ARG_UNUSED(c);
	k_msleep(50);
	printk("others go on\n");
	exit(0);
}

int main(void)
{
	const bool essential = asked_for("essential");

	if (asked_for("overflow")) {
		(void)k_thread_create(&thread, stack, STACK, survivor, NULL, NULL, NULL, 3, 0,
				      K_NO_WAIT);
		/* Its stack has a guard below; the system should survive its end this time. */
		k_current_get()->base.user_options &= (uint8_t)~K_ESSENTIAL;
		depth = recurse(&depth);
		return 0;
	}
	(void)k_thread_create(&thread, stack, STACK, worker, NULL, NULL, NULL, 3,
			      essential ? K_ESSENTIAL : 0, K_FOREVER);
	k_thread_name_set(&thread, "worker");
	k_thread_start(&thread);
	(void)k_thread_join(&thread, K_FOREVER);
	printk("the rest goes on\n");
	return 0;
}
