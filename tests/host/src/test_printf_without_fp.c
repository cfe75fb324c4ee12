/* SPDX-License-Identifier: Apache-2.0 */
/* The complete formatter built without floating point: the argument is passed over. */
#include <stdio.h>
#include <zephyr/sys/printk.h>

#include "check.h"

static void passed_over(void)
{
	char text[80];

	CHECK_EQ(snprintk(text, sizeof(text), "%d %f %d %.3Lg %s %a", 1, 2.0, 3, 4.0L, "5", 6.0),
		 17);
	CHECK_STR(text, "1 %f 3 %.3Lg 5 %a");
}

int main(void)
{
	RUN(passed_over);
	return check_end();
}
