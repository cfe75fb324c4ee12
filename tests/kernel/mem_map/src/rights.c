/* SPDX-License-Identifier: Apache-2.0 */
/* Permissions: what an entry says, and what the CPU makes of it. */
#include "test.h"

#define RIGHTS (K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER)

/* In letters of an entry's bits: all eight combinations. */
ZTEST(rights, test_entries)
{
	for (uint32_t bits = 0U; bits < 8U; bits++) {
		const uint32_t flags = bits * K_MEM_PERM_RW;
		uint8_t *const mem = k_mem_map(2U * PAGE, flags);

		zassert_equal(flags & ~RIGHTS, 0U);
		zassert_not_null(mem);
		for (size_t at = 0U; at < 2U * PAGE; at += PAGE) {
			const pentry_t entry = entry_of(mem + at);

			zassert_true((entry & MMU_P) != 0U);
			zassert_equal((entry & MMU_RW) != 0U, (flags & K_MEM_PERM_RW) != 0U);
			zassert_equal((entry & MMU_US) != 0U, (flags & K_MEM_PERM_USER) != 0U);
			zassert_equal(entry & (MMU_PWT | MMU_PCD), 0U, "RAM is cached");
			if (IS_ENABLED(CONFIG_X86_NX)) {
				zassert_equal((entry & MMU_XD) != 0U,
					      (flags & K_MEM_PERM_EXEC) == 0U);
			}
		}
		k_mem_unmap(mem, 2U * PAGE);
	}
	accounts_check();
}

ZTEST(rights, test_execution)
{
	uint8_t *const mem = k_mem_map(PAGE, K_MEM_PERM_RW | K_MEM_PERM_EXEC);
	uint8_t *const data = k_mem_map(PAGE, K_MEM_PERM_RW);

	put_code(mem);
	zassert_equal(((int (*)(void))(uintptr_t)mem)(), 42);
	put_code(data);
	if (IS_ENABLED(CONFIG_X86_NX)) {
		dies(call_it, data);
	} else {
		zassert_equal(((int (*)(void))(uintptr_t)data)(), 42);
	}
	k_mem_unmap(mem, PAGE);
	dies(call_it, mem);
	k_mem_unmap(data, PAGE);
	accounts_check();
}

ZTEST(rights, test_writing)
{
	uint8_t *const mem = k_mem_map(PAGE, K_MEM_MAP_UNINIT);

	read_it(mem);
	dies(write_it, mem);
	k_mem_unmap(mem, PAGE);
	dies(read_it, mem);
	accounts_check();
}

ZTEST_SUITE(rights, NULL, NULL, accounts_begin, NULL, NULL);
