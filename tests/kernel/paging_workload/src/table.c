/* SPDX-License-Identifier: Apache-2.0 */
/* A hash table over all of the data: keys are put in, changed and looked up, in no order. */
#include "workload.h"

#define KEYS 1000U
#define ENTRIES (DATA_WORDS / 2U)

struct entry {
	/* 0: the entry is empty. */
	uint32_t key;
	uint32_t value;
};

BUILD_ASSERT(sizeof(struct entry) * ENTRIES == DATA_PAGES * CONFIG_MMU_PAGE_SIZE,
	     "the table is all of the data");

/* Never 0, and no two are equal: the multiplier is odd. */
static uint32_t key_of(uint32_t number)
{
	return (number + 1U) * 2654435761U;
}

static struct entry *find(struct entry *table, uint32_t key)
{
	size_t at = key % ENTRIES;

	while (table[at].key != 0U && table[at].key != key) {
		at = (at + 1U) % ENTRIES;
	}
	return &table[at];
}

ZTEST_F(workload, test_table)
{
	struct entry *const table = (struct entry *)fixture->data;
	uint64_t sum = 0;
	size_t used = 0;

	for (uint32_t i = 0; i < KEYS; i++) {
		*find(table, key_of(i)) = (struct entry){ .key = key_of(i), .value = i };
	}
	for (uint32_t i = 0; i < KEYS; i++) {
		struct entry *const entry = find(table, key_of(i * 7U % KEYS));

		zassert_equal(entry->value, i * 7U % KEYS);
		entry->value *= entry->value;
	}
	for (uint32_t i = 0; i < KEYS; i++) {
		sum += find(table, key_of(i))->value;
	}
	zassert_equal(sum, (uint64_t)(KEYS - 1U) * KEYS * (2U * KEYS - 1U) / 6U);
	/* Nothing else has become of the table. */
	for (size_t i = 0; i < ENTRIES; i++) {
		used += table[i].key != 0U ? 1U : 0U;
		zassert_true(table[i].key != 0U || table[i].value == 0U);
	}
	zassert_equal(used, KEYS);
}
