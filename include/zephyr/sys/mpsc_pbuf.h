/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Buffers of packets of any length: many producers in threads and interrupts, one consumer.
 *
 * A packet is words that lie side by side; bits of the first one belong to the buffer (the
 * structure begins with MPSC_PBUF_HDR). A producer allocates room, fills it and commits it; more
 * may be allocated in between. The consumer claims packets in the order of their allocation,
 * reads them where they are and frees them in the order of claiming. A packet that is allocated
 * and not committed holds up those behind it.
 *
 * With MPSC_PBUF_MODE_OVERWRITE the oldest packets make room for a new one, except a claimed
 * one, which is gone round. All functions may be called in interrupts and before the kernel
 * runs; only mpsc_pbuf_alloc() with a timeout waits, and only in threads.
 */
#ifndef ZEPHYR_INCLUDE_SYS_MPSC_PBUF_H_
#define ZEPHYR_INCLUDE_SYS_MPSC_PBUF_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/mpsc_packet.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Flags of a buffer. */

/** The size is a power of two; set by mpsc_pbuf_init(). */
#define MPSC_PBUF_SIZE_POW2 BIT(0)
/** Drop the oldest packets when there is no room. */
#define MPSC_PBUF_MODE_OVERWRITE BIT(1)
/** Keep the greatest use of the buffer. */
#define MPSC_PBUF_MAX_UTILIZATION BIT(2)
/** Every word is in use; kept by the buffer. */
#define MPSC_PBUF_FULL BIT(3)

struct mpsc_pbuf_buffer;

/** Length of a packet in words, from its content. May be called with interrupts locked. */
typedef uint32_t (*mpsc_pbuf_get_wlen)(const union mpsc_pbuf_generic *packet);

/** A packet is dropped; it can be read until this returns. */
typedef void (*mpsc_pbuf_notify_drop)(const struct mpsc_pbuf_buffer *buffer,
				      const union mpsc_pbuf_generic *packet);

/** A buffer. Indexes and sizes are in words. */
struct mpsc_pbuf_buffer {
	/** Behind the last allocated packet. */
	uint32_t tmp_wr_idx;
	/** The next packet to claim. */
	uint32_t tmp_rd_idx;
	/** The oldest packet: claimed and not freed, or the next to claim. */
	uint32_t rd_idx;
	uint32_t flags;
	struct k_spinlock lock;
	/** NULL, or told of dropped packets. */
	mpsc_pbuf_notify_drop notify_drop;
	mpsc_pbuf_get_wlen get_wlen;
	uint32_t *buf;
	uint32_t size;
	uint32_t max_usage;
	/** Producers wait here. */
	struct k_sem sem;
};

struct mpsc_pbuf_buffer_config {
	uint32_t *buf;
	/** In words. */
	uint32_t size;
	mpsc_pbuf_notify_drop notify_drop;
	mpsc_pbuf_get_wlen get_wlen;
	/** MPSC_PBUF_MODE_OVERWRITE, MPSC_PBUF_MAX_UTILIZATION */
	uint32_t flags;
};

/** Make a buffer. */
void mpsc_pbuf_init(struct mpsc_pbuf_buffer *buffer, const struct mpsc_pbuf_buffer_config *config);

/**
 * Allocate a packet.
 *
 * @param wlen its length in words
 * @param timeout how long a thread waits for room before packets are dropped, or NULL returned;
 *                interrupts never wait
 * @return the packet, whose first word is 0; NULL if there is no room
 */
union mpsc_pbuf_generic *mpsc_pbuf_alloc(struct mpsc_pbuf_buffer *buffer, size_t wlen,
					 k_timeout_t timeout);

/** The packet is filled; get_wlen() tells its length. */
void mpsc_pbuf_commit(struct mpsc_pbuf_buffer *buffer, union mpsc_pbuf_generic *packet);

/** Allocate and commit a packet of one word, whose valid bit is set. */
void mpsc_pbuf_put_word(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic word);

/** Allocate and commit a packet of a word and a pointer. */
void mpsc_pbuf_put_word_ext(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic word,
			    const void *data);

/** Allocate and commit a copy of @p wlen words. */
void mpsc_pbuf_put_data(struct mpsc_pbuf_buffer *buffer, const uint32_t *data, size_t wlen);

/** The oldest packet that is committed and not claimed, or NULL. */
const union mpsc_pbuf_generic *mpsc_pbuf_claim(struct mpsc_pbuf_buffer *buffer);

/** Give a claimed packet back. */
void mpsc_pbuf_free(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic *packet);

/** True if mpsc_pbuf_claim() would find a packet. */
bool mpsc_pbuf_is_pending(struct mpsc_pbuf_buffer *buffer);

/** Bytes in all, bytes in use. */
void mpsc_pbuf_get_utilization(struct mpsc_pbuf_buffer *buffer, uint32_t *size, uint32_t *now);

/**
 * Most bytes that were in use.
 * @retval -ENOTSUP the buffer was made without MPSC_PBUF_MAX_UTILIZATION
 */
int mpsc_pbuf_get_max_utilization(struct mpsc_pbuf_buffer *buffer, uint32_t *max);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MPSC_PBUF_H_ */
