/* SPDX-License-Identifier: Apache-2.0 */
/* Thread-local variables. */
#include <errno.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

__thread int initialised = 1905;
static __thread char small = 's';
__thread int zero;
static __thread long long big[3] __aligned(16);

static struct k_thread threads[2];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, 1024);
static int *addresses[2];

static void check_fresh(void)
{
	zassert_equal(initialised, 1905);
	zassert_equal(small, 's');
	zassert_equal(zero, 0);
	zassert_true(big[0] == 0 && big[1] == 0 && big[2] == 0);
	zassert_equal(errno, 0);
	zassert_equal((uintptr_t)big % 16, 0);
}

static void set(int value)
{
	initialised = value;
	small = (char)value;
	zero = value;
	big[2] = value;
	errno = value;
}

static void check(int value)
{
	zassert_equal(initialised, value);
	zassert_equal(small, value);
	zassert_equal(zero, value);
	zassert_true(big[0] == 0 && big[2] == value);
	zassert_equal(errno, value);
}

static void user(void *index, void *unused1, void *unused2)
{
	const int number = POINTER_TO_INT(index) + 10;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	check_fresh();
	addresses[POINTER_TO_INT(index)] = &zero;
	set(number);
	for (int i = 0; i < 5; i++) {
		k_yield();
		check(number);
		k_sleep(K_TICKS(1));
		check(number);
	}
}

ZTEST(local_variables, test_each_thread_has_its_own)
{
	set(77);
	for (int i = 0; i < 2; i++) {
		/* The stack of the second is not as its memory began. */
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[0]), user,
				INT_TO_POINTER(i), NULL, NULL, 5, 0, K_NO_WAIT);
	}
	k_sleep(K_TICKS(3));
	check(77);
	for (int i = 0; i < 2; i++) {
		const size_t offset = (uintptr_t)addresses[i] - (uintptr_t)stacks[i];

		zassert_ok(k_thread_join(&threads[i], K_SECONDS(1)));
		zassert_true(offset < sizeof(stacks[0]), "thread %d: in no stack of its own", i);
	}
	check(77);
}

static void read_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	check(55);
	set(56);
}

/* An interrupt has those of the thread that it interrupted. */
ZTEST(local_variables, test_isr)
{
	set(55);
	irq_offload(read_in_isr, NULL);
	check(56);
}

ZTEST_SUITE(local_variables, NULL, NULL, NULL, NULL, NULL);
