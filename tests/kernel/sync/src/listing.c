/* SPDX-License-Identifier: Apache-2.0 */
/* The lists of objects by type: static ones are there from the start, others from their init. */
#include "helpers.h"

#include <zephyr/kernel/obj_core.h>

K_SEM_DEFINE(listed_sem, 0, 1);
K_MUTEX_DEFINE(listed_mutex);
K_CONDVAR_DEFINE(listed_condvar);
K_EVENT_DEFINE(listed_event);

struct search {
	struct k_obj_core *core;
	int found;
};

static int compare(struct k_obj_core *core, void *data)
{
	struct search *const search = data;

	search->found += core == search->core ? 1 : 0;
	return 0;
}

static int times_listed(uint32_t type_id, struct k_obj_core *core)
{
	struct k_obj_type *const type = k_obj_type_find(type_id);
	struct search search = { .core = core };

	zassert_not_null(type);
	zassert_ok(k_obj_type_walk_locked(type, compare, &search));
	return search.found;
}

ZTEST(listing, test_defined)
{
	zassert_equal(times_listed(K_OBJ_TYPE_SEM_ID, K_OBJ_CORE(&listed_sem)), 1);
	zassert_equal(times_listed(K_OBJ_TYPE_MUTEX_ID, K_OBJ_CORE(&listed_mutex)), 1);
	zassert_equal(times_listed(K_OBJ_TYPE_CONDVAR_ID, K_OBJ_CORE(&listed_condvar)), 1);
	zassert_equal(times_listed(K_OBJ_TYPE_EVENT_ID, K_OBJ_CORE(&listed_event)), 1);
}

ZTEST(listing, test_initialised)
{
	static struct k_sem sem;
	static struct k_mutex mutex;
	static struct k_condvar condvar;
	static struct k_event event;

	for (int i = 0; i < 2; i++) {
		zassert_equal(times_listed(K_OBJ_TYPE_SEM_ID, K_OBJ_CORE(&sem)), MIN(i, 1));
		zassert_ok(k_sem_init(&sem, 0, 1));
		zassert_ok(k_mutex_init(&mutex));
		zassert_ok(k_condvar_init(&condvar));
		k_event_init(&event);
		zassert_equal(times_listed(K_OBJ_TYPE_SEM_ID, K_OBJ_CORE(&sem)), 1);
		zassert_equal(times_listed(K_OBJ_TYPE_MUTEX_ID, K_OBJ_CORE(&mutex)), 1);
		zassert_equal(times_listed(K_OBJ_TYPE_CONDVAR_ID, K_OBJ_CORE(&condvar)), 1);
		zassert_equal(times_listed(K_OBJ_TYPE_EVENT_ID, K_OBJ_CORE(&event)), 1);
	}
}

static int count(struct k_obj_core *core, void *data)
{
	ARG_UNUSED(core);
	(*(int *)data)++;
	return 0;
}

ZTEST(listing, test_iterable_sections)
{
	size_t defined;
	int listed = 0;

	STRUCT_SECTION_COUNT(k_sem, &defined);
	zassert_ok(k_obj_type_walk_unlocked(k_obj_type_find(K_OBJ_TYPE_SEM_ID), count, &listed));
	zassert_true(defined >= 1 && (size_t)listed >= defined);
}

ZTEST_SUITE(listing, NULL, NULL, NULL, NULL, NULL);
