/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A backing store that counts what it is asked for, checks that it is asked for what is allowed,
 * and fails or waits when it is told to. Its first location is 0.
 */
#include <string.h>

#include "test.h"

struct test_store store = { .keep = true };

static struct {
	bool used;
	/* The frame whose clean copy it is. */
	struct k_mem_page_frame *copy_of;
} slots[STORE];
static uint8_t contents[STORE][PAGE] __aligned(PAGE) __noinit;

static unsigned int slot_of(uintptr_t location)
{
	zassert_equal(location % PAGE, 0U);
	zassert_true(location / PAGE < STORE, "location %lx", (unsigned long)location);
	zassert_true(slots[location / PAGE].used, "location %lx is free", (unsigned long)location);
	return location / PAGE;
}

void store_reset(void)
{
	store.fail_in = store.fail_out = store.fail_get = 0U;
	store.error_in = store.error_out = store.error_get = -EIO;
	store.hook = NULL;
	store.busy = false;
	store.sleep = 0;
}

unsigned int store_used(void)
{
	unsigned int used = 0U;

	for (unsigned int i = 0U; i < STORE; i++) {
		used += slots[i].used ? 1U : 0U;
	}
	return used;
}

void *store_content(uintptr_t location)
{
	return contents[slot_of(location)];
}

uintptr_t store_take(void)
{
	unsigned int i = 0U;

	while (slots[i].used) {
		i++;
	}
	slots[i].used = true;
	return i * PAGE;
}

size_t k_mem_paging_backing_store_capacity(void)
{
	return STORE;
}

void k_mem_paging_backing_store_init(void)
{
	zassert_equal(store_used(), 0U);
}

static unsigned int copies(void)
{
	unsigned int count = 0U;

	for (unsigned int i = 0U; i < STORE; i++) {
		count += slots[i].copy_of != NULL ? 1U : 0U;
	}
	return count;
}

int k_mem_paging_backing_store_location_get(struct k_mem_page_frame *pf, uintptr_t *location,
					    bool page_fault)
{
	unsigned int i;

	zassert_false(arch_irq_unlocked(arch_irq_lock()));
	store.gets++;
	for (i = 0U; k_mem_page_frame_is_backed(pf) && i < STORE; i++) {
		if (slots[i].copy_of == pf) {
			slots[i].copy_of = NULL;
			*location = i * PAGE;
			return 0;
		}
	}
	zassert_false(k_mem_page_frame_is_backed(pf), "there is no copy");
	if (store.fail_get != 0U) {
		store.fail_get--;
		return store.error_get;
	}
	if (STORE - store_used() + copies() <= (page_fault ? 0U : 1U)) {
		return -ENOMEM;
	}
	if (store_used() < STORE) {
		*location = store_take();
		return 0;
	}
	for (i = 0U; slots[i].copy_of == NULL; i++) {
	}
	k_mem_page_frame_clear(slots[i].copy_of, K_MEM_PAGE_FRAME_BACKED);
	slots[i].copy_of = NULL;
	*location = i * PAGE;
	return 0;
}

void k_mem_paging_backing_store_location_free(uintptr_t location)
{
	zassert_false(arch_irq_unlocked(arch_irq_lock()));
	zassert_false(store.busy, "location %lx is freed in a transfer", (unsigned long)location);
	store.frees++;
	slots[slot_of(location)].copy_of = NULL;
	slots[location / PAGE].used = false;
}

static void transfer(void)
{
	void (*const hook)(void) = store.hook;
	const unsigned int key = arch_irq_lock();

	arch_irq_unlock(key);
	zassert_equal(arch_irq_unlocked(key), IS_ENABLED(CONFIG_DEMAND_PAGING_ALLOW_IRQ),
		      "interrupts in a transfer");
	store.hook = NULL;
	if (hook != NULL) {
		hook();
	}
	if (IS_ENABLED(CONFIG_BACKING_STORE_SLEEPS) && store.sleep != 0) {
		k_sleep(K_TICKS(store.sleep));
	}
}

void k_mem_paging_backing_store_page_out(uintptr_t location)
{
	zassert_false(store.busy, "two transfers at once");
	store.busy = true;
	transfer();
	store.busy = false;
	store.outs++;
	if (store.fail_out != 0U) {
		store.fail_out--;
		/* Half of it was written. */
		memset(contents[slot_of(location)], 0xEE, PAGE / 2U);
		k_mem_paging_backing_store_failed(store.error_out);
		return;
	}
	memcpy(contents[slot_of(location)], K_MEM_SCRATCH_PAGE, PAGE);
}

void k_mem_paging_backing_store_page_in(uintptr_t location)
{
	zassert_false(store.busy, "two transfers at once");
	store.busy = true;
	store.order[store.ins++ % ARRAY_SIZE(store.order)] = location;
	memcpy(K_MEM_SCRATCH_PAGE, contents[slot_of(location)], PAGE / 2U);
	transfer();
	store.busy = false;
	if (store.fail_in != 0U) {
		store.fail_in--;
		k_mem_paging_backing_store_failed(store.error_in);
		return;
	}
	memcpy((uint8_t *)K_MEM_SCRATCH_PAGE + PAGE / 2U, contents[slot_of(location)] + PAGE / 2U,
	       PAGE / 2U);
}

void k_mem_paging_backing_store_page_finalize(struct k_mem_page_frame *pf, uintptr_t location)
{
	zassert_false(arch_irq_unlocked(arch_irq_lock()));
	if (store.keep) {
		slots[slot_of(location)].copy_of = pf;
		k_mem_page_frame_set(pf, K_MEM_PAGE_FRAME_BACKED);
	} else {
		k_mem_paging_backing_store_location_free(location);
	}
}
