/* SPDX-License-Identifier: MIT */
/* A word in shared memory: a peer that wakes, and one that does its worst. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/waker.h>

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/waker_shared";

#define SECOND 1000000000LL

enum {
	ITEMS = 20000,
	HOSTILE_ROUNDS = 20000
};

static struct shared {
	iofd_waker_word word;
	uint32_t item;
	uint32_t seen;
} * shared;

static iofd_eventfd bell;

static int peer; /* 0 if the test has none */

/* Has a child run `act`, which does not return, unless it is null. */
static void open_shared(void (*act)(void))
{
	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne(shared, MAP_FAILED);
	ck_assert_int_eq(iofd_eventfd_open(&bell, 0, 0), 0);
	peer = act ? fork() : 0;
	ck_assert_int_ge(peer, 0);
	if (act && peer == 0)
		act();
}

static void close_shared(void)
{
	if (peer > 0) {
		kill(peer, SIGKILL);
		ck_assert_int_eq(waitpid(peer, NULL, 0), peer);
	}
	ck_assert_int_eq(iofd_fd_close(&bell.fd), 0);
}

static uint32_t load(const uint32_t *place)
{
	return __atomic_load_n(place, __ATOMIC_RELAXED);
}

/* Stores items, and now and then lets the sleeper fall asleep. */
static void produce(void)
{
	for (uint32_t i = 1; i <= ITEMS; i++) {
		__atomic_store_n(&shared->item, i, __ATOMIC_RELAXED);
		if (iofd_waker_word_wake(&shared->word, &bell) < 0)
			_exit(1);
		while (i % 16 == 0 && load(&shared->seen) != i)
			;
	}
	pause();
}

/* Returns whether there was a wake before the deadline. */
static int sleep_once(void)
{
	int events = iofd_fd_poll(&bell.fd, IOFD_POLL_IN, 20 * SECOND);
	uint64_t rings;

	iofd_eventfd_wait(&bell, &rings);
	iofd_waker_word_disarm(&shared->word);
	return events == IOFD_POLL_IN;
}

START_TEST(wake_from_another_process_is_never_lost)
{
	open_shared(produce);
	while (shared->seen != ITEMS) {
		if (iofd_waker_word_arm(&shared->word) == 0)
			ck_assert_int_eq(sleep_once(), 1);
		__atomic_store_n(&shared->seen, load(&shared->item),
				 __ATOMIC_RELAXED);
	}
	close_shared();
}
END_TEST

/* A generator of Marsaglia: every value but 0. */
static uint32_t next_random(uint32_t x)
{
	x ^= x << 13;
	x ^= x >> 17;
	return x ^ x << 5;
}

/* Half of the values are those of the protocol. */
static void store_anything(void)
{
	for (uint32_t x = 1;; x = next_random(x))
		__atomic_store_n(&shared->word.state,
				 (int32_t)(x & 4 ? x : x & 3),
				 __ATOMIC_RELAXED);
}

/* Nothing waits for the word, and no other descriptor is written to. */
START_TEST(hostile_word_neither_stops_a_call_nor_rings_elsewhere)
{
	iofd_eventfd stranger;
	uint64_t value;

	open_shared(store_anything);
	ck_assert_int_eq(iofd_eventfd_open(&stranger, 0, 0), 0);
	for (int i = 0; i < HOSTILE_ROUNDS; i++) {
		int woken = iofd_waker_word_arm(&shared->word);

		ck_assert(woken == 0 || woken == 1);
		ck_assert_int_eq(iofd_waker_word_wake(&shared->word, &bell), 0);
		woken = iofd_waker_word_disarm(&shared->word);
		ck_assert(woken == 0 || woken == 1);
	}
	ck_assert_int_eq(iofd_eventfd_wait(&stranger, &value), -EAGAIN);
	ck_assert_int_eq(iofd_fd_close(&stranger.fd), 0);
	close_shared();
}
END_TEST

START_TEST(wake_with_word_that_always_claims_a_sleeper_succeeds)
{
	open_shared(NULL);
	ck_assert_int_eq(iofd_eventfd_signal(&bell, UINT64_MAX - 1), 0);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(iofd_waker_word_disarm(&shared->word), i > 0);
		ck_assert_int_eq(iofd_waker_word_arm(&shared->word), 0);
		ck_assert_int_eq(iofd_waker_word_wake(&shared->word, &bell), 0);
	}
	close_shared();
}
END_TEST

START_TEST(arm_and_disarm_of_any_word_make_it_valid)
{
	static const int32_t words[] = {1, 3, -1, INT32_MIN, INT32_MAX};

	open_shared(NULL);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		shared->word.state = words[i];
		ck_assert_int_eq(iofd_waker_word_arm(&shared->word), 1);
		ck_assert_int_eq(iofd_waker_word_arm(&shared->word), 0);
		shared->word.state = words[i];
		ck_assert_int_eq(iofd_waker_word_disarm(&shared->word),
				 words[i] == 1);
		ck_assert_int_eq(iofd_waker_word_arm(&shared->word), 0);
		ck_assert_int_eq(iofd_waker_word_disarm(&shared->word), 0);
	}
	close_shared();
}
END_TEST

START_TEST(word_wake_with_closed_bell_returns_ebadf_and_leaves_the_word)
{
	iofd_waker_word word = {0};
	iofd_eventfd closed = {{0}};

	ck_assert_int_eq(iofd_waker_word_arm(&word), 0);
	ck_assert_int_eq(iofd_waker_word_wake(&word, &closed), -EBADF);
	ck_assert_int_eq(iofd_waker_word_disarm(&word), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, wake_from_another_process_is_never_lost);
	tcase_add_test(tests,
		       hostile_word_neither_stops_a_call_nor_rings_elsewhere);
	tcase_add_test(tests,
		       wake_with_word_that_always_claims_a_sleeper_succeeds);
	tcase_add_test(tests, arm_and_disarm_of_any_word_make_it_valid);
	tcase_add_test(
		tests,
		word_wake_with_closed_bell_returns_ebadf_and_leaves_the_word);
}
