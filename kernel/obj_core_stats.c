/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Statistics of kernel objects (kernel/obj_core.h): checks what is asked for against what the
 * object's type offers, then calls the type's function. Numbers are gathered by the objects.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/spinlock.h>

/* Guards the pointers to raw data; functions of types run with it held. */
static struct k_spinlock stats_lock;

int k_obj_core_stats_register(struct k_obj_core *obj_core, void *stats, size_t stats_len)
{
	const k_spinlock_key_t key = k_spin_lock(&stats_lock);
	const struct k_obj_core_stats_desc *const desc = obj_core->type->stats_desc;
	int result = 0;

	if (desc == NULL) {
		result = -ENOTSUP;
	} else if (desc->raw_size != stats_len) {
		result = -EINVAL;
	} else {
		obj_core->stats = stats;
	}
	k_spin_unlock(&stats_lock, key);
	return result;
}

int k_obj_core_stats_deregister(struct k_obj_core *obj_core)
{
	const k_spinlock_key_t key = k_spin_lock(&stats_lock);
	int result = 0;

	if (obj_core->type->stats_desc == NULL) {
		result = -ENOTSUP;
	} else {
		obj_core->stats = NULL;
	}
	k_spin_unlock(&stats_lock, key);
	return result;
}

/* What a type's function fills in, of exactly its size. */
static int stats_read(struct k_obj_core *obj_core, void *stats, size_t stats_len, bool raw)
{
	const k_spinlock_key_t key = k_spin_lock(&stats_lock);
	const struct k_obj_core_stats_desc *const desc = obj_core->type->stats_desc;
	int (*read)(struct k_obj_core *, void *) = NULL;
	int result;

	__ASSERT(stats != NULL, "no place for the statistics of %p", (void *)obj_core);
	if (desc != NULL && obj_core->stats != NULL) {
		read = raw ? desc->raw : desc->query;
	}
	if (read == NULL) {
		result = -ENOTSUP;
	} else if (stats_len != (raw ? desc->raw_size : desc->query_size)) {
		result = -EINVAL;
	} else {
		result = read(obj_core, stats);
	}
	k_spin_unlock(&stats_lock, key);
	return result;
}

int k_obj_core_stats_raw(struct k_obj_core *obj_core, void *stats, size_t stats_len)
{
	return stats_read(obj_core, stats, stats_len, true);
}

int k_obj_core_stats_query(struct k_obj_core *obj_core, void *stats, size_t stats_len)
{
	return stats_read(obj_core, stats, stats_len, false);
}

/* A type's function without arguments, found @p offset bytes into its description. */
static int stats_control(struct k_obj_core *obj_core, size_t offset)
{
	const k_spinlock_key_t key = k_spin_lock(&stats_lock);
	const struct k_obj_core_stats_desc *const desc = obj_core->type->stats_desc;
	int (*control)(struct k_obj_core *) = NULL;
	int result = -ENOTSUP;

	__ASSERT(offset < sizeof(*desc), "offset %zu", offset);
	if (desc != NULL && obj_core->stats != NULL) {
		memcpy(&control, (const uint8_t *)desc + offset, sizeof(control));
	}
	if (control != NULL) {
		result = control(obj_core);
	}
	k_spin_unlock(&stats_lock, key);
	return result;
}

int k_obj_core_stats_reset(struct k_obj_core *obj_core)
{
	return stats_control(obj_core, offsetof(struct k_obj_core_stats_desc, reset));
}

int k_obj_core_stats_disable(struct k_obj_core *obj_core)
{
	return stats_control(obj_core, offsetof(struct k_obj_core_stats_desc, disable));
}

int k_obj_core_stats_enable(struct k_obj_core *obj_core)
{
	return stats_control(obj_core, offsetof(struct k_obj_core_stats_desc, enable));
}
