/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd.h>

#include "cell.h"
#include "fdinfo.h"

#include <zcall/abi.h>
#include <zcall/process.h>

enum {
	FLAGS = IOFD_PIDFD_BLOCKING | IOFD_PIDFD_THREAD,
	OPTIONS = IOFD_PIDFD_WAIT_NOHANG | IOFD_PIDFD_WAIT_STOPPED |
		  IOFD_PIDFD_WAIT_CONTINUED | IOFD_PIDFD_WAIT_KEEP
};

/*
 * Linux 5.3 to 5.9 have no PIDFD_NONBLOCK and refuse it. There the file's own
 * flag is set: those kernels ignore it, but iofd_pidfd_wait looks at it.
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

int iofd_pidfd_open(iofd_pidfd *p, int64_t pid, uint32_t flags)
{
	unsigned thread = flags & IOFD_PIDFD_THREAD ? ZCALL_PIDFD_THREAD : 0;
	int raw;

	if (pid <= 0 || pid > INT32_MAX || flags & ~(uint32_t)FLAGS)
		return settle(&p->fd, IOFD_INVALID_PARAM);
	if (flags & IOFD_PIDFD_BLOCKING)
		return settle(&p->fd, zcall_pidfd_open((int)pid, thread));
	raw = zcall_pidfd_open((int)pid, thread | ZCALL_PIDFD_NONBLOCK);
	if (raw == IOFD_INVALID_PARAM)
		raw = open_without_nonblock((int)pid, thread);
	return settle(&p->fd, raw);
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

int iofd_pidfd_send_signal(const iofd_pidfd *p, int signal, uint32_t flags)
{
	int raw = number_of(&p->fd);

	return raw < 0 ? raw : zcall_pidfd_send_signal(raw, signal, 0, flags);
}

int iofd_pidfd_get_fd(const iofd_pidfd *p, int target, iofd_fd *out)
{
	int raw = number_of(&p->fd);

	return settle(out, raw < 0 ? raw : zcall_pidfd_getfd(raw, target, 0));
}

/* Returns 1 when `info` tells of an event, 0 when nothing has happened. */
static int wait_for(int raw, struct zcall_siginfo *info, uint32_t options)
{
	int rc = zcall_waitid(ZCALL_P_PIDFD, raw, info,
			      (int)(options | ZCALL_WEXITED), 0);

	return rc < 0 ? rc : info->pid != 0;
}

/*
 * The first try never hangs, since kernels before 5.10 would hang on a
 * non-blocking handle; only then is the handle asked what it is.
 */
int iofd_pidfd_wait(const iofd_pidfd *p, uint32_t options,
		    iofd_pidfd_status *status)
{
	int raw = number_of(&p->fd);
	struct zcall_siginfo info;
	int rc;

	if (raw < 0)
		return raw;
	if (options & ~(uint32_t)OPTIONS)
		return IOFD_INVALID_PARAM;
	rc = wait_for(raw, &info, options | ZCALL_WNOHANG);
	if (rc == 0) {
		if (options & IOFD_PIDFD_WAIT_NOHANG ||
		    iofd_fd_is_nonblock(&p->fd))
			return IOFD_WOULD_BLOCK;
		rc = wait_for(raw, &info, options);
	}
	if (rc < 0)
		return rc;
	if (status) {
		status->event = info.code;
		status->value = info.status;
		status->pid = info.pid;
		status->uid = info.uid;
	}
	return 0;
}

int iofd_pidfd_alive(const iofd_pidfd *p)
{
	int events = iofd_fd_wait(&p->fd, IOFD_READABLE, 0);

	return events < 0 ? events : events == 0;
}
