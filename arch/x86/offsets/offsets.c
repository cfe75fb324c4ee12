/* SPDX-License-Identifier: Apache-2.0 */
/* Structure layouts for assembly: generated/offsets.h is made of these. */
#include <zephyr/arch/cpu.h>
#include <zephyr/kernel_structs.h>
#include <zephyr/toolchain.h>

#include <gen_offset.h>

GEN_ABS_SYM_BEGIN(_OffsetAbsSyms)

/* exc/stubs.S checks that what it pushes is the C structure. */
GEN_OFFSET_STRUCT(arch_esf, esp);
GEN_OFFSET_STRUCT(arch_esf, eax);
GEN_OFFSET_STRUCT(arch_esf, vector);
GEN_OFFSET_STRUCT(arch_esf, errorCode);
GEN_ABSOLUTE_SYM(__arch_esf_SIZEOF, sizeof(struct arch_esf));

/* irq/entry.S: the depth of interrupts, and which thread runs and which should. */
GEN_NAMED_OFFSET_SYM(_kernel_t, cpus[0].nested, nested);
GEN_NAMED_OFFSET_SYM(_kernel_t, cpus[0].current, current);
GEN_NAMED_OFFSET_SYM(_kernel_t, ready_q.cache, cache);

GEN_ABS_SYM_END
