/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "chosen_pid.h"
#include "harness.h"

#include <zcall/abi.h>

#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int start_with_pid(int pid)
{
	int32_t wanted = pid;
	struct zcall_clone_args args = {.exit_signal = SIGCHLD,
					.set_tid = (uintptr_t)&wanted,
					.set_tid_size = 1};
	long child = syscall(SYS_clone3, &args, sizeof args);

	if (child == 0)
		for (;;)
			pause();
	return child < 0 ? -errno : (int)child;
}

int cannot_choose_pid(int pid)
{
	int rc = start_with_pid(pid);

	if (rc == -ENOSYS || rc == -E2BIG) {
		skip_before("clone_args.set_tid", 5, 5);
	} else if (rc == -EPERM) {
		skip_without("permission to choose process IDs");
	} else {
		ck_assert_int_eq(rc, pid);
		ck_assert_int_eq(kill(pid, SIGKILL), 0);
		ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	}
	return rc != pid;
}
