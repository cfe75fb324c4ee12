/* SPDX-License-Identifier: Apache-2.0 */
/* Memory blocks as listed objects (CONFIG_OBJ_CORE_SYS_MEM_BLOCKS): all are defined statically. */
#include <zephyr/kernel.h>
#include <zephyr/sys/mem_blocks.h>

#include <obj_types.h>

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_SYS_MEM_BLOCKS, sys_mem_blocks, K_OBJ_TYPE_MEM_BLOCK_ID);
