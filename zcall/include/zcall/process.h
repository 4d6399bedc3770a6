/* SPDX-License-Identifier: MIT */
/* Processes and signals. See <zcall/syscall.h>. */
#ifndef ZCALL_PROCESS_H
#define ZCALL_PROCESS_H

#include <zcall/syscall.h>

/*
 * Makes a process or thread by a struct clone_args of `size` bytes. Returns its
 * number, and 0 in the new one, which comes back from this call as well: it
 * needs a memory of its own, so never from C with CLONE_VM. clone3(2),
 * Linux 5.3.
 */
ZCALL_API int zcall_clone3(void *arguments, size_t size)
	ZCALL_TRAP(clone3, arguments, size);

/*
 * Runs function(argument) in a new process or thread, on the stack that ends at
 * `stack`, and ends it with what that returns. `flags` is ZCALL_CLONE_* and the
 * signal for the parent; CLONE_SETTLS and CLONE_CHILD_* are not for this.
 * Unlike clone3 it can be called from C with CLONE_VM. `parent` is the address
 * that CLONE_PIDFD or CLONE_PARENT_SETTID fills. Returns the new one's number.
 * clone(2).
 */
ZCALL_EXTERN int zcall_clone_call(unsigned long flags, void *stack, int *parent,
				  int (*function)(void *argument),
				  void *argument);

/* Stops sharing what ZCALL_CLONE_* names with other threads. unshare(2). */
ZCALL_API int zcall_unshare(unsigned long flags) ZCALL_TRAP(unshare, flags);

/* Becomes another program; returns only to tell why not. execve(2). */
ZCALL_API int zcall_execve(const char *path, char *const arguments[],
			   char *const environment[])
	ZCALL_TRAP(execve, path, arguments, environment);

/* Opens a handle of a process. pidfd_open(2), Linux 5.3. */
ZCALL_API int zcall_pidfd_open(int pid, unsigned flags)
	ZCALL_TRAP(pidfd_open, pid, flags);

/*
 * Sends `signal`, 0 only to probe. `info`, a siginfo of 128 bytes, may be
 * null. pidfd_send_signal(2), Linux 5.1.
 */
ZCALL_API int zcall_pidfd_send_signal(int pidfd, int signal, const void *info,
				      unsigned flags)
	ZCALL_TRAP(pidfd_send_signal, pidfd, signal, info, flags);

/* Takes a duplicate of the other process's `fd`. pidfd_getfd(2), Linux 5.6. */
ZCALL_API int zcall_pidfd_getfd(int pidfd, int fd, unsigned flags)
	ZCALL_TRAP(pidfd_getfd, pidfd, fd, flags);

/*
 * Waits for a child to change state. `info`, a siginfo of 128 bytes, and
 * `usage`, a struct rusage that Darwin leaves alone, may be null. waitid(2).
 */
ZCALL_API int zcall_waitid(int type, int id, void *info, int options,
			   void *usage)
	ZCALL_TRAP(waitid, type, id, info, options, usage);

/* Sends a signal to a process, or to a group if pid < -1. kill(2). */
ZCALL_API int zcall_kill(int pid, int signal) ZCALL_TRAP(kill, pid, signal);

/* Puts process `pid`, 0 for the caller, into process group `group`. setpgid(2).
 */
ZCALL_API int zcall_setpgid(int pid, int group) ZCALL_TRAP(setpgid, pid, group);

/* Begins a session and a process group. Returns its number. setsid(2). */
ZCALL_API int zcall_setsid(void) ZCALL_TRAP0(setsid);

/* Returns the number of the process. getpid(2). */
ZCALL_API int zcall_getpid(void) ZCALL_TRAP0(getpid);

/* Returns the number of the parent, 0 when it has none here. getppid(2). */
ZCALL_API int zcall_getppid(void) ZCALL_TRAP0(getppid);

/* Returns the number of the thread. gettid(2). */
ZCALL_API int zcall_gettid(void) ZCALL_TRAP0(gettid);

/*
 * Changes the calling thread's signal mask; `how` is ZCALL_SIG_*, `set` and
 * `old` are `size` = 8 bytes or null. sigprocmask(2).
 */
ZCALL_API int zcall_rt_sigprocmask(int how, const void *set, void *old,
				   size_t size)
	ZCALL_TRAP(rt_sigprocmask, how, set, old, size);

/*
 * Sets and tells what a signal does, as the kernel's struct sigaction, which is
 * not libc's; `size` is 8. A handler needs SA_RESTORER on amd64. sigaction(2).
 */
ZCALL_API int zcall_rt_sigaction(int signal, const void *action, void *old,
				 size_t size)
	ZCALL_TRAP(rt_sigaction, signal, action, old, size);

/* Does one of many things to the process, ZCALL_PR_*. prctl(2). */
ZCALL_API int zcall_prctl(int operation, unsigned long a, unsigned long b,
			  unsigned long c, unsigned long d)
	ZCALL_TRAP(prctl, operation, a, b, c, d);

/* Limits the system calls of the thread for good. seccomp(2), Linux 3.17. */
ZCALL_API int zcall_seccomp(unsigned operation, unsigned flags, void *arguments)
	ZCALL_TRAP(seccomp, operation, flags, arguments);

/* Sets and tells a limit, as struct rlimit of 64 bits. prlimit(2). */
ZCALL_API int zcall_prlimit64(int pid, unsigned resource, const void *limit,
			      void *old)
	ZCALL_TRAP(prlimit64, pid, resource, limit, old);

/*
 * Reads another process's memory from `remote` to `local`, struct iovec both;
 * `flags` is 0. Returns the bytes read. process_vm_readv(2), Linux 3.2.
 */
ZCALL_API long zcall_process_vm_readv(int pid, const void *local,
				      size_t local_count, const void *remote,
				      size_t remote_count, unsigned long flags)
	ZCALL_TRAP(process_vm_readv, pid, local, local_count, remote,
		   remote_count, flags);

/* The same for writing, from `local` to `remote`. */
ZCALL_API long zcall_process_vm_writev(int pid, const void *local,
				       size_t local_count, const void *remote,
				       size_t remote_count, unsigned long flags)
	ZCALL_TRAP(process_vm_writev, pid, local, local_count, remote,
		   remote_count, flags);

/* Fills `buf` with random bytes. Returns how many. getrandom(2), Linux 3.17. */
ZCALL_API long zcall_getrandom(void *buf, size_t size, unsigned flags)
	ZCALL_TRAP(getrandom, buf, size, flags);

/* Lets others run. sched_yield(2). */
ZCALL_API int zcall_sched_yield(void) ZCALL_TRAP0(sched_yield);

/* Ends the thread, or on the BSDs the process; does not return. exit(2). */
ZCALL_API __attribute__((noreturn)) void zcall_exit(int status)
	ZCALL_TRAP_FOREVER(exit, status);

/* Ends the process with all its threads; does not return. exit_group(2). */
ZCALL_API __attribute__((noreturn)) void zcall_exit_group(int status)
	ZCALL_TRAP_FOREVER(exit_group, status);

#endif
