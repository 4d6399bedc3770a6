/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "masked_thread.h"
#include "harness.h"

#include <iofd/sigmask.h>

#include <sched.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static void *wait_for_end(void *context)
{
	struct masked_thread *self = context;

	ck_assert_int_eq(iofd_sigmask_set(self->mask, NULL), 0);
	self->number = (int)syscall(SYS_gettid);
	sem_post(&self->runs);
	while (sem_wait(&self->ends) < 0)
		;
	return NULL;
}

void start_masked(struct masked_thread *thread, iofd_sigset mask)
{
	thread->mask = mask;
	sem_init(&thread->runs, 0, 0);
	sem_init(&thread->ends, 0, 0);
	ck_assert_int_eq(
		pthread_create(&thread->thread, NULL, wait_for_end, thread), 0);
	while (sem_wait(&thread->runs) < 0)
		;
}

void end_masked(struct masked_thread *thread)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/self/task/%d", thread->number);
	sem_post(&thread->ends);
	ck_assert_int_eq(pthread_join(thread->thread, NULL), 0);
	while (access(path, F_OK) == 0)
		sched_yield();
}
