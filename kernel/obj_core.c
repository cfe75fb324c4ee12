/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists of kernel objects by type (kernel/obj_core.h). One lock guards all lists: they are long-
 * lived and short. The file of each object says when it is listed; who walks them says what for.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/spinlock.h>

static struct {
	struct k_spinlock lock;
	sys_slist_t types;
} objects = { .types = SYS_SLIST_STATIC_INIT(&objects.types) };

struct k_obj_type *z_obj_type_init(struct k_obj_type *type, uint32_t id, size_t off)
{
	__ASSERT(type != NULL, "no type for number %u", id);
	K_SPINLOCK(&objects.lock)
	{
		sys_slist_init(&type->list);
		type->id = id;
		type->obj_core_offset = off;
		(void)sys_slist_find_and_remove(&objects.types, &type->node);
		sys_slist_append(&objects.types, &type->node);
	}
	return type;
}

struct k_obj_type *k_obj_type_find(uint32_t type_id)
{
	struct k_obj_type *found = NULL;
	struct k_obj_type *type;

	K_SPINLOCK(&objects.lock)
	{
		SYS_SLIST_FOR_EACH_CONTAINER(&objects.types, type, node) {
			if (type->id == type_id) {
				found = type;
				break;
			}
		}
	}
	return found;
}

int k_obj_type_walk_unlocked(struct k_obj_type *type, int (*func)(struct k_obj_core *, void *),
			     void *data)
{
	struct k_obj_core *obj_core;
	struct k_obj_core *next;
	int result = 0;

	__ASSERT(type != NULL && func != NULL, "type %p, function %p", (void *)type, (void *)func);
	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&type->list, obj_core, next, node) {
		result = func(obj_core, data);
		if (result != 0) {
			break;
		}
	}
	return result;
}

int k_obj_type_walk_locked(struct k_obj_type *type, int (*func)(struct k_obj_core *, void *),
			   void *data)
{
	const k_spinlock_key_t key = k_spin_lock(&objects.lock);
	const int result = k_obj_type_walk_unlocked(type, func, data);

	k_spin_unlock(&objects.lock, key);
	return result;
}

void k_obj_core_init(struct k_obj_core *obj_core, struct k_obj_type *type)
{
	__ASSERT(type != NULL, "object core %p without a type", (void *)obj_core);
	obj_core->node.next = NULL;
	obj_core->type = type;
#ifdef CONFIG_OBJ_CORE_STATS
	obj_core->stats = NULL;
#endif
}

void k_obj_core_link(struct k_obj_core *obj_core)
{
	__ASSERT(obj_core->type != NULL, "object core %p has no type", (void *)obj_core);
	K_SPINLOCK(&objects.lock)
	{
		sys_slist_t *const list = &obj_core->type->list;

		if (!sys_slist_find(list, &obj_core->node, NULL)) {
			sys_slist_append(list, &obj_core->node);
		}
	}
}

void k_obj_core_init_and_link(struct k_obj_core *obj_core, struct k_obj_type *type)
{
	__ASSERT(type != NULL, "object core %p without a type", (void *)obj_core);
	K_SPINLOCK(&objects.lock)
	{
		/* It may be initialised for a second time; its memory cannot tell. */
		(void)sys_slist_find_and_remove(&type->list, &obj_core->node);
		k_obj_core_init(obj_core, type);
		sys_slist_append(&type->list, &obj_core->node);
	}
}

void k_obj_core_unlink(struct k_obj_core *obj_core)
{
	__ASSERT(obj_core->type != NULL, "object core %p has no type", (void *)obj_core);
	K_SPINLOCK(&objects.lock)
	{
		(void)sys_slist_find_and_remove(&obj_core->type->list, &obj_core->node);
	}
}
