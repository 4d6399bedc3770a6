/* SPDX-License-Identifier: MIT */
/* Starting a program, and failures. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_spawn";

static char *const nothing[] = {"true", NULL};

static int spawn(const char *path, uint32_t flags)
{
	child.fd.cell = 77;
	return iofd_pidfd_spawn(&child, path, nothing, NULL, NULL, 0, flags);
}

START_TEST(spawn_of_program_runs_it_to_its_exit_code)
{
	char *argv[] = {"sh", "-c", "exit 42", NULL};

	ck_assert_int_eq(
		iofd_pidfd_spawn(&child, "/bin/sh", argv, NULL, NULL, 0, 0), 0);
	ck_assert_int_eq(exit_code(), 42);
}
END_TEST

START_TEST(spawn_with_each_mode_sets_flags_as_open_does)
{
	for (uint32_t flags = 0; flags <= IOFD_BLOCKING;
	     flags += IOFD_BLOCKING) {
		ck_assert_int_eq(spawn("/bin/true", flags), 0);
		ck_assert_int_eq(iofd_fd_is_nonblock(&child.fd), !flags);
		ck_assert_int_eq(iofd_fd_is_cloexec(&child.fd), 1);
		ck_assert_int_gt(iofd_pidfd_pid(&child), getpid());
		ck_assert_int_eq(exit_code(), 0);
	}
}
END_TEST

/* The ":" keeps the shell running, since its own arguments are shown. */
START_TEST(spawn_with_arguments_passes_them_unchanged)
{
	char script[] = "cat /proc/$$/cmdline; :";
	char *argv[] = {"/bin/sh", "-c",	 script, "name",
			"",	   "two  words", "\xff", NULL};
	static const char expected[] = "/bin/sh\0-c\0cat /proc/$$/cmdline; :\0"
				       "name\0\0two  words\0\xff";

	run(argv, NULL, 0, 0);
	ck_assert_int_eq(output_size, sizeof expected);
	ck_assert_mem_eq(output, expected, sizeof expected);
}
END_TEST

START_TEST(spawn_with_environment_passes_it_unchanged)
{
	char *argv[] = {"cat", "/proc/self/environ", NULL};
	char *envp[] = {"B=2", "A=1", "B=2", "no equals sign", "=", NULL};
	char *none[] = {NULL};
	char *const *given[] = {envp, none, NULL};
	static const char expected[] = "B=2\0A=1\0B=2\0no equals sign\0=";
	static const long sizes[] = {sizeof expected, 0, 0};
	int file = memfd_create("output", MFD_CLOEXEC);
	const iofd_spawn_fd to_file = {file, 1};

	ck_assert_int_eq(setenv("OURS", "not passed", 1), 0);
	ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/cat", argv, given[_i],
					  &to_file, 1, 0),
			 0);
	ck_assert_int_eq(exit_code(), 0);
	ck_assert_int_eq(pread(file, output, sizeof output, 0), sizes[_i]);
	ck_assert_mem_eq(output, expected, (size_t)sizes[_i]);
	close(file);
}
END_TEST

/* Paths that cannot be executed, each with the error of execve. */
START_TEST(spawn_of_bad_path_returns_error_of_execve)
{
	static char long_path[5000];
	static const struct {
		const char *path;
		int error;
	} wrong[] = {
		{"/nonexistent", ENOENT},  {"", ENOENT},
		{"true", ENOENT},	   /* no PATH */ {"/", EACCES},
		{"/etc/passwd", EACCES},   {"/etc/passwd/x", ENOTDIR},
		{long_path, ENAMETOOLONG}, {NULL, EFAULT},
	};

	memset(long_path, '/', sizeof long_path - 1);
	ck_assert_int_eq(spawn(wrong[_i].path, 0), -wrong[_i].error);
	check_nothing_left();
}
END_TEST

START_TEST(spawn_of_empty_file_returns_enoexec)
{
	char path[] = "/tmp/iofd-empty-XXXXXX";
	int empty = mkstemp(path);

	ck_assert_int_ge(empty, 0);
	ck_assert_int_eq(fchmod(empty, 0700), 0);
	ck_assert_int_eq(close(empty), 0);
	ck_assert_int_eq(spawn(path, 0), -ENOEXEC);
	check_nothing_left();
	unlink(path);
}
END_TEST

START_TEST(spawn_of_link_to_itself_returns_eloop)
{
	char path[] = "/tmp/iofd-loop-XXXXXX";

	close(mkstemp(path));
	unlink(path);
	ck_assert_int_eq(symlink(path, path), 0);
	ck_assert_int_eq(spawn(path, 0), -ELOOP);
	check_nothing_left();
	unlink(path);
}
END_TEST

START_TEST(spawn_with_invalid_arguments_fails_and_leaves_nothing)
{
	static char long_argument[4 << 20]; /* above 32 of the largest pages */
	char *too_long[] = {"true", long_argument, NULL};
	char *nowhere[] = {"true", (char *)8, NULL};
	iofd_spawn_fd many[IOFD_SPAWN_FDS_MAX + 1] = {{0, 0}};

	memset(long_argument, 'x', sizeof long_argument - 1);
	ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/true", too_long, NULL,
					  NULL, 0, 0),
			 -E2BIG);
	check_nothing_left();
	ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/true", nowhere, NULL,
					  NULL, 0, 0),
			 -EFAULT);
	check_nothing_left();
	ck_assert_int_eq(spawn("/bin/true", 64), -EINVAL);
	check_nothing_left();
	ck_assert_int_eq(spawn("/bin/true", 1u << 31), -EINVAL);
	check_nothing_left();
	ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/true", nothing, NULL,
					  many, IOFD_SPAWN_FDS_MAX + 1, 0),
			 -EINVAL);
	check_nothing_left();
	ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/true", nothing, NULL,
					  NULL, 1, 0),
			 -EFAULT);
	check_nothing_left();
}
END_TEST

/* Each system call of spawn may fail, and each failure is reported. */
START_TEST(spawn_when_system_call_fails_leaves_nothing)
{
	static const struct {
		long call;
		int error;
	} failures[] = {
		{SYS_clone3, EAGAIN}, {SYS_clone3, ENOMEM},
		{SYS_setsid, EPERM},  {SYS_getpid, EPERM},
		{SYS_getppid, EPERM}, {SYS_prctl, EPERM},
		{SYS_fcntl, EPERM},   {SYS_close_range, EIO},
		{SYS_dup3, EPERM},    {SYS_rt_sigprocmask, EPERM},
		{SYS_execve, EPERM},
	};
	const iofd_spawn_fd fds = {1, 1};

	if (forbid(failures[_i].call, failures[_i].error) < 0)
		SKIP_WITHOUT("seccomp");
	child.fd.cell = 77;
	ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/true", nothing, NULL,
					  &fds, 1,
					  IOFD_SPAWN_NEW_SESSION |
						  IOFD_SPAWN_CLOSE_OTHERS |
						  IOFD_SPAWN_DIE_WITH_PARENT),
			 -failures[_i].error);
	check_nothing_left();
}
END_TEST

START_TEST(spawn_with_new_group_when_setpgid_fails_returns_eperm)
{
	if (forbid(SYS_setpgid, EPERM) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(spawn("/bin/true", IOFD_SPAWN_NEW_GROUP), -EPERM);
	check_nothing_left();
}
END_TEST

/* The program already runs by then. It would run for a minute if not killed. */
START_TEST(spawn_when_handle_setup_fails_ends_program)
{
	char *argv[] = {"sleep", "60", NULL};

	if (forbid_where(SYS_ioctl, 1, FIONBIO, EIO) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(
		iofd_pidfd_spawn(&child, "/bin/sleep", argv, NULL, NULL, 0, 0),
		-EIO);
	check_nothing_left();
	ck_assert_int_eq(spawn("/bin/true", IOFD_BLOCKING), 0);
	ck_assert_int_eq(exit_code(), 0);
}
END_TEST

START_TEST(spawn_without_clone3_succeeds)
{
	if (forbid(SYS_clone3, ENOSYS) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(spawn("/bin/true", 0), 0);
	ck_assert_int_eq(exit_code(), 0);
}
END_TEST

/* Leaves room for _i descriptors; with 0, not even for the handle. */
START_TEST(spawn_near_descriptor_limit_returns_zero_or_emfile)
{
	static const int results[] = {-EMFILE, -EMFILE, 0};
	const iofd_spawn_fd fds[] = {{0, 1}, {0, 2}};
	struct rlimit limit, tight;
	int lowest = dup(0);
	int rc;

	close(lowest);
	getrlimit(RLIMIT_NOFILE, &limit);
	tight = limit;
	tight.rlim_cur = (rlim_t)(lowest + _i);
	setrlimit(RLIMIT_NOFILE, &tight);
	rc = iofd_pidfd_spawn(&child, "/bin/true", nothing, NULL, fds, 2, 0);
	setrlimit(RLIMIT_NOFILE, &limit);
	if (rc < 0)
		check_nothing_left();
	else
		iofd_pidfd_wait_until(&child, 0, INT64_MAX, NULL, NULL);
	iofd_fd_close(&child.fd);
	ck_assert_int_eq(rc, results[_i]);
}
END_TEST

/* The child runs in our memory until execve. */
START_TEST(spawn_leaves_memory_of_caller_unchanged)
{
	unsigned char ours[20000], expected[20000];
	unsigned char *page = malloc(4096);

	for (int round = 0; round < 20; round++) {
		memset(ours, round, sizeof ours);
		memset(expected, round, sizeof expected);
		memset(page, round, 4096);
		errno = 12345;
		if (round % 2) {
			ck_assert_int_eq(spawn("/nonexistent", 0), -ENOENT);
		} else {
			ck_assert_int_eq(spawn("/bin/true", 0), 0);
			ck_assert_int_eq(exit_code(), 0);
		}
		ck_assert_int_eq(errno, 12345);
		ck_assert_mem_eq(ours, expected, sizeof ours);
		ck_assert_mem_eq(page, expected, 4096);
	}
	free(page);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, spawn_of_program_runs_it_to_its_exit_code);
	tcase_add_test(tests, spawn_with_each_mode_sets_flags_as_open_does);
	tcase_add_test(tests, spawn_with_arguments_passes_them_unchanged);
	tcase_add_loop_test(tests, spawn_with_environment_passes_it_unchanged,
			    0, 3);
	tcase_add_loop_test(tests, spawn_of_bad_path_returns_error_of_execve, 0,
			    8);
	tcase_add_test(tests, spawn_of_empty_file_returns_enoexec);
	tcase_add_test(tests, spawn_of_link_to_itself_returns_eloop);
	tcase_add_test(tests,
		       spawn_with_invalid_arguments_fails_and_leaves_nothing);
	tcase_add_loop_test(tests, spawn_when_system_call_fails_leaves_nothing,
			    0, 11);
	tcase_add_test(tests,
		       spawn_with_new_group_when_setpgid_fails_returns_eperm);
	tcase_add_test(tests, spawn_when_handle_setup_fails_ends_program);
	tcase_add_test(tests, spawn_without_clone3_succeeds);
	tcase_add_loop_test(tests,
			    spawn_near_descriptor_limit_returns_zero_or_emfile,
			    0, 3);
	tcase_add_test(tests, spawn_leaves_memory_of_caller_unchanged);
}
