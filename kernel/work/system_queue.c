/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system's work queue: a thread for work that has no other. Drivers of later start-up levels
 * may submit to it.
 */
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing.h>

#include <kthread.h>

static K_KERNEL_STACK_DEFINE(sys_work_q_stack, CONFIG_SYSTEM_WORKQUEUE_STACK_SIZE);

struct k_work_q k_sys_work_q;

BUILD_ASSERT(CONFIG_SYSTEM_WORKQUEUE_PRIORITY >= -CONFIG_NUM_COOP_PRIORITIES &&
		     CONFIG_SYSTEM_WORKQUEUE_PRIORITY <= CONFIG_NUM_PREEMPT_PRIORITIES,
	     "CONFIG_SYSTEM_WORKQUEUE_PRIORITY is not one of the threads' priorities");

int k_work_submit(struct k_work *work)
{
	int ret;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, submit, work);
	ret = k_work_submit_to_queue(&k_sys_work_q, work);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, submit, work, ret);
	return ret;
}

int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay)
{
	int ret;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, schedule, dwork, delay);
	ret = k_work_schedule_for_queue(&k_sys_work_q, dwork, delay);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, schedule, dwork, delay, ret);
	return ret;
}

int k_work_reschedule(struct k_work_delayable *dwork, k_timeout_t delay)
{
	int ret;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, reschedule, dwork, delay);
	ret = k_work_reschedule_for_queue(&k_sys_work_q, dwork, delay);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, reschedule, dwork, delay, ret);
	return ret;
}

static int sys_work_q_init(void)
{
	static const struct k_work_queue_config cfg = {
		.name = "sysworkq",
		.no_yield = IS_ENABLED(CONFIG_SYSTEM_WORKQUEUE_NO_YIELD),
		.essential = true,
	};

	k_work_queue_start(&k_sys_work_q, sys_work_q_stack, K_KERNEL_STACK_SIZEOF(sys_work_q_stack),
			   CONFIG_SYSTEM_WORKQUEUE_PRIORITY, &cfg);
	z_thread_daemon(&k_sys_work_q.thread);
	return 0;
}

SYS_INIT(sys_work_q_init, POST_KERNEL, CONFIG_KERNEL_INIT_PRIORITY_DEFAULT);
