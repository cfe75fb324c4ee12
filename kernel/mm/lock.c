/* SPDX-License-Identifier: Apache-2.0 */
/* The lock of frames, virtual regions and page tables; a file, so that each is linked alone. */
#include <zephyr/linker/sections.h>

#include <mmu.h>

struct k_spinlock z_mm_lock __pinned_bss;
