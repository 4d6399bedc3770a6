/* SPDX-License-Identifier: MIT */
/* Where a tree cannot be made, and so nothing is started. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"
#include "planted.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/tree_refused";

/* The program would leave a file, whose name the test has. */
static char mark[] = "/tmp/iofd-tree-XXXXXX";

static int spawn(uint32_t *step)
{
	char *argv[] = {"touch", mark, NULL};
	iofd_spawn_result result;
	int rc =
		iofd_tree_spawn(&tree, "/bin/touch", argv, NULL, NULL, &result);

	*step = result.step;
	ck_assert_int_eq(result.pid, 0);
	ck_assert_int_eq(iofd_fd_valid(&tree.fd), 0);
	return rc;
}

static void expect_refusal(int error)
{
	uint32_t step;

	ck_assert_int_eq(spawn(&step), error);
	ck_assert_uint_eq(step, IOFD_SPAWN_STEP_HANDLE);
	/* Orphans such as the keeper become children of PID 1. */
	while (getpid() == 1 && waitpid(-1, NULL, __WALL) > 0)
		;
	ck_assert_int_eq(waitpid(-1, NULL, __WALL), -1);
	ck_assert_int_eq(errno, ECHILD);
	ck_assert_int_eq(access(mark, F_OK), -1);
}

static void name_mark(void)
{
	int raw = mkstemp(mark);

	ck_assert_int_ge(raw, 0);
	close(raw);
	ck_assert_int_eq(unlink(mark), 0);
}

START_TEST(spawn_without_proc_returns_enoent)
{
	name_mark();
	if (cover_proc() < 0)
		SKIP_WITHOUT("mount namespaces");
	expect_refusal(-ENOENT);
	ck_assert_int_eq(umount2("/proc", MNT_DETACH), 0);
}
END_TEST

/* A directory with the right names is not /proc. */
START_TEST(spawn_with_false_proc_returns_enoent)
{
	name_mark();
	if (cover_proc() < 0)
		SKIP_WITHOUT("mount namespaces");
	ck_assert_int_eq(mkdir("/proc/thread-self", 0755), 0);
	close(open("/proc/thread-self/children", O_CREAT | O_RDWR, 0644));
	close(open("/proc/thread-self/status", O_CREAT | O_RDWR, 0644));
	expect_refusal(-ENOENT);
	ck_assert_int_eq(umount2("/proc", MNT_DETACH), 0);
}
END_TEST

static void spawn_in_namespace(void)
{
	ck_assert_int_eq(getpid(), 1);
	expect_refusal(-EREMOTE);
}

START_TEST(spawn_with_proc_of_outer_namespace_returns_eremote)
{
	name_mark();
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("PID namespaces");
	run_in_child(spawn_in_namespace);
}
END_TEST

static const char setting[] = "/proc/sys/vm/memfd_noexec";

/* In the mode below, the same start succeeds. */
static void spawn_where_no_memfd_is_executable(void)
{
	if (mount_own_proc() < 0) {
		skip_without("permission to mount /proc");
		return;
	}
	ck_assert_int_eq(write_setting(setting, "1"), 0);
	plant_script("exit 0");
	expect_end();
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
	ck_assert_int_eq(write_setting(setting, "2"), 0);
	expect_refusal(-EACCES);
}

START_TEST(spawn_with_memfd_noexec_2_returns_eacces)
{
	int rc;

	name_mark();
	if (access(setting, F_OK) < 0)
		SKIP_BEFORE("vm.memfd_noexec", 6, 3);
	rc = enter_namespaces(CLONE_NEWPID);
	if (rc == -EPERM)
		SKIP_WITHOUT("permission to create a PID namespace");
	ck_assert_int_eq(rc, 0);
	run_in_child(spawn_where_no_memfd_is_executable);
}
END_TEST

/* The namespace is not used up: its first process can still be started. */
START_TEST(spawn_after_unshare_of_pid_namespace_returns_einval)
{
	int pid, status;

	name_mark();
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("PID namespaces");
	expect_refusal(-EINVAL);
	pid = fork();
	if (pid == 0)
		_exit(getpid() != 1);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}
END_TEST

/* Such a number is open when the program is started, as a handle of the tree.
 */
START_TEST(spawn_with_closed_source_does_not_pass_the_handle)
{
	char *argv[] = {"true", NULL};
	iofd_spawn_fd fd = {0, 9};
	const iofd_spawn_options options = {.fds = &fd, .fd_count = 1};
	int ends[2];

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	close(ends[0]);
	close(ends[1]);
	for (int i = 0; i < 2; i++) {
		fd.source = ends[i];
		ck_assert_int_eq(iofd_tree_spawn(&tree, "/bin/true", argv, NULL,
						 &options, NULL),
				 -EBADF);
	}
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, spawn_without_proc_returns_enoent);
	tcase_add_test(tests, spawn_with_false_proc_returns_enoent);
	tcase_add_test(tests,
		       spawn_with_proc_of_outer_namespace_returns_eremote);
	tcase_add_test(tests, spawn_with_memfd_noexec_2_returns_eacces);
	tcase_add_test(tests,
		       spawn_after_unshare_of_pid_namespace_returns_einval);
	tcase_add_test(tests,
		       spawn_with_closed_source_does_not_pass_the_handle);
}
