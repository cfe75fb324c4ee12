/* SPDX-License-Identifier: Apache-2.0 */
/* Where Zephyr 3.4 has the kernel's timeouts (z_add_timeout() and kin). */
#ifndef ZEPHYR_INCLUDE_TIMEOUT_Q_H_
#define ZEPHYR_INCLUDE_TIMEOUT_Q_H_

#include <zephyr/kernel.h>

#include <timeout_q.h>

#endif /* ZEPHYR_INCLUDE_TIMEOUT_Q_H_ */
