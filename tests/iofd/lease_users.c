/* SPDX-License-Identifier: MIT */
/* Threads that read files through the leases, or through plain cells. */
#define _GNU_SOURCE
#include "lease_slots.h"

#include <sched.h>
#include <stddef.h>

enum {
	BATCH = 16 /* operations between looks at the total */
};

/* Each token is kept until it is stale. Returns whether it was an operation. */
static int use_lease(struct slot *slot, uint32_t at, uint64_t *token)
{
	iofd_fd view;
	uint32_t generation;
	int rc = token ? iofd_lease_acquire_token(&slot->lease, *token, &view)
		       : iofd_lease_acquire(&slot->lease, &view);

	if (rc < 0) {
		add(rc == -ZCALL_ESTALE ? &totals.stale : &totals.refused, 1);
		if (token)
			iofd_lease_token(&slot->lease, token);
		sched_yield();
		return 0;
	}
	generation = slot->opened;
	if (!is_own(&view, at, generation) ||
	    (token && generation != (uint32_t)(*token >> 32)))
		add(&totals.foreign, 1);
	rc = iofd_lease_release(&slot->lease);
	must(rc >= 0, "release failed");
	if (rc == 1)
		add(&totals.closes, 1);
	return 1;
}

static int use_cell(struct slot *slot, uint32_t at)
{
	iofd_fd view = {__atomic_load_n(&slot->cell.cell, __ATOMIC_ACQUIRE)};

	if (view.cell == 0) {
		sched_yield();
		return 0;
	}
	if (!is_own(&view, at, 0))
		add(&totals.foreign, 1);
	return 1;
}

void *use(void *argument)
{
	uint32_t turn = (uint32_t)(uintptr_t)argument;
	uint64_t tokens[SLOTS] = {0};
	uint64_t done;

	while (!is_over()) {
		done = 0;
		for (int i = 0; i < BATCH; i++, turn++) {
			uint32_t at = turn % SLOTS;
			uint64_t *token = turn % 3 ? &tokens[at] : NULL;

			done += (uint64_t)(is_lease ? use_lease(&slots[at], at,
								token)
						    : use_cell(&slots[at], at));
		}
		add(&totals.operations, done);
	}
	return NULL;
}
