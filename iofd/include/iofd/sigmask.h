/* SPDX-License-Identifier: MIT */
/*
 * The signal mask of the calling thread. Threads and children that it creates
 * later inherit the mask.
 */
#ifndef IOFD_SIGMASK_H
#define IOFD_SIGMASK_H

#include <iofd/sigset.h>

/*
 * Blocks the signals of `set` in addition to those that are already blocked,
 * and stores the former mask in *old. Leave out 32 to 34, which libc uses
 * internally.
 * Errors: EFAULT for an address where *old cannot be written: the mask is
 * changed nevertheless
 * See: sigprocmask(2)
 */
IOFD_API(ZCALL_RETURNS(zero))
int iofd_sigmask_block(iofd_sigset set,
		       ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *old);

/*
 * Unblocks the signals of `set`, and stores the former mask in *old.
 * Errors: EFAULT for an address where *old cannot be written: the mask is
 * changed nevertheless
 * See: sigprocmask(2)
 */
IOFD_API(ZCALL_RETURNS(zero))
int iofd_sigmask_unblock(iofd_sigset set,
			 ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *old);

/*
 * Makes `set` the mask, and stores the former one in *old. 0 unblocks all
 * signals: do that in a child between fork and execve, or its program starts
 * with the parent's signals blocked.
 * Errors: EFAULT for an address where *old cannot be written: the mask is
 * changed nevertheless
 * See: sigprocmask(2)
 */
IOFD_API(ZCALL_RETURNS(zero))
int iofd_sigmask_set(iofd_sigset set,
		     ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *old);

#ifdef IOFD_INLINE
#include <iofd/inline/sigmask.h>
#endif

#endif
