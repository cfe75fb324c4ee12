/* SPDX-License-Identifier: Apache-2.0 */
/* Why a page could not be loaded, in words. Only on the way to a fatal error. */
#include <zephyr/sys/printk.h>

#include "paging.h"

const char *z_paging_store_name(void)
{
	if (IS_ENABLED(CONFIG_BACKING_STORE_RAM)) {
		return "RAM";
	}
	return IS_ENABLED(CONFIG_BACKING_STORE_ROM_IMAGE) ? "ROM image" : "custom";
}

static const char *reason(int error)
{
	switch (error) {
	case -EDEADLK:
		return "the store needs it to serve a page: its code and data have to be pinned";
	case -EWOULDBLOCK:
		return arch_is_in_isr()
			       ? "it was used in an interrupt handler, which cannot wait"
			       : "it was used with interrupts locked, where nobody can wait";
	case -ENOMEM:
		return "no page frame is free, and none can be emptied or pinned";
	case -EFAULT:
		return "nothing is mapped there";
	case -EINVAL:
		return "the range is not whole pages";
	default:
		return "the store failed";
	}
}

void z_paging_report(const void *page, int error)
{
	__ASSERT(error < 0, "nothing to report of page %p", page);
	printk("*** Paging: page %p cannot be loaded from the backing store (%s): %s (error "
	       "%d)\n",
	       page, z_paging_store_name(), reason(error), error);
}
