/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The queues without waiting, against numbers that count up: what comes out is what went in, in
 * order, and no more; counts wrap during the test.
 */
#include <limits.h>
#include <zephyr/sys/mpsc_lockfree.h>
#include <zephyr/sys/spsc_lockfree.h>

#include "check.h"

#define NODES 7
#define ROUNDS 20000

struct element {
	int number;
	char more[3];
};

SPSC_DEFINE(pairs, struct element, 8);

static struct {
	struct mpsc_node node;
	bool in;
	unsigned int number;
} nodes[NODES];

static void mpsc_random(void)
{
	struct mpsc queue = MPSC_INIT(queue);
	uint64_t state = 4;
	unsigned int pushed = 0;
	unsigned int popped = 0;

	for (int i = 0; i < ROUNDS; i++) {
		const size_t at = check_random(&state) % NODES;

		if (!nodes[at].in && check_random(&state) % 2 == 0) {
			nodes[at].in = true;
			nodes[at].number = pushed++;
			mpsc_push(&queue, &nodes[at].node);
		} else {
			struct mpsc_node *const node = mpsc_pop(&queue);
			size_t which = 0;

			CHECK_EQ(node == NULL, pushed == popped);
			if (node == NULL) {
				continue;
			}
			while (&nodes[which].node != node) {
				which++;
			}
			CHECK(nodes[which].in && nodes[which].number == popped);
			nodes[which].in = false;
			popped++;
			/* The node is the user's again. */
			node->next = NULL;
		}
	}
	mpsc_init(&queue);
	CHECK(popped > ROUNDS / 4 && mpsc_pop(&queue) == NULL);
}

/* What the queue of pairs must hold: numbers from released to acquired, three marks between. */
struct model {
	int released;
	int consumed;
	int produced;
	int acquired;
};

static void step_producer(struct model *model, unsigned int what)
{
	if (what < 3) {
		struct element *const element = spsc_acquire(&pairs);

		CHECK_EQ(element == NULL, model->acquired - model->released == 8);
		if (element != NULL) {
			element->number = model->acquired++;
		}
	} else if (what == 3) {
		spsc_produce(&pairs);
		model->produced += model->produced < model->acquired;
	} else if (what == 4) {
		spsc_produce_all(&pairs);
		model->produced = model->acquired;
	} else {
		spsc_drop_all(&pairs);
		model->acquired = model->produced;
	}
}

static void step_consumer(struct model *model, unsigned int what)
{
	const struct element *const seen = spsc_peek(&pairs);

	CHECK_EQ(seen == NULL, model->consumed == model->produced);
	CHECK(seen == NULL || seen->number == model->consumed);
	if (what < 3) {
		const struct element *const element = spsc_consume(&pairs);

		CHECK(element == seen);
		model->consumed += element != NULL;
	} else if (what < 5) {
		spsc_release(&pairs);
		model->released += model->released < model->consumed;
	} else {
		spsc_release_all(&pairs);
		model->released = model->consumed;
	}
}

static void check_neighbours(const struct model *model)
{
	struct element *element = spsc_peek(&pairs);
	int number = model->consumed;

	if (element == NULL) {
		return;
	}
	for (struct element *next; (next = spsc_next(&pairs, element)) != NULL; element = next) {
		CHECK_EQ(next->number, ++number);
	}
	CHECK_EQ(number, model->produced - 1);
	for (struct element *prev; (prev = spsc_prev(&pairs, element)) != NULL; element = prev) {
		CHECK_EQ(prev->number, --number);
	}
	CHECK_EQ(number, model->released);
}

static void spsc_random(void)
{
	struct model model = { 0 };
	uint64_t state = 8;

	/* Counts of elements pass from the greatest to the least number meanwhile. */
	pairs._spsc.in = LONG_MAX - 99;
	pairs._spsc.out = LONG_MAX - 99;
	for (int i = 0; i < ROUNDS; i++) {
		if (check_random(&state) % 2 == 0) {
			step_producer(&model, check_random(&state) % 6);
		} else {
			step_consumer(&model, check_random(&state) % 6);
		}
		CHECK_EQ(spsc_acquirable(&pairs), 8 - (model.acquired - model.released));
		CHECK_EQ(spsc_consumable(&pairs), model.produced - model.consumed);
		check_neighbours(&model);
	}
	CHECK(model.released > 1000);
	spsc_reset(&pairs);
	CHECK(spsc_size(&pairs) == 8 && spsc_acquirable(&pairs) == 8 && spsc_peek(&pairs) == NULL);
}

int main(void)
{
	RUN(mpsc_random);
	RUN(spsc_random);
	return check_end();
}
