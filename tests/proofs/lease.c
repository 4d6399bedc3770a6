/* SPDX-License-Identifier: MIT */
/*
 * A lease closes its file once, when it has no user, and whoever waits for that
 * is woken. A new start has another generation. Thread 0 closes; the others use
 * the file, except as a variant says.
 */
#include <iofd/lease.h>

#include "kernel.h"

enum {
	CLOSERS = 1,   /* thread 1 closes too */
	WAIT = 2,      /* closers wait */
	TIMEOUT = 4,   /* the first wait ends too early */
	ERROR = 8,     /* close returns an error */
	RESTART = 16,  /* whoever closes starts it with the number OTHER */
	SAME = 32,     /* with the same number */
	STRANGER = 64, /* thread 1 tries to start it, and does nothing else */
	TOKEN = 128 /* thread 1 asks for a token; thread 2 has the first one */
};

static iofd_lease l;
static iofd_fd sources[THREADS], views[THREADS];
static uint64_t first_token;
static uint32_t sleeps[THREADS]; /* tickets of those who sleep */

static void reset(void)
{
	int i;

	kernel_reset(__ATOMIC_RELAXED);
	kernel_open(NUMBER, 1);
	l = (iofd_lease){0};
	ck_watch(&l.word, 0);
	ck_watch(&l.leased.cell, 0);
	ck_watch(&l.error, 0);
	for (i = 0; i < THREADS; i++) {
		ck_watch(&views[i].cell, 0);
		ck_watch(&sources[i].cell, i == 0 ? NUMBER + 1 : 0);
		sleeps[i] = 0;
	}
	CHECK(iofd_lease_start(&l, &sources[0]) == 0);
	CHECK(iofd_lease_token(&l, &first_token) == 0);
	kernel_close_result = variant & ERROR ? -ZCALL_EIO : 0;
}

/* The number of the second start. */
static int second(void)
{
	return variant & SAME ? NUMBER : OTHER;
}

static void start(int i)
{
	int raw = second(), rc;

	kernel_open(raw, 2);
	CHECK(iofd_fd_adopt(&sources[i], raw) == 0);
	rc = iofd_lease_start(&l, &sources[i]);
	CHECK(rc == 0 || (variant & STRANGER && rc == -ZCALL_EBUSY));
	if (variant & STRANGER && rc == 0)
		kernel_open(NUMBER, 3); /* the number is free */
}

/* After a call that returns whether it closed the file. */
static void after(int i, int rc)
{
	CHECK(rc == 0 || rc == 1 || rc == kernel_close_result);
	if (rc == 1 && variant & RESTART)
		start(i);
}

static void close_and_wait(int i)
{
	int rc = iofd_lease_close_wait(&l, INT64_MAX);

	if (rc == -ZCALL_ETIMEDOUT && variant & TIMEOUT)
		rc = iofd_lease_close_wait(&l, INT64_MAX);
	sleeps[i] = rc == -ZCALL_ETIMEDOUT ? kernel_ticket() : 0;
	if (sleeps[i])
		return;
	CHECK(rc == kernel_close_result);
	if (i == 0)
		kernel_open(NUMBER, 3); /* the number is free */
}

static void use(int i)
{
	uint64_t content;
	int rc = variant & TOKEN
			 ? iofd_lease_acquire_token(&l, first_token, &views[i])
			 : iofd_lease_acquire(&l, &views[i]);

	if (rc < 0) {
		CHECK(rc == IOFD_ERR_CLOSED || rc == -ZCALL_ESTALE);
		return;
	}
	content = kernel_use(iofd_fd_raw(&views[i]));
	CHECK(!(variant & TOKEN) || content == 1);
	after(i, iofd_lease_release(&l));
}

static void close_it(int i)
{
	uint64_t token;

	/* What a thread did before close, it did before the file is closed. */
	if (!(variant & CLOSERS))
		kernel_use(NUMBER);
	if (variant & WAIT)
		close_and_wait(i);
	else
		after(i, iofd_lease_close(&l));
	if (!(variant & (RESTART | STRANGER)))
		CHECK(iofd_lease_token(&l, &token) == IOFD_ERR_CLOSED);
}

static void ask(void)
{
	uint64_t token;

	if (iofd_lease_token(&l, &token) == 0)
		CHECK(token == first_token ||
		      token == (2ull << 32 | (uint32_t)second()));
}

static void thread(int i)
{
	if (i == 1 && variant & STRANGER)
		start(i);
	else if (i == 1 && variant & TOKEN)
		ask();
	else if (i > (variant & CLOSERS ? 1 : 0))
		use(i);
	else
		close_it(i);
}

static void final(void)
{
	uint64_t token;
	int open = iofd_lease_token(&l, &token) == 0;

	CHECK(kernel_closes() == 1);
	CHECK(sleeps[0] <= kernel_woken() && sleeps[1] <= kernel_woken());
	if (variant & RESTART)
		CHECK(open);
	if (open) {
		CHECK(variant & (RESTART | STRANGER));
		CHECK(token >> 32 == 2);
		CHECK(iofd_lease_close(&l) == 1);
	}
	/* Closed, without users: it can be started. */
	ck_store(&sources[0].cell, NUMBER + 1, __ATOMIC_RELAXED);
	CHECK(iofd_lease_start(&l, &sources[0]) == 0);
}

/* Threads 0 and 1 start a closed lease at the same time. */
static int results[THREADS];

static void reset_closed(void)
{
	reset();
	CHECK(iofd_lease_close(&l) == 1);
	kernel_open(NUMBER, 1);
	kernel_open(OTHER, 1);
	iofd_fd_adopt(&sources[0], NUMBER);
	iofd_fd_adopt(&sources[1], OTHER);
}

static void start_twice(int i)
{
	if (i == 2)
		use(i);
	else
		results[i] = iofd_lease_start(&l, &sources[i]);
}

static void is_started_once(void)
{
	int winner = results[0] == 0 ? 0 : 1;

	CHECK(results[winner] == 0);
	CHECK(results[!winner] == -ZCALL_EBUSY);
	CHECK(iofd_fd_raw(&l.leased) == (winner ? OTHER : NUMBER));
	CHECK(iofd_lease_close(&l) == 1);
}

#define PROOF(name, variant)                                                   \
	{                                                                      \
		name, reset, thread, final, variant                            \
	}

const struct proof lease_proofs[] = {
	PROOF("lease/users", 0),
	PROOF("lease/closers", CLOSERS),
	PROOF("lease/wait", WAIT),
	PROOF("lease/timeout", WAIT | TIMEOUT),
	PROOF("lease/waiters", WAIT | CLOSERS | ERROR),
	PROOF("lease/restart", RESTART),
	PROOF("lease/stranger", STRANGER),
	PROOF("lease/token", RESTART | TOKEN),
	PROOF("lease/reuse", RESTART | TOKEN | SAME),
	{"lease/start", reset_closed, start_twice, is_started_once, 0},
	{0}};
