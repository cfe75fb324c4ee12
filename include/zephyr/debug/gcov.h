/* SPDX-License-Identifier: Apache-2.0 */
/* Coverage by gcov, which images are not built with: the calls do nothing. */
#ifndef ZEPHYR_INCLUDE_DEBUG_GCOV_H_
#define ZEPHYR_INCLUDE_DEBUG_GCOV_H_

static inline void gcov_coverage_dump(void)
{
}

static inline void gcov_static_init(void)
{
}

#endif /* ZEPHYR_INCLUDE_DEBUG_GCOV_H_ */
