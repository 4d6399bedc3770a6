/* SPDX-License-Identifier: MIT */
/* Which signals the calling thread blocks. sigprocmask(2). */
#ifndef IOFD_SIGMASK_H
#define IOFD_SIGMASK_H

#include <iofd/sigset.h>

/*
 * Blocks the signals of `set` in the calling thread, beside those it blocks
 * already, and gives the former mask in *old, unless null. Threads and children
 * made later inherit it. Leave out 32 to 34: a libc needs them for itself.
 * Returns 0. sigprocmask(2).
 */
IOFD_API int iofd_sigmask_block(iofd_sigset set, iofd_sigset *old);

/* Unblocks the signals of `set`, as iofd_sigmask_block blocks them. */
IOFD_API int iofd_sigmask_unblock(iofd_sigset set, iofd_sigset *old);

/*
 * Makes `set` the calling thread's mask, and gives the former one in *old,
 * unless null: takes a block back, or with 0 unblocks every signal, as a child
 * must between fork and execve, whose program would else start with what we
 * block, and could not be ended by them. Returns 0. sigprocmask(2).
 */
IOFD_API int iofd_sigmask_set(iofd_sigset set, iofd_sigset *old);

#ifdef IOFD_INLINE
#include <iofd/inline/sigmask.h>
#endif

#endif
