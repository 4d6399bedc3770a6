/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd.h>

#include "cell.h"

#include <zcall/abi.h>
#include <zcall/process.h>

enum {
	OPTIONS = IOFD_PIDFD_WAIT_STOPPED | IOFD_PIDFD_WAIT_CONTINUED |
		  IOFD_PIDFD_WAIT_KEEP
};

static int64_t nanoseconds_of(const int64_t time[2])
{
	return time[0] * 1000000000 + time[1] * 1000;
}

static void tell_usage(iofd_pidfd_usage *out, const struct zcall_rusage *used)
{
	out->user_time = nanoseconds_of(used->ru_utime);
	out->system_time = nanoseconds_of(used->ru_stime);
	out->max_memory = used->ru_maxrss * 1024;
	out->minor_faults = used->ru_minflt;
	out->major_faults = used->ru_majflt;
	out->voluntary_switches = used->ru_nvcsw;
	out->involuntary_switches = used->ru_nivcsw;
}

static int wait_once(int raw, uint32_t options, iofd_pidfd_status *status,
		     iofd_pidfd_usage *usage)
{
	struct zcall_siginfo info;
	struct zcall_rusage used;
	int rc =
		zcall_waitid(ZCALL_P_PIDFD, raw, &info,
			     (int)(options | ZCALL_WEXITED), usage ? &used : 0);

	if (rc < 0)
		return rc;
	if (info.pid == 0)
		return IOFD_WOULD_BLOCK;
	if (status) {
		status->event = info.code;
		status->value = info.status;
		status->pid = info.pid;
		status->uid = info.uid;
	}
	if (usage)
		tell_usage(usage, &used);
	return 0;
}

int iofd_pidfd_try_wait(const iofd_pidfd *p, uint32_t options,
			iofd_pidfd_status *status, iofd_pidfd_usage *usage)
{
	int raw = number_of(&p->fd);

	if (raw < 0)
		return raw;
	if (options & ~(uint32_t)OPTIONS)
		return IOFD_INVALID_PARAM;
	return wait_once(raw, options | ZCALL_WNOHANG, status, usage);
}

/*
 * The first try never hangs, since kernels before 5.10 would hang on a
 * non-blocking handle; only then is the handle asked what it is.
 */
int iofd_pidfd_wait(const iofd_pidfd *p, uint32_t options,
		    iofd_pidfd_status *status, iofd_pidfd_usage *usage)
{
	int rc = iofd_pidfd_try_wait(p, options, status, usage);

	if (rc != IOFD_WOULD_BLOCK || iofd_fd_is_nonblock(&p->fd))
		return rc;
	return wait_once(number_of(&p->fd), options, status, usage);
}

int iofd_pidfd_wait_until(const iofd_pidfd *p, uint32_t options,
			  int64_t deadline, iofd_pidfd_status *status,
			  iofd_pidfd_usage *usage)
{
	int rc = number_of(&p->fd);

	if (rc >= 0 && options & ~(uint32_t)IOFD_PIDFD_WAIT_KEEP)
		return IOFD_INVALID_PARAM;
	while (rc >= 0) {
		rc = iofd_pidfd_try_wait(p, options, status, usage);
		if (rc != IOFD_WOULD_BLOCK)
			return rc;
		rc = await_readable(&p->fd, deadline);
	}
	return rc;
}
