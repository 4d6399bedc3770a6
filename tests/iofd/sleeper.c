/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "sleeper.h"
#include "harness.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

iofd_pidfd process;
iofd_pidfd_status status;
int pid;

static void open_child(uint32_t flags)
{
	ck_assert_int_ge(pid, 0);
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, flags), 0);
}

void open_sleeper(uint32_t flags)
{
	pid = start_sleeper();
	open_child(flags);
}

void open_exiting(int code, uint32_t flags)
{
	pid = fork();
	if (pid == 0)
		_exit(code);
	open_child(flags);
}

void await_end(void)
{
	ck_assert_int_ne(
		iofd_fd_poll(&process.fd, IOFD_POLL_IN, 20 * 1000000000LL), 0);
}

/* Uses a shell, since the core of a program with a sanitizer would be huge. */
void open_dumping(void)
{
	char directory[] = "/tmp/iofd-core-XXXXXX";
	char command[64];

	ck_assert_ptr_nonnull(mkdtemp(directory));
	pid = fork();
	if (pid == 0) {
		if (chdir(directory) == 0)
			execl("/bin/sh", "sh", "-c",
			      "ulimit -c unlimited && kill -SEGV $$",
			      (char *)0);
		_exit(127);
	}
	open_child(0);
	await_end();
	snprintf(command, sizeof command, "rm -r %s", directory);
	ck_assert_int_eq(system(command), 0);
}

void close_process(void)
{
	ck_assert_int_eq(iofd_fd_close(&process.fd), 0);
}

void reap_process(void)
{
	await_end();
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), 0);
	close_process();
}

void end_sleeper(void)
{
	ck_assert_int_eq(kill(pid, SIGKILL), 0);
	reap_process();
}
