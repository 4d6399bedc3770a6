/* SPDX-License-Identifier: MIT */
#include "cell.h"

#include <zcall/abi.h>
#include <zcall/event.h>

enum {
	NS_PER_S = 1000000000,
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

int iofd_fd_raw(const iofd_fd *fd)
{
	int raw = number_of(fd);

	return raw < 0 ? -1 : raw;
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

int64_t iofd_fd_read(const iofd_fd *fd, void *buf, size_t size)
{
	int raw = number_of(fd);

	return raw < 0 ? raw : zcall_read(raw, buf, size);
}

int64_t iofd_fd_write(const iofd_fd *fd, const void *buf, size_t size)
{
	int raw = number_of(fd);

	return raw < 0 ? raw : zcall_write(raw, buf, size);
}

int64_t iofd_fd_readv(const iofd_fd *fd, const void *iov, int count)
{
	int raw = number_of(fd);

	return raw < 0 ? raw : zcall_readv(raw, iov, count);
}

int64_t iofd_fd_writev(const iofd_fd *fd, const void *iov, int count)
{
	int raw = number_of(fd);

	return raw < 0 ? raw : zcall_writev(raw, iov, count);
}

int64_t iofd_fd_pread(const iofd_fd *fd, void *buf, size_t size, int64_t offset)
{
	int raw = number_of(fd);

	return raw < 0 ? raw : zcall_pread64(raw, buf, size, offset);
}

int64_t iofd_fd_pwrite(const iofd_fd *fd, const void *buf, size_t size,
		       int64_t offset)
{
	int raw = number_of(fd);

	return raw < 0 ? raw : zcall_pwrite64(raw, buf, size, offset);
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

int iofd_fd_wait(const iofd_fd *fd, uint32_t events, int64_t timeout)
{
	int raw = number_of(fd);
	struct zcall_pollfd poll = {raw, (int16_t)events, 0};
	struct zcall_timespec left = {timeout / NS_PER_S, timeout % NS_PER_S};
	int rc;

	if (raw < 0)
		return raw;
	if (events & ~(uint32_t)EVENTS)
		return IOFD_INVALID_PARAM;
	rc = zcall_ppoll(&poll, 1, timeout < 0 ? 0 : &left, 0, 0);
	return rc > 0 ? poll.revents : rc;
}
