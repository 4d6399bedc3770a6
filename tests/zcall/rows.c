/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "rows.h"
#include "harness.h"

#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zcall/zcall.h>

/* Fails to compile if a prototype is missing, to link if a stub is missing. */
const struct row rows[ROWS] = {
#define ZCALL(name, args, ...)                                                 \
	{#name, (void (*)(void))zcall_##name, args,                            \
	 ZCALL_PRIV_NUMBER(__VA_ARGS__)},
#include <zcall/syscalls.def>
};

long end_instead_of(long number)
{
	return number == SYS_exit ? SYS_exit_group : SYS_exit;
}

int check_in_child(long number, int (*check)(const void *),
		   const void *argument)
{
	int status;
	int pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		for (int verdict = check(argument);;)
			syscall(end_instead_of(number), verdict);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_msg(WIFEXITED(status), "killed by signal %d",
		      WTERMSIG(status));
	if (WEXITSTATUS(status) == REFUSED)
		skip_without("seccomp");
	return WEXITSTATUS(status);
}
