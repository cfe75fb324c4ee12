/* SPDX-License-Identifier: Apache-2.0 */
/* The objects, as programs write them: nothing here says where they are to lie. */
#include "objects.h"

#define STACK_SIZE 1024

K_SEM_DEFINE(d_sem, 0, 10);
K_MUTEX_DEFINE(d_mutex);
K_CONDVAR_DEFINE(d_condvar);
K_EVENT_DEFINE(d_event);
K_FIFO_DEFINE(d_fifo);
K_LIFO_DEFINE(d_lifo);
K_STACK_DEFINE(d_stack, 4);
K_MSGQ_DEFINE(d_msgq, sizeof(struct message), MESSAGES, 4);
K_PIPE_DEFINE(d_pipe, PIPE_BYTES, 4);
K_MBOX_DEFINE(d_mbox);
K_MEM_SLAB_DEFINE(d_slab, BLOCK, 4, 8);
K_HEAP_DEFINE(d_heap, HEAP_BYTES);
K_TIMER_DEFINE(d_timer, timer_expired, NULL);
K_WORK_DEFINE(d_work, work_done);
K_WORK_DELAYABLE_DEFINE(d_delayable, work_done);
K_THREAD_DEFINE(d_thread, STACK_SIZE, thread_entry, &defined, NULL, NULL, 1, 0, SYS_FOREVER_MS);
static struct k_poll_signal d_signal = K_POLL_SIGNAL_INITIALIZER(d_signal);
static struct k_poll_event d_events[] = {
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &d_signal, 0),
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &d_sem,
					0),
};

const struct objects defined = {
	.sem = &d_sem,
	.mutex = &d_mutex,
	.condvar = &d_condvar,
	.event = &d_event,
	.fifo = &d_fifo,
	.lifo = &d_lifo,
	.stack = &d_stack,
	.msgq = &d_msgq,
	.pipe = &d_pipe,
	.mbox = &d_mbox,
	.slab = &d_slab,
	.heap = &d_heap,
	.timer = &d_timer,
	.work = &d_work,
	.delayable = &d_delayable,
	.signal = &d_signal,
	.events = d_events,
	.thread = &_k_thread_obj_d_thread,
	.work_q = &k_sys_work_q,
};

static struct k_sem sem;
static struct k_mutex mutex;
static struct k_condvar condvar;
static struct k_event event;
static struct k_fifo fifo;
static struct k_lifo lifo;
static struct k_stack stack;
static stack_data_t stack_data[4];
static struct k_msgq msgq;
static char __aligned(4) messages[MESSAGES * sizeof(struct message)];
static struct k_pipe pipe;
static uint8_t pipe_ring[PIPE_BYTES];
static struct k_mbox mbox;
static struct k_mem_slab slab;
static char __aligned(8) blocks[4U * BLOCK];
static struct k_heap heap;
static char __aligned(8) heap_memory[HEAP_BYTES];
static struct k_timer timer;
static struct k_work work;
static struct k_work_delayable delayable;
static struct k_poll_signal signal;
static struct k_poll_event events[2];
static struct k_thread thread;
static struct k_work_q work_q;
K_THREAD_STACK_DEFINE(thread_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(work_q_stack, STACK_SIZE);

const struct objects initialized = {
	.sem = &sem,
	.mutex = &mutex,
	.condvar = &condvar,
	.event = &event,
	.fifo = &fifo,
	.lifo = &lifo,
	.stack = &stack,
	.msgq = &msgq,
	.pipe = &pipe,
	.mbox = &mbox,
	.slab = &slab,
	.heap = &heap,
	.timer = &timer,
	.work = &work,
	.delayable = &delayable,
	.signal = &signal,
	.events = events,
	.thread = &thread,
	.work_q = &work_q,
};

void initialize(void)
{
	k_sem_init(&sem, 0, 10);
	(void)k_mutex_init(&mutex);
	(void)k_condvar_init(&condvar);
	k_event_init(&event);
	k_fifo_init(&fifo);
	k_lifo_init(&lifo);
	k_stack_init(&stack, stack_data, ARRAY_SIZE(stack_data));
	k_msgq_init(&msgq, messages, sizeof(struct message), MESSAGES);
	k_pipe_init(&pipe, pipe_ring, sizeof(pipe_ring));
	k_mbox_init(&mbox);
	(void)k_mem_slab_init(&slab, blocks, BLOCK, 4);
	k_heap_init(&heap, heap_memory, sizeof(heap_memory));
	k_timer_init(&timer, timer_expired, NULL);
	k_work_init(&work, work_done);
	k_work_init_delayable(&delayable, work_done);
	k_poll_signal_init(&signal);
	k_poll_event_init(&events[0], K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &signal);
	k_poll_event_init(&events[1], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
	k_work_queue_start(&work_q, work_q_stack, K_THREAD_STACK_SIZEOF(work_q_stack), 2, NULL);
	(void)k_thread_create(&thread, thread_stack, K_THREAD_STACK_SIZEOF(thread_stack),
			      thread_entry, (void *)&initialized, NULL, NULL, 1, 0, K_FOREVER);
}
