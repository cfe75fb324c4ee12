/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How an offsets.c names what assembly needs. Each macro makes an absolute symbol, which
 * scripts/build/gen_offset_header.py turns into a #define of generated/offsets.h.
 */
#ifndef KERNEL_INCLUDE_GEN_OFFSET_H_
#define KERNEL_INCLUDE_GEN_OFFSET_H_

#include <stddef.h>

#include <zephyr/toolchain.h>

/** Offset of a member of a typedef'd structure, as __<type>_<member>_OFFSET. */
#define GEN_OFFSET_SYM(S, M) GEN_ABSOLUTE_SYM(__##S##_##M##_OFFSET, offsetof(S, M))
/** The same for a structure's tag. */
#define GEN_OFFSET_STRUCT(S, M) GEN_ABSOLUTE_SYM(__##S##_##M##_OFFSET, offsetof(struct S, M))
/** The same under a name of one's own. */
#define GEN_NAMED_OFFSET_SYM(S, M, N) GEN_ABSOLUTE_SYM(__##S##_##N##_OFFSET, offsetof(S, M))

#endif /* KERNEL_INCLUDE_GEN_OFFSET_H_ */
