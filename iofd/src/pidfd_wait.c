/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd_wait.h>

#include "await.h"
#include "wait.h"

#include <iofd/inline/cell.h>
#include <zcall/process.h>

enum {
	OPTIONS = IOFD_PIDFD_WAIT_NOHANG | IOFD_PIDFD_WAIT_STOPPED |
		  IOFD_PIDFD_WAIT_CONTINUED | IOFD_PIDFD_WAIT_KEEP,
	FIRST_PAUSE = 1000000, /* ns */
	LONGEST_PAUSE = 16 * FIRST_PAUSE
};

static int64_t nanoseconds_of(const int64_t time[2])
{
	return time[0] * 1000000000 + time[1] * 1000;
}

void iofd_wait_tell_status(iofd_pidfd_status *status,
			   const struct zcall_siginfo *info)
{
	status->event = info->code;
	status->value = info->status;
	status->pid = info->pid;
	status->uid = info->uid;
	status->reserved[0] = status->reserved[1] = 0;
}

void iofd_wait_tell_usage(iofd_pidfd_usage *usage,
			  const struct zcall_rusage *used)
{
	usage->user_ns = nanoseconds_of(used->ru_utime);
	usage->system_ns = nanoseconds_of(used->ru_stime);
	usage->max_memory = used->ru_maxrss * 1024;
	usage->minor_faults = used->ru_minflt;
	usage->major_faults = used->ru_majflt;
	usage->voluntary_switches = used->ru_nvcsw;
	usage->involuntary_switches = used->ru_nivcsw;
	for (size_t i = 0; i < sizeof usage->reserved / 8; i++)
		usage->reserved[i] = 0;
}

/* `who` is ZCALL_P_PIDFD and a descriptor, or ZCALL_P_ALL and 0. */
static int wait_once(int who, int raw, uint32_t options,
		     iofd_pidfd_status *status, iofd_pidfd_usage *usage)
{
	struct zcall_siginfo info;
	struct zcall_rusage used;
	int rc = zcall_waitid(who, raw, &info, (int)(options | ZCALL_WEXITED),
			      usage ? &used : 0);

	if (rc < 0)
		return rc;
	if (info.pid == 0)
		return IOFD_ERR_WOULD_BLOCK;
	if (status)
		iofd_wait_tell_status(status, &info);
	if (usage)
		iofd_wait_tell_usage(usage, &used);
	return 0;
}

/*
 * The first call has WNOHANG, since kernels before 5.10 ignore O_NONBLOCK. The
 * flag of the handle is read only if there is no event.
 */
int iofd_pidfd_wait(const iofd_pidfd *p, uint32_t options,
		    iofd_pidfd_status *status, iofd_pidfd_usage *usage)
{
	int raw = iofd_priv_cell_number(&p->fd);
	int rc;

	if (raw < 0)
		return raw;
	if (options & ~(uint32_t)OPTIONS)
		return IOFD_ERR_INVALID_PARAM;
	rc = wait_once(ZCALL_P_PIDFD, raw, options | IOFD_PIDFD_WAIT_NOHANG,
		       status, usage);
	if (rc != IOFD_ERR_WOULD_BLOCK || options & IOFD_PIDFD_WAIT_NOHANG)
		return rc;
	rc = iofd_fd_is_nonblock(&p->fd);
	if (rc != 0)
		return rc < 0 ? rc : IOFD_ERR_WOULD_BLOCK;
	return wait_once(ZCALL_P_PIDFD, raw, options, status, usage);
}

int iofd_pidfd_wait_any(uint32_t options, iofd_pidfd_status *status,
			iofd_pidfd_usage *usage)
{
	if (options & ~(uint32_t)OPTIONS)
		return IOFD_ERR_INVALID_PARAM;
	return wait_once(ZCALL_P_ALL, 0, options, status, usage);
}

/*
 * While a tracer holds an ended child, the pidfd is readable, but waitid has no
 * event for the parent. No wakeup follows when the tracer releases it, so this
 * sleeps, each time twice as long.
 */
static int pause_for_tracer(int64_t *duration, int64_t deadline_ns)
{
	int rc = iofd_await_pause(*duration, deadline_ns);

	if (*duration < LONGEST_PAUSE)
		*duration *= 2;
	return rc;
}

/* No handler interrupts it. */
static int wait_restarted(const iofd_pidfd *p, uint32_t options,
			  iofd_pidfd_status *status, iofd_pidfd_usage *usage)
{
	int rc;

	do {
		rc = iofd_priv_cell_number(&p->fd);
		if (rc >= 0)
			rc = wait_once(ZCALL_P_PIDFD, rc, options, status,
				       usage);
	} while (rc == IOFD_ERR_INTERRUPTED);
	return rc;
}

int iofd_pidfd_wait_until(const iofd_pidfd *p, uint32_t options,
			  int64_t deadline_ns, iofd_pidfd_status *status,
			  iofd_pidfd_usage *usage)
{
	int64_t duration = FIRST_PAUSE;
	int awaited = 0;
	int rc = iofd_priv_cell_number(&p->fd);

	if (rc >= 0 && options & ~(uint32_t)IOFD_PIDFD_WAIT_KEEP)
		return IOFD_ERR_INVALID_PARAM;
	/* Without a deadline, waitid sleeps if the handle is blocking. */
	if (deadline_ns != INT64_MAX)
		options |= IOFD_PIDFD_WAIT_NOHANG;
	while (rc >= 0) {
		rc = wait_restarted(p, options, status, usage);
		if (rc != IOFD_ERR_WOULD_BLOCK)
			return rc;
		rc = awaited ? pause_for_tracer(&duration, deadline_ns)
			     : iofd_await_readable(&p->fd, deadline_ns);
		awaited = 1;
	}
	return rc;
}
