/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a kernel object's file needs to be listed (kernel/obj_core.h); three lines, which vanish
 * without the type's option:
 *
 *	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_SEM)                     in struct k_sem
 *	Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_SEM, k_sem, K_OBJ_TYPE_SEM_ID);       in its file
 *	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_SEM, k_sem, sem);          in its init function
 *
 * Objects that are defined statically are listed at start-up, from the iterable section of the
 * struct's name, before any other code of level PRE_KERNEL_1.
 */
#ifndef KERNEL_INCLUDE_OBJ_TYPES_H_
#define KERNEL_INCLUDE_OBJ_TYPES_H_

#include <zephyr/init.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>

/** The variable that is the type of struct @p name. */
#define Z_OBJ_TYPE(name) z_obj_type_##name

#define Z_OBJ_TYPE_DEFINE_(name, type_id) \
	struct k_obj_type Z_OBJ_TYPE(name); \
	static int z_obj_type_init_##name(void) \
	{ \
		(void)z_obj_type_init(&Z_OBJ_TYPE(name), type_id, \
				      offsetof(struct name, obj_core)); \
		STRUCT_SECTION_FOREACH(name, object) { \
			k_obj_core_init_and_link(K_OBJ_CORE(object), &Z_OBJ_TYPE(name)); \
		} \
		return 0; \
	} \
	SYS_INIT(z_obj_type_init_##name, PRE_KERNEL_1, 0)

/** Define the type of struct @p name, and list at start-up what is defined statically. */
#define Z_OBJ_TYPE_DEFINE(option, name, type_id) \
	COND_CODE_1(option, (Z_OBJ_TYPE_DEFINE_(name, type_id)), (struct name))

/** List an object that is being initialised. */
#define Z_OBJ_CORE_LIST(option, name, object) \
	COND_CODE_1(option, (k_obj_core_init_and_link(K_OBJ_CORE(object), &Z_OBJ_TYPE(name))), \
		    ((void)0))

/** Take an object off the list when it ceases to exist. */
#define Z_OBJ_CORE_UNLIST(option, object) \
	COND_CODE_1(option, (k_obj_core_unlink(K_OBJ_CORE(object))), ((void)0))

#endif /* KERNEL_INCLUDE_OBJ_TYPES_H_ */
