/* SPDX-License-Identifier: MIT */
/* A tree that ends all of a control group. */
#define _GNU_SOURCE
#include "cgroups.h"
#include "harness.h"
#include "planted.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/tree_cgroup";

static struct cgroup group;
static iofd_fd place;
static iofd_spawn_options options = {.cgroup = &place,
				     .flags = IOFD_TREE_KILL_CGROUP};

/* Returns 1 to skip. */
static int make_group(void)
{
	if (make_cgroup(&group))
		return 1;
	if (kernel_is_before(5, 14)) {
		skip_before("cgroup.kill", 5, 14);
		return 1;
	}
	return 0;
}

static void open_directory(const char *path)
{
	int raw = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	ck_assert_int_eq(iofd_fd_adopt(&place, raw), 0);
}

/* A process that is in the group, but not in the tree. */
static int start_other(void)
{
	int pid = fork();

	if (pid == 0)
		for (;;)
			pause();
	move_to_cgroup(&group, pid);
	return pid;
}

static void expect_killed(int pid, int signal)
{
	int status;

	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == signal);
}

/* The keeper has to reap the members first. */
static void end_group(void)
{
	ck_assert_int_eq(iofd_fd_close(&place), 0);
	expect_end();
	while (rmdir(group.path) < 0) {
		ck_assert_int_eq(errno, EBUSY);
		usleep(1000);
	}
}

static void close_by_handle(void)
{
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}

static void close_by_signal(void)
{
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGKILL), 0);
	expect_end();
	close_by_handle();
}

static void (*const closes[])(void) = {close_by_handle, close_by_signal};

START_TEST(end_with_kill_cgroup_kills_all_of_group)
{
	int other;

	if (make_group())
		return;
	open_directory(group.path);
	plant_with("echo >&8; exec sleep 200", &options);
	await_bytes(1);
	other = start_other();
	closes[_i]();
	expect_killed(other, SIGKILL);
	end_group();
}
END_TEST

START_TEST(end_without_kill_cgroup_kills_members_only)
{
	const iofd_spawn_options plain = {.cgroup = &place};
	int other;

	if (make_group())
		return;
	open_directory(group.path);
	plant_with("echo >&8; exec sleep 200", &plain);
	await_bytes(1);
	other = start_other();
	close_by_handle();
	expect_end();
	ck_assert_int_eq(kill(other, SIGUSR1), 0);
	expect_killed(other, SIGUSR1);
	end_group();
}
END_TEST

/* The keeper's own numbers are 0 to 4. */
START_TEST(kill_cgroup_with_any_number_of_handle_works)
{
	static const int numbers[] = {0, 20};
	int number = numbers[_i];
	int other;

	if (make_group())
		return;
	open_directory(group.path);
	ck_assert_int_eq(dup3(iofd_fd_raw(&place), number, O_CLOEXEC), number);
	ck_assert_int_eq(iofd_fd_close(&place), 0);
	ck_assert_int_eq(iofd_fd_adopt(&place, number), 0);
	plant_with("echo >&8; exec sleep 200", &options);
	other = start_other();
	close_by_handle();
	expect_killed(other, SIGKILL);
	end_group();
	if (number == 0)
		ck_assert_int_eq(open("/", O_PATH), 0);
}
END_TEST

static void expect_refusal(int error, uint32_t step)
{
	iofd_spawn_result result;
	char *argv[] = {"true", NULL};

	ck_assert_int_eq(iofd_tree_spawn(&tree, "/bin/true", argv, NULL,
					 &options, &result),
			 error);
	ck_assert_int_eq(iofd_fd_valid(&tree.fd), 0);
	ck_assert_int_eq(result.pid, 0);
	ck_assert_uint_eq(result.step, step);
}

START_TEST(kill_cgroup_without_its_file_returns_eopnotsupp)
{
	open_directory("/");
	expect_refusal(-EOPNOTSUPP, IOFD_SPAWN_STEP_HANDLE);
	ck_assert_int_eq(iofd_fd_close(&place), 0);
}
END_TEST

START_TEST(kill_cgroup_without_cgroup_returns_einval)
{
	options.cgroup = NULL;
	expect_refusal(-EINVAL, IOFD_SPAWN_STEP_OPTIONS);
}
END_TEST

START_TEST(kill_cgroup_with_closed_handle_returns_ebadf)
{
	expect_refusal(-EBADF, IOFD_SPAWN_STEP_HANDLE);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, end_with_kill_cgroup_kills_all_of_group, 0,
			    2);
	tcase_add_test(tests, end_without_kill_cgroup_kills_members_only);
	tcase_add_loop_test(tests, kill_cgroup_with_any_number_of_handle_works,
			    0, 2);
	tcase_add_test(tests, kill_cgroup_without_its_file_returns_eopnotsupp);
	tcase_add_test(tests, kill_cgroup_without_cgroup_returns_einval);
	tcase_add_test(tests, kill_cgroup_with_closed_handle_returns_ebadf);
}
