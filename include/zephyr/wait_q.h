/* SPDX-License-Identifier: Apache-2.0 */
/* Where Zephyr 3.4 has the kernel's wait queues (z_waitq_head() and kin). */
#ifndef ZEPHYR_INCLUDE_WAIT_Q_H_
#define ZEPHYR_INCLUDE_WAIT_Q_H_

#include <zephyr/kernel.h>

#include <wait_q.h>

#endif /* ZEPHYR_INCLUDE_WAIT_Q_H_ */
