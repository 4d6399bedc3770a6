/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/pidfd.h>. */
#ifndef IOFD_INLINE_PIDFD_H
#define IOFD_INLINE_PIDFD_H

#include <iofd/inline/poll.h>
#include <iofd/pidfd.h>
#include <zcall/abi.h>
#include <zcall/io.h>
#include <zcall/process.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_PIDFD_FLAGS = IOFD_BLOCKING | IOFD_PIDFD_THREAD
};

static inline unsigned iofd_priv_pidfd_thread(uint32_t flags)
{
	return flags & IOFD_PIDFD_THREAD ? ZCALL_PIDFD_THREAD : 0;
}

/*
 * Linux 5.3 to 5.9 do not know PIDFD_NONBLOCK. Set O_NONBLOCK there: those
 * kernels ignore it, but iofd_pidfd_wait checks it.
 */
static inline int iofd_priv_pidfd_open_without_nonblock(int pid, uint32_t flags)
{
	int raw = zcall_pidfd_open(pid, iofd_priv_pidfd_thread(flags));
	int on = 1;
	int rc = raw < 0 ? 0 : zcall_ioctl(raw, ZCALL_FIONBIO, (uintptr_t)&on);

	if (rc < 0) {
		zcall_close(raw);
		return rc;
	}
	return raw;
}

/* After EINVAL, which is also a thread, or a process that has just ended. */
IOFD_PRIV_CALLED int iofd_priv_pidfd_open_again(int pid, uint32_t flags)
{
	int raw = flags & IOFD_BLOCKING
			  ? IOFD_ERR_INVALID_PARAM
			  : iofd_priv_pidfd_open_without_nonblock(pid, flags);

	if (raw == IOFD_ERR_INVALID_PARAM && zcall_kill(pid, 0) == -ZCALL_ESRCH)
		return -ZCALL_ESRCH;
	return raw;
}

IOFD_PRIV_BODY int iofd_pidfd_open(iofd_pidfd *p, int64_t pid, uint32_t flags)
{
	unsigned nonblock = flags & IOFD_BLOCKING ? 0 : ZCALL_PIDFD_NONBLOCK;
	int raw;

	if (pid <= 0 || pid > INT32_MAX ||
	    flags & ~(uint32_t)IOFD_PRIV_PIDFD_FLAGS)
		return iofd_priv_cell_settle(&p->fd, IOFD_ERR_INVALID_PARAM);
	raw = zcall_pidfd_open((int)pid,
			       nonblock | iofd_priv_pidfd_thread(flags));
	if (IOFD_PRIV_RARELY(raw == IOFD_ERR_INVALID_PARAM))
		raw = iofd_priv_pidfd_open_again((int)pid, flags);
	return iofd_priv_cell_settle(&p->fd, raw);
}

IOFD_PRIV_BODY int iofd_pidfd_send_signal(const iofd_pidfd *p, int signal,
					  uint32_t flags)
{
	int raw = iofd_priv_cell_number(&p->fd);

	return raw < 0 ? raw : zcall_pidfd_send_signal(raw, signal, 0, flags);
}

IOFD_PRIV_BODY int iofd_pidfd_send_siginfo(const iofd_pidfd *p, int signal,
					   const void *info, uint32_t flags)
{
	int raw = iofd_priv_cell_number(&p->fd);

	if (raw < 0 || !info) /* null means default values to the kernel */
		return raw < 0 ? raw : -ZCALL_EFAULT;
	return zcall_pidfd_send_signal(raw, signal, info, flags);
}

IOFD_PRIV_BODY int iofd_pidfd_get_fd(const iofd_pidfd *p, int target,
				     iofd_fd *copy)
{
	int raw = iofd_priv_cell_number(&p->fd);

	return iofd_priv_cell_settle(
		copy, raw < 0 ? raw : zcall_pidfd_getfd(raw, target, 0));
}

IOFD_PRIV_BODY int iofd_pidfd_alive(const iofd_pidfd *p)
{
	struct zcall_timespec now;
	int events;

	now.tv_sec = 0; /* not an initializer, for which clang calls memset */
	now.tv_nsec = 0;
	events = iofd_priv_poll(&p->fd, IOFD_POLL_IN, &now);
	if (events > 0 && events & IOFD_POLL_NVAL)
		return IOFD_ERR_CLOSED;
	return events < 0 ? events : events == 0;
}

#endif
