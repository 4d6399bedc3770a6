/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/pidfd.h>. */
#ifndef IOFD_INLINE_PIDFD_H
#define IOFD_INLINE_PIDFD_H

#include <iofd/inline/poll.h>
#include <iofd/pidfd.h>
#include <zcall/abi.h>
#include <zcall/process.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

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
