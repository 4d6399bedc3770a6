/* SPDX-License-Identifier: MIT */
/* The sizes of huge pages that the machine has. */
#ifndef HUGE_SIZES_H
#define HUGE_SIZES_H

#include <stdint.h>

enum {
	NEEDED = 2 /* pages of each size that a test may use at a time */
};

/* Lists the sizes. Returns how many there are. */
int find_huge_sizes(void);

/* The size of number i is 1 << huge_shift(i) bytes. */
int huge_shift(int i);

/* How many pages of size i there were when the tests began. */
int huge_pages(int i);

/*
 * Keeps other programs that do the same from changing how many pages the
 * machine has: one that is run at the same time would find too few.
 */
void lock_huge_pages(void);
void unlock_huge_pages(void);

/*
 * Fixtures that are run outside the tests, so that a test that fails keeps no
 * memory: they reserve pages of each size that fits, and give them back.
 */
void reserve_huge_pages(void);
void give_back_huge_pages(void);

/*
 * Whether there is no memory for pages of size i. Skips the test if that is the
 * smallest size.
 */
int lacks_huge_pages(int i);

#endif
