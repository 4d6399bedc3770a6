/* SPDX-License-Identifier: MIT */
/* Whether the signals of a signalfd arrive there. */
#ifndef IOFD_SIGNALFD_AUDIT_H
#define IOFD_SIGNALFD_AUDIT_H

#include <iofd/signalfd.h>

/*
 * Looks for a thread of the calling process that does not block all signals of
 * the descriptor. Returns the thread's ID, as gettid(2) does, and stores those
 * that it does not block in *missed. Returns 0, and stores 0, if each thread
 * blocked all when its mask was read, and none was overlooked.
 *
 * SIGCHLD that is ignored counts as a signal that is not blocked: the kernel
 * does not send it when a child ends. A main thread that has ended counts for
 * ignored signals only, which the kernel discards unless it had blocked them.
 * Threads that start later have the mask of the thread that starts them.
 * Errors: EINVAL if it is not a signalfd; EAGAIN if threads start and end all
 * the time; EOPNOTSUPP if /proc does not have the masks of threads; ENOENT if
 * /proc is not mounted; EMFILE; ENFILE; ENOMEM
 * Since: Linux 3.8
 * See: proc_pid_status(5)
 */
IOFD_EXTERN(ZCALL_RETURNS(number) ZCALL_NONNULL(1))
int iofd_signalfd_audit(const iofd_signalfd *s,
			ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *missed);

#endif
