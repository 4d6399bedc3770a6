/* SPDX-License-Identifier: MIT */
/* The floor: the system calls that a pidfd, an empty signal mask and default
 * handlers need, without any check. */
#define ZCALL_INLINE
#include <zcall/zcall.h>

static int execute(void *argument)
{
	static const uint64_t none;
	static char *const environment[] = {0};
	char **argv = argument;

	zcall_rt_sigprocmask(ZCALL_SIG_SETMASK, &none, 0, sizeof none);
	zcall_execve(argv[0], argv, environment);
	return 127;
}

static int start_and_wait(char *argv[])
{
	static _Alignas(16) char stack[16384];
	struct zcall_siginfo info;
	int pidfd = -1;
	struct zcall_clone_args args = {
		.flags = ZCALL_CLONE_VM | ZCALL_CLONE_VFORK |
			 ZCALL_CLONE_PIDFD | ZCALL_CLONE_CLEAR_SIGHAND,
		.pidfd = (uintptr_t)&pidfd,
		.exit_signal = ZCALL_SIGCHLD,
		.stack = (uintptr_t)stack,
		.stack_size = sizeof stack,
	};
	int rc = zcall_clone3_call(&args, sizeof args, execute, argv);

	if (rc < 0)
		return rc;
	rc = zcall_waitid(ZCALL_P_PIDFD, pidfd, &info, ZCALL_WEXITED, 0);
	zcall_close(pidfd);
	return rc == 0 && info.status == 0 ? 0 : -1;
}

#include "spawn.h"
