/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Buffers of packets; sys/mpsc_pbuf.h tells what they promise.
 *
 * The memory is a ring. In ring order from rd_idx: claimed packets, then from tmp_rd_idx those to
 * claim, up to tmp_wr_idx; from there to rd_idx it is free. Words that hold no packet, at the end
 * of the memory or where a claimed packet was gone round, are a skip record. rd_idx ==
 * tmp_wr_idx is an empty buffer, or with MPSC_PBUF_FULL one without a free word.
 *
 * A claimed packet at rd_idx that stands in the way of dropping: the free words before it become
 * a skip record, and both indexes go behind it. It is now the newest packet, and still claimed:
 * a reader that gets there stops. When it is freed, it is a skip record.
 *
 * Called by the log and by applications, in any context; functions named _locked need the lock.
 */
#include <stdbool.h>
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/mpsc_pbuf.h>
#include <zephyr/sys/util.h>

typedef struct mpsc_pbuf_buffer buffer_t;
typedef union mpsc_pbuf_generic packet_t;

BUILD_ASSERT(sizeof(packet_t) == sizeof(uint32_t));

static packet_t *packet_at(const buffer_t *buffer, uint32_t idx)
{
	return (packet_t *)&buffer->buf[idx];
}

static uint32_t add(const buffer_t *buffer, uint32_t idx, uint32_t words)
{
	idx += words;
	return idx >= buffer->size ? idx - buffer->size : idx;
}

static bool is_skip(const packet_t *packet)
{
	return packet->hdr.valid == 0 && packet->hdr.busy == 1;
}

static bool is_full(const buffer_t *buffer)
{
	return (buffer->flags & MPSC_PBUF_FULL) != 0;
}

static bool is_empty(const buffer_t *buffer)
{
	return buffer->rd_idx == buffer->tmp_wr_idx && !is_full(buffer);
}

static uint32_t used(const buffer_t *buffer)
{
	if (is_full(buffer)) {
		return buffer->size;
	}
	return buffer->tmp_wr_idx >= buffer->rd_idx
		       ? buffer->tmp_wr_idx - buffer->rd_idx
		       : buffer->size - buffer->rd_idx + buffer->tmp_wr_idx;
}

static void write_skip(const buffer_t *buffer, uint32_t idx, uint32_t words)
{
	const packet_t skip = { .skip = { .valid = 0, .busy = 1, .len = words } };

	__ASSERT_NO_MSG(words > 0 && idx + words <= buffer->size);
	*packet_at(buffer, idx) = skip;
}

/* Words from tmp_wr_idx on go into use. */
static void take_locked(buffer_t *buffer, uint32_t words)
{
	__ASSERT_NO_MSG(words > 0 && words <= buffer->size - used(buffer));
	buffer->tmp_wr_idx = add(buffer, buffer->tmp_wr_idx, words);
	if (buffer->tmp_wr_idx == buffer->rd_idx) {
		buffer->flags |= MPSC_PBUF_FULL;
	}
}

/* Words from rd_idx on become free. */
static void release_locked(buffer_t *buffer, uint32_t words)
{
	const bool unclaimed = buffer->rd_idx == buffer->tmp_rd_idx;

	__ASSERT_NO_MSG(words > 0 && words <= used(buffer));
	buffer->flags &= ~MPSC_PBUF_FULL;
	buffer->rd_idx = add(buffer, buffer->rd_idx, words);
	if (unclaimed) {
		buffer->tmp_rd_idx = buffer->rd_idx;
	}
}

/* Make sure that @p words are free side by side at tmp_wr_idx, if they can be had at all. */
static bool make_room_locked(buffer_t *buffer, uint32_t words)
{
	const uint32_t at = buffer->tmp_wr_idx;
	const uint32_t tail = buffer->size - at;

	if (is_full(buffer)) {
		return false;
	}
	if (at < buffer->rd_idx) {
		return buffer->rd_idx - at >= words;
	}
	if (tail >= words) {
		return true;
	}
	if (is_empty(buffer)) {
		buffer->rd_idx = 0;
		buffer->tmp_rd_idx = 0;
		buffer->tmp_wr_idx = 0;
		return true;
	}
	if (buffer->rd_idx < words) {
		return false;
	}
	write_skip(buffer, at, tail);
	take_locked(buffer, tail);
	return true;
}

static packet_t *alloc_locked(buffer_t *buffer, uint32_t words)
{
	packet_t *packet;

	__ASSERT_NO_MSG(words > 0 && words <= buffer->size);
	if (!make_room_locked(buffer, words)) {
		return NULL;
	}
	packet = packet_at(buffer, buffer->tmp_wr_idx);
	packet->raw = 0;
	take_locked(buffer, words);
	if ((buffer->flags & MPSC_PBUF_MAX_UTILIZATION) != 0) {
		buffer->max_usage = MAX(buffer->max_usage, used(buffer));
	}
	return packet;
}

/* The oldest packet that is neither claimed nor incomplete. */
static packet_t *claim_locked(buffer_t *buffer)
{
	packet_t *packet;

	/* The end has been reached, or everything is claimed; unless nothing is, and all is full.
	 */
	while (buffer->tmp_rd_idx != buffer->tmp_wr_idx ||
	       (is_full(buffer) && buffer->tmp_rd_idx == buffer->rd_idx)) {
		packet = packet_at(buffer, buffer->tmp_rd_idx);
		if (!is_skip(packet)) {
			return packet->hdr.valid == 1 && packet->hdr.busy == 0 ? packet : NULL;
		}
		if (buffer->tmp_rd_idx == buffer->rd_idx) {
			release_locked(buffer, packet->skip.len);
		} else {
			buffer->tmp_rd_idx = add(buffer, buffer->tmp_rd_idx, packet->skip.len);
		}
	}
	return NULL;
}

static void mark_claimed_locked(buffer_t *buffer, packet_t *packet)
{
	__ASSERT(packet == packet_at(buffer, buffer->tmp_rd_idx), "packet %p: not its turn",
		 (void *)packet);
	packet->hdr.busy = 1;
	buffer->tmp_rd_idx = add(buffer, buffer->tmp_rd_idx, buffer->get_wlen(packet));
}

/* Go round the claimed packet at rd_idx. Returns its length. */
static uint32_t pass_claimed_locked(buffer_t *buffer)
{
	const bool unclaimed = buffer->rd_idx == buffer->tmp_rd_idx;
	const uint32_t at = buffer->tmp_wr_idx;
	const uint32_t words = buffer->get_wlen(packet_at(buffer, buffer->rd_idx));

	if (!is_full(buffer)) {
		if (at < buffer->rd_idx) {
			write_skip(buffer, at, buffer->rd_idx - at);
		} else {
			write_skip(buffer, at, buffer->size - at);
			if (buffer->rd_idx > 0) {
				write_skip(buffer, 0, buffer->rd_idx);
			}
		}
		buffer->flags |= MPSC_PBUF_FULL;
	}
	buffer->rd_idx = add(buffer, buffer->rd_idx, words);
	buffer->tmp_wr_idx = buffer->rd_idx;
	if (unclaimed) {
		buffer->tmp_rd_idx = buffer->rd_idx;
	}
	return words;
}

/*
 * One step of making room. Returns words gone over, 0 if nothing can be done. A packet to drop
 * is claimed, like a consumer's, so that it stays while its end is announced without the lock.
 */
static uint32_t drop_locked(buffer_t *buffer, packet_t **dropped)
{
	packet_t *const oldest = packet_at(buffer, buffer->rd_idx);
	uint32_t words;

	if (is_empty(buffer)) {
		return 0;
	}
	if (is_skip(oldest)) {
		words = oldest->skip.len;
		release_locked(buffer, words);
		return words;
	}
	if (oldest->hdr.valid == 0) {
		return 0;
	}
	if (oldest->hdr.busy == 1) {
		return pass_claimed_locked(buffer);
	}
	words = buffer->get_wlen(oldest);
	mark_claimed_locked(buffer, oldest);
	*dropped = oldest;
	return words;
}

/* Drop the oldest packets until @p words are free, at most every one once. */
static packet_t *alloc_overwriting(buffer_t *buffer, uint32_t words)
{
	uint32_t passed = 0;
	uint32_t step;

	do {
		packet_t *packet;
		packet_t *dropped = NULL;
		const k_spinlock_key_t key = k_spin_lock(&buffer->lock);

		packet = alloc_locked(buffer, words);
		step = packet == NULL ? drop_locked(buffer, &dropped) : 0;
		k_spin_unlock(&buffer->lock, key);
		if (packet != NULL) {
			return packet;
		}
		if (dropped != NULL) {
			if (buffer->notify_drop != NULL) {
				buffer->notify_drop(buffer, dropped);
			}
			mpsc_pbuf_free(buffer, dropped);
		}
		passed += step;
	} while (step > 0 && passed <= 2 * buffer->size);
	return NULL;
}

static bool may_wait(k_timeout_t timeout)
{
	return IS_ENABLED(CONFIG_MULTITHREADING) && !K_TIMEOUT_EQ(timeout, K_NO_WAIT) &&
	       !k_is_in_isr() && !k_is_pre_kernel();
}

void mpsc_pbuf_init(struct mpsc_pbuf_buffer *buffer, const struct mpsc_pbuf_buffer_config *config)
{
	__ASSERT(config->get_wlen != NULL && config->size > 0, "buffer %p", (void *)buffer);
	*buffer = (struct mpsc_pbuf_buffer){
		.flags = config->flags,
		.notify_drop = config->notify_drop,
		.get_wlen = config->get_wlen,
		.buf = config->buf,
		.size = config->size,
	};
	if (IS_POWER_OF_TWO(config->size)) {
		buffer->flags |= MPSC_PBUF_SIZE_POW2;
	}
	if (IS_ENABLED(CONFIG_MULTITHREADING)) {
		(void)k_sem_init(&buffer->sem, 0, 1);
	}
}

union mpsc_pbuf_generic *mpsc_pbuf_alloc(struct mpsc_pbuf_buffer *buffer, size_t wlen,
					 k_timeout_t timeout)
{
	const k_timepoint_t end = sys_timepoint_calc(timeout);
	packet_t *packet = NULL;
	bool again = false;

	if (wlen == 0 || wlen > buffer->size) {
		return NULL;
	}
	do {
		K_SPINLOCK(&buffer->lock)
		{
			packet = alloc_locked(buffer, (uint32_t)wlen);
		}
		again = packet == NULL && may_wait(timeout) &&
			k_sem_take(&buffer->sem, sys_timepoint_timeout(end)) == 0;
	} while (again);
	if (packet == NULL && (buffer->flags & MPSC_PBUF_MODE_OVERWRITE) != 0) {
		packet = alloc_overwriting(buffer, (uint32_t)wlen);
	}
	if (IS_ENABLED(CONFIG_MPSC_CLEAR_ALLOCATED) && packet != NULL) {
		memset(packet, 0, wlen * sizeof(uint32_t));
	}
	return packet;
}

void mpsc_pbuf_commit(struct mpsc_pbuf_buffer *buffer, union mpsc_pbuf_generic *packet)
{
	ARG_UNUSED(buffer);
	__ASSERT(packet->hdr.valid == 0 && packet->hdr.busy == 0, "packet %p is committed",
		 (void *)packet);
	__ASSERT(buffer->get_wlen(packet) <= buffer->size, "packet %p has no length",
		 (void *)packet);
	compiler_barrier();
	packet->hdr.valid = 1;
}

void mpsc_pbuf_put_data(struct mpsc_pbuf_buffer *buffer, const uint32_t *data, size_t wlen)
{
	const packet_t *const source = (const packet_t *)data;
	packet_t *const packet = mpsc_pbuf_alloc(buffer, wlen, K_NO_WAIT);
	packet_t first = *source;

	if (packet == NULL) {
		return;
	}
	memcpy(packet + 1, data + 1, (wlen - 1) * sizeof(uint32_t));
	first.hdr.valid = 0;
	first.hdr.busy = 0;
	*packet = first;
	mpsc_pbuf_commit(buffer, packet);
}

void mpsc_pbuf_put_word(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic word)
{
	mpsc_pbuf_put_data(buffer, &word.raw, 1);
}

void mpsc_pbuf_put_word_ext(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic word,
			    const void *data)
{
	struct {
		uint32_t word;
		const void *data;
	} __packed __aligned(4) packet = { .word = word.raw, .data = data };

	BUILD_ASSERT(sizeof(packet) % sizeof(uint32_t) == 0);
	mpsc_pbuf_put_data(buffer, (const uint32_t *)(const void *)&packet,
			   sizeof(packet) / sizeof(uint32_t));
}

const union mpsc_pbuf_generic *mpsc_pbuf_claim(struct mpsc_pbuf_buffer *buffer)
{
	packet_t *packet = NULL;

	K_SPINLOCK(&buffer->lock)
	{
		packet = claim_locked(buffer);
		if (packet != NULL) {
			mark_claimed_locked(buffer, packet);
		}
	}
	return packet;
}

/* Release the packet at rd_idx, and what was given back before its turn. */
static void free_oldest_locked(buffer_t *buffer, uint32_t words)
{
	release_locked(buffer, words);
	while (buffer->rd_idx != buffer->tmp_rd_idx && is_skip(packet_at(buffer, buffer->rd_idx))) {
		release_locked(buffer, packet_at(buffer, buffer->rd_idx)->skip.len);
	}
}

void mpsc_pbuf_free(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic *packet)
{
	const uint32_t idx = (uint32_t)((const uint32_t *)packet - buffer->buf);
	const uint32_t words = buffer->get_wlen(packet);

	__ASSERT(idx < buffer->size, "packet %p is not of buffer %p", (const void *)packet,
		 (void *)buffer);
	__ASSERT(packet->hdr.valid == 1 && packet->hdr.busy == 1, "packet %p is not claimed",
		 (const void *)packet);
	K_SPINLOCK(&buffer->lock)
	{
		if (idx == buffer->rd_idx) {
			free_oldest_locked(buffer, words);
		} else {
			write_skip(buffer, idx, words);
		}
	}
	if (IS_ENABLED(CONFIG_MULTITHREADING)) {
		k_sem_give(&buffer->sem);
	}
}

bool mpsc_pbuf_is_pending(struct mpsc_pbuf_buffer *buffer)
{
	bool pending = false;

	K_SPINLOCK(&buffer->lock)
	{
		pending = claim_locked(buffer) != NULL;
	}
	return pending;
}

void mpsc_pbuf_get_utilization(struct mpsc_pbuf_buffer *buffer, uint32_t *size, uint32_t *now)
{

	*size = buffer->size * (uint32_t)sizeof(uint32_t);
	*now = used(buffer) * (uint32_t)sizeof(uint32_t);
}

int mpsc_pbuf_get_max_utilization(struct mpsc_pbuf_buffer *buffer, uint32_t *max)
{
	if ((buffer->flags & MPSC_PBUF_MAX_UTILIZATION) == 0) {
		return -ENOTSUP;
	}
	*max = buffer->max_usage * (uint32_t)sizeof(uint32_t);
	return 0;
}
