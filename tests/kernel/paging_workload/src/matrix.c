/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A square matrix times a vector, again and again. The matrix is the product of a column and a row,
 * so each result is the column times one number.
 */
#include "workload.h"

#define SIDE 640U
#define TURNS 4

BUILD_ASSERT(SIDE *SIDE == DATA_WORDS, "the matrix is all of the data");

static uint32_t column(size_t i)
{
	return 3U * (uint32_t)i + 7U;
}

static uint32_t row(size_t j)
{
	return (uint32_t)(j * j) ^ 0x5a5aU;
}

/* Row times column: what the vector grows by in a turn. */
static uint32_t factor(void)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < SIDE; i++) {
		sum += row(i) * column(i);
	}
	return sum;
}

static void multiply(const uint32_t *matrix, const uint32_t *vector, uint32_t *result)
{
	for (size_t i = 0; i < SIDE; i++) {
		uint32_t sum = 0;

		for (size_t j = 0; j < SIDE; j++) {
			sum += matrix[i * SIDE + j] * vector[j];
		}
		result[i] = sum;
	}
}

ZTEST_F(workload, test_matrix)
{
	static uint32_t vectors[2][SIDE];
	uint32_t scale = 1U;

	/* Column by column: each write is to another page than the one before. */
	for (size_t j = 0; j < SIDE; j += 160U) {
		for (size_t i = 0; i < SIDE; i++) {
			for (size_t k = j; k < j + 160U; k++) {
				fixture->data[i * SIDE + k] = column(i) * row(k);
			}
		}
	}
	for (size_t i = 0; i < SIDE; i++) {
		vectors[0][i] = column(i);
	}
	for (int turn = 0; turn < TURNS; turn++) {
		multiply(fixture->data, vectors[turn % 2], vectors[(turn + 1) % 2]);
		scale *= factor();
	}
	for (size_t i = 0; i < SIDE; i++) {
		zassert_equal(vectors[TURNS % 2][i], scale * column(i), "row %zu", i);
	}
}
