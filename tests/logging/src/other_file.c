/* SPDX-License-Identifier: Apache-2.0 */
/* A module of two files; this one defines it. LOG_LEVEL is the old way to say a level. */
#define LOG_LEVEL 2
#include <zephyr/logging/log.h>

LOG_MODULE_REGISTER(other);

void other_file_logs(void)
{
	LOG_WRN("from the other file");
	LOG_INF("below its level");
}
