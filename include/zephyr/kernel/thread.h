/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads: what they are, and how they begin and end.
 *
 * A program gives the memory, struct k_thread and a stack; the kernel allocates nothing. How
 * threads share the CPU is in sched.h; extras that Kconfig adds are in thread_stats.h and
 * friends. All functions are for threads unless they say more.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_H_

#include <zephyr/sys/util.h>

/* Options of a thread. */
/** The system cannot go on when this thread ends. */
#define K_ESSENTIAL BIT(0)
/** The thread uses the floating-point registers. */
#define K_FP_IDX 1
#define K_FP_REGS BIT(K_FP_IDX)
/** The thread runs in user mode. */
#define K_USER BIT(2)
/** The thread inherits its creator's permissions on kernel objects. */
#define K_INHERIT_PERMS BIT(3)
/** For the application's own use. */
#define K_CALLBACK_STATE BIT(4)
/** The thread uses the SSE registers. */
#define K_SSE_REGS BIT(7)

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/arch/cpu.h>
#include <zephyr/kernel/stats.h>
#include <zephyr/kernel/thread_stack.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/kernel_structs.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys_clock.h>
#include <zephyr/toolchain.h>

#ifdef CONFIG_DEMAND_PAGING_THREAD_STATS
#include <zephyr/kernel/mm/demand_paging.h>
#endif
#ifdef CONFIG_OBJ_CORE_THREAD
#include <zephyr/kernel/obj_core.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;
struct k_heap;
struct k_poll_event;

/** A thread, by the address of its struct. */
typedef struct k_thread *k_tid_t;

/** Where a thread begins; it ends by returning. */
typedef void (*k_thread_entry_t)(void *p1, void *p2, void *p3);

/** Called when a thread's slice is over, in the clock's interrupt. */
typedef void (*k_thread_timeslice_fn_t)(struct k_thread *thread, void *data);

/** What the scheduler keeps of a thread. */
struct _thread_base {
	/** Place in the ready queue or in a wait queue; never in both. */
	union {
		sys_dnode_t qnode_dlist;
		struct rbnode qnode_rb;
	};
	/** The wait queue it is in, or NULL. */
	_wait_q_t *pended_on;
	uint8_t user_options;
	/** Bits _THREAD_*. */
	uint8_t thread_state;
	/*
	 * Priority and depth of scheduler locks, 0 for none, counted down from there. Read as one
	 * number they say whether the thread can be preempted: _NON_PREEMPT_THRESHOLD.
	 */
	union {
		struct {
			int8_t prio;
			uint8_t sched_locked;
		};
		uint16_t preempt;
	};
	/** Mutexes that it owns and others want; its priority without those (sync/mutex.c). */
	uint8_t wanted_mutexes;
	int8_t own_prio;
#ifdef CONFIG_SCHED_CPU_MASK
	/** Bit 0: may run on the CPU. */
	uint16_t cpu_mask;
#endif
#ifdef CONFIG_SCHED_DEADLINE
	/** In cycles; compared by difference, so it may wrap. */
	int prio_deadline;
#endif
#if defined(CONFIG_SCHED_SCALABLE) || defined(CONFIG_WAITQ_SCALABLE)
	uint32_t order_key;
#endif
	/** What the waker hands over. */
	void *swap_data;
	struct _timeout timeout;
#ifdef CONFIG_TIMESLICE_PER_THREAD
	/** Its own slice, 0 for the common one, and what to call at the end of it. */
	int32_t slice_ticks;
	void *slice_data;
	k_thread_timeslice_fn_t slice_expired;
#endif
#ifdef CONFIG_SCHED_THREAD_USAGE
	struct k_cycle_stats usage;
#endif
};
typedef struct _thread_base _thread_base_t;

/** The memory of a thread's stack, in bytes from its lowest address. */
struct _thread_stack_info {
	uintptr_t start;
	size_t size;
	/** Bytes at the top that the thread does not get. */
	size_t delta;
};
typedef struct _thread_stack_info _thread_stack_info_t;

/** With what a thread was created. */
struct __thread_entry {
	k_thread_entry_t pEntry;
	void *parameter1;
	void *parameter2;
	void *parameter3;
};

/** The end of what a thread waits for in k_poll(). */
struct z_poller {
	bool is_polling;
	uint8_t mode;
	/** Of a thread: what it polls for. */
	int num_events;
	struct k_poll_event *events;
};

/** A thread. */
struct k_thread {
	struct _thread_base base;
	struct _callee_saved callee_saved;
	struct _thread_arch arch;
	/** Result of the wait, for the thread when it runs again. */
	int swap_retval;
	/** Threads in k_thread_join(). */
	_wait_q_t join_queue;
	/** The thread's own allocations come from there. */
	struct k_heap *resource_pool;
#ifdef CONFIG_THREAD_STACK_INFO
	struct _thread_stack_info stack_info;
#endif
#ifdef CONFIG_STACK_SENTINEL
	uint32_t *stack_sentinel;
#endif
#ifdef CONFIG_POLL
	struct z_poller poller;
#endif
#ifdef CONFIG_EVENTS
	uint32_t events;
	uint32_t event_options;
#endif
#ifdef CONFIG_THREAD_MONITOR
	struct __thread_entry entry;
	struct k_thread *next_thread;
#endif
#ifdef CONFIG_THREAD_NAME
	char name[CONFIG_THREAD_MAX_NAME_LEN];
#endif
#ifdef CONFIG_THREAD_CUSTOM_DATA
	void *custom_data;
#endif
#if defined(CONFIG_ERRNO) && !defined(CONFIG_ERRNO_IN_TLS) && !defined(CONFIG_LIBC_ERRNO)
	int errno_var;
#endif
#ifdef CONFIG_DEMAND_PAGING_THREAD_STATS
	struct k_mem_paging_stats_t paging_stats;
	/** This struct's own address, if the counts above are of something. */
	const struct k_thread *paging_counted;
#endif
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	/** Base of the thread's variables. */
	uintptr_t tls;
#endif
#ifdef CONFIG_OBJ_CORE_THREAD
	struct k_obj_core obj_core;
#endif
};
typedef struct k_thread _thread_t;

/* --- Beginning ----------------------------------------------------------------------------- */

/**
 * Create a thread.
 *
 * Not from an ISR; from start-up on PRE_KERNEL_2 at the earliest.
 *
 * @param new_thread the caller's memory, as long as the thread lives
 * @param stack made by K_THREAD_STACK_DEFINE() or a sibling
 * @param stack_size bytes, K_THREAD_STACK_SIZEOF(stack)
 * @param prio K_HIGHEST_THREAD_PRIO … K_LOWEST_APPLICATION_THREAD_PRIO; asserted
 * @param options K_ESSENTIAL and kin, or 0
 * @param delay until it starts; K_FOREVER: by k_thread_start()
 * @return the thread
 */
k_tid_t k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack, size_t stack_size,
			k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
			uint32_t options, k_timeout_t delay);

/** Start a thread that was created with a delay; a thread that started already is left alone. */
void k_thread_start(k_tid_t thread);

/**
 * Go on as a thread in user mode, at `entry`; never to return. Without user mode the thread keeps
 * its privileges, and is not essential any more either.
 */
FUNC_NORETURN void k_thread_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/** Data of a thread that start-up creates. */
struct _static_thread_data {
	struct k_thread *init_thread;
	k_thread_stack_t *init_stack;
	unsigned int init_stack_size;
	k_thread_entry_t init_entry;
	void *init_p1;
	void *init_p2;
	void *init_p3;
	int init_prio;
	uint32_t init_options;
	const char *init_name;
	/** Milliseconds; -1 for K_FOREVER. */
	int32_t init_delay_ms;
};

#define Z_THREAD_COMMON_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay) \
	struct k_thread _k_thread_obj_##name; \
	const STRUCT_SECTION_ITERABLE(_static_thread_data, _k_thread_data_##name) = { \
		.init_thread = &_k_thread_obj_##name, \
		.init_stack = _k_thread_stack_##name, \
		.init_stack_size = (stack_size), \
		.init_entry = (k_thread_entry_t)(entry), \
		.init_p1 = (void *)(p1), \
		.init_p2 = (void *)(p2), \
		.init_p3 = (void *)(p3), \
		.init_prio = (prio), \
		.init_options = (options), \
		.init_name = STRINGIFY(name), \
		.init_delay_ms = (delay), \
	}; \
	const k_tid_t name = &_k_thread_obj_##name

/**
 * Define a thread that start-up creates before main().
 *
 * @param name a constant of type k_tid_t
 * @param stack_size bytes
 * @param delay milliseconds until it starts, or SYS_FOREVER_MS
 */
#define K_THREAD_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay) \
	K_THREAD_STACK_DEFINE(_k_thread_stack_##name, stack_size); \
	Z_THREAD_COMMON_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)

/** The same for a thread that never enters user mode. */
#define K_KERNEL_THREAD_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay) \
	K_KERNEL_STACK_DEFINE(_k_thread_stack_##name, stack_size); \
	Z_THREAD_COMMON_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)

/**
 * A thread serves others: it does not keep the system from ending when main() and the rest have
 * ended. For threads of the kernel and of its subsystems.
 */
void z_thread_daemon(struct k_thread *thread);

/* --- Ending -------------------------------------------------------------------------------- */

/**
 * End a thread at once; what it holds, it holds for ever. Threads joining it wake.
 *
 * Thread or ISR. Does not return when the caller ends itself. Ending an essential thread is a
 * fatal error; a thread that is over is left alone.
 */
void k_thread_abort(k_tid_t thread);

/**
 * Wait for a thread's end.
 *
 * @retval 0 it is over
 * @retval -EBUSY it is not, and `timeout` is K_NO_WAIT; the only legal value in an ISR
 * @retval -EAGAIN it was not within `timeout`
 * @retval -EDEADLK it is the caller, or waits for the caller itself
 */
int k_thread_join(struct k_thread *thread, k_timeout_t timeout);

/* --- The thread itself --------------------------------------------------------------------- */

/** @return the thread that runs; in an ISR the one that was interrupted. */
k_tid_t k_sched_current_thread_query(void);

/** @return the thread that runs. Any context. */
__attribute_const__ static inline k_tid_t k_current_get(void)
{
	return _current;
}

/** @return the same, by the architecture's name. */
static inline struct k_thread *arch_current_thread(void)
{
	return _current;
}
#define z_current_get k_current_get

#ifdef CONFIG_THREAD_CUSTOM_DATA
/** A word of the running thread for any use; NULL at first. */
void k_thread_custom_data_set(void *value);
void *k_thread_custom_data_get(void);
#endif

/** Where the thread's own allocations (k_queue_alloc_append() and kin) come from. */
static inline void k_thread_heap_assign(struct k_thread *thread, struct k_heap *heap)
{
	thread->resource_pool = heap;
}

/**
 * Name a thread; NULL is the running one. Longer names are cut.
 *
 * @retval 0 success
 * @retval -ENOSYS without CONFIG_THREAD_NAME
 */
int k_thread_name_set(k_tid_t thread, const char *str);

/** @return its name, "" without one, NULL without CONFIG_THREAD_NAME */
const char *k_thread_name_get(k_tid_t thread);

/**
 * Copy a thread's name, NUL included.
 *
 * @retval 0 success
 * @retval -ENOSPC `size` is too small
 * @retval -EINVAL no such thread
 * @retval -ENOSYS without CONFIG_THREAD_NAME
 */
int k_thread_name_copy(k_tid_t thread, char *buf, size_t size);

/** The states of a thread in words, joined by '+'. @return buf; "" where it has no room */
const char *k_thread_state_str(k_tid_t thread_id, char *buf, size_t buf_size);

#ifdef CONFIG_SYS_CLOCK_EXISTS
/** Tick at which a thread's wait times out; -1 when it does not. Any context. */
k_ticks_t k_thread_timeout_expires_ticks(const struct k_thread *thread);
/** Ticks until then; 0 when it does not. Any context. */
k_ticks_t k_thread_timeout_remaining_ticks(const struct k_thread *thread);
#endif

/** Called for each thread; must not end threads. */
typedef void (*k_thread_user_cb_t)(const struct k_thread *thread, void *user_data);

#ifdef __cplusplus
}
#endif
#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_KERNEL_THREAD_H_ */
