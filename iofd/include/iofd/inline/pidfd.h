/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/pidfd.h>. */
#ifndef IOFD_INLINE_PIDFD_H
#define IOFD_INLINE_PIDFD_H

#include <iofd/inline/cell.h>
#include <iofd/pidfd.h>
#include <zcall/abi.h>
#include <zcall/process.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PIDFD_WAIT_OPTIONS = IOFD_PIDFD_WAIT_STOPPED |
				  IOFD_PIDFD_WAIT_CONTINUED |
				  IOFD_PIDFD_WAIT_KEEP
};

IOFD_API int iofd_pidfd_send_signal(const iofd_pidfd *p, int signal,
				    uint32_t flags)
{
	int raw = iofd_cell_number(&p->fd);

	return raw < 0 ? raw : zcall_pidfd_send_signal(raw, signal, 0, flags);
}

IOFD_API int iofd_pidfd_send_siginfo(const iofd_pidfd *p, int signal,
				     const void *info, uint32_t flags)
{
	int raw = iofd_cell_number(&p->fd);

	if (raw < 0 || !info) /* the kernel takes null for "make one up" */
		return raw < 0 ? raw : -ZCALL_EFAULT;
	return zcall_pidfd_send_signal(raw, signal, info, flags);
}

IOFD_API int iofd_pidfd_get_fd(const iofd_pidfd *p, int target, iofd_fd *out)
{
	int raw = iofd_cell_number(&p->fd);

	return iofd_cell_settle(
		out, raw < 0 ? raw : zcall_pidfd_getfd(raw, target, 0));
}

IOFD_API int iofd_pidfd_alive(const iofd_pidfd *p)
{
	int events = iofd_fd_wait(&p->fd, IOFD_READABLE, 0);

	if (events > 0 && events & IOFD_INVALID)
		return IOFD_CLOSED;
	return events < 0 ? events : events == 0;
}

static inline int64_t iofd_pidfd_nanoseconds_of(const int64_t time[2])
{
	return time[0] * 1000000000 + time[1] * 1000;
}

static inline void iofd_pidfd_tell_usage(iofd_pidfd_usage *out,
					 const struct zcall_rusage *used)
{
	out->user_time = iofd_pidfd_nanoseconds_of(used->ru_utime);
	out->system_time = iofd_pidfd_nanoseconds_of(used->ru_stime);
	out->max_memory = used->ru_maxrss * 1024;
	out->minor_faults = used->ru_minflt;
	out->major_faults = used->ru_majflt;
	out->voluntary_switches = used->ru_nvcsw;
	out->involuntary_switches = used->ru_nivcsw;
}

static inline int iofd_pidfd_wait_once(int raw, uint32_t options,
				       iofd_pidfd_status *status,
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
		iofd_pidfd_tell_usage(usage, &used);
	return 0;
}

IOFD_API int iofd_pidfd_try_wait(const iofd_pidfd *p, uint32_t options,
				 iofd_pidfd_status *status,
				 iofd_pidfd_usage *usage)
{
	int raw = iofd_cell_number(&p->fd);

	if (raw < 0)
		return raw;
	if (options & ~(uint32_t)IOFD_PIDFD_WAIT_OPTIONS)
		return IOFD_INVALID_PARAM;
	return iofd_pidfd_wait_once(raw, options | ZCALL_WNOHANG, status,
				    usage);
}

/*
 * The first try never hangs, since kernels before 5.10 would hang on a
 * non-blocking handle; only then is the handle asked what it is.
 */
IOFD_API int iofd_pidfd_wait(const iofd_pidfd *p, uint32_t options,
			     iofd_pidfd_status *status, iofd_pidfd_usage *usage)
{
	int rc = iofd_pidfd_try_wait(p, options, status, usage);
	int nonblocking =
		rc == IOFD_WOULD_BLOCK ? iofd_fd_is_nonblock(&p->fd) : 1;

	if (nonblocking)
		return nonblocking < 0 ? nonblocking : rc;
	return iofd_pidfd_wait_once(iofd_cell_number(&p->fd), options, status,
				    usage);
}

#endif
