/* SPDX-License-Identifier: Apache-2.0 */
/* Where Zephyr 3.4 has what kernel/mm.h and kernel/mm/demand_paging.h have now. */
#ifndef ZEPHYR_INCLUDE_SYS_MEM_MANAGE_H_
#define ZEPHYR_INCLUDE_SYS_MEM_MANAGE_H_

#include <zephyr/compat/names_3_4.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/kernel/mm/demand_paging.h>

#ifndef _ASMLANGUAGE
/* The paging code's callbacks are declared with the old name of the frame. */
#define z_page_frame k_mem_page_frame
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MEM_MANAGE_H_ */
