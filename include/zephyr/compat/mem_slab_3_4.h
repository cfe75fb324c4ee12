/* SPDX-License-Identifier: Apache-2.0 */
/*
 * k_mem_slab_free() as Zephyr 3.4 has it: its argument points to the variable that holds the
 * block's address. For sources outside of the tree, with CONFIG_COMPAT_ZEPHYR_3_4; the tree's own
 * are compiled with Z_API_4_1 and keep the new form.
 */
#ifndef ZEPHYR_INCLUDE_COMPAT_MEM_SLAB_3_4_H_
#define ZEPHYR_INCLUDE_COMPAT_MEM_SLAB_3_4_H_

#include <zephyr/kernel/mem_slab.h>

#if defined(CONFIG_COMPAT_ZEPHYR_3_4) && !defined(Z_API_4_1)

static inline void z_mem_slab_free_3_4(struct k_mem_slab *slab, void **mem)
{
	k_mem_slab_free(slab, *mem);
}

#define k_mem_slab_free(slab, mem) z_mem_slab_free_3_4(slab, mem)

#endif

#endif /* ZEPHYR_INCLUDE_COMPAT_MEM_SLAB_3_4_H_ */
