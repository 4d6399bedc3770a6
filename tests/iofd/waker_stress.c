/* SPDX-License-Identifier: MIT */
/*
 * Ten million wakes after lock-free stores, and not one is lost. A sleep that
 * ends without a ring, although a wake had returned while the sleeper slept,
 * is a lost wake: that is certain, however slow the machine is.
 *
 * The second test is for ThreadSanitizer, which knows no system calls: the
 * wakes alone must order what is not atomic.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/waker.h>

#include <pthread.h>
#include <sched.h>
#include <sys/epoll.h>
#include <time.h>

const char *const suite_name = "iofd/waker_stress";

#ifndef WAKES
#define WAKES 2500000 /* of each of 4 runs; sanitizers make fewer */
#endif

#ifndef LOST_MS
#define LOST_MS 20000 /* after which a ring that must come was lost */
#endif

enum {
	WAKERS = 4,
	LINE = 64,
	BURST = 32, /* after which a waker waits for the sleeper */
	SPINS = 1000,
	TURNS = 20000,
	PATIENCE_MS = 20, /* after which a sleeper looks whether it was lost */
	MOST_SECONDS = 8  /* of each run, on an emulated processor */
};

/* What a waker stores, and what it reads. */
struct lane {
	_Alignas(LINE) uint64_t item;
	uint64_t woken; /* the item whose wake has returned */
	uint64_t last;	/* the last item */
	_Alignas(LINE) uint64_t seen;
};

static struct lane lanes[WAKERS];
static _Alignas(LINE) iofd_waker waker;
static iofd_fd epoll;
static uint64_t per_waker;
static int is_late; /* end sooner */

static uint64_t load(const uint64_t *place)
{
	return __atomic_load_n(place, __ATOMIC_RELAXED);
}

static void store(uint64_t *place, uint64_t value)
{
	__atomic_store_n(place, value, __ATOMIC_RELAXED);
}

static void publish(struct lane *lane, uint64_t item)
{
	store(&lane->item, item);
	ck_assert_int_eq(iofd_waker_wake(&waker), 0);
	__atomic_store_n(&lane->woken, item, __ATOMIC_RELEASE);
}

/* Stores one item more than all bursts have. */
static void *produce(void *argument)
{
	struct lane *lane = argument;
	uint64_t i = 0;

	while (i < per_waker && !__atomic_load_n(&is_late, __ATOMIC_RELAXED)) {
		for (int n = 0; n < BURST; n++)
			publish(lane, ++i);
		for (int n = 0; load(&lane->seen) < i; n++)
			if (n > SPINS)
				sched_yield();
	}
	store(&lane->last, i + 1);
	publish(lane, i + 1);
	return NULL;
}

static int events_within(int timeout_ms)
{
	struct epoll_event event;

	return epoll_wait(iofd_fd_raw(&epoll), &event, 1, timeout_ms);
}

/*
 * The sleeper is armed and has drained before that. So if a wake has returned
 * whose item it has not seen, a ring must come: at once, or from another waker
 * that has not written yet. If the wake was lost, no later one rings either.
 */
static void check_lost(void)
{
	int unseen = 0;

	for (int i = 0; i < WAKERS; i++)
		unseen |= __atomic_load_n(&lanes[i].woken, __ATOMIC_ACQUIRE) >
			  load(&lanes[i].seen);
	if (unseen && events_within(LOST_MS) == 0)
		ck_abort_msg("a wake was lost");
}

/* Some sleeps end for another reason. */
static void sleep_once(unsigned sleeps)
{
	if (events_within(sleeps % 8 == 0 ? 0 : PATIENCE_MS) == 0)
		check_lost();
	ck_assert_int_ge(iofd_waker_disarm(&waker), 0);
}

/* Returns whether a waker will store more. */
static int drain(int count)
{
	int more = 0;

	for (int i = 0; i < count; i++) {
		uint64_t item = load(&lanes[i].item);

		store(&lanes[i].seen, item);
		more |= item != load(&lanes[i].last);
	}
	return more;
}

static void open_all(uint32_t trigger)
{
	struct epoll_event event = {.events = EPOLLIN};

	if (trigger == IOFD_WAKER_EDGE)
		event.events |= (uint32_t)EPOLLET;
	ck_assert_int_eq(iofd_waker_open(&waker, trigger), 0);
	ck_assert_int_eq(iofd_fd_adopt(&epoll, epoll_create1(EPOLL_CLOEXEC)),
			 0);
	ck_assert_int_eq(epoll_ctl(iofd_fd_raw(&epoll), EPOLL_CTL_ADD,
				   iofd_fd_raw(&waker.fd), &event),
			 0);
}

/* Runs the sleeper until each waker has stored its last item. */
static void run(int count, uint32_t trigger)
{
	time_t end = time(NULL) + MOST_SECONDS;
	pthread_t threads[WAKERS];
	unsigned sleeps = 0;

	per_waker = WAKES / (unsigned)count;
	open_all(trigger);
	for (int i = 0; i < count; i++)
		store(&lanes[i].last, UINT64_MAX); /* not yet known */
	for (int i = 0; i < count; i++)
		ck_assert_int_eq(
			pthread_create(&threads[i], NULL, produce, &lanes[i]),
			0);
	do {
		if (iofd_waker_arm(&waker) == 0)
			sleep_once(++sleeps);
		if (sleeps % 64 == 0 && time(NULL) > end)
			__atomic_store_n(&is_late, 1, __ATOMIC_RELAXED);
	} while (drain(count));
	/* The last wake may not have returned yet: */
	for (int i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
	ck_assert_int_eq(iofd_waker_close(&waker), 0);
	ck_assert_int_eq(iofd_fd_close(&epoll), 0);
}

static const struct {
	int wakers;
	uint32_t trigger;
} runs[] = {{1, IOFD_WAKER_LEVEL},
	    {4, IOFD_WAKER_LEVEL},
	    {1, IOFD_WAKER_EDGE},
	    {4, IOFD_WAKER_EDGE}};

START_TEST(wake_after_lock_free_store_is_never_lost)
{
	run(runs[_i].wakers, runs[_i].trigger);
}
END_TEST

static uint64_t plain;	     /* not atomic */
static uint64_t turns;	     /* that the sleeper has seen */
static uint64_t woken_turns; /* relaxed, so that it orders nothing */

/* Each waker in turn changes what is not atomic. */
static void *take_turns(void *argument)
{
	uint64_t first = (uint64_t)((struct lane *)argument - lanes);

	for (uint64_t turn = first; turn < TURNS; turn += WAKERS) {
		while (__atomic_load_n(&turns, __ATOMIC_ACQUIRE) != turn)
			sched_yield();
		plain++;
		ck_assert_int_eq(iofd_waker_wake(&waker), 0);
		store(&woken_turns, turn + 1);
	}
	return NULL;
}

static int next_is_woken(void)
{
	int woken = iofd_waker_arm(&waker);

	if (woken == 0) {
		if (events_within(PATIENCE_MS) == 0 &&
		    load(&woken_turns) > load(&turns) && events_within(0) == 0)
			ck_abort_msg("a wake was lost");
		woken = iofd_waker_disarm(&waker);
	}
	ck_assert_int_ge(woken, 0);
	return woken;
}

START_TEST(arm_and_disarm_order_what_was_stored_before_the_wake)
{
	pthread_t threads[WAKERS];

	open_all(IOFD_WAKER_LEVEL);
	for (int i = 0; i < WAKERS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, take_turns,
						&lanes[i]),
				 0);
	for (uint64_t turn = 0; turn < TURNS;) {
		if (!next_is_woken())
			continue;
		ck_assert_uint_eq(plain, ++turn);
		__atomic_store_n(&turns, turn, __ATOMIC_RELEASE);
	}
	ck_assert_int_eq(iofd_waker_close(&waker), 0);
	for (int i = 0; i < WAKERS; i++)
		pthread_join(threads[i], NULL);
	ck_assert_int_eq(iofd_fd_close(&epoll), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, wake_after_lock_free_store_is_never_lost, 0,
			    sizeof runs / sizeof runs[0]);
	tcase_add_test(tests,
		       arm_and_disarm_order_what_was_stored_before_the_wake);
	tcase_set_timeout(tests, 300);
}
