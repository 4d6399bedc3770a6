/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "spawned.h"
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

iofd_pidfd child;
char output[65536];
long output_size;

int exit_code(void)
{
	iofd_pidfd_status status;

	ck_assert_int_eq(
		iofd_pidfd_wait_until(&child, 0, INT64_MAX, &status, NULL), 0);
	ck_assert_int_eq(iofd_fd_close(&child.fd), 0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
	return status.value;
}

static void read_output(int raw)
{
	long n;

	output_size = 0;
	do {
		n = read(raw, output + output_size,
			 sizeof output - 1 - (size_t)output_size);
		ck_assert_int_ge(n, 0);
		output_size += n;
	} while (n > 0);
	output[output_size] = 0;
	close(raw);
}

void run_with(char *const argv[], const iofd_spawn_options *options)
{
	iofd_spawn_options all = *options;
	iofd_spawn_fd fds[IOFD_SPAWN_FDS_MAX];
	int ends[2];
	int rc;

	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	for (uint32_t i = 0; i < options->fd_count; i++)
		fds[i] = options->fds[i];
	fds[all.fd_count].source = ends[1];
	fds[all.fd_count++].target = STDOUT_FILENO;
	all.fds = fds;
	rc = iofd_pidfd_spawn_with(&child, argv[0], argv, NULL, &all, NULL);
	close(ends[1]);
	ck_assert_int_eq(rc, 0);
	read_output(ends[0]);
	ck_assert_int_eq(exit_code(), 0);
}

void run(char *const argv[], const iofd_spawn_fd *fds, uint32_t count,
	 uint32_t flags)
{
	iofd_spawn_options options = {
		.fds = fds, .fd_count = count, .flags = flags};

	run_with(argv, &options);
}

void check_nothing_left(void)
{
	ck_assert_int_eq(child.fd.cell, 0);
	ck_assert_int_eq(waitid(P_ALL, 0, NULL, WEXITED | WNOHANG | __WALL),
			 -1);
	ck_assert_int_eq(errno, ECHILD);
}
