/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory domains: which parts of memory the threads of user mode see.
 *
 * Without user mode (CONFIG_USERSPACE) every thread sees all memory. The types are incomplete then
 * and a partition is defined as nothing, so that programs may name them; the functions are
 * declared, for code behind IS_ENABLED(), and do not exist.
 */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_

#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;
struct k_mem_domain;
struct k_mem_partition;

/** Define a partition: a page-aligned piece of memory and the rights to it. */
#define K_MEM_PARTITION_DEFINE(name, start, size, attr)

/**
 * Prepare a domain.
 * @return 0, or a negative error number
 */
int k_mem_domain_init(struct k_mem_domain *domain, uint8_t num_parts,
		      struct k_mem_partition *parts[]);

/** Put a partition into a domain, and take it out. @return 0, or a negative error number */
int k_mem_domain_add_partition(struct k_mem_domain *domain, struct k_mem_partition *part);
int k_mem_domain_remove_partition(struct k_mem_domain *domain, struct k_mem_partition *part);

/** Move a thread to a domain. @return 0, or a negative error number */
int k_mem_domain_add_thread(struct k_mem_domain *domain, struct k_thread *thread);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_ */
