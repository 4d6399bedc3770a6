/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/sigset.h>. */
#ifndef IOFD_INLINE_SIGSET_H
#define IOFD_INLINE_SIGSET_H

#include <iofd/sigset.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

/* The bit of a signal, or 0 for a number that is not a signal. */
static inline iofd_sigset iofd_priv_sigset_bit(int signal)
{
	return signal >= 1 && signal <= 64 ? (iofd_sigset)1 << (signal - 1) : 0;
}

IOFD_PRIV_BODY void iofd_sigset_add(iofd_sigset *set, int signal)
{
	*set |= iofd_priv_sigset_bit(signal);
}

IOFD_PRIV_BODY void iofd_sigset_del(iofd_sigset *set, int signal)
{
	*set &= ~iofd_priv_sigset_bit(signal);
}

IOFD_PRIV_BODY int iofd_sigset_has(iofd_sigset set, int signal)
{
	return (set & iofd_priv_sigset_bit(signal)) != 0;
}

IOFD_PRIV_BODY int iofd_sigset_empty(iofd_sigset set)
{
	return set == 0;
}

#endif
