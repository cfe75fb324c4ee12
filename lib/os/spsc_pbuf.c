/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Packet buffers for one writer and one reader (sys/spsc_pbuf.h). Each side stores its own index,
 * after what the other may then read or overwrite; both are offsets of words.
 */
#include <errno.h>
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/barrier.h>
#include <zephyr/sys/spsc_pbuf.h>

#define WORD ((uint32_t)sizeof(uint32_t))
/* In place of a length: nothing comes before the end of the buffer. */
#define PADDING UINT32_MAX

static inline char *data_of(struct spsc_pbuf *pb)
{
	return (char *)(pb + 1);
}

static inline uint32_t *word_at(struct spsc_pbuf *pb, uint32_t index)
{
	__ASSERT(index % WORD == 0 && index < pb->common.len, "no word at %u of %u", index,
		 pb->common.len);

	return (uint32_t *)(void *)(data_of(pb) + index);
}

static inline uint32_t load(const uint32_t *index)
{
	const uint32_t value = *(const volatile uint32_t *)index;

	barrier_dmem_fence_full();
	return value;
}

static inline void store(uint32_t *index, uint32_t value)
{
	barrier_dmem_fence_full();
	*(volatile uint32_t *)index = value;
}

/* The index behind a packet. */
static inline uint32_t behind(const struct spsc_pbuf *pb, uint32_t index, uint16_t len)
{
	const uint32_t next = index + WORD + ROUND_UP(len, WORD);

	__ASSERT(next <= pb->common.len, "a packet of %u bytes at %u", len, index);
	return next == pb->common.len ? 0 : next;
}

struct spsc_pbuf *spsc_pbuf_init(void *buf, size_t blen, uint32_t flags)
{
	struct spsc_pbuf *const pb = buf;

	if (((uintptr_t)buf & (WORD - 1)) != 0) {
		return NULL;
	}
	__ASSERT(blen >= sizeof(*pb) + 3 * WORD, "%zu bytes have no room for a packet", blen);

	pb->common.len = (uint32_t)ROUND_DOWN(blen - sizeof(*pb), WORD);
	pb->common.flags = flags;
	pb->common.rd_idx = 0;
	pb->wr_idx = 0;
	return pb;
}

/* Bytes of a packet that have room between an index and a limit, with the word before it. */
static inline uint32_t room(uint32_t index, uint32_t limit)
{
	return limit > index + WORD ? limit - index - WORD : 0;
}

int spsc_pbuf_alloc(struct spsc_pbuf *pb, uint16_t len, char **buf)
{
	const uint32_t rd = load(&pb->common.rd_idx);
	uint32_t wr = pb->wr_idx;
	uint32_t here;

	if (len == 0 || len > SPSC_PBUF_MAX_LEN) {
		return -EINVAL;
	}
	if (wr < rd) {
		here = room(wr, rd - WORD);
	} else {
		const uint32_t at_start = rd == 0 ? 0 : room(0, rd - WORD);

		here = room(wr, rd == 0 ? pb->common.len - WORD : pb->common.len);
		if (here < (len == SPSC_PBUF_MAX_LEN ? 1U : len) && at_start > here) {
			*word_at(pb, wr) = PADDING;
			store(&pb->wr_idx, 0);
			wr = 0;
			here = at_start;
		}
	}
	*buf = data_of(pb) + wr + WORD;
	return (int)MIN(here, len);
}

void spsc_pbuf_commit(struct spsc_pbuf *pb, uint16_t len)
{
	const uint32_t wr = pb->wr_idx;

	if (len > 0) {
		*word_at(pb, wr) = len;
		store(&pb->wr_idx, behind(pb, wr, len));
	}
}

int spsc_pbuf_write(struct spsc_pbuf *pb, const char *buf, uint16_t len)
{
	char *place;
	int got;

	if (len >= SPSC_PBUF_MAX_LEN) {
		return -EINVAL;
	}
	got = spsc_pbuf_alloc(pb, len, &place);
	if (got < 0) {
		return got;
	}
	if (got < len) {
		return -ENOMEM;
	}
	memcpy(place, buf, len);
	spsc_pbuf_commit(pb, len);
	return len;
}

static void note_utilization(struct spsc_pbuf *pb, uint32_t rd, uint32_t wr)
{
	const uint32_t used = wr >= rd ? wr - rd : pb->common.len - rd + wr;
	const uint32_t flags = pb->common.flags;

	if (used > flags >> SPSC_PBUF_UTILIZATION_OFFSET) {
		pb->common.flags = (flags & BIT_MASK(SPSC_PBUF_UTILIZATION_OFFSET)) |
				   used << SPSC_PBUF_UTILIZATION_OFFSET;
	}
}

uint16_t spsc_pbuf_claim(struct spsc_pbuf *pb, char **buf)
{
	const uint32_t wr = load(&pb->wr_idx);
	uint32_t rd = pb->common.rd_idx;

	if (IS_ENABLED(CONFIG_SPSC_PBUF_UTILIZATION)) {
		note_utilization(pb, rd, wr);
	}
	if (rd != wr && *word_at(pb, rd) == PADDING) {
		rd = 0;
		store(&pb->common.rd_idx, rd);
	}
	if (rd == wr) {
		return 0;
	}
	*buf = data_of(pb) + rd + WORD;
	return (uint16_t)*word_at(pb, rd);
}

void spsc_pbuf_free(struct spsc_pbuf *pb, uint16_t len)
{
	const uint32_t rd = pb->common.rd_idx;

	__ASSERT(*word_at(pb, rd) == len, "the packet has %u bytes, not %u", *word_at(pb, rd), len);

	store(&pb->common.rd_idx, behind(pb, rd, len));
}

int spsc_pbuf_read(struct spsc_pbuf *pb, char *buf, uint16_t len)
{
	char *packet;
	const uint16_t length = spsc_pbuf_claim(pb, &packet);

	if (length == 0 || buf == NULL) {
		return length;
	}
	if (length > len) {
		return -ENOMEM;
	}
	memcpy(buf, packet, length);
	spsc_pbuf_free(pb, length);
	return length;
}

int spsc_pbuf_get_utilization(struct spsc_pbuf *pb)
{
	if (!IS_ENABLED(CONFIG_SPSC_PBUF_UTILIZATION)) {
		return -ENOTSUP;
	}
	return (int)(pb->common.flags >> SPSC_PBUF_UTILIZATION_OFFSET);
}
