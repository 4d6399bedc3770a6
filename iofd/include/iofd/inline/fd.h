/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/fd.h>. */
#ifndef IOFD_INLINE_FD_H
#define IOFD_INLINE_FD_H

#include <iofd/clock.h>
#include <iofd/fd.h>
#include <iofd/inline/cell.h>
#include <iofd/inline/poll.h>
#include <iofd/inline/time.h>
#include <zcall/abi.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PPOLL_LEAVES_REST = ZCALL_BY_OS(1, 0, 0)
};

IOFD_API int iofd_fd_adopt(iofd_fd *fd, int64_t raw)
{
	/* INT32_MAX itself does not fit the cell, and no kernel gives it. */
	return iofd_cell_settle(fd, raw >= 0 && raw < INT32_MAX ? (int)raw
								: IOFD_CLOSED);
}

IOFD_API int iofd_fd_release(iofd_fd *fd)
{
	return iofd_cell_take(fd);
}

IOFD_API int iofd_fd_move(iofd_fd *to, iofd_fd *from)
{
	return iofd_cell_settle(to, iofd_cell_take(from));
}

IOFD_API void iofd_fd_swap(iofd_fd *a, iofd_fd *b)
{
	int32_t of_a = __atomic_load_n(&a->cell, __ATOMIC_ACQUIRE);
	int32_t of_b = __atomic_load_n(&b->cell, __ATOMIC_ACQUIRE);

	__atomic_store_n(&a->cell, of_b, __ATOMIC_RELEASE);
	__atomic_store_n(&b->cell, of_a, __ATOMIC_RELEASE);
}

IOFD_API int iofd_fd_raw(const iofd_fd *fd)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? -1 : raw;
}

IOFD_API int iofd_fd_valid(const iofd_fd *fd)
{
	return iofd_cell_number(fd) >= 0;
}

IOFD_API int iofd_fd_close(iofd_fd *fd)
{
	int raw = iofd_cell_take(fd);
	int rc = raw < 0 ? 0 : zcall_close(raw);

	/* Both mean that the close is under way; again would hit a stranger. */
	if (IOFD_RARELY(rc < 0) &&
	    (rc == -ZCALL_EINTR || rc == -ZCALL_EINPROGRESS))
		return 0;
	return rc;
}

IOFD_API int iofd_fd_set_nonblock(const iofd_fd *fd, int on)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? raw : zcall_ioctl(raw, ZCALL_FIONBIO, (uintptr_t)&on);
}

IOFD_API int iofd_fd_set_cloexec(const iofd_fd *fd, int on)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? raw
		       : zcall_fcntl(raw, ZCALL_F_SETFD,
				     on ? ZCALL_FD_CLOEXEC : 0);
}

/* Asks fcntl for flags and looks for one of them. */
static inline int iofd_fd_has_flag(const iofd_fd *fd, int command, int flag)
{
	int raw = iofd_cell_number(fd);
	int flags = raw < 0 ? raw : zcall_fcntl(raw, command, 0);

	return flags < 0 ? flags : (flags & flag) != 0;
}

IOFD_API int iofd_fd_is_nonblock(const iofd_fd *fd)
{
	return iofd_fd_has_flag(fd, ZCALL_F_GETFL, ZCALL_O_NONBLOCK);
}

IOFD_API int iofd_fd_is_cloexec(const iofd_fd *fd)
{
	return iofd_fd_has_flag(fd, ZCALL_F_GETFD, ZCALL_FD_CLOEXEC);
}

IOFD_API int iofd_fd_dup(const iofd_fd *fd, int minimum, iofd_fd *out)
{
	int raw = iofd_cell_number(fd);

	return iofd_cell_settle(
		out, raw < 0 ? raw
			     : zcall_fcntl(raw, ZCALL_F_DUPFD_CLOEXEC,
					   (unsigned long)minimum));
}

static inline int iofd_fd_wait_by_clock(const iofd_fd *fd, uint32_t events,
					int64_t timeout)
{
	int raw = iofd_cell_number(fd);
	int64_t now = raw < 0 ? raw : iofd_clock_now(IOFD_CLOCK_MONOTONIC);

	if (now < 0)
		return (int)now;
	return iofd_fd_wait_until(fd, events,
				  timeout < INT64_MAX - now ? now + timeout
							    : INT64_MAX);
}

/*
 * Linux leaves the rest of the time in `left` when a handler interrupts ppoll.
 * qemu-user and the personality STICKY_TIMEOUTS do not: there the clock has to
 * end the wait, or a timer that fires often would make it endless.
 */
IOFD_API int iofd_fd_wait(const iofd_fd *fd, uint32_t events, int64_t timeout)
{
	struct zcall_timespec left = iofd_timespec_of(timeout);
	int rc;

	if (!IOFD_PPOLL_LEAVES_REST && timeout > 0)
		return iofd_fd_wait_by_clock(fd, events, timeout);
	do
		rc = iofd_fd_poll(fd, events, timeout < 0 ? 0 : &left);
	while (rc == IOFD_INTERRUPTED &&
	       (timeout <= 0 || iofd_nanoseconds_of(&left) < timeout));
	return rc == IOFD_INTERRUPTED
		       ? iofd_fd_wait_by_clock(fd, events, timeout)
		       : rc;
}

#endif
