/* SPDX-License-Identifier: Apache-2.0 */
/* What the page tables say of an address. */
#ifndef CONSOLE_PAGE_H_
#define CONSOLE_PAGE_H_

#include <stdbool.h>
#include <stdint.h>

/** Whether an access would succeed: the page is there or comes from the backing store. */
bool page_usable(uintptr_t address, bool write);

#endif /* CONSOLE_PAGE_H_ */
