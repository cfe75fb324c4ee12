/* SPDX-License-Identifier: Apache-2.0 */
/* What the store does wrong, when told to. */
#ifndef PAGING_STORE_H_
#define PAGING_STORE_H_

enum store_mistake {
	STORE_RIGHT,
	STORE_FAILS,
	STORE_NEEDS_PAGE
};

extern enum store_mistake store_mistake;
/* A page that is paged out. */
extern volatile int *store_needs;

#endif /* PAGING_STORE_H_ */
