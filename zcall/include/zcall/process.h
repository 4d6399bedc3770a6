/* SPDX-License-Identifier: MIT */
/* Processes and signals. See <zcall/syscall.h>. */
#ifndef ZCALL_PROCESS_H
#define ZCALL_PROCESS_H

#include <zcall/syscall.h>

/* Opens a handle of a process. pidfd_open(2), Linux 5.3. */
ZCALL_API int zcall_pidfd_open(int pid, unsigned flags);

/*
 * Sends `signal`, 0 only to probe. `info`, a siginfo of 128 bytes, may be
 * null. pidfd_send_signal(2), Linux 5.1.
 */
ZCALL_API int zcall_pidfd_send_signal(int pidfd, int signal, const void *info,
				      unsigned flags);

/* Takes a duplicate of the other process's `fd`. pidfd_getfd(2), Linux 5.6. */
ZCALL_API int zcall_pidfd_getfd(int pidfd, int fd, unsigned flags);

/*
 * Waits for a child to change state. `info`, a siginfo of 128 bytes, and
 * `usage`, a struct rusage, may be null. waitid(2).
 */
ZCALL_API int zcall_waitid(int type, int id, void *info, int options,
			   void *usage);

/* Sends a signal to a process, or to a group if pid < -1. kill(2). */
ZCALL_API int zcall_kill(int pid, int signal);

/* Returns the number of the process. getpid(2). */
ZCALL_API int zcall_getpid(void);

/* Returns the number of the thread. gettid(2). */
ZCALL_API int zcall_gettid(void);

/*
 * Changes the calling thread's signal mask; `how` is ZCALL_SIG_*, `set` and
 * `old` are `size` = 8 bytes or null. sigprocmask(2).
 */
ZCALL_API int zcall_rt_sigprocmask(int how, const void *set, void *old,
				   size_t size);

/* Ends the process with all its threads; does not return. exit_group(2). */
ZCALL_API void zcall_exit_group(int status) __attribute__((noreturn));

#endif
