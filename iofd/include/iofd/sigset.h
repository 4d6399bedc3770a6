/* SPDX-License-Identifier: MIT */
/* Sets of signals, as integers. */
#ifndef IOFD_SIGSET_H
#define IOFD_SIGSET_H

#include <iofd/error.h>

/* Signals 1 to 64: signal n is bit n-1. 0 is the empty set. */
typedef uint64_t iofd_sigset;

/* Adds a signal. A number outside [1, 64] is ignored. */
IOFD_API(ZCALL_NONNULL(1))
void iofd_sigset_add(ZCALL_INOUT iofd_sigset *set, int signal);

/* Removes a signal. A number outside [1, 64] is ignored. */
IOFD_API(ZCALL_NONNULL(1))
void iofd_sigset_del(ZCALL_INOUT iofd_sigset *set, int signal);

/* Returns whether the signal is in the set. */
IOFD_API(ZCALL_RETURNS(truth))
int iofd_sigset_has(iofd_sigset set, int signal);

/* Returns whether the set is empty. */
IOFD_API(ZCALL_RETURNS(truth))
int iofd_sigset_empty(iofd_sigset set);

#ifdef IOFD_INLINE
#include <iofd/inline/sigset.h>
#endif

#endif
