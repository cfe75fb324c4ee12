/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hooks as events of the Common Trace Format 1.8. Included by tracing/tracing.h.
 *
 * An event is struct z_ctf_head and then words, packed, little-endian: what
 * ctf/tsdl/metadata says, which scripts/tracing/ctf_metadata.py makes of the same tables of hooks.
 */
#ifndef SUBSYS_TRACING_CTF_TRACING_CTF_H_
#define SUBSYS_TRACING_CTF_TRACING_CTF_H_

#include <stdint.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

/* Bytes of a name in the stream; shorter ones are padded with NUL, longer ones cut. */
#define Z_CTF_NAME_LEN 20

void z_ctf_event(uint32_t number, uint32_t count, uint32_t w0, uint32_t w1, uint32_t w2,
		 uint32_t w3);
void z_ctf_thread(uint32_t number, struct k_thread *thread);

#define Z_CTF_OBJECT(x) ((uint32_t)(uintptr_t)(x))
#define Z_CTF_VALUE(x) ((uint32_t)(x))
#define Z_CTF_RET(x) ((uint32_t)(int32_t)(x))
/* In ticks; -1 for ever. */
#define Z_CTF_TIMEOUT(x) ((uint32_t)(x).ticks)

#define Z_CTF_WORD(pair) , Z_CTF_WORD1 pair
#define Z_CTF_WORD1(kind, x) Z_CTF_##kind(x)

#define Z_TRACE(number, name, ...) \
	Z_CTF_EVENT(number, NUM_VA_ARGS(__VA_ARGS__) \
		    COND_CODE_1(IS_EMPTY(__VA_ARGS__), (), \
				(FOR_EACH(Z_CTF_WORD, (), __VA_ARGS__))), 0, 0, 0, 0)
#define Z_CTF_EVENT(...) Z_CTF_EVENT1(__VA_ARGS__)
#define Z_CTF_EVENT1(number, count, w0, w1, w2, w3, ...) \
	z_ctf_event(number, count, w0, w1, w2, w3)

#define Z_TRACE_THREAD(number, name, thread) z_ctf_thread(number, thread)

#endif /* SUBSYS_TRACING_CTF_TRACING_CTF_H_ */
