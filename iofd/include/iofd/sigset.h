/* SPDX-License-Identifier: MIT */
/* Sets of signals, as plain numbers. */
#ifndef IOFD_SIGSET_H
#define IOFD_SIGSET_H

#include <iofd/error.h>

/* Signals 1 to 64: signal n is bit n-1. 0 is the empty set. */
typedef uint64_t iofd_sigset;

/* Adds a signal; outside [1, 64] nothing happens. */
IOFD_API void iofd_sigset_add(iofd_sigset *set, int signal);

/* Removes a signal; outside [1, 64] nothing happens. */
IOFD_API void iofd_sigset_del(iofd_sigset *set, int signal);

/* Returns 1 when the signal is in the set, else 0. */
IOFD_API int iofd_sigset_has(iofd_sigset set, int signal);

/* Returns 1 when no signal is in the set, else 0. */
IOFD_API int iofd_sigset_empty(iofd_sigset set);

#ifdef IOFD_INLINE
#include <iofd/inline/sigset.h>
#endif

#endif
