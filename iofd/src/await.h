/* SPDX-License-Identifier: MIT */
/*
 * Sleeping until a deadline, nanoseconds of IOFD_CLOCK_MONOTONIC, in a loop
 * that tries, sleeps and tries again. Once the deadline has passed these return
 * -ETIMEDOUT and look at nothing else, so every such loop ends in time.
 */
#ifndef IOFD_AWAIT_H
#define IOFD_AWAIT_H

#include <iofd/fd.h>
#include <zcall/abi.h>

/*
 * Tells how long the deadline is away; 0 once it has passed. INT64_MAX reads no
 * clock. Returns 0; or the error of the clock.
 */
int iofd_await_left(int64_t deadline_ns, struct zcall_timespec *left);

/*
 * Sleeps until `fd` is readable. Returns 0; -ETIMEDOUT; or the error of the
 * cell, the clock or ppoll.
 */
int iofd_await_readable(const iofd_fd *fd, int64_t deadline_ns);

/*
 * Sleeps for `duration_ns` nanoseconds, or less: until the deadline or a signal
 * handler. Returns 0; -ETIMEDOUT; or the error of the clock or ppoll.
 */
int iofd_await_pause(int64_t duration_ns, int64_t deadline_ns);

#endif
