/* SPDX-License-Identifier: Apache-2.0 */
/* k_mem_slab_free() as Zephyr 3.4 has it, in an application. */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

K_MEM_SLAB_DEFINE_STATIC(slab, 16, 2, 4);

ZTEST(zephyr_3_4, test_slab_free)
{
	void *block[2];

	zassert_ok(k_mem_slab_alloc(&slab, &block[0], K_NO_WAIT));
	zassert_ok(k_mem_slab_alloc(&slab, &block[1], K_NO_WAIT));
	k_mem_slab_free(&slab, &block[1]);
	zassert_equal(k_mem_slab_num_used_get(&slab), 1);
	k_mem_slab_free(&slab, &block[0]);
	zassert_equal(k_mem_slab_num_used_get(&slab), 0);
	zassert_ok(k_mem_slab_alloc(&slab, &block[1], K_NO_WAIT));
	zassert_equal(block[1], block[0], "not the block, but where its address lay");
}

ZTEST_SUITE(zephyr_3_4, NULL, NULL, NULL, NULL, NULL);
