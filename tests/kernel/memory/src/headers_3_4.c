/* SPDX-License-Identifier: Apache-2.0 */
/* Headers where Zephyr 3.4 has them. Each comes first in its turn, so that it needs no other. */
#include <zephyr/timeout_q.h>
#include <zephyr/wait_q.h>
#include <zephyr/sys/arch_interface.h>
#include <zephyr/ztest.h>

static struct _timeout timeout;
static struct k_sem expired;

static void expire(struct _timeout *to)
{
	zassert_equal_ptr(to, &timeout);
	k_sem_give(&expired);
}

ZTEST(zephyr_3_4, test_timeout)
{
	z_init_timeout(&timeout);
	zassert_ok(k_sem_init(&expired, 0, 1));
	z_add_timeout(&timeout, expire, K_TICKS(2));
	zassert_false(z_is_inactive_timeout(&timeout));
	zassert_ok(k_sem_take(&expired, K_TICKS(4)));
	zassert_true(z_is_inactive_timeout(&timeout));
	zassert_equal(z_abort_timeout(&timeout), -EINVAL);
}

ZTEST(zephyr_3_4, test_wait_queue)
{
	_wait_q_t queue = Z_WAIT_Q_INIT(&queue);
	const unsigned int key = arch_irq_lock();

	zassert_is_null(z_waitq_head(&queue));
	zassert_true(arch_irq_unlocked(key));
	arch_irq_unlock(key);
}
