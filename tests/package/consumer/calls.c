/* SPDX-License-Identifier: MIT */
/*
 * Functions in which a compiler may wrongly suspect that an output is read
 * before it is written, when it inlines the calls. C99 and C++11.
 */
#include <iofd/iofd.h>

uint64_t old_mask(iofd_signalfd *s, iofd_sigset mask);
int64_t time_left(iofd_timerfd *t, iofd_sigset mask);
int exit_status(iofd_pidfd *p);
uint64_t counter(iofd_eventfd *e, const char *bytes, size_t size);

/* The handle, not the result, says whether `old` was written. */
uint64_t old_mask(iofd_signalfd *s, iofd_sigset mask)
{
	iofd_sigset old;

	if (iofd_signalfd_open_blocking_mask(s, mask, 0, &old) < 0)
		iofd_sigmask_set(0, &mask);
	return iofd_fd_valid(&s->fd) ? old : 0;
}

/* One result stands for several calls. */
int64_t time_left(iofd_timerfd *t, iofd_sigset mask)
{
	iofd_signalfd s;
	iofd_sigset old;
	int64_t left, interval;
	int rc;

	if ((rc = iofd_signalfd_open_blocking_mask(&s, mask, 0, &old)) < 0 ||
	    (rc = iofd_timerfd_open(t, IOFD_CLOCK_MONOTONIC, 0)) < 0)
		iofd_fd_close(&s.fd);
	else
		rc = iofd_timerfd_get_time(t, &left, &interval);
	if (rc == 0)
		rc = iofd_sigmask_set(old, &mask);
	return rc == 0 ? left + interval : rc;
}

int exit_status(iofd_pidfd *p)
{
	iofd_pidfd_status status;
	iofd_pidfd_usage usage;
	int rc = iofd_pidfd_wait(p, 0, &status, &usage);

	if (rc == IOFD_ERR_WOULD_BLOCK)
		rc = iofd_pidfd_wait_until(p, 0, 0, &status, &usage);
	if (rc < 0)
		return rc;
	return usage.user_ns > 0 ? status.value : 0;
}

uint64_t counter(iofd_eventfd *e, const char *bytes, size_t size)
{
	uint64_t value, done;

	if (iofd_eventfd_open(e, 1, IOFD_EVENTFD_SEMAPHORE | IOFD_BLOCKING) <
		    0 ||
	    iofd_eventfd_wait(e, &value) < 0)
		return 0;
	if (iofd_fd_write_all(&e->fd, bytes, size, &done) < 0)
		return done;
	return value + done;
}
