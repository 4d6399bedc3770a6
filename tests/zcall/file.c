/* SPDX-License-Identifier: MIT */
/*
 * Tests of functions of <zcall/file.h>: file systems, handles, the working
 * directory. io.c has the others.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/file";

static int open_directory(const char *path)
{
	int fd = zcall_openat(AT_FDCWD, path,
			      O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

	ck_assert_int_ge(fd, 0);
	return fd;
}

static void working_directory_is(const char *expected)
{
	char path[64];

	ck_assert_ptr_nonnull(getcwd(path, sizeof path));
	ck_assert_str_eq(path, expected);
}

START_TEST(chdir_and_fchdir_change_working_directory)
{
	int fd = open_directory("/proc");

	ck_assert_int_eq(zcall_chdir("/"), 0);
	working_directory_is("/");
	ck_assert_int_eq(zcall_fchdir(fd), 0);
	working_directory_is("/proc");
	ck_assert_int_eq(zcall_chdir("sys"), 0);
	working_directory_is("/proc/sys");
	ck_assert_int_eq(zcall_chdir("/proc/version"), -ENOTDIR);
	ck_assert_int_eq(zcall_close(fd), 0);
	ck_assert_int_eq(zcall_fchdir(fd), -EBADF);
}
END_TEST

START_TEST(fstatfs_of_proc_agrees_with_libc)
{
	int fd = open_directory("/proc");
	struct zcall_statfs ours;
	struct statfs theirs;

	memset(&ours, 0x55, sizeof ours);
	ck_assert_int_eq(zcall_fstatfs(fd, &ours), 0);
	ck_assert_int_eq(fstatfs(fd, &theirs), 0);
	ck_assert_int_eq(ours.f_type, ZCALL_PROC_SUPER_MAGIC);
	ck_assert_uint_eq((uint64_t)ours.f_bsize, (uint64_t)theirs.f_bsize);
	ck_assert_uint_eq((uint64_t)ours.f_namelen, (uint64_t)theirs.f_namelen);
	ck_assert_uint_eq((uint64_t)ours.f_flags, (uint64_t)theirs.f_flags);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(open_by_handle_at_of_pidfd_opens_same_process)
{
	union {
		struct file_handle handle;
		char bytes[sizeof(struct file_handle) + MAX_HANDLE_SZ];
	} named = {.handle = {.handle_bytes = 0}};
	int pidfd = zcall_pidfd_open(getpid(), 0);
	struct stat first, second;
	int mount_id = -1;
	int rc = zcall_name_to_handle_at(pidfd, "", &named, &mount_id,
					 ZCALL_AT_EMPTY_PATH);
	int twin;

	if (rc == -EOPNOTSUPP) {
		ck_assert_int_eq(zcall_close(pidfd), 0);
		SKIP_BEFORE("handles of pidfds", 6, 14);
	}
	ck_assert_int_eq(rc, -EOVERFLOW);
	ck_assert_uint_gt(named.handle.handle_bytes, 0);
	ck_assert_uint_le(named.handle.handle_bytes, MAX_HANDLE_SZ);
	ck_assert_int_eq(zcall_name_to_handle_at(pidfd, "", &named, &mount_id,
						 ZCALL_AT_EMPTY_PATH),
			 0);
	ck_assert_int_ge(mount_id, 0);
	twin = zcall_open_by_handle_at(pidfd, &named, O_CLOEXEC);
	ck_assert_int_ge(twin, 0);
	ck_assert_int_eq(fstat(pidfd, &first), 0);
	ck_assert_int_eq(fstat(twin, &second), 0);
	ck_assert_uint_eq(first.st_ino, second.st_ino);
	ck_assert_int_eq(zcall_close(twin), 0);
	ck_assert_int_eq(zcall_close(pidfd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, chdir_and_fchdir_change_working_directory);
	tcase_add_test(tests, fstatfs_of_proc_agrees_with_libc);
	tcase_add_test(tests, open_by_handle_at_of_pidfd_opens_same_process);
}
