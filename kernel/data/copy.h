/* SPDX-License-Identifier: Apache-2.0 */
/* Copying what goes through an object: some bytes, often a word, mostly a multiple of one. */
#ifndef KERNEL_DATA_COPY_H_
#define KERNEL_DATA_COPY_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Copy @p size bytes from one place to another that has none of them. */
void z_copy_words(void *to, const void *from, size_t size);

/** The same, in two instructions if that is a word. */
static ALWAYS_INLINE void z_copy(void *to, const void *from, size_t size)
{
	if (size == sizeof(uint32_t)) {
		(void)__builtin_memcpy(to, from, sizeof(uint32_t));
	} else {
		z_copy_words(to, from, size);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_DATA_COPY_H_ */
