/* SPDX-License-Identifier: Apache-2.0 */
/* The first word of a packet in a buffer of sys/mpsc_pbuf.h. */
#ifndef ZEPHYR_INCLUDE_SYS_MPSC_PACKET_H_
#define ZEPHYR_INCLUDE_SYS_MPSC_PACKET_H_

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bits of the first word that belong to the buffer. */
#define MPSC_PBUF_HDR_BITS 2

/**
 * The buffer's bits, to stand first in a packet's structure.
 *
 * valid busy
 *   0    0   allocated, not yet committed
 *   1    0   committed
 *   1    1   claimed by the consumer, or being dropped
 *   0    1   no packet: the words up to the next one, or to the end of the memory
 */
#define MPSC_PBUF_HDR \
	uint32_t valid : 1; \
	uint32_t busy : 1

/** Any packet. */
struct mpsc_pbuf_hdr {
	MPSC_PBUF_HDR;
	uint32_t data: 32 - MPSC_PBUF_HDR_BITS;
};

/** No packet: how many words to pass over. */
struct mpsc_pbuf_skip {
	MPSC_PBUF_HDR;
	uint32_t len: 32 - MPSC_PBUF_HDR_BITS;
};

union mpsc_pbuf_generic {
	struct mpsc_pbuf_hdr hdr;
	struct mpsc_pbuf_skip skip;
	uint32_t raw;
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MPSC_PACKET_H_ */
