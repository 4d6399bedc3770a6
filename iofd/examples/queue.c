/* SPDX-License-Identifier: MIT */
/*
 * queue   a loop that waits for a timer, and for items that several threads put
 * into a lock-free queue. Putting an item makes a system call only if the loop
 * sleeps.
 */
#define PROGRAM "queue"
#include "check.h"

#include <iofd/iofd.h>

#include <pthread.h>
#include <stdint.h>

enum {
	PRODUCERS = 4,
	ITEMS = 50000, /* of each */
	TICK_NS = 10000000
};

struct item {
	struct item *next;
	uint64_t value;
};

static struct item items[PRODUCERS][ITEMS];
static struct item *last; /* put last; all others follow it */
static iofd_waker waker;
static iofd_timerfd timer;
static uint64_t taken, sum, ticks, sleeps;

static void put(struct item *item)
{
	item->next = __atomic_load_n(&last, __ATOMIC_RELAXED);
	while (!__atomic_compare_exchange_n(&last, &item->next, item, 1,
					    __ATOMIC_RELEASE, __ATOMIC_RELAXED))
		;
	check(iofd_waker_wake(&waker), "wake");
}

static void *produce(void *mine)
{
	struct item *item = mine;

	for (uint64_t i = 0; i < ITEMS; i++) {
		item[i].value = i;
		put(&item[i]);
	}
	return NULL;
}

/* Takes all items at once. */
static void drain(void)
{
	struct item *item = __atomic_exchange_n(&last, NULL, __ATOMIC_ACQUIRE);

	for (; item; item = item->next) {
		taken++;
		sum += item->value;
	}
}

static void count_ticks(void)
{
	uint64_t count = 0;
	int rc = iofd_timerfd_expirations(&timer, &count);

	if (rc != IOFD_ERR_WOULD_BLOCK)
		check(rc, "timer");
	ticks += count;
}

/*
 * If items wait, the loop only looks for other events; otherwise it sleeps. A
 * wake ends the sleep, and is what makes the waker readable.
 */
static void turn(const iofd_epoll *epoll)
{
	iofd_epoll_event event;
	int64_t may_sleep = check(iofd_waker_arm(&waker), "arm") == 0;

	sleeps += (uint64_t)may_sleep;
	if (check(iofd_epoll_wait_until(epoll, may_sleep ? INT64_MAX : 0,
					&event, 1),
		  "wait") > 0 &&
	    event.data == (uintptr_t)&timer)
		count_ticks();
	check(iofd_waker_disarm(&waker), "disarm");
	drain();
}

static int is_each_once(void)
{
	return sum == PRODUCERS * (ITEMS / 2 * (uint64_t)(ITEMS - 1));
}

int main(void)
{
	pthread_t threads[PRODUCERS];
	iofd_epoll epoll;

	check(iofd_epoll_open(&epoll), "epoll");
	check(iofd_waker_open(&waker, IOFD_WAKER_LEVEL), "waker");
	check(iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, 0), "timer");
	check(iofd_timerfd_arm(&timer, TICK_NS, TICK_NS), "timer");
	check(iofd_epoll_add(&epoll, &waker.fd, IOFD_EPOLL_IN,
			     (uintptr_t)&waker),
	      "add");
	check(iofd_epoll_add(&epoll, &timer.fd, IOFD_EPOLL_IN,
			     (uintptr_t)&timer),
	      "add");
	for (int i = 0; i < PRODUCERS; i++)
		check(-pthread_create(&threads[i], NULL, produce, items[i]),
		      "thread");
	while (taken < PRODUCERS * ITEMS)
		turn(&epoll);
	for (int i = 0; i < PRODUCERS; i++)
		check(-pthread_join(threads[i], NULL), "join");
	check(iofd_waker_close(&waker), "close");
	check(iofd_fd_close(&timer.fd), "close");
	check(iofd_fd_close(&epoll.fd), "close");
	printf("%d items of %d threads%s, %d ticks, %d sleeps\n", (int)taken,
	       PRODUCERS, is_each_once() ? ", each once" : "", (int)ticks,
	       (int)sleeps);
	return !is_each_once();
}
