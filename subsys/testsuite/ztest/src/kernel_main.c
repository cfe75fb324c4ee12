/* SPDX-License-Identifier: Apache-2.0 */
/* The main() of a test image: at the end the machine stops with the verdict as its status. */
#include <stdlib.h>

#include "ztest_internal.h"

#include "ztest_program.h"

#ifdef CONFIG_SYS_CLOCK_EXISTS
uint32_t z_ztest_clock_ms(void)
{
	return (uint32_t)k_cyc_to_ms_floor64(k_cycle_get_64());
}
#else
uint32_t z_ztest_clock_ms(void)
{
	return 0;
}
#endif

uint32_t z_ztest_random(void)
{
	static uint32_t state;

	/* Numbers that differ from run to run where the machine's time does; no more is asked. */
	state += k_cycle_get_32() | 1U;
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}

int main(void)
{
	int result;

	__ASSERT(!k_is_pre_kernel(), "tests need the whole kernel");
	result = z_ztest_program();
	z_ztest_flush_log();
	/* Other threads may still be there; the verdict is out, so they end with the machine. */
	exit(result);
}
