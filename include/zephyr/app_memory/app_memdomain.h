/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Variables sorted into partitions by the linker, for threads of user mode. Without user mode they
 * are ordinary variables.
 */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_

#include <zephyr/app_memory/mem_domain.h>

/** Put a variable with, or without, an initial value into partition @p ptn. */
#define K_APP_DMEM(ptn)
#define K_APP_BMEM(ptn)

/** The sections that these lie in. */
#define K_APP_DMEM_SECTION(ptn) .data
#define K_APP_BMEM_SECTION(ptn) .bss

/** Define such a partition. */
#define K_APPMEM_PARTITION_DEFINE(name)

#endif /* ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_ */
