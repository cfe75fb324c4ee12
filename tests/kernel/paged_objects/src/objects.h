/* SPDX-License-Identifier: Apache-2.0 */
/* One kernel object of each kind, however it came to be. */
#ifndef PAGED_OBJECTS_H_
#define PAGED_OBJECTS_H_

#include <zephyr/kernel.h>

struct objects {
	struct k_sem *sem;
	struct k_mutex *mutex;
	struct k_condvar *condvar;
	struct k_event *event;
	struct k_fifo *fifo;
	struct k_lifo *lifo;
	struct k_stack *stack;
	struct k_msgq *msgq;
	struct k_pipe *pipe;
	struct k_mbox *mbox;
	struct k_mem_slab *slab;
	struct k_heap *heap;
	struct k_timer *timer;
	struct k_work *work;
	struct k_work_delayable *delayable;
	struct k_poll_signal *signal;
	struct k_poll_event *events;
	struct k_thread *thread;
	struct k_work_q *work_q;
};

/** What a message is. */
struct message {
	void *reserved;
	uint32_t value;
};

#define MESSAGES 4U
#define BLOCK 64U
#define HEAP_BYTES 512U
#define PIPE_BYTES 16U
#define TIMER_MS 10

/** By K_SEM_DEFINE() and kin. */
extern const struct objects defined;
/** Variables of a program, made objects when it runs. */
extern const struct objects initialized;

void initialize(void);
/** What timers, items of work, and the threads do. */
void timer_expired(struct k_timer *timer);
void work_done(struct k_work *work);
void thread_entry(void *objects, void *p2, void *p3);

#endif /* PAGED_OBJECTS_H_ */
