/* SPDX-License-Identifier: MIT */
/* Threads that start and close the leases, and a stranger. */
#define _GNU_SOURCE
#include "lease_slots.h"

#include <sched.h>

/* Waits for the users, so that it may write `opened`. */
static void close_slot(struct slot *slot, unsigned round)
{
	int64_t until = round % 8 ? INT64_MAX : 0;
	int rc;

	if (!is_lease) {
		iofd_fd_close(&slot->cell);
		return;
	}
	if (round % 2) {
		rc = iofd_lease_close(&slot->lease);
		must(rc >= 0, "close failed");
		if (rc == 1)
			add(&totals.closes, 1);
	}
	rc = iofd_lease_close_wait(&slot->lease, until);
	while (rc == -ZCALL_ETIMEDOUT)
		rc = iofd_lease_close_wait(&slot->lease, INT64_MAX);
	must(rc == 0, "close_wait failed");
}

/* Lets the users work, so that the closes do not take all of the time. */
static void await_batch(const struct slot *slot, uint64_t token)
{
	uint64_t before = get(&totals.operations);

	while (get(&totals.operations) == before && !is_over() &&
	       (token == 0 || iofd_lease_match(&slot->lease, token)))
		sched_yield();
}

void *own(void *argument)
{
	struct slot *slot = argument;
	uint32_t at = (uint32_t)(slot - slots);
	uint32_t generation = 0;
	iofd_fd file;
	uint64_t token = 0;

	while (!is_over()) {
		make_file(&file, at, ++generation);
		close_slot(slot, generation);
		slot->opened = generation;
		if (is_lease) {
			must(iofd_lease_start(&slot->lease, &file) == 0,
			     "no start");
			add(&totals.starts, 1);
			iofd_lease_token(&slot->lease, &token);
		} else {
			iofd_fd_move(&slot->cell, &file);
		}
		await_batch(slot, token);
	}
	close_slot(slot, 1);
	return NULL;
}

void *meddle(void *unused)
{
	(void)unused;
	for (uint32_t turn = 0; is_lease && !is_over(); turn++) {
		int rc = iofd_lease_close(&slots[turn % SLOTS].lease);

		must(rc >= 0, "close failed");
		if (rc == 1)
			add(&totals.closes, 1);
		await_batch(&slots[0], 0);
	}
	return NULL;
}

void *reuse_numbers(void *unused)
{
	iofd_fd file, copies[SLOTS];

	(void)unused;
	make_file(&file, STRANGER, STRANGER);
	while (!is_over()) {
		for (int i = 0; i < SLOTS; i++)
			need(iofd_fd_dup(&file, 0, &copies[i]) == 0, "no dup");
		for (int i = 0; i < SLOTS; i++)
			if (iofd_fd_close(&copies[i]) < 0)
				add(&totals.foreign, 1);
	}
	iofd_fd_close(&file);
	return NULL;
}
