/* SPDX-License-Identifier: MIT */
/*
 * Numbers, users, groups, limits and other attributes of a process.
 * zcall_setresuid, zcall_setresgid and zcall_setgroups change only the calling
 * thread; the functions of libc change all threads. See <zcall/syscall.h>.
 */
#ifndef ZCALL_CREDENTIALS_H
#define ZCALL_CREDENTIALS_H

#include <zcall/syscall.h>

/*
 * Returns the number of the process.
 * See: getpid(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_getpid(void) ZCALL_PRIV_TRAP0(getpid);

/*
 * Returns the number of the parent process, 0 if it is in another pid
 * namespace.
 * See: getppid(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_getppid(void) ZCALL_PRIV_TRAP0(getppid);

/*
 * Returns the number of the thread.
 * Since: Linux 2.4.11
 * See: gettid(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_gettid(void) ZCALL_PRIV_TRAP0(gettid);

/*
 * Moves the process `pid` to the process group `group`. A `pid` of 0 is the
 * caller.
 * See: setpgid(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_setpgid(int pid, int group) ZCALL_PRIV_TRAP(setpgid, pid, group);

/*
 * Starts a session and a process group. Returns the number of the session.
 * See: setsid(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_setsid(void) ZCALL_PRIV_TRAP0(setsid);

/*
 * Sets the real, effective and saved user of the thread. UINT32_MAX leaves one
 * as it is.
 * Since: Linux 2.1.44
 * See: setresuid(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_setresuid(uint32_t real_user, uint32_t effective_user,
		    uint32_t saved_user)
	ZCALL_PRIV_TRAP(setresuid, real_user, effective_user, saved_user);

/*
 * Sets the real, effective and saved group of the thread. UINT32_MAX leaves one
 * as it is.
 * Since: Linux 2.1.44
 * See: setresgid(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_setresgid(uint32_t real_group, uint32_t effective_group,
		    uint32_t saved_group)
	ZCALL_PRIV_TRAP(setresgid, real_group, effective_group, saved_group);

/*
 * Sets the supplementary groups of the thread.
 * See: setgroups(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_setgroups(int count,
		    ZCALL_OPTIONAL ZCALL_READS(count) const uint32_t *groups)
	ZCALL_PRIV_TRAP(setgroups, count, groups);

/*
 * Sets the permissions that new files do not get. Returns the previous ones.
 * See: umask(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_umask(ZCALL_FLAGS(zcall_mode) unsigned int mask)
	ZCALL_PRIV_TRAP(umask, mask);

/*
 * Runs an operation, ZCALL_PR_*, on the process or thread. The result depends
 * on the operation.
 * Since: Linux 2.1.57
 * See: prctl(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_prctl(int operation, unsigned long a, unsigned long b,
		unsigned long c, unsigned long d)
	ZCALL_PRIV_TRAP(prctl, operation, a, b, c, d);

/*
 * Restricts the system calls of the thread permanently. Some operations write
 * to `args`. The result depends on the operation.
 * Since: Linux 3.17
 * See: seccomp(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_seccomp(unsigned int operation, unsigned int flags,
		  ZCALL_OPTIONAL ZCALL_INOUT void *args)
	ZCALL_PRIV_TRAP(seccomp, operation, flags, args);

/*
 * Sets a resource limit, unless `limit` is null. `old` receives the previous
 * one.
 * Since: Linux 2.6.36
 * See: prlimit(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_prlimit64(
	int pid, ZCALL_ONE_OF(zcall_rlimit) unsigned int resource,
	ZCALL_OPTIONAL ZCALL_POINTEE(zcall_rlimit64) const void *limit,
	ZCALL_OPTIONAL ZCALL_OUT ZCALL_POINTEE(zcall_rlimit64) void *old)
	ZCALL_PRIV_TRAP(prlimit64, pid, resource, limit, old);

#endif
