/* SPDX-License-Identifier: MIT */
/*
 * pipeline PRODUCERS WORK_NS ITEMS   prints the nanoseconds per item, and the
 * reads and writes of the kernel per item.
 */
#define _GNU_SOURCE
#include "pipeline.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
	MOST = 16,
	LINE = 128
};

static struct lane {
	_Alignas(LINE) uint64_t item;
} lanes[MOST];

static int producers;
static int64_t work_ns;
static uint64_t items; /* of each producer */

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static void work(void)
{
	int64_t end = work_ns ? now() + work_ns : 0;

	while (work_ns && now() < end)
		;
}

static void *produce(void *argument)
{
	struct lane *lane = argument;

	for (uint64_t i = 1; i <= items; i++) {
		work();
		__atomic_store_n(&lane->item, i, __ATOMIC_RELEASE);
		bell_wake();
	}
	return NULL;
}

static int drain(void)
{
	int more = 0;

	for (int i = 0; i < producers; i++)
		more |= __atomic_load_n(&lanes[i].item, __ATOMIC_ACQUIRE) !=
			items;
	return more;
}

static long reads_and_writes(void)
{
	FILE *file = fopen("/proc/self/io", "r");
	long reads = 0, writes = 0;

	if (!file || fscanf(file, "rchar: %*d wchar: %*d syscr: %ld syscw: %ld",
			    &reads, &writes) != 2)
		exit(1);
	fclose(file);
	return reads + writes;
}

int main(int argc, char **argv)
{
	pthread_t threads[MOST];
	int64_t start, ns;
	long calls;

	producers = argc == 4 ? atoi(argv[1]) : 0;
	if (producers < 1 || producers > MOST)
		return 2;
	work_ns = atoll(argv[2]);
	items = (uint64_t)atoll(argv[3]) / (unsigned)producers;
	bell_open();
	calls = reads_and_writes();
	start = now();
	for (int i = 0; i < producers; i++)
		if (pthread_create(&threads[i], NULL, produce, &lanes[i]) != 0)
			return 1;
	bell_run(drain);
	for (int i = 0; i < producers; i++)
		pthread_join(threads[i], NULL);
	ns = now() - start;
	calls = reads_and_writes() - calls;
	printf("%.2f %.5f\n",
	       (double)ns / (double)(items * (unsigned)producers),
	       (double)calls / (double)(items * (unsigned)producers));
	return 0;
}

#include BELL
