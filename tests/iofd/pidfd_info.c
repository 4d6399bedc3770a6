/* SPDX-License-Identifier: MIT */
/* What the kernel reports about a process, even if it is not a child. */
#define _GNU_SOURCE
#include "cgroups.h"
#include "harness.h"
#include "sleeper.h"

#include <iofd/pidfd_info.h>

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_info";

enum {
	OTHER_UID = 65534,
	OTHER_GID = 65533
};

static iofd_pidfd_info info;

/* Fills `info`, which is not zero before. Returns 0 to go on, 1 to skip. */
static int old_kernel(void)
{
	int rc;

	memset(&info, 0x5a, sizeof info);
	rc = iofd_pidfd_get_info(&process, &info);
	if (rc == -EOPNOTSUPP)
		skip_before("PIDFD_GET_INFO", 6, 13);
	else
		ck_assert_int_eq(rc, 0);
	return rc != 0;
}

static void check_ids(int its_pid, int its_parent)
{
	ck_assert_int_eq(info.known & IOFD_PIDFD_KNOWS_IDS,
			 IOFD_PIDFD_KNOWS_IDS);
	ck_assert_int_eq(info.pid, its_pid);
	ck_assert_int_eq(info.ppid, its_parent);
	ck_assert_uint_eq(info.uid, getuid());
	ck_assert_uint_eq(info.gid, getgid());
	ck_assert_uint_eq(info.effective_uid, geteuid());
	ck_assert_uint_eq(info.effective_gid, getegid());
}

static void check_no_end(void)
{
	ck_assert_uint_eq(info.known & IOFD_PIDFD_KNOWS_END, 0);
	ck_assert_int_eq(info.event, 0);
	ck_assert_int_eq(info.value, 0);
}

START_TEST(get_info_of_self_returns_ids_and_no_end)
{
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	/* root can have two identities, so that mixing them up is noticed */
	if (getuid() == 0) {
		ck_assert_int_eq(setegid(OTHER_GID), 0);
		ck_assert_int_eq(seteuid(OTHER_UID), 0);
	}
	if (!old_kernel()) {
		check_ids(getpid(), getppid());
		check_no_end();
	}
	close_process();
}
END_TEST

/* A zombie still has its ids. Its end is reported once it is reaped. */
START_TEST(get_info_of_zombie_returns_ids_and_no_end)
{
	open_exiting(200, 0);
	await_end();
	if (!old_kernel()) {
		check_ids(pid, getpid());
		check_no_end();
	}
	reap_process();
}
END_TEST

/* The bits say which members are set; all others are 0. */
static void check_only_the_end(int event, int value)
{
	ck_assert_uint_eq(info.known & ~(uint32_t)IOFD_PIDFD_KNOWS_CGROUP,
			  IOFD_PIDFD_KNOWS_END);
	ck_assert_int_eq(info.pid, 0);
	ck_assert_int_eq(info.ppid, 0);
	ck_assert_uint_eq(info.uid | info.gid, 0);
	ck_assert_uint_eq(info.effective_uid | info.effective_gid, 0);
	ck_assert_int_eq(info.event, event);
	ck_assert_int_eq(info.value, value);
}

static void check_cgroup(const struct cgroup *group)
{
	ck_assert_int_eq(info.known & IOFD_PIDFD_KNOWS_CGROUP,
			 IOFD_PIDFD_KNOWS_CGROUP);
	ck_assert_uint_eq(info.cgroup_id, group->id);
}

/* Reaps the child, then checks how get_info reports its end. */
static void check_end(int event, int value)
{
	int result, rc;

	await_end();
	ck_assert_int_eq(waitpid(pid, &result, 0), pid);
	memset(&info, 0x5a, sizeof info);
	rc = iofd_pidfd_get_info(&process, &info);
	close_process();
	if (rc == -EOPNOTSUPP || rc == -ESRCH)
		SKIP_BEFORE("the end of a process in PIDFD_GET_INFO", 6, 15);
	ck_assert_int_eq(rc, 0);
	if (event == IOFD_PIDFD_DUMPED && !WCOREDUMP(result))
		event = IOFD_PIDFD_KILLED; /* the system dumps no cores */
	check_only_the_end(event, value);
}

START_TEST(get_info_of_reaped_process_returns_exit_code)
{
	static const int codes[] = {0, 1, 127, 128, 255};

	open_exiting(codes[_i], 0);
	check_end(IOFD_PIDFD_EXITED, codes[_i]);
}
END_TEST

START_TEST(get_info_of_reaped_process_returns_signal)
{
	static const int signals[] = {SIGUSR1, SIGKILL, SIGTERM};

	open_sleeper(0);
	kill(pid, signals[_i]);
	check_end(IOFD_PIDFD_KILLED, signals[_i]);
}
END_TEST

START_TEST(get_info_of_reaped_process_returns_core_dump)
{
	open_dumping();
	check_end(IOFD_PIDFD_DUMPED, SIGSEGV);
}
END_TEST

/* Starts a process with a child, which it reaps once `*go` is closed. */
static int start_foreign_parent(int *go)
{
	int down[2], up[2];
	int parent, child;

	ck_assert_int_eq(pipe(down) | pipe(up), 0);
	parent = fork();
	if (parent == 0) {
		child = fork();
		if (child == 0) {
			close(down[1]);
			read(down[0], &child, 1);
			_exit(77);
		}
		write(up[1], &child, sizeof child);
		close(down[1]);
		_exit(waitpid(child, NULL, 0) != child);
	}
	ck_assert_int_eq(read(up[0], &pid, sizeof pid), sizeof pid);
	close(down[0]);
	close(up[0]);
	close(up[1]);
	*go = down[1];
	return parent;
}

START_TEST(get_info_of_process_reaped_by_other_returns_exit_code)
{
	int go, result, rc;
	int parent = start_foreign_parent(&go);

	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
	if (!old_kernel())
		check_ids(pid, parent);
	close(go);
	ck_assert_int_eq(waitpid(parent, &result, 0), parent);
	ck_assert_int_eq(result, 0);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -ECHILD);
	rc = iofd_pidfd_get_info(&process, &info);
	close_process();
	if (rc == -EOPNOTSUPP || rc == -ESRCH)
		SKIP_BEFORE("the end of a process in PIDFD_GET_INFO", 6, 15);
	ck_assert_int_eq(rc, 0);
	check_only_the_end(IOFD_PIDFD_EXITED, 77);
}
END_TEST

START_TEST(get_info_of_process_returns_id_of_its_cgroup)
{
	struct cgroup group;
	int rc, is_old;

	if (make_cgroup(&group))
		return;
	open_sleeper(0);
	move_to_cgroup(&group, pid);
	is_old = old_kernel();
	if (!is_old) {
		check_ids(pid, getpid());
		check_cgroup(&group);
	}
	kill(pid, SIGKILL);
	await_end();
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	rc = is_old ? -ESRCH : iofd_pidfd_get_info(&process, &info);
	remove_cgroup(&group);
	close_process();
	if (rc == 0)
		check_cgroup(&group);
	else if (!is_old)
		skip_before("the end of a process in PIDFD_GET_INFO", 6, 15);
}
END_TEST

/* A kernel without control groups reports none. */
START_TEST(get_info_of_self_returns_cgroup_only_if_known)
{
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	if (!old_kernel())
		ck_assert_int_eq(!(info.known & IOFD_PIDFD_KNOWS_CGROUP),
				 info.cgroup_id == 0);
	close_process();
}
END_TEST

/* A process in a PID namespace cannot see processes outside it. */
START_TEST(get_info_of_process_outside_namespace_fails)
{
	int result, child, grandchild;

	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	child = fork();
	if (child == 0) {
		if (unshare(CLONE_NEWPID) < 0)
			_exit(EPERM);
		grandchild = fork();
		if (grandchild == 0)
			_exit(-iofd_pidfd_get_info(&process, &info));
		waitpid(grandchild, &result, 0);
		_exit(WEXITSTATUS(result));
	}
	ck_assert_int_eq(waitpid(child, &result, 0), child);
	close_process();
	if (WEXITSTATUS(result) == EPERM)
		SKIP_WITHOUT("right to create a PID namespace");
	if (WEXITSTATUS(result) == EOPNOTSUPP)
		SKIP_BEFORE("PIDFD_GET_INFO", 6, 13);
	if (WEXITSTATUS(result) != EREMOTE)
		ck_assert_int_eq(WEXITSTATUS(result), ESRCH);
}
END_TEST

START_TEST(get_info_of_eventfd_returns_eopnotsupp)
{
	ck_assert_int_eq(iofd_fd_adopt(&process.fd, eventfd(0, EFD_CLOEXEC)),
			 0);
	ck_assert_int_eq(iofd_pidfd_get_info(&process, &info), -EOPNOTSUPP);
	close_process();
}
END_TEST

START_TEST(get_info_with_null_returns_efault)
{
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	ck_assert_int_eq(iofd_pidfd_get_info(&process, NULL), -EFAULT);
	close_process();
}
END_TEST

/* Errors of old kernels and of sandboxes; *out is unchanged. */
START_TEST(get_info_on_kernel_error_leaves_output_unchanged)
{
	static const int errors[][2] = {
		{ENOTTY, EOPNOTSUPP}, {EINVAL, EOPNOTSUPP}, {ENOSYS, ENOSYS},
		{EPERM, EPERM},	      {ESRCH, ESRCH},	    {EREMOTE, EREMOTE}};

	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	info.known = 77;
	if (forbid(SYS_ioctl, errors[_i][0]) < 0)
		skip_without("seccomp");
	else
		ck_assert_int_eq(iofd_pidfd_get_info(&process, &info),
				 -errors[_i][1]);
	ck_assert_uint_eq(info.known, 77);
	close_process();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, get_info_of_self_returns_ids_and_no_end);
	tcase_add_test(tests, get_info_of_zombie_returns_ids_and_no_end);
	tcase_add_loop_test(tests, get_info_of_reaped_process_returns_exit_code,
			    0, 5);
	tcase_add_loop_test(tests, get_info_of_reaped_process_returns_signal, 0,
			    3);
	tcase_add_test(tests, get_info_of_reaped_process_returns_core_dump);
	tcase_add_test(tests,
		       get_info_of_process_reaped_by_other_returns_exit_code);
	tcase_add_test(tests, get_info_of_process_returns_id_of_its_cgroup);
	tcase_add_test(tests, get_info_of_self_returns_cgroup_only_if_known);
	tcase_add_test(tests, get_info_of_process_outside_namespace_fails);
	tcase_add_test(tests, get_info_of_eventfd_returns_eopnotsupp);
	tcase_add_test(tests, get_info_with_null_returns_efault);
	tcase_add_loop_test(
		tests, get_info_on_kernel_error_leaves_output_unchanged, 0, 6);
}
