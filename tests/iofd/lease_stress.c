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
#include "lease_slots.h"

#include <iofd/clock.h>
#include <iofd/fd_io.h>
#include <iofd/memfd.h>

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	USERS = 4
};

#define SECOND 1000000000LL

struct content {
	uint32_t slot;
	uint32_t generation;
};

struct slot slots[SLOTS];
struct totals totals;
int is_lease;

static uint64_t wanted;
static int is_found;
static int64_t deadline;

void add(uint64_t *total, uint64_t n)
{
	__atomic_fetch_add(total, n, __ATOMIC_RELAXED);
}

uint64_t get(const uint64_t *total)
{
	return __atomic_load_n(total, __ATOMIC_RELAXED);
}

int is_over(void)
{
	return get(&totals.operations) >= wanted ||
	       (is_found && get(&totals.foreign)) ||
	       iofd_clock_now(IOFD_CLOCK_MONOTONIC) > deadline;
}

void must(int is_true, const char *what)
{
	if (is_true)
		return;
	fprintf(stderr, "lease_stress: %s\n", what);
	_exit(!is_found);
}

void need(int is_true, const char *what)
{
	if (is_true)
		return;
	fprintf(stderr, "lease_stress: %s\n", what);
	_exit(2);
}

void make_file(iofd_fd *file, uint32_t slot, uint32_t generation)
{
	struct content content = {slot, generation};
	iofd_memfd memory;

	need(iofd_memfd_open(&memory, "stress", 0) == 0, "no memfd");
	need(iofd_fd_pwrite(&memory.fd, &content, sizeof content, 0) ==
		     sizeof content,
	     "no write");
	iofd_fd_move(file, &memory.fd);
}

int is_own(const iofd_fd *view, uint32_t slot, uint32_t generation)
{
	struct content content = {0, 0};
	int64_t n = iofd_fd_pread(view, &content, sizeof content, 0);

	return n == sizeof content && content.slot == slot &&
	       (generation == 0 || content.generation == generation);
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
	       (unsigned long long)totals.operations,
	       (unsigned long long)totals.foreign,
	       (unsigned long long)totals.starts,
	       (unsigned long long)totals.closes,
	       (unsigned long long)totals.refused,
	       (unsigned long long)totals.stale, before, open_descriptors());
	is_right = totals.foreign == 0 && before == open_descriptors();
	return is_found ? totals.foreign == 0 : !is_right;
}
