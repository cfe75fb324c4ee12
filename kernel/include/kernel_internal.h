/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of kernel/ offer each other. */
#ifndef KERNEL_INCLUDE_KERNEL_INTERNAL_H_
#define KERNEL_INCLUDE_KERNEL_INTERNAL_H_

#include <stdbool.h>

#include <zephyr/kernel/thread.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_BOOT_BANNER
/** Print name and version. */
void z_boot_banner(void);
#else
static inline void z_boot_banner(void)
{
}
#endif

/** Whether start-up has reached POST_KERNEL. */
extern bool z_sys_post_kernel;

/** Give start-up a running thread, and make the idle thread. Called once, first of all. */
void z_init_first_thread(void);
/** Create the threads of K_THREAD_DEFINE(), start those that are due. Called once. */
void z_init_static_threads(void);
/** Leave the start-up stack for main()'s. */
FUNC_NORETURN void z_start_main(void);
/** The rest of start-up, in main()'s thread. @return what main() returns */
int z_run_main(void);

/** The running thread: the system cannot go on without it, or can. */
static inline void z_thread_essential_set(void)
{
	_current->base.user_options |= K_ESSENTIAL;
}

static inline void z_thread_essential_clear(void)
{
	_current->base.user_options &= (uint8_t)~K_ESSENTIAL;
}

static inline bool z_is_thread_essential(void)
{
	return (_current->base.user_options & K_ESSENTIAL) != 0U;
}

struct k_mutex;

/** A mutex's owner is about to end: it is the next one's. Interrupts locked. */
void z_mutex_abandon(struct k_mutex *mutex);

#ifdef CONFIG_DEMAND_PAGING
/** The beginning of POST_KERNEL: backing store and eviction algorithm begin to work. */
void z_mem_paging_start(void);
/** main() is about to begin: what only start-up needed is given up. */
void z_mem_boot_over(void);
/** A thread is about to end: what it was doing for a page ends. Interrupts locked. */
void z_paging_thread_end(struct k_thread *thread);
#else
static inline void z_mem_paging_start(void)
{
}

static inline void z_mem_boot_over(void)
{
}

static inline void z_paging_thread_end(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

/** main()'s thread. */
extern struct k_thread z_main_thread;

/** The stack of main(). */
extern char z_main_stack[CONFIG_MAIN_STACK_SIZE];

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_KERNEL_INTERNAL_H_ */
