/* SPDX-License-Identifier: Apache-2.0 */
/* The small formatter: what it promises is what the host prints. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "check.h"
#include "host_libc.h"
#include "same_output.h"

static void promised(void)
{
	static const long long values[] = {
		0, 1, -1, 10, 255, INT_MAX, INT_MIN, UINT_MAX, LLONG_MAX, LLONG_MIN, 1234567890123LL
	};
	static const char *const ints[] = { "%d", "%5d", "%-5d|", "%05d",   "%u",   "%x",
					    "%X", "%o",  "%08x",  "%-12u|", "%20i", "%020d" };
	static const char *const longs[] = { "%lld",    "%llu",     "%llx", "%25lld",
					     "%025lld", "%-25llx|", "%llo" };

	for (size_t i = 0; i < ARRAY_SIZE(values); i++) {
		for (size_t f = 0; f < ARRAY_SIZE(ints); f++) {
			CHECK(same(ints[f], (int)values[i]));
		}
		for (size_t f = 0; f < ARRAY_SIZE(longs); f++) {
			CHECK(same(longs[f], values[i]));
		}
		CHECK(same("%ld %lx %zu", (long)values[i], (long)values[i], (size_t)values[i]));
	}
	CHECK(same("%s|%5s|%-5s|%c|%3c|%%", "text", "ab", "cd", 'e', 'f'));
	CHECK(same("%*d|%-*s|", 6, 42, 8, "left"));
	CHECK(same("%p", (void *)ints));
}

static void not_promised(void)
{
	char text[80];
	const char *volatile format = "%y %d %";

	snprintk(text, sizeof(text), format, 1);
	CHECK_STR(text, "%y 1 %");
}

int main(void)
{
	RUN(promised);
	RUN(not_promised);
	return check_end();
}
