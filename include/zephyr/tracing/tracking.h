/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists of the kernel's objects (CONFIG_TRACING_OBJECT_TRACKING): what is defined statically, and
 * what was initialised since. Objects are never taken out. To be read by debuggers and tests:
 *
 *	for (struct k_sem *sem = _track_list_k_sem; sem != NULL; sem = SYS_PORT_TRACK_NEXT(sem))
 */
#ifndef ZEPHYR_INCLUDE_TRACING_TRACKING_H_
#define ZEPHYR_INCLUDE_TRACING_TRACKING_H_

#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_TRACING_OBJECT_TRACKING

extern struct k_timer *_track_list_k_timer;
extern struct k_mem_slab *_track_list_k_mem_slab;
extern struct k_sem *_track_list_k_sem;
extern struct k_mutex *_track_list_k_mutex;
extern struct k_stack *_track_list_k_stack;
extern struct k_msgq *_track_list_k_msgq;
extern struct k_mbox *_track_list_k_mbox;
extern struct k_pipe *_track_list_k_pipe;
extern struct k_queue *_track_list_k_queue;
extern struct k_event *_track_list_k_event;

/** The next object in a list. */
#define SYS_PORT_TRACK_NEXT(list) ((list)->_obj_track_next)

/* An object is initialised; once more changes nothing. */
void sys_track_k_timer_init(struct k_timer *object);
void sys_track_k_mem_slab_init(struct k_mem_slab *object);
void sys_track_k_sem_init(struct k_sem *object);
void sys_track_k_mutex_init(struct k_mutex *object);
void sys_track_k_stack_init(struct k_stack *object);
void sys_track_k_msgq_init(struct k_msgq *object);
void sys_track_k_mbox_init(struct k_mbox *object);
void sys_track_k_pipe_init(struct k_pipe *object);
void sys_track_k_queue_init(struct k_queue *object);
void sys_track_k_event_init(struct k_event *object);

#define sys_port_track_k_timer_init(object, ...) sys_track_k_timer_init(object)
#define sys_port_track_k_mem_slab_init(object, ...) sys_track_k_mem_slab_init(object)
#define sys_port_track_k_sem_init(object, ...) sys_track_k_sem_init(object)
#define sys_port_track_k_mutex_init(object, ...) sys_track_k_mutex_init(object)
#define sys_port_track_k_stack_init(object, ...) sys_track_k_stack_init(object)
#define sys_port_track_k_msgq_init(object, ...) sys_track_k_msgq_init(object)
#define sys_port_track_k_mbox_init(object, ...) sys_track_k_mbox_init(object)
#define sys_port_track_k_pipe_init(object, ...) sys_track_k_pipe_init(object)
#define sys_port_track_k_queue_init(object, ...) sys_track_k_queue_init(object)
#define sys_port_track_k_event_init(object, ...) sys_track_k_event_init(object)

#else

#define sys_port_track_k_timer_init(object, ...) do { } while (false)
#define sys_port_track_k_mem_slab_init(object, ...) do { } while (false)
#define sys_port_track_k_sem_init(object, ...) do { } while (false)
#define sys_port_track_k_mutex_init(object, ...) do { } while (false)
#define sys_port_track_k_stack_init(object, ...) do { } while (false)
#define sys_port_track_k_msgq_init(object, ...) do { } while (false)
#define sys_port_track_k_mbox_init(object, ...) do { } while (false)
#define sys_port_track_k_pipe_init(object, ...) do { } while (false)
#define sys_port_track_k_queue_init(object, ...) do { } while (false)
#define sys_port_track_k_event_init(object, ...) do { } while (false)

#endif /* CONFIG_TRACING_OBJECT_TRACKING */

/* What has no list. */
#define sys_port_track_k_thread_init(object, ...) do { } while (false)
#define sys_port_track_k_work_init(object, ...) do { } while (false)
#define sys_port_track_k_work_queue_init(object, ...) do { } while (false)
#define sys_port_track_k_work_delayable_init(object, ...) do { } while (false)
#define sys_port_track_k_condvar_init(object, ...) do { } while (false)
#define sys_port_track_k_heap_init(object, ...) do { } while (false)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_TRACING_TRACKING_H_ */
