/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ring buffers (sys/ring_buffer.h). Decides how an end moves; both ends move the same way, and only
 * forward. A side may be interrupted by the other at any place: the count is written last, after
 * the bytes that it speaks of.
 */
#include <string.h>
#include <zephyr/sys/ring_buffer.h>

/* First word of an item. */
struct item_header {
	uint16_t type;
	uint8_t words;
	uint8_t value;
};

BUILD_ASSERT(sizeof(struct item_header) == sizeof(uint32_t), "items are words");

/* Claim up to @p size of @p available bytes behind what an end has claimed already. */
static uint32_t claim(struct ring_buf *buf, struct z_ring_end *end, uint8_t **data,
		      uint32_t available, uint32_t size)
{
	uint32_t at = end->at + end->claimed;
	uint32_t length;

	__ASSERT(end->claimed + available <= buf->size, "ring buffer %p: %u of %u bytes",
		 (void *)buf, end->claimed + available, buf->size);
	at -= at >= buf->size ? buf->size : 0;
	length = MIN(MIN(size, available), buf->size - at);
	*data = &buf->buffer[at];
	end->claimed += length;
	return length;
}

/* Move an end over the first @p size bytes of what it has claimed. */
static int finish(struct ring_buf *buf, struct z_ring_end *end, uint32_t size)
{
	uint32_t at;

	if (size > end->claimed) {
		return -EINVAL;
	}
	at = end->at + size;
	end->at = at >= buf->size ? at - buf->size : at;
	end->claimed = 0;
	__ASSERT(end->at < buf->size || size == 0, "ring buffer %p: at %u", (void *)buf, end->at);
	__atomic_store_n(&end->count, end->count + size, __ATOMIC_RELEASE);
	return 0;
}

uint32_t ring_buf_put_claim(struct ring_buf *buf, uint8_t **data, uint32_t size)
{
	return claim(buf, &buf->put, data, ring_buf_space_get(buf), size);
}

int ring_buf_put_finish(struct ring_buf *buf, uint32_t size)
{
	return finish(buf, &buf->put, size);
}

uint32_t ring_buf_get_claim(struct ring_buf *buf, uint8_t **data, uint32_t size)
{
	return claim(buf, &buf->get, data, ring_buf_size_get(buf), size);
}

int ring_buf_get_finish(struct ring_buf *buf, uint32_t size)
{
	return finish(buf, &buf->get, size);
}

/* Claim and copy, in two pieces where the buffer ends between them. */
static uint32_t write_claimed(struct ring_buf *buf, const void *data, uint32_t size)
{
	uint32_t total = 0;

	while (total < size) {
		uint8_t *to;
		const uint32_t length = ring_buf_put_claim(buf, &to, size - total);

		if (length == 0) {
			break;
		}
		memcpy(to, (const uint8_t *)data + total, length);
		total += length;
	}
	return total;
}

static uint32_t read_claimed(struct ring_buf *buf, void *data, uint32_t size)
{
	uint32_t total = 0;

	while (total < size) {
		uint8_t *from;
		const uint32_t length = ring_buf_get_claim(buf, &from, size - total);

		if (length == 0) {
			break;
		}
		if (data != NULL) {
			memcpy((uint8_t *)data + total, from, length);
		}
		total += length;
	}
	return total;
}

uint32_t ring_buf_put(struct ring_buf *buf, const uint8_t *data, uint32_t size)
{
	uint32_t total;

	__ASSERT(buf->put.claimed == 0, "ring buffer %p: put within a claim", (void *)buf);
	total = write_claimed(buf, data, size);
	(void)ring_buf_put_finish(buf, total);
	return total;
}

uint32_t ring_buf_get(struct ring_buf *buf, uint8_t *data, uint32_t size)
{
	uint32_t total;

	__ASSERT(buf->get.claimed == 0, "ring buffer %p: get within a claim", (void *)buf);
	total = read_claimed(buf, data, size);
	(void)ring_buf_get_finish(buf, total);
	return total;
}

uint32_t ring_buf_peek(struct ring_buf *buf, uint8_t *data, uint32_t size)
{
	uint32_t total;

	__ASSERT(buf->get.claimed == 0, "ring buffer %p: peek within a claim", (void *)buf);
	__ASSERT(data != NULL, "ring buffer %p: peek at nothing", (void *)buf);
	total = read_claimed(buf, data, size);
	(void)ring_buf_get_finish(buf, 0);
	return total;
}

int ring_buf_item_put(struct ring_buf *buf, uint16_t type, uint8_t value, uint32_t *data,
		      uint8_t size32)
{
	const struct item_header header = { .type = type, .words = size32, .value = value };
	uint32_t bytes = size32 * sizeof(uint32_t);

	__ASSERT(buf->size % sizeof(uint32_t) == 0, "ring buffer %p is for bytes", (void *)buf);
	if (ring_buf_space_get(buf) < sizeof(header) + bytes) {
		return -EMSGSIZE;
	}
	(void)write_claimed(buf, &header, sizeof(header));
	(void)write_claimed(buf, data, bytes);
	return ring_buf_put_finish(buf, (uint32_t)sizeof(header) + bytes);
}

int ring_buf_item_get(struct ring_buf *buf, uint16_t *type, uint8_t *value, uint32_t *data,
		      uint8_t *size32)
{
	struct item_header header;
	uint32_t bytes;

	__ASSERT(buf->size % sizeof(uint32_t) == 0, "ring buffer %p is for bytes", (void *)buf);
	if (read_claimed(buf, &header, sizeof(header)) != sizeof(header)) {
		(void)ring_buf_get_finish(buf, 0);
		return -EAGAIN;
	}
	if (data != NULL && header.words > *size32) {
		*size32 = header.words;
		(void)ring_buf_get_finish(buf, 0);
		return -EMSGSIZE;
	}
	*type = header.type;
	*value = header.value;
	*size32 = header.words;
	bytes = header.words * sizeof(uint32_t);
	__ASSERT(ring_buf_size_get(buf) >= bytes, "ring buffer %p: half an item", (void *)buf);
	(void)read_claimed(buf, data, bytes);
	return ring_buf_get_finish(buf, (uint32_t)sizeof(header) + bytes);
}
