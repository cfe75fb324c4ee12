/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Queues of elements of one type, with room for a power of two of them, between one context that
 * produces and one that consumes; no locks, no waiting, any two contexts.
 *
 * The producer acquires elements, fills them, and produces them; the consumer consumes elements,
 * reads them, and releases them. Everything is a macro because elements have the user's type;
 * @p spsc is a pointer to what SPSC_DEFINE() defined. NULL is what there is no element for.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SPSC_LOCKFREE_H_
#define ZEPHYR_INCLUDE_SYS_SPSC_LOCKFREE_H_

#include <stdbool.h>
#include <stddef.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct spsc {
	/** Elements that are acquired and not produced; the producer's. */
	unsigned long acquire;
	/** Elements that are consumed and not released; the consumer's. */
	unsigned long consume;
	/** Elements ever produced, written by the producer; released, by the consumer. */
	atomic_t in;
	atomic_t out;
	/** Number of elements less one. */
	const unsigned long mask;
};

static ALWAYS_INLINE unsigned long z_spsc_in(const struct spsc *q)
{
	return (unsigned long)atomic_get(&q->in);
}

static ALWAYS_INLINE unsigned long z_spsc_out(const struct spsc *q)
{
	return (unsigned long)atomic_get(&q->out);
}

/* Elements that can be acquired, consumed. */
static inline unsigned long z_spsc_acquirable(const struct spsc *q)
{
	return q->mask + 1 - (z_spsc_in(q) + q->acquire - z_spsc_out(q));
}

static inline unsigned long z_spsc_consumable(const struct spsc *q)
{
	return z_spsc_in(q) - z_spsc_out(q) - q->consume;
}

/* Index of the next element to acquire, and to consume; -1 if there is none. */
static inline long z_spsc_acquire(struct spsc *q)
{
	__ASSERT(q->acquire <= q->mask + 1, "queue %p: %lu acquired", (void *)q, q->acquire);
	if (z_spsc_acquirable(q) == 0) {
		return -1;
	}
	return (long)((z_spsc_in(q) + q->acquire++) & q->mask);
}

static inline long z_spsc_peek(const struct spsc *q)
{
	__ASSERT(q->consume <= q->mask + 1, "queue %p: %lu consumed", (const void *)q, q->consume);
	if (z_spsc_consumable(q) == 0) {
		return -1;
	}
	return (long)((z_spsc_out(q) + q->consume) & q->mask);
}

static inline long z_spsc_consume(struct spsc *q)
{
	const long index = z_spsc_peek(q);

	q->consume += index >= 0;
	return index;
}

/* Let the other side have up to @p most of the elements that this side holds. */
static inline void z_spsc_pass(unsigned long *held, atomic_t *count, unsigned long most)
{
	const unsigned long passed = MIN(*held, most);

	*held -= passed;
	(void)atomic_add(count, (atomic_val_t)passed);
}

/* Index of the neighbour of an element, which must be produced and not released. */
static inline long z_spsc_next(const struct spsc *q, unsigned long index)
{
	const unsigned long place = (index - z_spsc_out(q)) & q->mask;

	return place + 1 < z_spsc_in(q) - z_spsc_out(q) ? (long)((index + 1) & q->mask) : -1;
}

static inline long z_spsc_prev(const struct spsc *q, unsigned long index)
{
	return index == (z_spsc_out(q) & q->mask) ? -1 : (long)((index - 1) & q->mask);
}

static inline void z_spsc_reset(struct spsc *q)
{
	q->acquire = 0;
	q->consume = 0;
	(void)atomic_set(&q->in, 0);
	(void)atomic_set(&q->out, 0);
}

#define Z_SPSC_ELEMENT(spsc, expr) \
	__extension__({ \
		const long _spsc_index = (expr); \
		_spsc_index < 0 ? NULL : &(spsc)->buffer[_spsc_index]; \
	})

/** Value of a queue over an array of @p sz elements. */
#define SPSC_INITIALIZER(sz, buf) { ._spsc = { .mask = (sz) - 1 }, .buffer = (buf) }

/** The type of a queue, to be followed by a name. */
#define SPSC_DECLARE(name, type) \
	static struct spsc_##name { \
		struct spsc _spsc; \
		type *const buffer; \
	}

/** Define a queue of @p sz elements, a power of two. */
#define SPSC_DEFINE(name, type, sz) \
	BUILD_ASSERT(IS_POWER_OF_TWO(sz), "queue " #name " needs a power of two"); \
	static type __spsc_buf_##name[sz]; \
	SPSC_DECLARE(name, type) name = SPSC_INITIALIZER(sz, __spsc_buf_##name)

/** Elements that the queue has room for. */
#define spsc_size(spsc) ((spsc)->_spsc.mask + 1)
/** Empty the queue; neither side may be using it. */
#define spsc_reset(spsc) z_spsc_reset(&(spsc)->_spsc)

/** Producer: get an element to fill; pass on the first of those, or all; give all of them up. */
#define spsc_acquire(spsc) Z_SPSC_ELEMENT(spsc, z_spsc_acquire(&(spsc)->_spsc))
#define spsc_produce(spsc) z_spsc_pass(&(spsc)->_spsc.acquire, &(spsc)->_spsc.in, 1)
#define spsc_produce_all(spsc) \
	z_spsc_pass(&(spsc)->_spsc.acquire, &(spsc)->_spsc.in, (spsc)->_spsc.acquire)
#define spsc_drop_all(spsc) ((void)((spsc)->_spsc.acquire = 0))

/** Consumer: get the next element; give back the first of those, or all. */
#define spsc_consume(spsc) Z_SPSC_ELEMENT(spsc, z_spsc_consume(&(spsc)->_spsc))
#define spsc_release(spsc) z_spsc_pass(&(spsc)->_spsc.consume, &(spsc)->_spsc.out, 1)
#define spsc_release_all(spsc) \
	z_spsc_pass(&(spsc)->_spsc.consume, &(spsc)->_spsc.out, (spsc)->_spsc.consume)

/** Elements that can be acquired; that can be consumed. */
#define spsc_acquirable(spsc) z_spsc_acquirable(&(spsc)->_spsc)
#define spsc_consumable(spsc) z_spsc_consumable(&(spsc)->_spsc)

/** Consumer: look at the next element; at the one after, before @p item, not consuming it. */
#define spsc_peek(spsc) Z_SPSC_ELEMENT(spsc, z_spsc_peek(&(spsc)->_spsc))
#define spsc_next(spsc, item) \
	Z_SPSC_ELEMENT(spsc, z_spsc_next(&(spsc)->_spsc, (unsigned long)((item) - (spsc)->buffer)))
#define spsc_prev(spsc, item) \
	Z_SPSC_ELEMENT(spsc, z_spsc_prev(&(spsc)->_spsc, (unsigned long)((item) - (spsc)->buffer)))

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SPSC_LOCKFREE_H_ */
