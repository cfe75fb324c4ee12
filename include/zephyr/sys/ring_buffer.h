/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ring buffers: bytes, or items of 32-bit words with a type and a value, first in, first out.
 *
 * One context may put while another gets, without a lock, be they threads or interrupt handlers;
 * several that put, or several that get, lock among themselves. A buffer is used for bytes or
 * for items, not both. No function waits; all may be called from any context. Sizes are in bytes
 * below 2 GiB, of items in words. Needs CONFIG_RING_BUFFER.
 *
 * Each end counts the bytes that have passed it, so that the difference of the counts is what the
 * buffer holds, and knows where in the buffer it stands. What is claimed stands behind that:
 *
 *	      get.at     + get.claimed      put.at    + put.claimed
 *	|        |============|================|-----------|            |
 *	           being read      readable      being written   space
 */
#ifndef ZEPHYR_INCLUDE_SYS_RING_BUFFER_H_
#define ZEPHYR_INCLUDE_SYS_RING_BUFFER_H_

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>
#include <zephyr/linker/sections.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Sizes must be smaller, in bytes. */
#define RING_BUFFER_MAX_SIZE 0x80000000U

/** One end. Written by the side that uses it; the other side reads the count. */
struct z_ring_end {
	uint32_t count;
	uint32_t at;
	uint32_t claimed;
};

struct ring_buf {
	uint8_t *buffer;
	uint32_t size;
	struct z_ring_end put;
	struct z_ring_end get;
};

/** Value of a byte ring buffer over an array of @p size8 bytes. */
#define RING_BUF_INIT(buf, size8) { .buffer = (buf), .size = (size8) }

/** Define a ring buffer of @p size8 bytes; of @p size32 words for items; of 2^pow words. */
#define RING_BUF_DECLARE(name, size8) \
	BUILD_ASSERT((size8) < RING_BUFFER_MAX_SIZE, "ring buffer " #name " is too big"); \
	static uint8_t __noinit _ring_buffer_data_##name[size8]; \
	struct ring_buf name = RING_BUF_INIT(_ring_buffer_data_##name, size8)
#define RING_BUF_ITEM_DECLARE(name, size32) \
	BUILD_ASSERT((size32) < RING_BUFFER_MAX_SIZE / 4, "ring buffer " #name " is too big"); \
	static uint32_t __noinit _ring_buffer_data_##name[size32]; \
	struct ring_buf name = RING_BUF_INIT((uint8_t *)_ring_buffer_data_##name, 4 * (size32))
#define RING_BUF_ITEM_DECLARE_POW2(name, pow) RING_BUF_ITEM_DECLARE(name, BIT(pow))
/** Older name of RING_BUF_ITEM_DECLARE. */
#define RING_BUF_ITEM_DECLARE_SIZE(name, size32) RING_BUF_ITEM_DECLARE(name, size32)

/** Words that an object of this type, or this expression, takes as an item. */
#define RING_BUF_ITEM_SIZEOF(expr) DIV_ROUND_UP(sizeof(expr), sizeof(uint32_t))

/** Empty the buffer and let both counts begin at @p value, which only tests choose. */
static inline void ring_buf_internal_reset(struct ring_buf *buf, int32_t value)
{
	const struct z_ring_end end = { .count = (uint32_t)value, .at = 0, .claimed = 0 };

	buf->put = end;
	buf->get = end;
}

/** Empty the buffer. Neither side may be using it. */
static inline void ring_buf_reset(struct ring_buf *buf)
{
	ring_buf_internal_reset(buf, 0);
}

/** Make a ring buffer of @p size bytes at @p data. */
static inline void ring_buf_init(struct ring_buf *buf, uint32_t size, uint8_t *data)
{
	__ASSERT(size < RING_BUFFER_MAX_SIZE, "ring buffer %p: %u bytes", (void *)buf, size);
	buf->buffer = data;
	buf->size = size;
	ring_buf_reset(buf);
}

/** The same for items, of @p size words. */
static inline void ring_buf_item_init(struct ring_buf *buf, uint32_t size, uint32_t *data)
{
	__ASSERT(size < RING_BUFFER_MAX_SIZE / 4, "ring buffer %p: %u words", (void *)buf, size);
	ring_buf_init(buf, 4 * size, (uint8_t *)data);
}

/** The other side's count: what it did before is seen after. */
static ALWAYS_INLINE uint32_t z_ring_count(const struct z_ring_end *end)
{
	return __atomic_load_n(&end->count, __ATOMIC_ACQUIRE);
}

/** Bytes that could be put: neither readable nor claimed. */
static inline uint32_t ring_buf_space_get(struct ring_buf *buf)
{
	return buf->size - (z_ring_count(&buf->put) + buf->put.claimed - z_ring_count(&buf->get));
}

/** The same in words, for items; an item takes one more than its data. */
static inline uint32_t ring_buf_item_space_get(struct ring_buf *buf)
{
	return ring_buf_space_get(buf) / 4;
}

/** Bytes that the buffer can hold. */
static inline uint32_t ring_buf_capacity_get(struct ring_buf *buf)
{
	return buf->size;
}

/** Bytes that can be got: put, and not claimed by a reader. */
static inline uint32_t ring_buf_size_get(struct ring_buf *buf)
{
	return z_ring_count(&buf->put) - z_ring_count(&buf->get) - buf->get.claimed;
}

static inline bool ring_buf_is_empty(struct ring_buf *buf)
{
	return ring_buf_size_get(buf) == 0;
}

/**
 * Claim space to write into. Claims add up until ring_buf_put_finish().
 *
 * @param data set to where the space is
 * @return its length: at most @p size, less at the end of the buffer or if it is full
 */
uint32_t ring_buf_put_claim(struct ring_buf *buf, uint8_t **data, uint32_t size);

/**
 * Let the other side read the first @p size bytes of what is claimed; the rest is space again.
 * @retval -EINVAL so much is not claimed; nothing has changed
 */
int ring_buf_put_finish(struct ring_buf *buf, uint32_t size);

/** Copy bytes into the buffer. @return how many: all, or those for which there is space */
uint32_t ring_buf_put(struct ring_buf *buf, const uint8_t *data, uint32_t size);

/**
 * Claim bytes to read. Claims add up until ring_buf_get_finish().
 *
 * @param data set to where the bytes are
 * @return how many: at most @p size, less at the end of the buffer or if there are not so many
 */
uint32_t ring_buf_get_claim(struct ring_buf *buf, uint8_t **data, uint32_t size);

/**
 * Make the first @p size bytes of what is claimed space; the rest can be got again.
 * @retval -EINVAL so much is not claimed; nothing has changed
 */
int ring_buf_get_finish(struct ring_buf *buf, uint32_t size);

/** Copy bytes out of the buffer, or drop them if @p data is NULL. @return how many */
uint32_t ring_buf_get(struct ring_buf *buf, uint8_t *data, uint32_t size);

/** Copy bytes out of the buffer that stay in it. Nothing may be claimed. @return how many */
uint32_t ring_buf_peek(struct ring_buf *buf, uint8_t *data, uint32_t size);

/** Put an item of @p size32 words. @retval -EMSGSIZE there is no space for it */
int ring_buf_item_put(struct ring_buf *buf, uint16_t type, uint8_t value, uint32_t *data,
		      uint8_t size32);

/**
 * Get an item, or drop its words if @p data is NULL.
 *
 * @param size32 words that @p data has room for; set to the words of the item
 * @retval -EAGAIN the buffer is empty
 * @retval -EMSGSIZE the item is bigger, and stays
 */
int ring_buf_item_get(struct ring_buf *buf, uint16_t *type, uint8_t *value, uint32_t *data,
		      uint8_t *size32);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_RING_BUFFER_H_ */
