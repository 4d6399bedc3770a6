/* SPDX-License-Identifier: MIT */
/* Control groups: a process is started in one, and reports it. */
#include "cgroups.h"
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/cgroup";

static struct cgroup group;

static void end(int pid, int pidfd)
{
	kill(pid, SIGKILL);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	remove_cgroup(&group);
	close(pidfd);
}

/* The id that the kernel reports, or -errno. */
static int64_t reported_id(int pidfd)
{
	struct zcall_pidfd_info info = {.mask = ZCALL_PIDFD_INFO_CGROUPID};
	int rc = zcall_ioctl(pidfd, ZCALL_PIDFD_GET_INFO, (uintptr_t)&info);

	if (rc == 0)
		ck_assert_uint_eq(info.mask & ZCALL_PIDFD_INFO_CGROUPID,
				  ZCALL_PIDFD_INFO_CGROUPID);
	return rc < 0 ? rc : (int64_t)info.cgroupid;
}

START_TEST(pidfd_get_info_of_moved_process_returns_id_of_its_cgroup)
{
	int64_t before, after;
	int pid, pidfd;

	if (make_cgroup(&group))
		return;
	pid = start_sleeper();
	pidfd = zcall_pidfd_open(pid, 0);
	ck_assert_int_ge(pidfd, 0);
	before = reported_id(pidfd);
	move_to_cgroup(&group, pid);
	after = reported_id(pidfd);
	end(pid, pidfd);
	if (before == -ENOTTY || before == -EINVAL)
		SKIP_BEFORE("PIDFD_GET_INFO", 6, 13);
	ck_assert_int_ge(before, 0);
	ck_assert_int_ne(before, (int64_t)group.id);
	ck_assert_int_eq(after, (int64_t)group.id);
}
END_TEST

START_TEST(clone3_into_cgroup_starts_process_in_it)
{
	struct zcall_clone_args args = {.flags = ZCALL_CLONE_INTO_CGROUP |
						 ZCALL_CLONE_PIDFD,
					.exit_signal = SIGCHLD};
	int directory, pidfd = -1;
	long pid;

	if (make_cgroup(&group))
		return;
	directory = open(group.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_ge(directory, 0);
	args.cgroup = (uint64_t)directory;
	args.pidfd = (uintptr_t)&pidfd;
	pid = zcall_clone3(&args, sizeof args);
	if (pid == 0)
		for (;;)
			pause();
	close(directory);
	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(is_in_cgroup(&group, (int)pid), 1);
	if (!kernel_is_before(6, 13))
		ck_assert_int_eq(reported_id(pidfd), (int64_t)group.id);
	end((int)pid, pidfd);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(
		tests,
		pidfd_get_info_of_moved_process_returns_id_of_its_cgroup);
	tcase_add_test(tests, clone3_into_cgroup_starts_process_in_it);
}
