/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A ring per priority and a bitmap of the rings that are not empty: the default ready queue,
 * CONFIG_SCHED_MULTIQ. See priq.h.
 *
 *   summary     0…01          bit w: map[w] is not 0
 *   map[0]      0…0100        bit i: ring[i] is not empty; ring[0] is the highest priority
 *   ring[2] ->  first <-> second <-> third <-> (first)
 *
 * With at most 32 priorities map[0] says it all; the compiler drops the other level. Threads
 * with deadlines are in order inside their ring.
 */
#ifndef KERNEL_INCLUDE_PRIQ_BITMAP_H_
#define KERNEL_INCLUDE_PRIQ_BITMAP_H_

BUILD_ASSERT(Z_PRIQ_BITMAP_WORDS <= 32, "one summary word stands for all priorities");

static ALWAYS_INLINE unsigned int z_priq_bitmap_level(const struct k_thread *thread)
{
	return (unsigned int)(thread->base.prio + CONFIG_NUM_COOP_PRIORITIES);
}

static inline void z_priq_bitmap_init(struct _priq_bitmap *q)
{
	*q = (struct _priq_bitmap){ 0 };
}

static ALWAYS_INLINE void z_priq_bitmap_mark(struct _priq_bitmap *q, unsigned int level)
{
	q->map[level / 32U] |= BIT(level % 32U);
	if (Z_PRIQ_BITMAP_WORDS > 1) {
		q->summary |= BIT(level / 32U);
	}
}

static ALWAYS_INLINE void z_priq_bitmap_unmark(struct _priq_bitmap *q, unsigned int level)
{
	q->map[level / 32U] &= ~BIT(level % 32U);
	if (Z_PRIQ_BITMAP_WORDS > 1 && q->map[level / 32U] == 0U) {
		q->summary &= ~BIT(level / 32U);
	}
}

/* The node of a ring that a new thread goes before: the first, unless a deadline says less. */
static ALWAYS_INLINE sys_dnode_t *z_priq_ring_place(struct k_thread *first,
						    const struct k_thread *thread, bool *is_first)
{
	sys_dnode_t *const head = &first->base.qnode_dlist;
	sys_dnode_t *place = head;

	*is_first = false;
	if (IS_ENABLED(CONFIG_SCHED_DEADLINE)) {
		while (z_sched_prio_cmp(thread, z_priq_thread_of(place->prev)) > 0) {
			place = place->prev;
			if (place == head) {
				*is_first = true;
				break;
			}
		}
	}
	return place;
}

static ALWAYS_INLINE void z_priq_bitmap_add(struct _priq_bitmap *q, struct k_thread *thread)
{
	const unsigned int level = z_priq_bitmap_level(thread);
	sys_dnode_t *const node = &thread->base.qnode_dlist;
	struct k_thread *const first = q->ring[level];
	bool becomes_first;

	__ASSERT(level < K_NUM_THREAD_PRIO, "thread %p has priority %d", (void *)thread,
		 thread->base.prio);
	if (first == NULL) {
		node->next = node;
		node->prev = node;
		q->ring[level] = thread;
		z_priq_bitmap_mark(q, level);
		return;
	}
	sys_dlist_insert(z_priq_ring_place(first, thread, &becomes_first), node);
	if (becomes_first) {
		q->ring[level] = thread;
	}
}

static ALWAYS_INLINE void z_priq_bitmap_remove(struct _priq_bitmap *q, struct k_thread *thread)
{
	const unsigned int level = z_priq_bitmap_level(thread);
	sys_dnode_t *const node = &thread->base.qnode_dlist;
	sys_dnode_t *const next = node->next;

	__ASSERT(q->ring[level] != NULL, "thread %p is not ready", (void *)thread);
	if (next == node) {
		q->ring[level] = NULL;
		z_priq_bitmap_unmark(q, level);
		return;
	}
	node->prev->next = next;
	next->prev = node->prev;
	if (q->ring[level] == thread) {
		q->ring[level] = z_priq_thread_of(next);
	}
}

static ALWAYS_INLINE struct k_thread *z_priq_bitmap_best(struct _priq_bitmap *q)
{
	const unsigned int word =
		Z_PRIQ_BITMAP_WORDS > 1 ? (unsigned int)__builtin_ctz(q->summary) : 0U;

	__ASSERT(q->map[word] != 0U, "the idle thread is always ready");
	return q->ring[word * 32U + (unsigned int)__builtin_ctz(q->map[word])];
}

/*
 * The first thread of a ring becomes its last by turning the ring. False if the thread is not the
 * first, or deadlines decide.
 */
static ALWAYS_INLINE bool z_priq_bitmap_rotate(struct _priq_bitmap *q, struct k_thread *thread)
{
	struct k_thread **const first = &q->ring[z_priq_bitmap_level(thread)];

	if (IS_ENABLED(CONFIG_SCHED_DEADLINE) || *first != thread) {
		return false;
	}
	*first = z_priq_thread_of(thread->base.qnode_dlist.next);
	return true;
}

#endif /* KERNEL_INCLUDE_PRIQ_BITMAP_H_ */
