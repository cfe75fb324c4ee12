/* SPDX-License-Identifier: Apache-2.0 */
/* Several heaps as one: the function's choice, the heap of an address, resizing across heaps. */
#include <string.h>
#include <zephyr/sys/multi_heap.h>
#include <zephyr/sys/util.h>

#include "check.h"

#define HEAPS 4
#define BYTES 512

/* Added in another order than they lie. */
static const int order[HEAPS] = { 2, 0, 3, 1 };
static uint64_t memory[HEAPS][BYTES / sizeof(uint64_t)];
static struct sys_heap heaps[HEAPS];
static struct sys_multi_heap multi;
static unsigned int calls;

/* The heap that the request names, then any other. */
static void *choose(struct sys_multi_heap *mheap, void *cfg, size_t align, size_t size)
{
	const uintptr_t first = (uintptr_t)cfg;
	void *mem = sys_heap_aligned_alloc(&heaps[first], align, size);

	CHECK(mheap == &multi);
	calls++;
	for (uintptr_t i = 0; i < HEAPS && mem == NULL; i++) {
		mem = sys_heap_aligned_alloc(&heaps[i], align, size);
	}
	return mem;
}

static int heap_of(const void *mem)
{
	const uintptr_t offset = (uintptr_t)mem - (uintptr_t)memory;

	return offset < sizeof(memory) ? (int)(offset / BYTES) : -1;
}

static void begin(void)
{
	sys_multi_heap_init(&multi, choose);
	CHECK(sys_multi_heap_get_heap(&multi, memory) == NULL);
	for (int i = 0; i < HEAPS; i++) {
		sys_heap_init(&heaps[order[i]], memory[order[i]], BYTES);
		sys_multi_heap_add_heap(&multi, &heaps[order[i]], (void *)(uintptr_t)order[i]);
	}
}

static void choice(void)
{
	void *mem[HEAPS];

	begin();
	for (int i = 0; i < HEAPS; i++) {
		mem[i] = sys_multi_heap_alloc(&multi, (void *)(uintptr_t)i, 300);
		CHECK_EQ(heap_of(mem[i]), i);
	}
	CHECK(sys_multi_heap_alloc(&multi, NULL, 300) == NULL);
	sys_multi_heap_free(&multi, mem[2]);
	sys_multi_heap_free(&multi, NULL);
	mem[2] = sys_multi_heap_aligned_alloc(&multi, NULL, 64, 300);
	CHECK_EQ(heap_of(mem[2]), 2);
	CHECK((uintptr_t)mem[2] % 64 == 0);
	for (int i = 0; i < HEAPS; i++) {
		sys_multi_heap_free(&multi, mem[i]);
		CHECK(sys_heap_validate(&heaps[i]));
	}
	CHECK_EQ(calls, HEAPS + 2);
}

static void addresses(void)
{
	begin();
	for (int i = 0; i < HEAPS; i++) {
		const struct sys_multi_heap_rec *rec;

		rec = sys_multi_heap_get_heap(&multi, (uint8_t *)memory[i] + 100);
		CHECK(rec->heap == &heaps[i]);
		CHECK_EQ((uintptr_t)rec->user_data, i);
		rec = sys_multi_heap_get_heap(&multi, (uint8_t *)memory[i] + BYTES - 1);
		CHECK(rec->heap == &heaps[i]);
	}
	CHECK(sys_multi_heap_get_heap(&multi, (void *)((uintptr_t)memory - 1)) == NULL);
}

static void resizing(void)
{
	uint8_t *mem;
	uint8_t *moved;
	void *wall;

	begin();
	mem = sys_multi_heap_realloc(&multi, (void *)1, NULL, 100);
	CHECK_EQ(heap_of(mem), 1);
	memset(mem, 0x3c, 100);
	CHECK(sys_multi_heap_realloc(&multi, (void *)3, mem, 200) == mem);
	wall = sys_heap_alloc(&heaps[1], 16);
	CHECK(wall != NULL);
	moved = sys_multi_heap_realloc(&multi, (void *)3, mem, 380);
	CHECK_EQ(heap_of(moved), 3);
	for (int i = 0; i < 100; i++) {
		CHECK_EQ(moved[i], 0x3c);
	}
	CHECK(sys_multi_heap_realloc(&multi, (void *)3, moved, 2 * BYTES) == NULL);
	CHECK_EQ(moved[99], 0x3c);
	CHECK(sys_multi_heap_realloc(&multi, NULL, moved, 0) == NULL);
	sys_heap_free(&heaps[1], wall);
	for (int i = 0; i < HEAPS; i++) {
		void *const most = sys_heap_alloc(&heaps[i], 400);

		CHECK(most != NULL && sys_heap_validate(&heaps[i]));
		sys_heap_free(&heaps[i], most);
	}
}

int main(void)
{
	RUN(choice);
	RUN(addresses);
	RUN(resizing);
	return check_end();
}
