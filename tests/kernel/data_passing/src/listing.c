/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of the objects that there are (CONFIG_OBJ_CORE). */
#include "helpers.h"

K_HEAP_DEFINE(listing_pool, 512);

K_FIFO_DEFINE(listed_fifo);
K_LIFO_DEFINE(listed_lifo);
K_STACK_DEFINE(listed_stack, 1);
K_MSGQ_DEFINE(listed_msgq, 1, 1, 1);
K_MBOX_DEFINE(listed_mbox);
K_PIPE_DEFINE(listed_pipe, 1, 1);

ZTEST_SUITE(listing, NULL, NULL, NULL, NULL, NULL);

static int count_one(struct k_obj_core *core, void *wanted)
{
	return core == (struct k_obj_core *)wanted ? 1 : 0;
}

/* Whether an object is on the list of its type. */
static bool listed(uint32_t type, struct k_obj_core *core)
{
	struct k_obj_type *const list = k_obj_type_find(type);

	zassert_not_null(list, "no objects of type 0x%x", type);
	return k_obj_type_walk_locked(list, count_one, core) == 1;
}

ZTEST(listing, test_defined_objects)
{
	zassert_true(listed(K_OBJ_TYPE_FIFO_ID, K_OBJ_CORE(&listed_fifo)));
	zassert_true(listed(K_OBJ_TYPE_LIFO_ID, K_OBJ_CORE(&listed_lifo)));
	zassert_true(listed(K_OBJ_TYPE_STACK_ID, K_OBJ_CORE(&listed_stack)));
	zassert_true(listed(K_OBJ_TYPE_MSGQ_ID, K_OBJ_CORE(&listed_msgq)));
	zassert_true(listed(K_OBJ_TYPE_MBOX_ID, K_OBJ_CORE(&listed_mbox)));
	zassert_true(listed(K_OBJ_TYPE_PIPE_ID, K_OBJ_CORE(&listed_pipe)));
}

ZTEST(listing, test_objects_made_at_run_time)
{
	static struct k_fifo fifo;
	static struct k_lifo lifo;
	static struct k_mbox mbox;

	zassert_false(listed(K_OBJ_TYPE_FIFO_ID, K_OBJ_CORE(&fifo)));
	k_fifo_init(&fifo);
	k_fifo_init(&fifo);
	k_lifo_init(&lifo);
	k_mbox_init(&mbox);
	zassert_true(listed(K_OBJ_TYPE_FIFO_ID, K_OBJ_CORE(&fifo)));
	zassert_false(listed(K_OBJ_TYPE_LIFO_ID, K_OBJ_CORE(&fifo)));
	zassert_true(listed(K_OBJ_TYPE_LIFO_ID, K_OBJ_CORE(&lifo)));
	zassert_true(listed(K_OBJ_TYPE_MBOX_ID, K_OBJ_CORE(&mbox)));
}

ZTEST(listing, test_cleaned_up)
{
	static struct k_stack stack;
	static struct k_msgq msgq;
	static struct k_pipe pipe;

	k_thread_heap_assign(k_current_get(), &listing_pool);
	zassert_ok(k_stack_alloc_init(&stack, 4));
	zassert_ok(k_msgq_alloc_init(&msgq, 4, 4));
	zassert_ok(k_pipe_alloc_init(&pipe, 16));
	zassert_true(listed(K_OBJ_TYPE_STACK_ID, K_OBJ_CORE(&stack)));
	zassert_true(listed(K_OBJ_TYPE_MSGQ_ID, K_OBJ_CORE(&msgq)));
	zassert_true(listed(K_OBJ_TYPE_PIPE_ID, K_OBJ_CORE(&pipe)));
	zassert_ok(k_stack_cleanup(&stack));
	zassert_ok(k_msgq_cleanup(&msgq));
	zassert_ok(k_pipe_cleanup(&pipe));
	zassert_false(listed(K_OBJ_TYPE_STACK_ID, K_OBJ_CORE(&stack)));
	zassert_false(listed(K_OBJ_TYPE_MSGQ_ID, K_OBJ_CORE(&msgq)));
	zassert_false(listed(K_OBJ_TYPE_PIPE_ID, K_OBJ_CORE(&pipe)));
	k_thread_heap_assign(k_current_get(), NULL);
}
