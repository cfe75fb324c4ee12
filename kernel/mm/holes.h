/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A few ranges of frames that are not to be given out, in ascending order. Pure data; frames.c has
 * the lock.
 */
#ifndef KERNEL_MM_HOLES_H_
#define KERNEL_MM_HOLES_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MEM_HOLES_MAX 8U

struct mem_holes {
	/** Where the lowest begins; SIZE_MAX if there is none. */
	size_t next;
	size_t count;
	struct {
		size_t first;
		size_t end;
	} hole[MEM_HOLES_MAX + 1U];
};

#define MEM_HOLES_NONE                  \
	{                               \
		.next = SIZE_MAX, .count = 0U, .hole = { { 0U, 0U } }, \
	}

/**
 * Add a range; it may overlap others.
 *
 * Pre: there are at most MEM_HOLES_MAX. When there is one more, the caller passes the lowest.
 *
 * @return how many frames were not in a hole before
 */
size_t mem_holes_add(struct mem_holes *holes, size_t first, size_t end);

/** Forget the lowest hole. @return its end */
size_t mem_holes_pass(struct mem_holes *holes);

/** @return whether a frame is in a hole */
bool mem_holes_has(const struct mem_holes *holes, size_t frame);

#endif /* KERNEL_MM_HOLES_H_ */
