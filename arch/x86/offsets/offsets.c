/* SPDX-License-Identifier: Apache-2.0 */
/* Structure layouts for assembly: generated/offsets.h is made of these. */
#include <zephyr/arch/cpu.h>
#include <zephyr/toolchain.h>

#include <gen_offset.h>

GEN_ABS_SYM_BEGIN(_OffsetAbsSyms)

/* exc/stubs.S checks that what it pushes is the C structure. */
GEN_OFFSET_STRUCT(arch_esf, eax);
GEN_OFFSET_STRUCT(arch_esf, vector);
GEN_OFFSET_STRUCT(arch_esf, errorCode);
GEN_ABSOLUTE_SYM(__arch_esf_SIZEOF, sizeof(struct arch_esf));

GEN_ABS_SYM_END
