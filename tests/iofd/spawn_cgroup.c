/* SPDX-License-Identifier: MIT */
/* A program that begins in a control group. */
#define _GNU_SOURCE
#include "cgroups.h"
#include "harness.h"
#include "spawned.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_cgroup";

static struct cgroup group;
static iofd_fd place;
static const iofd_spawn_options into_group = {.cgroup = &place};

/* Fills `place` with the directory of a new group. Returns 1 to skip. */
static int open_group(void)
{
	if (make_cgroup(&group))
		return 1;
	ck_assert_int_eq(
		iofd_fd_adopt(&place, open(group.path,
					   O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
		0);
	return 0;
}

static void close_group(void)
{
	ck_assert_int_eq(iofd_fd_close(&place), 0);
	remove_cgroup(&group);
}

START_TEST(spawn_with_cgroup_starts_in_it)
{
	if (open_group())
		return;
	start_sleeping(&into_group);
	ck_assert_int_eq(is_in_cgroup(&group, result.pid), 1);
	ck_assert_int_eq(is_in_cgroup(&group, getpid()), 0);
	end_child();
	close_group();
}
END_TEST

/* Nothing that the child does, and no limit of the group, can come before. */
START_TEST(spawn_with_cgroup_is_there_at_first_instruction)
{
	pid_t parent, born;
	int status;

	if (open_group())
		return;
	parent = fork();
	if (parent == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGSTOP);
		start_sleeping(&into_group);
		end_child();
		_exit(0);
	}
	waitpid(parent, &status, 0);
	born = stop_at_birth(parent);
	ck_assert_int_eq(is_in_cgroup(&group, born), 1);
	ck_assert_int_eq(is_in_cgroup(&group, parent), 0);
	ck_assert_int_eq(kill(born, SIGKILL) | kill(parent, SIGKILL), 0);
	ck_assert_int_eq(waitpid(born, NULL, __WALL), born);
	ck_assert_int_eq(waitpid(parent, NULL, 0), parent);
	close_group();
}
END_TEST

START_TEST(spawn_with_removed_cgroup_returns_enoent)
{
	if (open_group())
		return;
	remove_cgroup(&group);
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &into_group), -ENOENT);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_CLONE);
	ck_assert_int_eq(iofd_fd_close(&place), 0);
}
END_TEST

/* A directory of another file system, a file, and handles that are not open. */
START_TEST(spawn_with_bad_cgroup_returns_ebadf)
{
	static const char *const paths[] = {"/", "/tmp", "/etc/passwd",
					    "/proc/self/fd"};
	const iofd_fd bad[] = {{0}, {900}};

	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		ck_assert_int_eq(
			iofd_fd_adopt(&place,
				      open(paths[i], O_RDONLY | O_CLOEXEC)),
			0);
		ck_assert_int_eq(refusal_of("/bin/true", NULL, &into_group),
				 -EBADF);
		ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_CLONE);
		ck_assert_int_eq(iofd_fd_close(&place), 0);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		const iofd_spawn_options options = {.cgroup = &bad[i]};

		ck_assert_int_eq(refusal_of("/bin/true", NULL, &options),
				 -EBADF);
		ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_CLONE);
	}
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, spawn_with_cgroup_starts_in_it);
	tcase_add_test(tests, spawn_with_cgroup_is_there_at_first_instruction);
	tcase_add_test(tests, spawn_with_removed_cgroup_returns_enoent);
	tcase_add_test(tests, spawn_with_bad_cgroup_returns_ebadf);
}
