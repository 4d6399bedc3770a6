/* SPDX-License-Identifier: MIT */
/*
 * lease_stress lease|cell OPERATIONS [found]
 *
 * Threads read files through leases while others close the leases, start them
 * again with new files, and open and close a stranger's file, so that the
 * kernel reuses each number at once. Each file holds its slot and generation: a
 * read that finds another slot, or no file, was an operation on a foreign
 * descriptor.
 *
 * With `cell`, each slot is a plain cell, which does not keep a number open.
 * With `found`, the program ends when it has found a foreign descriptor, or a
 * call that failed, and fails if it finds none. It stops early after 20 s.
 *
 * `opened` of a slot is written and read without atomic operations: only the
 * lease orders them, which ThreadSanitizer checks.
 */
#define _GNU_SOURCE
#include <iofd/clock.h>
#include <iofd/eventfd.h>
#include <iofd/fd_io.h>
#include <iofd/lease.h>
#include <iofd/memfd.h>

#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	SLOTS = 2, /* each has an owner */
	USERS = 4,
	BATCH = 16, /* operations between looks at the total */
	STRANGER = 99,
	LINE = 64
};

#define SECOND 1000000000LL

struct content {
	uint32_t slot;
	uint32_t generation;
};

static struct slot {
	_Alignas(LINE) iofd_lease lease;
	iofd_fd cell;
	uint64_t token;			/* the newest */
	_Alignas(LINE) uint32_t opened; /* generation: not atomic */
} slots[SLOTS];

static uint64_t wanted, operations, foreign, starts, closes, refused, stale;
static int is_lease, is_found;
static int64_t deadline;

static void add(uint64_t *total, uint64_t n)
{
	__atomic_fetch_add(total, n, __ATOMIC_RELAXED);
}

static uint64_t get(const uint64_t *total)
{
	return __atomic_load_n(total, __ATOMIC_RELAXED);
}

static int is_over(void)
{
	return get(&operations) >= wanted || (is_found && get(&foreign)) ||
	       iofd_clock_now(IOFD_CLOCK_MONOTONIC) > deadline;
}

/* A failure of what is tested, which a mutant may have. */
static void must(int is_true, const char *what)
{
	if (is_true)
		return;
	fprintf(stderr, "lease_stress: %s\n", what);
	_exit(!is_found);
}

/* A failure of what the test needs. */
static void need(int is_true, const char *what)
{
	if (is_true)
		return;
	fprintf(stderr, "lease_stress: %s\n", what);
	_exit(2);
}

static void make_file(iofd_fd *file, uint32_t slot, uint32_t generation)
{
	struct content content = {slot, generation};
	iofd_memfd memory;

	need(iofd_memfd_open(&memory, "stress", 0) == 0, "no memfd");
	need(iofd_fd_pwrite(&memory.fd, &content, sizeof content, 0) ==
		     sizeof content,
	     "no write");
	iofd_fd_move(file, &memory.fd);
}

/* Whether it is the file of this slot, and of this generation unless 0. */
static int is_own(const iofd_fd *view, uint32_t slot, uint32_t generation)
{
	struct content content = {0, 0};
	int64_t n = iofd_fd_pread(view, &content, sizeof content, 0);

	return n == sizeof content && content.slot == slot &&
	       (generation == 0 || content.generation == generation);
}

/* Each token is kept until it is stale. Returns whether it was an operation. */
static int use_lease(struct slot *slot, uint32_t at, uint64_t *token)
{
	iofd_fd view;
	uint32_t generation;
	int rc = token ? iofd_lease_acquire_token(&slot->lease, *token, &view)
		       : iofd_lease_acquire(&slot->lease, &view);

	if (rc < 0) {
		add(rc == -ZCALL_ESTALE ? &stale : &refused, 1);
		if (token)
			iofd_lease_token(&slot->lease, token);
		sched_yield();
		return 0;
	}
	generation = slot->opened;
	if (!is_own(&view, at, generation) ||
	    (token && generation != (uint32_t)(*token >> 32)))
		add(&foreign, 1);
	rc = iofd_lease_release(&slot->lease);
	must(rc >= 0, "release failed");
	if (rc == 1)
		add(&closes, 1);
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
		add(&foreign, 1);
	return 1;
}

static void *use(void *argument)
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
		add(&operations, done);
	}
	return NULL;
}

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
			add(&closes, 1);
	}
	rc = iofd_lease_close_wait(&slot->lease, until);
	while (rc == -ZCALL_ETIMEDOUT)
		rc = iofd_lease_close_wait(&slot->lease, INT64_MAX);
	must(rc == 0, "close_wait failed");
}

/* Lets the users work, so that the closes do not take all of the time. */
static void await_batch(const struct slot *slot, uint64_t token)
{
	uint64_t before = get(&operations);

	while (get(&operations) == before && !is_over() &&
	       (token == 0 || iofd_lease_match(&slot->lease, token)))
		sched_yield();
}

static void *own(void *argument)
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
			add(&starts, 1);
			iofd_lease_token(&slot->lease, &token);
		} else {
			iofd_fd_move(&slot->cell, &file);
		}
		await_batch(slot, token);
	}
	close_slot(slot, 1);
	return NULL;
}

/* Closes what others own. */
static void *meddle(void *unused)
{
	(void)unused;
	for (uint32_t turn = 0; is_lease && !is_over(); turn++) {
		int rc = iofd_lease_close(&slots[turn % SLOTS].lease);

		must(rc >= 0, "close failed");
		if (rc == 1)
			add(&closes, 1);
		await_batch(&slots[0], 0);
	}
	return NULL;
}

static void *reuse_numbers(void *unused)
{
	iofd_fd file, copies[SLOTS];

	(void)unused;
	make_file(&file, STRANGER, STRANGER);
	while (!is_over()) {
		for (int i = 0; i < SLOTS; i++)
			need(iofd_fd_dup(&file, 0, &copies[i]) == 0, "no dup");
		for (int i = 0; i < SLOTS; i++)
			if (iofd_fd_close(&copies[i]) < 0)
				add(&foreign, 1);
	}
	iofd_fd_close(&file);
	return NULL;
}

static int open_descriptors(void)
{
	DIR *directory = opendir("/proc/self/fd");
	int count = 0;

	need(directory != NULL, "no /proc");
	while (readdir(directory))
		count++;
	closedir(directory);
	return count;
}

static void run(void)
{
	pthread_t threads[SLOTS + USERS + 2];
	size_t n = 0;

	for (size_t i = 0; i < SLOTS; i++)
		pthread_create(&threads[n++], NULL, own, &slots[i]);
	for (uintptr_t i = 0; i < USERS; i++)
		pthread_create(&threads[n++], NULL, use, (void *)i);
	pthread_create(&threads[n++], NULL, meddle, NULL);
	pthread_create(&threads[n++], NULL, reuse_numbers, NULL);
	while (n > 0)
		pthread_join(threads[--n], NULL);
}

int main(int argc, char **argv)
{
	int before = open_descriptors();
	int is_right;

	if (argc < 3)
		return 2;
	is_lease = strcmp(argv[1], "lease") == 0;
	wanted = strtoull(argv[2], NULL, 10);
	is_found = argc > 3;
	deadline = iofd_clock_now(IOFD_CLOCK_MONOTONIC) + 20 * SECOND;
	run();
	printf("%llu operations, %llu on a foreign descriptor; %llu starts, "
	       "%llu closes counted, "
	       "%llu refused, %llu stale; descriptors %d before, %d after\n",
	       (unsigned long long)operations, (unsigned long long)foreign,
	       (unsigned long long)starts, (unsigned long long)closes,
	       (unsigned long long)refused, (unsigned long long)stale, before,
	       open_descriptors());
	is_right = foreign == 0 && before == open_descriptors();
	return is_found ? foreign == 0 : !is_right;
}
