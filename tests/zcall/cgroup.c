/* SPDX-License-Identifier: MIT */
/* Control groups (version 2): a process is started in one, and reports it. */
#include "harness.h"
#include "namespaces.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/cgroup";

#define PLACE "/sys/fs/cgroup"

static char group[64];
static uint64_t id; /* the group's, which is its inode */

/* Mounts the groups where only this process sees them, and makes one. Returns
 * 0 to go on, 1 to skip. */
static int make_group(void)
{
	struct stat status;

	if (mount_own_sys() < 0 ||
	    mount("none", PLACE, "cgroup2", 0, NULL) < 0) {
		skip_without("permission to mount cgroup2");
		return 1;
	}
	snprintf(group, sizeof group, PLACE "/iofd-%d", getpid());
	ck_assert_int_eq(mkdir(group, 0700), 0);
	ck_assert_int_eq(stat(group, &status), 0);
	id = status.st_ino;
	return 0;
}

/* The group can be removed once its last process has ended. */
static void end(int pid, int pidfd)
{
	kill(pid, SIGKILL);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	ck_assert_int_eq(rmdir(group), 0);
	close(pidfd);
}

static void move_to_group(int pid)
{
	char file[96], number[16];

	snprintf(file, sizeof file, "%s/cgroup.procs", group);
	snprintf(number, sizeof number, "%d", pid);
	ck_assert_int_eq(write_setting(file, number), 0);
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

	if (make_group())
		return;
	pid = start_sleeper();
	pidfd = zcall_pidfd_open(pid, 0);
	ck_assert_int_ge(pidfd, 0);
	before = reported_id(pidfd);
	move_to_group(pid);
	after = reported_id(pidfd);
	end(pid, pidfd);
	if (before == -ENOTTY || before == -EINVAL)
		SKIP_BEFORE("PIDFD_GET_INFO", 6, 13);
	ck_assert_int_ge(before, 0);
	ck_assert_int_ne(before, (int64_t)id);
	ck_assert_int_eq(after, (int64_t)id);
}
END_TEST

/* Whether the kernel lists the process as one of the group. */
static int is_in_group(int pid)
{
	char name[96];
	FILE *file;
	int found = 0, other;

	snprintf(name, sizeof name, "%s/cgroup.procs", group);
	file = fopen(name, "r");
	ck_assert_ptr_nonnull(file);
	while (fscanf(file, "%d", &other) == 1)
		found |= other == pid;
	fclose(file);
	return found;
}

START_TEST(clone3_into_cgroup_starts_process_in_it)
{
	struct zcall_clone_args args = {.flags = ZCALL_CLONE_INTO_CGROUP |
						 ZCALL_CLONE_PIDFD,
					.exit_signal = SIGCHLD};
	int directory, pidfd = -1;
	long pid;

	if (make_group())
		return;
	directory = open(group, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_ge(directory, 0);
	args.cgroup = (uint64_t)directory;
	args.pidfd = (uintptr_t)&pidfd;
	pid = zcall_clone3(&args, sizeof args);
	if (pid == 0)
		for (;;)
			pause();
	close(directory);
	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(is_in_group((int)pid), 1);
	if (!kernel_is_before(6, 13))
		ck_assert_int_eq(reported_id(pidfd), (int64_t)id);
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
