/* SPDX-License-Identifier: MIT */
/* Each step of a start fails, at each of its system calls. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <errno.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_steps";

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

enum {
	EACH = -1,     /* whatever the arguments are */
	SUCCEEDS = -1, /* there is another way */
	ERRORS = 4
};

#define CALL_WITH(name, number, which, its)                                    \
	.step = IOFD_SPAWN_STEP_##name, .call = SYS_##number,                  \
	.argument = which, .value = its
#define EACH_CALL(name, number) CALL_WITH(name, number, EACH, 0)

static const int errors[ERRORS] = {EPERM, EINVAL, ENOMEM, EMFILE};

static const iofd_fd input = {1}; /* which is 0 */
static const iofd_spawn_fd fds[] = {{0, 40}, {0, 41}};
static const iofd_spawn_limit limit = {RLIMIT_CORE, 0, 0, 0};
static iofd_spawn_user ourselves = {.flags = IOFD_SPAWN_KEEP_GROUPS};
static iofd_spawn_user new_groups;

/* The call that fails, where argument 0 to 5 is `value`. */
static const struct row {
	uint32_t step;
	long call;
	int argument;
	unsigned value;
	iofd_spawn_options options;
	const char *path;    /* other than /bin/true */
	int becomes[ERRORS]; /* instead of the errors */
} rows[] = {
	{CALL_WITH(CLONE, mmap, 3, MAP_SHARED | MAP_ANONYMOUS),
	 .options = {.user = &ourselves}},
	{CALL_WITH(CLONE, rt_sigprocmask, 0, SIG_BLOCK)},
	{EACH_CALL(CLONE, clone3), .becomes = {SUCCEEDS, SUCCEEDS}},
	{EACH_CALL(CLONE, clone3), .options = {.flags = IOFD_SPAWN_AUTOREAP},
	 .becomes = {EPERM, EOPNOTSUPP}},
	{CALL_WITH(SIGNALS, rt_sigaction, 0, SIGPIPE),
	 .options = {.defaults = 1ull << (SIGPIPE - 1)}},
	{CALL_WITH(SIGNALS, rt_sigprocmask, 0, SIG_SETMASK)},
	{EACH_CALL(GROUP, setsid),
	 .options = {.flags = IOFD_SPAWN_NEW_SESSION}},
	{EACH_CALL(GROUP, setpgid), .options = {.flags = IOFD_SPAWN_NEW_GROUP}},
	{CALL_WITH(GROUP, setpgid, 1, 12345), .options = {.group = 12345}},
	{CALL_WITH(TERMINAL, ioctl, 1, TIOCSCTTY),
	 .options = {.flags = IOFD_SPAWN_NEW_SESSION, .terminal = &input}},
	{CALL_WITH(TERMINAL, ioctl, 1, TIOCSPGRP),
	 .options = {.flags = IOFD_SPAWN_NEW_GROUP, .terminal = &input}},
	{EACH_CALL(DIRECTORY, fchdir), .options = {.directory_fd = &input}},
	{EACH_CALL(DIRECTORY, chdir), .options = {.directory = "/"}},
	/* of fcntl, EINVAL is a minimum at the limit */
	{EACH_CALL(FDS, fcntl), .options = {.fds = fds, .fd_count = 2},
	 .becomes = {0, EMFILE}},
	{EACH_CALL(FDS, fcntl), .options = {.program = &input},
	 .becomes = {0, EMFILE}},
	{EACH_CALL(FDS, dup3), .options = {.fds = fds, .fd_count = 2}},
	{EACH_CALL(FDS, close_range),
	 .options = {.flags = IOFD_SPAWN_CLOSE_OTHERS},
	 .becomes = {SUCCEEDS, SUCCEEDS}},
	{EACH_CALL(LIMITS, prlimit64),
	 .options = {.limits = &limit, .limit_count = 1}},
	{EACH_CALL(UMASK, umask), .options = {.flags = IOFD_SPAWN_SET_UMASK}},
	{EACH_CALL(USER, setgroups), .options = {.user = &new_groups}},
	{EACH_CALL(USER, setresgid), .options = {.user = &ourselves}},
	{EACH_CALL(USER, setresuid), .options = {.user = &ourselves}},
	{CALL_WITH(NO_NEW_PRIVS, prctl, 0, PR_SET_NO_NEW_PRIVS),
	 .options = {.flags = IOFD_SPAWN_NO_NEW_PRIVS}},
	{CALL_WITH(DEATH_SIGNAL, prctl, 0, PR_SET_PDEATHSIG),
	 .options = {.death_signal = SIGTERM}},
	{EACH_CALL(CLONE, getpid), .options = {.death_signal = SIGTERM}},
	{EACH_CALL(DEATH_SIGNAL, getppid),
	 .options = {.flags = IOFD_SPAWN_DIE_WITH_PARENT}},
	{EACH_CALL(EXECUTE, execve)},
	{EACH_CALL(EXECUTE, execve),
	 .options = {.flags = IOFD_SPAWN_SEARCH_PATH}, .path = "true"},
	{EACH_CALL(EXECUTE, execveat), .options = {.program = &input}},
	{CALL_WITH(HANDLE, ioctl, 1, FIONBIO)},
};

static int inject(const struct row *row, int error)
{
	return row->argument == EACH ? forbid(row->call, error)
				     : forbid_where(row->call, row->argument,
						    row->value, error);
}

/* Its first argument is none of those that fail. */
static iofd_sigset current_mask(void)
{
	iofd_sigset mask = 0;

	ck_assert_int_eq(
		syscall(SYS_rt_sigprocmask, SIG_UNBLOCK, NULL, &mask, 8), 0);
	return mask;
}

static void check(const struct row *row, const iofd_spawn_options *options,
		  int error, int becomes)
{
	char *envp[] = {"PATH=/bin", NULL};

	if (becomes == SUCCEEDS) {
		start_sleeping(options);
		end_child();
		return;
	}
	ck_assert_int_eq(
		refusal_of(row->path ? row->path : "/bin/true", envp, options),
		becomes ? -becomes : -error);
	ck_assert_uint_eq(result.step, row->step);
	ck_assert_uint_eq(result.index, 0);
}

/*
 * With the memory of the caller, and without. If no mask can be set, that of
 * the caller cannot be restored either.
 */
START_TEST(spawn_when_step_fails_reports_it_and_leaves_nothing)
{
	const struct row *row = &rows[_i / ERRORS / 2];
	iofd_spawn_options options = row->options;
	int error = errors[_i % ERRORS];
	iofd_sigset mask = 1ull << (SIGUSR1 - 1) | 1ull << (SIGHUP - 1);

	ourselves.uid = new_groups.uid = geteuid();
	ourselves.gid = new_groups.gid = getegid();
	if (_i / ERRORS % 2 && !options.user)
		options.user = &ourselves;
	ck_assert_int_eq(
		syscall(SYS_rt_sigprocmask, SIG_SETMASK, &mask, NULL, 8), 0);
	if (inject(row, error) < 0)
		SKIP_WITHOUT("seccomp");
	check(row, &options, error, row->becomes[_i % ERRORS]);
	if (row->call != SYS_rt_sigprocmask || row->value != SIG_SETMASK)
		ck_assert_uint_eq(current_mask(), mask);
	ck_assert_int_eq(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 1);
}
END_TEST

START_TEST(spawn_steps_are_all_in_the_table)
{
	unsigned steps = 0;

	for (int i = 0; i < ROWS(rows); i++)
		steps |= 1u << rows[i].step;
	for (unsigned step = IOFD_SPAWN_STEP_CLONE;
	     step <= IOFD_SPAWN_STEP_HANDLE; step++)
		ck_assert_msg(steps >> step & 1, "step %u", step);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    spawn_when_step_fails_reports_it_and_leaves_nothing,
			    0, ROWS(rows) * ERRORS * 2);
	tcase_add_test(tests, spawn_steps_are_all_in_the_table);
}
