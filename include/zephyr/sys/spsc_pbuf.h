/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Packet buffers for one writer and one reader: packets of any length, in order, in one piece of
 * memory, without a lock. CONFIG_SPSC_PBUF.
 *
 * Writer and reader may be threads or interrupt handlers; several of one kind lock among
 * themselves. No function waits.
 *
 *	data:  | length, packet | length, packet |      free      | length, packet | padding |
 *	                                         ^ wr_idx         ^ rd_idx
 *
 * A packet lies in one piece: where the end has no room for it, padding fills the end. Each begins
 * at a word, after a word with its length. One word stays free, so that a full buffer differs from
 * an empty one.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SPSC_PBUF_H_
#define ZEPHYR_INCLUDE_SYS_SPSC_PBUF_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Flag of spsc_pbuf_init(): the other side has another cache. Caches here are coherent. */
#define SPSC_PBUF_CACHE BIT(0)

/** Above the flags: the most bytes that the reader has seen in use. */
#define SPSC_PBUF_UTILIZATION_BITS 24
#define SPSC_PBUF_UTILIZATION_OFFSET 8

/** Packets are shorter; for spsc_pbuf_alloc(): as much as there is. */
#define SPSC_PBUF_MAX_LEN 0xFF00

struct spsc_pbuf {
	struct {
		/** Bytes of data. */
		uint32_t len;
		uint32_t flags;
		/** The next packet to read; the reader's. */
		uint32_t rd_idx;
	} common;
	/** Where the next packet goes; the writer's. */
	uint32_t wr_idx;
};

/** Bytes for packets and the word before each. */
static inline uint32_t spsc_pbuf_capacity(struct spsc_pbuf *pb)
{
	return pb->common.len - (uint32_t)sizeof(uint32_t);
}

/**
 * Make a buffer in @p blen bytes of memory, of which it takes some for itself.
 *
 * @return the buffer, at @p buf; NULL if that is not aligned to a word
 */
struct spsc_pbuf *spsc_pbuf_init(void *buf, size_t blen, uint32_t flags);

/** Write a packet. @return its length @retval -EINVAL no bytes @retval -ENOMEM no room */
int spsc_pbuf_write(struct spsc_pbuf *pb, const char *buf, uint16_t len);

/**
 * Room for a packet, which is written when it is committed.
 *
 * @param len SPSC_PBUF_MAX_LEN: what there is at one place, without padding if it can be
 * @param buf where the room is, aligned to a word
 * @return bytes of room, at most @p len, perhaps 0
 * @retval -EINVAL @p len is 0 or too big
 */
int spsc_pbuf_alloc(struct spsc_pbuf *pb, uint16_t len, char **buf);

/** Write the packet that room was taken for; 0 bytes: none. */
void spsc_pbuf_commit(struct spsc_pbuf *pb, uint16_t len);

/**
 * Read a packet.
 *
 * @param buf NULL: only say how long it is
 * @return its length; 0: there is none
 * @retval -ENOMEM it is longer than @p len, and stays
 */
int spsc_pbuf_read(struct spsc_pbuf *pb, char *buf, uint16_t len);

/** Look at a packet where it is. @return its length; 0: there is none */
uint16_t spsc_pbuf_claim(struct spsc_pbuf *pb, char **buf);

/** Take a claimed packet of @p len bytes away. */
void spsc_pbuf_free(struct spsc_pbuf *pb, uint16_t len);

/** Most bytes that were in use. @retval -ENOTSUP without CONFIG_SPSC_PBUF_UTILIZATION */
int spsc_pbuf_get_utilization(struct spsc_pbuf *pb);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SPSC_PBUF_H_ */
