/* SPDX-License-Identifier: MIT */
/*
 * Two threads open, add, modify, remove, signal and close at random, and wait.
 * Each has a set of its own, with all flags, and both share one, without flags:
 * another thread would take events with EDGE and ONE_SHOT. Each call must
 * return what a model of the thread's own handles predicts. Of the other
 * thread's handles, a wait must not report those that had been removed before
 * it began.
 */
#include "harness.h"
#include "epoll_model.h"

#include <iofd/clock.h>

#include <errno.h>
#include <pthread.h>

const char *const suite_name = "iofd/epoll_random";

#define SECOND 1000000000LL

enum {
	SHARED,
	OWN,
	THREADS = 2,
	HANDLES = 16,
	STEPS = 1500000,   /* of each thread */
	MOST_SECONDS = 10, /* for emulators and sanitizers */
	DATA_SHIFT = 40	   /* data is (count of sets, thread, handle) */
};

static struct runner {
	pthread_t thread;
	uint32_t number;
	uint64_t state; /* of the random numbers */
	uint64_t count; /* of adds and modifies; also read by the other */
	uint64_t valid[HANDLES]; /* smaller counts were removed; also read */
	iofd_epoll own;
	struct model models[HANDLES];
	int64_t steps;
	int64_t reports;
} runners[THREADS];

static iofd_epoll shared;

static uint32_t pick(struct runner *r, uint32_t limit)
{
	r->state ^= r->state << 13;
	r->state ^= r->state >> 7;
	r->state ^= r->state << 17;
	return (uint32_t)(r->state >> 32) % limit;
}

/* Not ck_assert, which is slow even if it holds. */
static void expect(const struct runner *r, const char *call, int64_t result,
		   int64_t wanted)
{
	if (result != wanted)
		ck_abort_msg("thread %u, step %lld: %s = %llx, not %llx",
			     r->number, (long long)r->steps, call,
			     (long long)result, (long long)wanted);
}

static const iofd_epoll *set_of(const struct runner *r, int which)
{
	return which == OWN ? &r->own : &shared;
}

static uint32_t pick_events(struct runner *r, int which)
{
	static const uint32_t flags[] = {0,
					 IOFD_EPOLL_EDGE,
					 IOFD_EPOLL_ONE_SHOT,
					 IOFD_EPOLL_EDGE | IOFD_EPOLL_ONE_SHOT,
					 IOFD_EPOLL_EXCLUSIVE,
					 IOFD_EPOLL_EXCLUSIVE | IOFD_EPOLL_EDGE,
					 IOFD_EPOLL_EXCLUSIVE |
						 IOFD_EPOLL_ONE_SHOT,
					 0};
	uint32_t events = pick(r, 2) * IOFD_EPOLL_IN;

	events |= pick(r, 4) == 0 ? IOFD_EPOLL_OUT : 0;
	return events | (which == OWN ? flags[pick(r, 8)] : 0);
}

static uint64_t next_data(struct runner *r, const struct model *m)
{
	uint64_t count = __atomic_add_fetch(&r->count, 1, __ATOMIC_SEQ_CST);

	return count << DATA_SHIFT | r->number * HANDLES |
	       (uint64_t)(m - r->models);
}

/* From now on only newer data is reported for the handle. */
static void invalidate(struct runner *r, const struct model *m, uint64_t count)
{
	__atomic_store_n(&r->valid[m - r->models], count, __ATOMIC_SEQ_CST);
}

static void add_or_modify(struct runner *r, struct model *m, int which)
{
	uint32_t events = pick_events(r, which);
	uint64_t data = next_data(r, m);
	int is_add = (int)pick(r, 2);
	int wanted = is_add ? model_add(m, which, events, data)
			    : model_modify(m, which, events, data);
	int rc = is_add ? iofd_epoll_add(set_of(r, which), &m->event.fd, events,
					 data)
			: iofd_epoll_modify(set_of(r, which), &m->event.fd,
					    events, data);

	expect(r, is_add ? "add" : "modify", rc, wanted);
	if (rc == 0 && which == SHARED)
		invalidate(r, m, data >> DATA_SHIFT);
}

static void remove_one(struct runner *r, struct model *m, int which)
{
	expect(r, "remove", iofd_epoll_remove(set_of(r, which), &m->event.fd),
	       model_remove(m, which));
	if (which == SHARED)
		invalidate(r, m, r->count + 1);
}

/* A duplicate would keep the other membership. */
static void close_one(struct runner *r, struct model *m, int which)
{
	if (m->in[!which].is_member && iofd_fd_valid(&m->copy))
		remove_one(r, m, !which);
	if (iofd_fd_valid(&m->copy) || pick(r, 2))
		expect(r, "remove_and_close",
		       iofd_epoll_remove_and_close(set_of(r, which),
						   &m->event.fd),
		       0);
	else
		expect(r, "close", iofd_fd_close(&m->event.fd), 0);
	m->in[SHARED].is_member = m->in[OWN].is_member = 0;
	invalidate(r, m, r->count + 1);
}

static void open_or_close(struct runner *r, struct model *m, int which)
{
	if (iofd_fd_valid(&m->event.fd)) {
		close_one(r, m, which);
		return;
	}
	expect(r, "close copy", iofd_fd_close(&m->copy), 0);
	m->counter = pick(r, 2);
	expect(r, "open", iofd_eventfd_open(&m->event, m->counter, 0), 0);
	if (pick(r, 2))
		expect(r, "dup", iofd_fd_dup(&m->event.fd, 3, &m->copy), 0);
}

static void signal_or_drain(struct runner *r, struct model *m)
{
	uint64_t value;

	if (!iofd_fd_valid(&m->event.fd))
		return;
	if (pick(r, 2)) {
		expect(r, "signal", iofd_eventfd_signal(&m->event, 1), 0);
		model_signal(m, 1);
	} else if (iofd_eventfd_wait(&m->event, &value) == 0) {
		expect(r, "counter", (int64_t)value, (int64_t)m->counter);
		model_drain(m);
	} else
		expect(r, "counter", 0, (int64_t)m->counter);
}

/* What the other thread had not removed before the wait may be reported. */
static void check_other(const struct runner *r, const uint64_t *valid,
			const iofd_epoll_event *event)
{
	const struct runner *other = &runners[!r->number];
	uint64_t count = event->data >> DATA_SHIFT;
	uint64_t latest = __atomic_load_n(&other->count, __ATOMIC_SEQ_CST);

	if (count < valid[event->data % HANDLES] || count > latest)
		ck_abort_msg("thread %u, step %lld: a ghost, %llx", r->number,
			     (long long)r->steps, (long long)event->data);
}

/*
 * The kernel looks for events before it takes a lock. While another thread
 * takes those of the same set, a wait that does not sleep may find none.
 */
static void wait(struct runner *r, int which)
{
	iofd_epoll_event events[THREADS * HANDLES];
	uint32_t found[HANDLES] = {0};
	uint64_t valid[HANDLES];
	int n;

	for (int i = 0; i < HANDLES; i++)
		valid[i] = __atomic_load_n(&runners[!r->number].valid[i],
					   __ATOMIC_SEQ_CST);
	n = iofd_epoll_wait(set_of(r, which), events, THREADS * HANDLES);
	if (n == 0 && which == SHARED)
		return;
	r->reports += n;
	for (int i = 0; i < n; i++) {
		uint64_t data = events[i].data;
		const struct model *m = &r->models[data % HANDLES];

		if (data / HANDLES % THREADS != r->number) {
			check_other(r, valid, &events[i]);
			continue;
		}
		expect(r, "data", (int64_t)data, (int64_t)m->in[which].data);
		found[data % HANDLES] |= events[i].events;
	}
	for (int i = 0; i < HANDLES; i++)
		expect(r, which == OWN ? "own wait" : "shared wait", found[i],
		       model_report(&r->models[i], which));
}

static void step(struct runner *r)
{
	struct model *m = &r->models[pick(r, HANDLES)];
	int which = (int)pick(r, 2);

	switch (pick(r, 16)) {
	case 0:
		open_or_close(r, m, which);
		break;
	case 1:
	case 2:
		remove_one(r, m, which);
		break;
	case 3:
	case 4:
		wait(r, which);
		break;
	case 5:
	case 6:
	case 7:
	case 8:
	case 9:
		signal_or_drain(r, m);
		break;
	default:
		add_or_modify(r, m, which);
	}
}

static int64_t now(void)
{
	return iofd_clock_now(IOFD_CLOCK_MONOTONIC);
}

static void *run(void *context)
{
	struct runner *r = context;
	int64_t end = now() + MOST_SECONDS * SECOND;

	while (r->steps < STEPS && (r->steps % 256 || now() < end)) {
		step(r);
		r->steps++;
	}
	return NULL;
}

static void close_runner(struct runner *r)
{
	ck_assert_int_eq(iofd_fd_close(&r->own.fd), 0);
	for (int i = 0; i < HANDLES; i++) {
		ck_assert_int_eq(iofd_fd_close(&r->models[i].event.fd), 0);
		ck_assert_int_eq(iofd_fd_close(&r->models[i].copy), 0);
	}
}

START_TEST(random_calls_of_two_threads_return_what_a_model_predicts)
{
	ck_assert_int_eq(iofd_epoll_open(&shared), 0);
	for (uint32_t i = 0; i < THREADS; i++) {
		runners[i].number = i;
		runners[i].state = 0x9e3779b97f4a7c15 + i;
		ck_assert_int_eq(iofd_epoll_open(&runners[i].own), 0);
	}
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&runners[i].thread, NULL, run,
						&runners[i]),
				 0);
	for (int i = 0; i < THREADS; i++) {
		ck_assert_int_eq(pthread_join(runners[i].thread, NULL), 0);
		ck_assert_int_gt(runners[i].reports, 0);
		close_runner(&runners[i]);
	}
	ck_assert_int_eq(iofd_fd_close(&shared.fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(
		tests,
		random_calls_of_two_threads_return_what_a_model_predicts);
}
