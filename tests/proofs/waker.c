/* SPDX-License-Identifier: MIT */
/*
 * One sleeper, thread 0, and two wakers. No wake is lost: the sleeper finds all
 * items, or sleeps and there is a ring. It rings at most once for each sleep.
 */
#include <iofd/waker.h>

#include "kernel.h"

enum {
	TIMEOUT = 1, /* the first sleep ends without a ring */
	CLOSE = 2,   /* the sleeper closes when it has all items */
	EDGE = 4,    /* an edge-triggered poll, which needs no read */
	WORD = 8,    /* the functions for a word in shared memory */
	ARMED = 16   /* it is armed when it closes */
};

/* A thread that loops more often does so for ever. */
enum {
	ROUNDS = 10
};

static const uint64_t published[] = {1, 2};
static uint64_t items[2];
static iofd_waker w;
static iofd_eventfd bell;
static uint32_t sleeps;
static enum {
	WORKS,
	SLEEPS,
	CLOSES,
	CLOSED
} sleeper;

static void reset(void)
{
	kernel_reset(variant & CLOSE ? __ATOMIC_ACQ_REL : __ATOMIC_RELAXED);
	ck_watch(&items[0], 0);
	ck_watch(&items[1], 0);
	ck_watch(&w.fd.cell, 0);
	ck_watch(&bell.fd.cell, NUMBER + 1);
	iofd_waker_open(&w, variant & EDGE ? IOFD_WAKER_EDGE : 0);
	ck_watch(&w.word.state, (uint64_t)w.word.state);
	sleeps = 0;
	sleeper = WORKS;
}

static int arm(void)
{
	return variant & WORD ? iofd_waker_word_arm(&w.word)
			      : iofd_waker_arm(&w);
}

static void disarm(void)
{
	uint64_t rings;

	if (!(variant & WORD)) {
		CHECK(iofd_waker_disarm(&w) >= 0);
		return;
	}
	iofd_eventfd_wait(&bell, &rings);
	iofd_waker_word_disarm(&w.word);
}

static int wake(void)
{
	return variant & WORD ? iofd_waker_word_wake(&w.word, &bell)
			      : iofd_waker_wake(&w);
}

static int has_all(void)
{
	return ck_load(&items[0], __ATOMIC_RELAXED) == published[0] &&
	       ck_load(&items[1], __ATOMIC_RELAXED) == published[1];
}

static int is_ready(void)
{
	return variant & EDGE ? kernel_has_edge() : kernel_is_readable();
}

static void close_waker(void)
{
	int rc;

	if (variant & ARMED)
		sleeps += !arm();
	rc = iofd_waker_close(&w);
	CHECK(rc == 0 || rc == -ZCALL_ETIMEDOUT);
	sleeper = rc == 0 ? CLOSED : CLOSES;
}

static void sleep_until_all(void)
{
	uint32_t rounds;

	for (rounds = 0; !has_all(); rounds++) {
		CHECK(rounds < ROUNDS);
		if (arm())
			continue;
		if (!(variant & TIMEOUT && sleeps == 0) && !is_ready()) {
			sleeper = SLEEPS;
			sleeps++;
			return;
		}
		sleeps++;
		disarm();
	}
	if (variant & CLOSE)
		close_waker();
}

static void thread(int i)
{
	uint64_t item;
	int rc;

	if (i == 0) {
		sleep_until_all();
		return;
	}
	for (item = 1; item <= published[i - 1]; item++) {
		ck_store(&items[i - 1], item, __ATOMIC_RELAXED);
		rc = wake();
		CHECK(rc == 0 || (variant & CLOSE && rc == IOFD_ERR_CLOSED));
	}
}

static void final(void)
{
	if (sleeper == SLEEPS)
		CHECK(is_ready());
	if (sleeper == CLOSES)
		CHECK(kernel_is_readable());
	CHECK(kernel_rings() <= sleeps);
	CHECK(kernel_closes() == (sleeper == CLOSED));
}

#define PROOF(name, variant)                                                   \
	{                                                                      \
		name, reset, thread, final, variant                            \
	}

const struct proof waker_proofs[] = {
	PROOF("waker/sleep", 0),
	PROOF("waker/timeout", TIMEOUT),
	PROOF("waker/close", CLOSE | TIMEOUT),
	PROOF("waker/armed", ARMED | CLOSE),
	PROOF("waker/edge", EDGE | CLOSE | TIMEOUT),
	PROOF("waker/word", WORD | TIMEOUT),
	{0}};
