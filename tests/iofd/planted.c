/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "planted.h"
#include "harness.h"

#include <iofd/clock.h>
#include <iofd/fd_poll.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
	PATIENCE_MS = 60000 /* a loaded machine, not the usual time */
};

iofd_tree tree;
int first_pid;
static int started[2];
static int alive[2] = {-1, -1};

void plant_pipes(void)
{
	ck_assert_int_eq(pipe2(started, O_CLOEXEC), 0);
	ck_assert_int_eq(pipe2(alive, O_CLOEXEC), 0);
}

void close_writers(void)
{
	close(started[1]);
	close(alive[1]);
}

void plant_with(const char *script, const iofd_spawn_options *options)
{
	static const iofd_spawn_options none;
	char *argv[] = {"sh", "-c", (char *)script, NULL};
	char *envp[] = {"PATH=/usr/bin:/bin", NULL};
	iofd_spawn_options all = options ? *options : none;
	iofd_spawn_fd fds[] = {{0, 8}, {0, 9}};
	iofd_spawn_result result;
	int rc;

	if (alive[1] < 0)
		plant_pipes();
	fds[0].source = started[1];
	fds[1].source = alive[1];
	all.fds = fds;
	all.fd_count = 2;
	rc = iofd_tree_spawn(&tree, "/bin/sh", argv, envp, &all, &result);
	close_writers();
	ck_assert_msg(rc == 0, "%s in step %u", iofd_error_name(rc),
		      result.step);
	first_pid = result.pid;
}

void plant_script(const char *script)
{
	plant_with(script, NULL);
}

/* The time to live is in case a test fails. */
void plant(void)
{
	plant_script("m='echo >&8; exec sleep 200';"
		     "sh -c \"$m\" & setsid sh -c \"$m\" &"
		     "(setsid sh -c \"$m\" &);"
		     "(setsid sh -c \"(setsid sh -c '$m' &); $m\" &);"
		     "eval \"$m\"");
	await_bytes(MEMBERS);
}

static int is_readable(int raw, int timeout_ms)
{
	struct pollfd fd = {raw, POLLIN, 0};

	return poll(&fd, 1, timeout_ms) == 1;
}

void await_bytes(int count)
{
	char byte;

	while (count-- > 0) {
		ck_assert(is_readable(started[0], PATIENCE_MS));
		ck_assert_int_eq(read(started[0], &byte, 1), 1);
	}
}

void expect_end(void)
{
	ck_assert_msg(is_readable(alive[0], PATIENCE_MS), "a member is alive");
	close(started[0]);
	close(alive[0]);
	alive[1] = -1;
}

void expect_alive(void)
{
	ck_assert(!is_readable(alive[0], 0));
}

void expect_report(iofd_tree_report *report, int kind)
{
	int64_t now = iofd_clock_now(IOFD_CLOCK_MONOTONIC);

	memset(report, 0x5a, sizeof *report);
	ck_assert_int_eq(
		iofd_tree_wait_until(
			&tree, now + PATIENCE_MS * (int64_t)1000000, report),
		0);
	ck_assert_int_eq(report->kind, kind);
}

int parent_of(int pid)
{
	char path[32];
	FILE *file;
	int parent = 0;

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	file = fopen(path, "re");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fscanf(file, "%*d (%*[^)]) %*c %d", &parent), 1);
	fclose(file);
	return parent;
}

int children_of(int pid, int *oldest)
{
	char path[64];
	FILE *file;
	int child;
	int count = 0;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
	file = fopen(path, "re");
	ck_assert_ptr_nonnull(file);
	while (fscanf(file, "%d", &child) == 1)
		if (count++ == 0)
			*oldest = child;
	fclose(file);
	return count;
}
