/* SPDX-License-Identifier: MIT */
/*
 * Which signals the calling thread blocks. Threads and children that it makes
 * later inherit the mask.
 */
#ifndef IOFD_SIGMASK_H
#define IOFD_SIGMASK_H

#include <iofd/sigset.h>

/*
 * Blocks the signals of `set`, beside those that are blocked already, and gives
 * the former mask in *old. Leave out 32 to 34: a libc needs them for itself.
 * Errors: EFAULT for an address where *old cannot be written: the mask is
 * changed all the same
 * See: sigprocmask(2)
 */
IOFD_API(ZCALL_RETURNS(zero))
int iofd_sigmask_block(iofd_sigset set,
		       ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *old);

/*
 * Unblocks the signals of `set`, and gives the former mask in *old.
 * Errors: EFAULT for an address where *old cannot be written: the mask is
 * changed all the same
 * See: sigprocmask(2)
 */
IOFD_API(ZCALL_RETURNS(zero))
int iofd_sigmask_unblock(iofd_sigset set,
			 ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *old);

/*
 * Makes `set` the mask, and gives the former one in *old: to take a block back.
 * 0 unblocks every signal, as a child must between fork and execve, whose
 * program would else start with what we block, and could not be ended by it.
 * Errors: EFAULT for an address where *old cannot be written: the mask is
 * changed all the same
 * See: sigprocmask(2)
 */
IOFD_API(ZCALL_RETURNS(zero))
int iofd_sigmask_set(iofd_sigset set,
		     ZCALL_OUT ZCALL_OPTIONAL iofd_sigset *old);

#ifdef IOFD_INLINE
#include <iofd/inline/sigmask.h>
#endif

#endif
