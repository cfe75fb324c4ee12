/* SPDX-License-Identifier: Apache-2.0 */
/* The page attribute table. Only start-up (init.c) includes this. */
#ifndef ARCH_X86_MMU_PAT_H_
#define ARCH_X86_MMU_PAT_H_

/**
 * Give the entries of the PAT the meaning of K_MEM_CACHE_*, if the CPU has one.
 *
 * Interrupts locked. Pre: only the first and the third entry are in use. Once.
 */
void z_x86_pat_init(void);

#endif /* ARCH_X86_MMU_PAT_H_ */
