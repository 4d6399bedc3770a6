/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/sigmask.h>. */
#ifndef IOFD_INLINE_SIGMASK_H
#define IOFD_INLINE_SIGMASK_H

#include <iofd/sigmask.h>
#include <zcall/abi.h>
#include <zcall/process.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

IOFD_API int iofd_sigmask_block(iofd_sigset set, iofd_sigset *old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_BLOCK, &set, old, sizeof set);
}

IOFD_API int iofd_sigmask_unblock(iofd_sigset set, iofd_sigset *old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_UNBLOCK, &set, old, sizeof set);
}

IOFD_API int iofd_sigmask_set(iofd_sigset set, iofd_sigset *old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_SETMASK, &set, old, sizeof set);
}

#endif
