/* SPDX-License-Identifier: MIT */
/* Signals. See <zcall/syscall.h>. */
#ifndef ZCALL_SIGNAL_H
#define ZCALL_SIGNAL_H

#include <zcall/syscall.h>

/*
 * Sends a signal through a pidfd. Signal 0 only checks whether a signal could
 * be sent.
 * Since: Linux 5.1
 * See: pidfd_send_signal(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_pidfd_send_signal(
	int pidfd, ZCALL_ONE_OF(zcall_signal) int signal,
	ZCALL_OPTIONAL ZCALL_POINTEE(zcall_siginfo) const void *info,
	ZCALL_FLAGS(zcall_pidfd_signal_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(pidfd_send_signal, pidfd, signal, info, flags);

/*
 * Sends a signal to a process, or to the process group -pid if pid < -1.
 * See: kill(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_kill(int pid, ZCALL_ONE_OF(zcall_signal) int signal)
	ZCALL_PRIV_TRAP(kill, pid, signal);

/*
 * Changes the thread's signal mask as `how` says, unless `set` is null. `old`
 * receives the previous mask. `size` is 8.
 * Since: Linux 2.2
 * See: sigprocmask(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_rt_sigprocmask(ZCALL_ONE_OF(zcall_sigprocmask_how) int how,
			 ZCALL_OPTIONAL ZCALL_READS(size)
				 ZCALL_HEAD(zcall_sigset) const void *set,
			 ZCALL_OPTIONAL ZCALL_WRITES(size)
				 ZCALL_HEAD(zcall_sigset) void *old,
			 size_t size)
	ZCALL_PRIV_TRAP(rt_sigprocmask, how, set, old, size);

/*
 * Sets the action of a signal, unless `action` is null. `old` receives the
 * previous action. The struct is the kernel's, not libc's, and `mask_size`
 * is 8. On amd64 a handler needs SA_RESTORER.
 * Since: Linux 2.2
 * See: sigaction(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_rt_sigaction(
	ZCALL_ONE_OF(zcall_signal) int signal,
	ZCALL_OPTIONAL ZCALL_POINTEE(zcall_sigaction) const void *action,
	ZCALL_OPTIONAL ZCALL_OUT ZCALL_POINTEE(zcall_sigaction) void *old,
	ZCALL_UNIT(bytes) size_t mask_size)
	ZCALL_PRIV_TRAP(rt_sigaction, signal, action, old, mask_size);

#endif
