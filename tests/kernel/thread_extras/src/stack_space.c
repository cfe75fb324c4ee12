/* SPDX-License-Identifier: Apache-2.0 */
/* How much of a stack was never used. */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define BYTES 1024

static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, BYTES);

static void use(void *bytes, void *unused1, void *unused2)
{
	volatile char used[POINTER_TO_INT(bytes) + 1];

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (size_t i = 0; i < sizeof(used); i++) {
		used[i] = 1;
	}
}

static size_t unused_after(int bytes)
{
	size_t unused;

	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), use, INT_TO_POINTER(bytes),
			NULL, NULL, 5, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_ok(k_thread_stack_space_get(&thread, &unused));
	return unused;
}

/* Enough bytes that creating and ending the thread need fewer. */
ZTEST(stack_space, test_used)
{
	const size_t little = unused_after(400);
	const size_t less = unused_after(700);

	zassert_between_inclusive(little, BYTES - 600, BYTES - 400, "%zu", little);
	zassert_between_inclusive(little - less, 296, 304, "%zu and %zu", little, less);
	/* Filled anew for each thread. */
	zassert_equal(unused_after(400), little);
}

ZTEST(stack_space, test_info)
{
	(void)unused_after(0);
	zassert_equal(thread.stack_info.start, (uintptr_t)K_THREAD_STACK_BUFFER(stack));
	zassert_equal(thread.stack_info.size, K_THREAD_STACK_SIZEOF(stack));
	/* Thread-local variables are at the top. */
	zassert_true(thread.stack_info.delta > 0 && thread.stack_info.delta < 128);
}

ZTEST(stack_space, test_no_stack)
{
	static struct k_thread nobody;
	size_t unused;

	zassert_equal(k_thread_stack_space_get(&nobody, &unused), -EINVAL);
}

ZTEST_SUITE(stack_space, NULL, NULL, NULL, NULL, NULL);
