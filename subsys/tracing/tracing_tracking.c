/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists of the kernel's objects: tracing/tracking.h.
 *
 * Decides that static objects are listed before any other and that an object is listed once.
 * Called by the functions that initialise objects, in any context.
 */
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/tracing/tracking.h>

static struct k_spinlock lock;

/* A list, the function that puts an object at its front, and one for all static objects. */
#define LIST(type) \
	struct type *_track_list_##type; \
	void sys_track_##type##_init(struct type *object) \
	{ \
		struct type *each; \
		\
		__ASSERT(object != NULL, "no " #type " to list"); \
		K_SPINLOCK(&lock) { \
			for (each = _track_list_##type; each != NULL && each != object; \
			     each = each->_obj_track_next) { \
			} \
			if (each == NULL) { \
				object->_obj_track_next = _track_list_##type; \
				_track_list_##type = object; \
			} \
		} \
	} \
	static void list_##type(void) \
	{ \
		STRUCT_SECTION_FOREACH(type, object) { \
			sys_track_##type##_init(object); \
		} \
	}

LIST(k_timer)
LIST(k_mem_slab)
LIST(k_sem)
LIST(k_mutex)
LIST(k_stack)
LIST(k_msgq)
LIST(k_mbox)
LIST(k_pipe)
LIST(k_queue)
LIST(k_event)

static int list_static_objects(void)
{
	list_k_timer();
	list_k_mem_slab();
	list_k_sem();
	list_k_mutex();
	list_k_stack();
	list_k_msgq();
	list_k_mbox();
	list_k_pipe();
	list_k_queue();
	list_k_event();
	return 0;
}
SYS_INIT(list_static_objects, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_OBJECTS);
