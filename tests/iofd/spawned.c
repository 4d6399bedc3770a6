/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "spawned.h"
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

iofd_pidfd child;
iofd_spawn_result result;
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

/* No field of a result is left as it was. */
static int start(const char *path, char *const argv[], char *const envp[],
		 const iofd_spawn_options *options)
{
	int rc;

	child.fd.cell = 77;
	memset(&result, 0xff, sizeof result);
	rc = iofd_pidfd_spawn_with(&child, path, argv, envp, options, &result);
	for (size_t i = 0; i < sizeof result.reserved / 4; i++)
		ck_assert_uint_eq(result.reserved[i], 0);
	return rc;
}

static void check_started(int rc)
{
	ck_assert_int_eq(rc, 0);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_NONE);
	ck_assert_uint_eq(result.index, 0);
	ck_assert_int_eq(result.pid, iofd_pidfd_pid(&child));
}

void run_path(const char *path, char *const argv[], char *const envp[],
	      const iofd_spawn_options *options)
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
	rc = start(path, argv, envp, &all);
	close(ends[1]);
	check_started(rc);
	read_output(ends[0]);
	ck_assert_int_eq(exit_code(), 0);
}

void run_with(char *const argv[], const iofd_spawn_options *options)
{
	run_path(argv[0], argv, NULL, options);
}

void run(char *const argv[], const iofd_spawn_fd *fds, uint32_t count,
	 uint32_t flags)
{
	iofd_spawn_options options = {
		.fds = fds, .fd_count = count, .flags = flags};

	run_with(argv, &options);
}

const char *status_of(const char *name, const iofd_spawn_options *options)
{
	char *argv[] = {"/bin/cat", "/proc/self/status", NULL};
	char *line;

	run_with(argv, options);
	line = strstr(output, name);
	ck_assert_ptr_nonnull(line);
	line += strlen(name);
	line[strcspn(line, "\n")] = 0;
	return line;
}

void start_sleeping(const iofd_spawn_options *options)
{
	char *argv[] = {"sleep", "60", NULL};

	check_started(start("/bin/sleep", argv, NULL, options));
}

void end_child(void)
{
	ck_assert_int_eq(iofd_pidfd_send_signal(&child, SIGKILL, 0), 0);
	ck_assert_int_eq(
		iofd_pidfd_wait_until(&child, 0, INT64_MAX, NULL, NULL), 0);
	ck_assert_int_eq(iofd_fd_close(&child.fd), 0);
}

void expect_death_with_parent(const iofd_spawn_options *options, int signal)
{
	int parent, status;

	ck_assert_int_eq(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
	parent = fork();
	if (parent == 0) {
		start_sleeping(options);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(parent, &status, 0), parent);
	ck_assert_int_eq(status, 0);
	ck_assert_int_gt(wait(&status), 0);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), signal);
}

int refusal_of(const char *path, char *const envp[],
	       const iofd_spawn_options *options)
{
	char *argv[] = {"true", NULL};
	int rc = start(path, argv, envp, options);

	ck_assert_int_lt(rc, 0);
	ck_assert_int_eq(result.pid, 0);
	ck_assert_uint_ne(result.step, IOFD_SPAWN_STEP_NONE);
	check_nothing_left();
	return rc;
}

int stop_at_birth(int parent)
{
	unsigned long born = 0;
	int status;

	ptrace(PTRACE_SETOPTIONS, parent, 0,
	       PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEVFORK);
	ptrace(PTRACE_CONT, parent, 0, 0);
	waitpid(parent, &status, 0);
	ptrace(PTRACE_GETEVENTMSG, parent, 0, &born);
	ck_assert_uint_ne(born, 0);
	ck_assert_int_eq(waitpid((int)born, &status, __WALL), (int)born);
	return (int)born;
}

void check_nothing_left(void)
{
	ck_assert_int_eq(child.fd.cell, 0);
	ck_assert_int_eq(waitid(P_ALL, 0, NULL, WEXITED | WNOHANG | __WALL),
			 -1);
	ck_assert_int_eq(errno, ECHILD);
}
