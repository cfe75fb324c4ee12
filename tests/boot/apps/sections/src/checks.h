/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SECTIONS_CHECKS_H_
#define SECTIONS_CHECKS_H_

#include <stdbool.h>

/** Print a line if something is not as it should be, and remember it. */
void check(bool right, const char *what);

/** What is loaded on demand: only with CONFIG_LINKER_USE_ONDEMAND_SECTION. */
void check_ondemand(void);

#endif /* SECTIONS_CHECKS_H_ */
