/* SPDX-License-Identifier: Apache-2.0 */
/* Stack objects: where they begin, what is reserved of them, what a thread gets. */
#include "victim.h"

#define SIZE 1000
#define NUMBER 3

K_THREAD_STACK_DECLARE(one, SIZE);
K_THREAD_STACK_DEFINE(one, SIZE);
K_THREAD_STACK_ARRAY_DECLARE(many, NUMBER, SIZE);
K_THREAD_STACK_ARRAY_DEFINE(many, NUMBER, SIZE);
K_KERNEL_STACK_DECLARE(kernels, SIZE);
K_KERNEL_STACK_DEFINE(kernels, SIZE);
static K_KERNEL_PINNED_STACK_DEFINE(pinned, SIZE);
static struct {
	char before;
	K_THREAD_STACK_MEMBER(stack, SIZE);
} holder;

static void check_object(k_thread_stack_t *object, size_t usable)
{
	zassert_equal((uintptr_t)object % CONFIG_MMU_PAGE_SIZE, 0);
	zassert_equal(K_THREAD_STACK_BUFFER(object), (char *)object + CONFIG_MMU_PAGE_SIZE);
	zassert_equal(K_KERNEL_STACK_BUFFER(object), K_THREAD_STACK_BUFFER(object));
	zassert_true(usable >= SIZE && usable % ARCH_STACK_PTR_ALIGN == 0, "%zu", usable);
}

ZTEST(layout, test_objects)
{
	zassert_equal(K_KERNEL_STACK_RESERVED, CONFIG_MMU_PAGE_SIZE);
	zassert_equal(K_THREAD_STACK_RESERVED, CONFIG_MMU_PAGE_SIZE);
	check_object(one, K_THREAD_STACK_SIZEOF(one));
	check_object(kernels, K_KERNEL_STACK_SIZEOF(kernels));
	check_object(pinned, K_KERNEL_STACK_SIZEOF(pinned));
	check_object(holder.stack, K_THREAD_STACK_SIZEOF(holder.stack));
	zassert_equal(sizeof(one), K_THREAD_STACK_SIZEOF(one) + CONFIG_MMU_PAGE_SIZE);
	zassert_equal(K_KERNEL_STACK_SIZEOF(kernels), ROUND_UP(SIZE, ARCH_STACK_PTR_ALIGN));
}

ZTEST(layout, test_arrays)
{
	zassert_equal(sizeof(many[0]), K_THREAD_STACK_LEN(SIZE));
	zassert_equal(sizeof(many), NUMBER * K_THREAD_STACK_LEN(SIZE));
	for (int i = 0; i < NUMBER; i++) {
		check_object(many[i], K_THREAD_STACK_SIZEOF(many[i]));
	}
}

struct guards {
	unsigned int seen;
	unsigned int missing;
};

static void count_guard(const struct k_thread *thread, void *user_data)
{
	struct guards *const guards = user_data;
	const char *const page = (char *)thread->stack_info.start - CONFIG_MMU_PAGE_SIZE;

	guards->seen++;
	if ((entry_of(page) & MMU_P) != 0U ||
	    (entry_of(page + CONFIG_MMU_PAGE_SIZE) & MMU_P) == 0U) {
		guards->missing++;
	}
}

/* main(), idle, and the thread that this runs in. */
ZTEST(layout, test_every_thread_has_one)
{
	struct guards guards = { 0 };

	k_thread_foreach(count_guard, &guards);
	zassert_true(guards.seen >= 3U, "%u", guards.seen);
	zassert_equal(guards.missing, 0);
}

ZTEST_SUITE(layout, NULL, NULL, NULL, NULL, NULL);
