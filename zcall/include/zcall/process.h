/* SPDX-License-Identifier: MIT */
/*
 * Starting, ending and waiting for processes. Includes <zcall/credentials.h>,
 * which has their attributes, and <zcall/signal.h>. See <zcall/syscall.h>.
 */
#ifndef ZCALL_PROCESS_H
#define ZCALL_PROCESS_H

#include <zcall/credentials.h>
#include <zcall/signal.h>
#include <zcall/syscall.h>

/*
 * Creates a process or thread. Returns its number, and 0 in the child. The
 * child returns from this call too, so it needs its own memory: never use
 * CLONE_VM from C.
 * Since: Linux 5.3
 * See: clone3(2)
 */
ZCALL_API(ZCALL_RETURNS(number) ZCALL_ACCESS(read_only, 1, 2))
int zcall_clone3(ZCALL_READS(size) ZCALL_HEAD(zcall_clone_args)
			 const void *args,
		 size_t size) ZCALL_PRIV_TRAP(clone3, args, size);

/*
 * Runs start(argument) in a new process or thread, on the stack that ends at
 * `stack`. The result of `start` is the child's exit status. The low byte of
 * `flags` is the signal that the parent receives. CLONE_PIDFD,
 * CLONE_PARENT_SETTID and, in the child's memory, CLONE_CHILD_* write to
 * `parent`. CLONE_SETTLS is not supported. Unlike clone3, it can be called from
 * C with CLONE_VM. Returns the number of the child.
 * See: clone(2)
 */
ZCALL_CALLED(ZCALL_RETURNS(number) ZCALL_NONNULL(2, 4))
int zcall_clone_call(ZCALL_FLAGS(zcall_clone_flag) unsigned long flags,
		     ZCALL_ADDRESS void *stack,
		     ZCALL_OPTIONAL ZCALL_OUT int *parent,
		     int (*start)(void *argument),
		     ZCALL_ADDRESS void *argument);

/*
 * Runs start(argument) in the process or thread that clone3 makes from `args`,
 * on the stack of `args`, which must be set and end at a multiple of 16. The
 * result of `start` is the child's exit status. Unlike clone3, it can be called
 * from C with CLONE_VM. Returns the number of the child.
 * Since: Linux 5.3
 * See: clone3(2)
 */
ZCALL_CALLED(ZCALL_RETURNS(number) ZCALL_NONNULL(3)
		     ZCALL_ACCESS(read_only, 1, 2))
int zcall_clone3_call(ZCALL_READS(size) ZCALL_HEAD(zcall_clone_args)
			      const void *args,
		      size_t size, int (*start)(void *argument),
		      ZCALL_ADDRESS void *argument);

/*
 * Stops sharing parts of the process with other threads or processes.
 * Since: Linux 2.6.16
 * See: unshare(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_unshare(ZCALL_FLAGS(zcall_clone_flag) unsigned long flags)
	ZCALL_PRIV_TRAP(unshare, flags);

/*
 * Replaces the program of the process. Returns only after an error. On Linux, a
 * null array means an empty one.
 * See: execve(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_execve(ZCALL_STRING const char *path,
		 ZCALL_OPTIONAL ZCALL_VECTOR char *const argv[],
		 ZCALL_OPTIONAL ZCALL_VECTOR char *const envp[])
	ZCALL_PRIV_TRAP(execve, path, argv, envp);

/*
 * Like zcall_execve, with `path` relative to the directory `dirfd`. With
 * ZCALL_AT_EMPTY_PATH and an empty `path`, the program is `dirfd` itself.
 * Since: Linux 3.19
 * See: execveat(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_execveat(int dirfd, ZCALL_STRING const char *path,
		   ZCALL_OPTIONAL ZCALL_VECTOR char *const argv[],
		   ZCALL_OPTIONAL ZCALL_VECTOR char *const envp[],
		   ZCALL_FLAGS(zcall_at) int flags)
	ZCALL_PRIV_TRAP(execveat, dirfd, path, argv, envp, flags);

/*
 * Opens a pidfd, a descriptor that refers to a process.
 * Since: Linux 5.3
 * See: pidfd_open(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_pidfd_open(int pid, ZCALL_FLAGS(zcall_pidfd_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(pidfd_open, pid, flags);

/*
 * Duplicates the descriptor `fd` of another process.
 * Since: Linux 5.6
 * See: pidfd_getfd(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_pidfd_getfd(int pidfd, int fd, unsigned int flags)
	ZCALL_PRIV_TRAP(pidfd_getfd, pidfd, fd, flags);

/*
 * Waits for a child to change state. Darwin does not write to `usage`.
 * Since: Linux 2.6.9
 * See: waitid(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_waitid(
	ZCALL_ONE_OF(zcall_wait_type) int id_type, int id,
	ZCALL_OPTIONAL ZCALL_OUT ZCALL_POINTEE(zcall_siginfo) void *info,
	ZCALL_FLAGS(zcall_wait) int options,
	ZCALL_OPTIONAL ZCALL_OUT ZCALL_POINTEE(zcall_rusage) void *usage)
	ZCALL_PRIV_TRAP(waitid, id_type, id, info, options, usage);

/*
 * Reads the memory of another process at `remote_iov` into `local_iov`. `flags`
 * must be 0. Returns the bytes read.
 * Since: Linux 3.2
 * See: process_vm_readv(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes))
long zcall_process_vm_readv(int pid,
			    ZCALL_READS(local_count) ZCALL_POINTEE(zcall_iovec)
				    const void *local_iov,
			    size_t local_count,
			    ZCALL_READS(remote_count) ZCALL_POINTEE(zcall_iovec)
				    const void *remote_iov,
			    size_t remote_count, unsigned long flags)
	ZCALL_PRIV_TRAP(process_vm_readv, pid, local_iov, local_count,
			remote_iov, remote_count, flags);

/*
 * Writes `local_iov` to the memory of another process at `remote_iov`. `flags`
 * must be 0. Returns the bytes written.
 * Since: Linux 3.2
 * See: process_vm_writev(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes))
long zcall_process_vm_writev(int pid,
			     ZCALL_READS(local_count) ZCALL_POINTEE(zcall_iovec)
				     const void *local_iov,
			     size_t local_count,
			     ZCALL_READS(remote_count)
				     ZCALL_POINTEE(zcall_iovec)
					     const void *remote_iov,
			     size_t remote_count, unsigned long flags)
	ZCALL_PRIV_TRAP(process_vm_writev, pid, local_iov, local_count,
			remote_iov, remote_count, flags);

/*
 * Fills `buf` with random bytes. Returns how many.
 * Since: Linux 3.17
 * See: getrandom(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_ACCESS(write_only, 1, 2))
long zcall_getrandom(ZCALL_WRITES(size) void *buf, size_t size,
		     unsigned int flags)
	ZCALL_PRIV_TRAP(getrandom, buf, size, flags);

/*
 * Lets other threads run.
 * See: sched_yield(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_sched_yield(void) ZCALL_PRIV_TRAP0(sched_yield);

/*
 * Ends the thread, or on the BSDs the process.
 * See: exit(2)
 */
ZCALL_API(ZCALL_RETURNS(never) __attribute__((noreturn)))
void zcall_exit(int status) ZCALL_PRIV_TRAP_FOREVER(exit, status);

/*
 * Ends all threads of the process.
 * Since: Linux 2.5.35
 * See: exit_group(2)
 */
ZCALL_API(ZCALL_RETURNS(never) __attribute__((noreturn)))
void zcall_exit_group(int status) ZCALL_PRIV_TRAP_FOREVER(exit_group, status);

#endif
