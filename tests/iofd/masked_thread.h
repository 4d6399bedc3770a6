/* SPDX-License-Identifier: MIT */
/* Threads that do nothing, each with a signal mask. */
#ifndef MASKED_THREAD_H
#define MASKED_THREAD_H

#include <iofd/sigset.h>

#include <pthread.h>
#include <semaphore.h>

struct masked_thread {
	pthread_t thread;
	iofd_sigset mask;
	int number; /* as of gettid(2) */
	sem_t runs;
	sem_t ends;
};

/* Returns when the thread has its mask. */
void start_masked(struct masked_thread *thread, iofd_sigset mask);

/* Returns when the kernel no longer lists the thread. */
void end_masked(struct masked_thread *thread);

#endif
