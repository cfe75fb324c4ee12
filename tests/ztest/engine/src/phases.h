/* SPDX-License-Identifier: Apache-2.0 */
/* When a suite of this program runs. */
#ifndef TESTS_ZTEST_ENGINE_PHASES_H_
#define TESTS_ZTEST_ENGINE_PHASES_H_

#include <stdbool.h>

/** Once, among the first. */
bool in_first_phase(const void *state);

#endif /* TESTS_ZTEST_ENGINE_PHASES_H_ */
