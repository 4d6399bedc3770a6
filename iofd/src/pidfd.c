/* SPDX-License-Identifier: MIT */
#include <iofd/inline/pidfd.h>

#include "adopt.h"
#include "fdinfo.h"

enum {
	FLAGS = IOFD_BLOCKING | IOFD_PIDFD_THREAD
};

/*
 * Linux 5.3 to 5.9 do not know PIDFD_NONBLOCK. Set O_NONBLOCK there: those
 * kernels ignore it, but iofd_pidfd_wait checks it.
 */
static int open_without_nonblock(int pid, unsigned kernel_flags)
{
	int raw = zcall_pidfd_open(pid, kernel_flags);
	int on = 1;
	int rc;

	if (raw < 0)
		return raw;
	rc = zcall_ioctl(raw, ZCALL_FIONBIO, (uintptr_t)&on);
	if (rc < 0) {
		zcall_close(raw);
		return rc;
	}
	return raw;
}

static int open_pidfd(int pid, uint32_t flags)
{
	unsigned thread = flags & IOFD_PIDFD_THREAD ? ZCALL_PIDFD_THREAD : 0;
	int raw;

	if (flags & IOFD_BLOCKING)
		return zcall_pidfd_open(pid, thread);
	raw = zcall_pidfd_open(pid, thread | ZCALL_PIDFD_NONBLOCK);
	return raw == IOFD_ERR_INVALID_PARAM
		       ? open_without_nonblock(pid, thread)
		       : raw;
}

int iofd_pidfd_open(iofd_pidfd *p, int64_t pid, uint32_t flags)
{
	int raw;

	if (pid <= 0 || pid > INT32_MAX || flags & ~(uint32_t)FLAGS)
		return iofd_priv_cell_settle(&p->fd, IOFD_ERR_INVALID_PARAM);
	raw = open_pidfd((int)pid, flags);
	/* EINVAL is a thread, or a process that has just ended. */
	if (raw == IOFD_ERR_INVALID_PARAM &&
	    zcall_kill((int)pid, 0) == -ZCALL_ESRCH)
		raw = -ZCALL_ESRCH;
	return iofd_priv_cell_settle(&p->fd, raw);
}

int iofd_pidfd_adopt(iofd_pidfd *p, int64_t raw)
{
	return iofd_adopt_kind(&p->fd, raw, IOFD_FD_KIND_PIDFD);
}

int iofd_pidfd_pid(const iofd_pidfd *p)
{
	uint64_t pid;
	int rc = iofd_fdinfo_number(&p->fd, "Pid:", 10, &pid);

	if (rc < 0)
		return rc;
	if (pid == 0)
		return -ZCALL_EREMOTE;
	return pid > INT32_MAX ? -ZCALL_ESRCH : (int)pid;
}
