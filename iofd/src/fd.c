/* SPDX-License-Identifier: MIT */
#include <iofd/clock.h>

#include "cell.h"
#include "time.h"

#include <zcall/abi.h>
#include <zcall/event.h>

enum {
	EVENTS = IOFD_READABLE | IOFD_PRIORITY | IOFD_WRITABLE | IOFD_ERROR |
		 IOFD_HANGUP | IOFD_INVALID
};

int iofd_fd_adopt(iofd_fd *fd, int64_t raw)
{
	/* INT32_MAX itself does not fit the cell, and no kernel gives it. */
	return settle(fd, raw >= 0 && raw < INT32_MAX ? (int)raw : IOFD_CLOSED);
}

int iofd_fd_release(iofd_fd *fd)
{
	return take(fd);
}

int iofd_fd_move(iofd_fd *to, iofd_fd *from)
{
	return settle(to, take(from));
}

void iofd_fd_swap(iofd_fd *a, iofd_fd *b)
{
	int32_t of_b = __atomic_load_n(&b->cell, __ATOMIC_ACQUIRE);
	int32_t of_a = __atomic_exchange_n(&a->cell, of_b, __ATOMIC_ACQ_REL);

	__atomic_store_n(&b->cell, of_a, __ATOMIC_RELEASE);
}

int iofd_fd_raw(const iofd_fd *fd)
{
	return number_of(fd);
}

int iofd_fd_valid(const iofd_fd *fd)
{
	return number_of(fd) >= 0;
}

int iofd_fd_close(iofd_fd *fd)
{
	int raw = take(fd);
	int rc = raw < 0 ? 0 : zcall_close(raw);

	/* Both mean that the close is under way; again would hit a stranger. */
	return rc == -ZCALL_EINTR || rc == -ZCALL_EINPROGRESS ? 0 : rc;
}

int iofd_fd_set_nonblock(const iofd_fd *fd, int on)
{
	int raw = number_of(fd);
	int flag = on != 0;

	return raw < 0 ? raw
		       : zcall_ioctl(raw, ZCALL_FIONBIO, (uintptr_t)&flag);
}

int iofd_fd_set_cloexec(const iofd_fd *fd, int on)
{
	int raw = number_of(fd);

	return raw < 0 ? raw
		       : zcall_fcntl(raw, ZCALL_F_SETFD,
				     on ? ZCALL_FD_CLOEXEC : 0);
}

/* Asks fcntl for flags and looks for one of them. */
static int has_flag(const iofd_fd *fd, int command, int flag)
{
	int raw = number_of(fd);
	int flags = raw < 0 ? raw : zcall_fcntl(raw, command, 0);

	return flags < 0 ? flags : (flags & flag) != 0;
}

int iofd_fd_is_nonblock(const iofd_fd *fd)
{
	return has_flag(fd, ZCALL_F_GETFL, ZCALL_O_NONBLOCK);
}

int iofd_fd_is_cloexec(const iofd_fd *fd)
{
	return has_flag(fd, ZCALL_F_GETFD, ZCALL_FD_CLOEXEC);
}

int iofd_fd_dup(const iofd_fd *fd, int minimum, iofd_fd *out)
{
	int raw = number_of(fd);

	return settle(out, raw < 0 ? raw
				   : zcall_fcntl(raw, ZCALL_F_DUPFD_CLOEXEC,
						 (unsigned long)minimum));
}

static int64_t time_until(int64_t deadline)
{
	int64_t now = iofd_clock_now(IOFD_CLOCK_MONOTONIC);

	return deadline > now ? deadline - now : 0;
}

int iofd_fd_wait(const iofd_fd *fd, uint32_t events, int64_t timeout)
{
	int raw = number_of(fd);
	struct zcall_pollfd poll = {raw, (int16_t)events, 0};
	struct zcall_timespec left = timespec_of(timeout);
	int rc;

	if (raw < 0)
		return raw;
	if (events & ~(uint32_t)EVENTS)
		return IOFD_INVALID_PARAM;
	/* After a signal handler ppoll has left in `left` what remains. */
	do
		rc = zcall_ppoll(&poll, 1, timeout < 0 ? 0 : &left, 0, 0);
	while (rc == IOFD_INTERRUPTED);
	return rc > 0 ? poll.revents : rc;
}

int iofd_fd_wait_until(const iofd_fd *fd, uint32_t events, int64_t deadline)
{
	int raw = number_of(fd);

	return raw < 0 ? raw : iofd_fd_wait(fd, events, time_until(deadline));
}
