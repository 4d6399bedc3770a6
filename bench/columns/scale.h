/* SPDX-License-Identifier: MIT */
/*
 * More handles, threads and bytes. A column that includes this has said before
 * what a `handle` is, how to hold a descriptor in one, and how signal_eventfd,
 * signal_leased (after lease) and write_memfd use it; their result is below 0
 * for an error.
 */
#ifndef SCALE_H
#define SCALE_H

#include "../column.h"

#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST_HANDLES = 100000,
	MOST_THREADS = 8,
	MOST_BYTES = 1 << 20
};

static handle handles[MOST_HANDLES];
static handle memory;
static _Alignas(
	4096) char bytes[MOST_BYTES]; /* what is copied is aligned alike */

static struct worker {
	pthread_t thread;
	long n, leased, failed;
} workers[MOST_THREADS];
static pthread_barrier_t start, end;
static int working;

/* Each handle in turn: what is near is not in the cache for having been used.
 */
static long signal_each(long n, long count)
{
	long failed = 0;
	long i = 0;

	for (; n > 0; n--) {
		failed += signal_eventfd(&handles[i]) < 0;
		i = i + 1 < count ? i + 1 : 0;
	}
	return failed;
}

static void *work(void *argument)
{
	struct worker *self = (struct worker *)argument;
	cpu_set_t all;

	CPU_ZERO(&all);
	for (size_t i = 0; i < CPU_SETSIZE; i++)
		CPU_SET(i, &all);
	sched_setaffinity(0, sizeof all, &all);
	for (;;) {
		pthread_barrier_wait(&start);
		for (long n = self->n; n > 0; n--)
			self->failed += signal_eventfd(&handles[0]) < 0;
		for (long n = self->leased; n > 0; n--)
			self->failed += signal_leased(&handles[0]) < 0;
		pthread_barrier_wait(&end);
	}
	return NULL;
}

static long have_workers(int count)
{
	long failed = 0;

	if (working)
		return 0;
	pthread_barrier_init(&start, NULL, MOST_THREADS + 1);
	pthread_barrier_init(&end, NULL, MOST_THREADS + 1);
	for (; working < MOST_THREADS; working++)
		failed += pthread_create(&workers[working].thread, NULL, work,
					 &workers[working]) != 0;
	return failed + (count > working);
}

/* n and `leased` times in all, by `count` threads at once; the others wait. */
static long work_together(long n, long leased, int count)
{
	long failed = have_workers(count);

	if (failed)
		return failed;
	for (int i = 0; i < MOST_THREADS; i++) {
		workers[i].n = i < count ? n / count : 0;
		workers[i].leased = i < count ? leased / count : 0;
	}
	pthread_barrier_wait(&start);
	pthread_barrier_wait(&end);
	for (int i = 0; i < MOST_THREADS; i++)
		failed += workers[i].failed;
	return failed;
}

static long signal_together(long n, int count)
{
	return work_together(n, 0, count);
}

static long lease_together(long n, int count)
{
	return work_together(0, n, count);
}

static long write_bytes(long n, size_t size)
{
	long failed = 0;

	for (; n > 0; n--)
		failed += write_memfd(&memory, bytes, size) < 0;
	return failed;
}

#define SCALE_POINT(kind, at, call)                                            \
	static long run_##kind##_##at(long n)                                  \
	{                                                                      \
		return call(n, at);                                            \
	}
#define SCALE_ROW(kind, at, call) {#kind "_" #at, run_##kind##_##at},
#define SCALE_POINTS(X)                                                        \
	X(threads, 1, signal_together)                                         \
	X(threads, 2, signal_together)                                         \
	X(threads, 4, signal_together)                                         \
	X(threads, 8, signal_together)                                         \
	X(leases, 1, lease_together)                                           \
	X(leases, 2, lease_together)                                           \
	X(leases, 4, lease_together)                                           \
	X(leases, 8, lease_together)                                           \
	X(bytes, 8, write_bytes)                                               \
	X(bytes, 512, write_bytes)                                             \
	X(bytes, 4096, write_bytes)                                            \
	X(bytes, 65536, write_bytes)                                           \
	X(bytes, 1048576, write_bytes)                                         \
	X(handles, 1, signal_each)                                             \
	X(handles, 10, signal_each)                                            \
	X(handles, 100, signal_each)                                           \
	X(handles, 1000, signal_each)                                          \
	X(handles, 10000, signal_each)                                         \
	X(handles, 100000, signal_each)

SCALE_POINTS(SCALE_POINT)
COLUMN_FUNCTION(nothing, nothing())

static struct operation operations[] = {{"nothing", run_nothing},
					SCALE_POINTS(SCALE_ROW){NULL, NULL}};

/* The table ends where the system lets nobody have as many handles. */
static void use(const struct objects *objects)
{
	struct operation *o = operations;

	hold(&memory, objects->memory);
	for (long i = 0; i < objects->how_many; i++)
		hold(&handles[i], objects->many[i]);
	lease(&handles[0]);
	for (; o->name; o++)
		if (strncmp(o->name, "handles_", 8) == 0 &&
		    atol(o->name + 8) > objects->how_many)
			break;
	o->name = NULL;
}

const struct column column = {use, operations};

#endif
