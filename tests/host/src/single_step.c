/* SPDX-License-Identifier: Apache-2.0 */
/* single_step.h. */
#include "single_step.h"

#include <signal.h>
#include <string.h>

static void (*each_instruction)(void);
static unsigned long instructions;

static void trapped(int number)
{
	(void)number;
	instructions++;
	each_instruction();
}

unsigned long single_step(void (*what)(void), void (*each)(void))
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = trapped;
	(void)sigaction(SIGTRAP, &action, NULL);
	each_instruction = each;
	instructions = 0;
	__asm__ volatile("pushf\n\torl $0x100, (%%esp)\n\tpopf" ::: "memory", "cc");
	what();
	__asm__ volatile("pushf\n\tandl $~0x100, (%%esp)\n\tpopf" ::: "memory", "cc");
	return instructions;
}
