/* SPDX-License-Identifier: MIT */
/* What the threads of lease_stress share. */
#ifndef LEASE_SLOTS_H
#define LEASE_SLOTS_H

#include <iofd/fd.h>
#include <iofd/lease.h>

enum {
	SLOTS = 2, /* each has an owner */
	STRANGER = 99,
	LINE = 64
};

extern struct slot {
	_Alignas(LINE) iofd_lease lease;
	iofd_fd cell;
	uint64_t token;			/* the newest */
	_Alignas(LINE) uint32_t opened; /* generation: not atomic */
} slots[SLOTS];

extern struct totals {
	uint64_t operations;
	uint64_t foreign;
	uint64_t starts;
	uint64_t closes;
	uint64_t refused;
	uint64_t stale;
} totals;

extern int is_lease; /* and no cell */

void add(uint64_t *total, uint64_t n);
uint64_t get(const uint64_t *total);
int is_over(void);

/* A failure of what is tested, which a mutant may have. */
void must(int is_true, const char *what);

/* A failure of what the test needs. */
void need(int is_true, const char *what);

/* Makes the file of a slot and generation. */
void make_file(iofd_fd *file, uint32_t slot, uint32_t generation);

/* Whether it is the file of this slot, and of this generation unless 0. */
int is_own(const iofd_fd *view, uint32_t slot, uint32_t generation);

/* Threads: each ends when it is over. */
void *use(void *argument);	   /* any number */
void *own(void *slot);		   /* starts and closes the slot's lease */
void *meddle(void *unused);	   /* closes what others own */
void *reuse_numbers(void *unused); /* with a stranger's file */

#endif
