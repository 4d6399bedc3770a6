/* SPDX-License-Identifier: MIT */
/* Tests of the functions of <zcall/io.h>. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/io";

static int new_file(const char *content)
{
	int fd = zcall_memfd_create(suite_name, ZCALL_MFD_CLOEXEC);
	long length = (long)strlen(content);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(zcall_write(fd, content, (size_t)length), length);
	return fd;
}

static void close_it(int fd)
{
	ck_assert_int_eq(zcall_close(fd), 0);
	ck_assert_int_eq(zcall_fcntl(fd, F_GETFD, 0), -EBADF);
}

static int64_t size_of(int fd)
{
	struct zcall_statx_info status;

	ck_assert_int_eq(
		zcall_statx(fd, "", AT_EMPTY_PATH, ZCALL_STATX_SIZE, &status),
		0);
	ck_assert_int_ne(status.stx_mask & ZCALL_STATX_SIZE, 0);
	return (int64_t)status.stx_size;
}

START_TEST(pipe2_read_after_write_returns_the_bytes)
{
	char bytes[4] = "";
	int fds[2];
	int waiting = 0;

	ck_assert_int_eq(zcall_pipe2(fds, O_CLOEXEC), 0);
	ck_assert_int_eq(zcall_write(fds[1], "abc", 0), 0);
	ck_assert_int_eq(zcall_write(fds[1], "abc", 3), 3);
	ck_assert_int_eq(zcall_read(fds[0], bytes, 0), 0);
	ck_assert_int_eq(zcall_ioctl(fds[0], FIONREAD, (unsigned long)&waiting),
			 0);
	ck_assert_int_eq(waiting, 3);
	ck_assert_int_eq(zcall_read(fds[0], bytes, sizeof bytes), 3);
	ck_assert_str_eq(bytes, "abc");
	close_it(fds[0]);
	close_it(fds[1]);
}
END_TEST

START_TEST(writev_gathers_and_readv_scatters_buffers)
{
	char left[3] = "", right[3] = "";
	struct iovec out[] = {{(void *)(uintptr_t) "a", 1},
			      {(void *)(uintptr_t) "bcd", 3}};
	struct iovec in[] = {{left, 2}, {right, 2}};
	int fds[2];

	ck_assert_int_eq(zcall_pipe2(fds, O_CLOEXEC), 0);
	ck_assert_int_eq(zcall_writev(fds[1], out, 2), 4);
	ck_assert_int_eq(zcall_readv(fds[0], in, 2), 4);
	ck_assert_str_eq(left, "ab");
	ck_assert_str_eq(right, "cd");
	close_it(fds[0]);
	close_it(fds[1]);
}
END_TEST

START_TEST(pread64_and_pwrite64_at_offset_keep_position)
{
	char bytes[4] = "";
	int fd = new_file("0123456789");

	ck_assert_int_eq(zcall_pwrite64(fd, "abc", 3, 4), 3);
	ck_assert_int_eq(zcall_pread64(fd, bytes, 3, 5), 3);
	ck_assert_str_eq(bytes, "bc7");
	ck_assert_int_eq(zcall_lseek(fd, 0, SEEK_CUR), 10);
	ck_assert_int_eq(zcall_lseek(fd, -6, SEEK_END), 4);
	ck_assert_int_eq(zcall_lseek(fd, 1L << 40, SEEK_SET), 1L << 40);
	close_it(fd);
}
END_TEST

/* The limit keeps a stub that swaps its arguments from filling the memory. */
START_TEST(ftruncate_and_fallocate_set_size_that_statx_reports)
{
	struct rlimit limit = {65536, 65536};
	int fd = new_file("abc");

	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	ck_assert_int_eq(size_of(fd), 3);
	ck_assert_int_eq(zcall_ftruncate(fd, 2), 0);
	ck_assert_int_eq(size_of(fd), 2);
	ck_assert_int_eq(zcall_fallocate(fd, 0, 1, 4095), 0);
	ck_assert_int_eq(size_of(fd), 4096);
	close_it(fd);
}
END_TEST

START_TEST(openat_and_readlinkat_resolve_below_directory)
{
	char ours[4096], libcs[4096];
	long length = readlink("/proc/self/exe", libcs, sizeof libcs);
	int directory, file;

	directory = zcall_openat(AT_FDCWD, "/proc/self",
				 O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	ck_assert_int_ge(directory, 0);
	file = zcall_openat(directory, "stat", O_RDONLY | O_CLOEXEC, 0);
	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(zcall_readlinkat(directory, "exe", ours, sizeof ours),
			 length);
	ck_assert_mem_eq(ours, libcs, (size_t)length);
	close_it(file);
	close_it(directory);
}
END_TEST

START_TEST(fcntl_after_setting_flags_returns_them)
{
	int fds[2];

	ck_assert_int_eq(zcall_pipe2(fds, 0), 0);
	ck_assert_int_eq(zcall_fcntl(fds[0], F_GETFD, 0), 0);
	ck_assert_int_eq(zcall_fcntl(fds[0], F_SETFD, FD_CLOEXEC), 0);
	ck_assert_int_eq(zcall_fcntl(fds[0], F_GETFD, 0), FD_CLOEXEC);
	ck_assert_int_eq(zcall_fcntl(fds[1], F_GETFL, 0), O_WRONLY);
	ck_assert_int_eq(zcall_fcntl(fds[1], F_SETFL, O_NONBLOCK), 0);
	ck_assert_int_eq(zcall_fcntl(fds[1], F_GETFL, 0),
			 O_WRONLY | O_NONBLOCK);
	close_it(fds[0]);
	close_it(fds[1]);
}
END_TEST

START_TEST(close_range_of_duplicates_closes_only_the_range)
{
	int fd = new_file("");
	int copy = zcall_dup(fd);

	ck_assert_int_gt(copy, fd);
	close_it(copy);
	ck_assert_int_eq(zcall_dup3(fd, 200, O_CLOEXEC), 200);
	ck_assert_int_eq(zcall_fcntl(200, F_GETFD, 0), FD_CLOEXEC);
	ck_assert_int_eq(zcall_dup3(fd, 202, 0), 202);
	ck_assert_int_eq(zcall_close_range(200, 201, 0), 0);
	ck_assert_int_eq(zcall_fcntl(200, F_GETFD, 0), -EBADF);
	ck_assert_int_eq(zcall_fcntl(202, F_GETFD, 0), 0);
	close_it(202);
	close_it(fd);
}
END_TEST

START_TEST(getdents64_of_directory_returns_dot_first)
{
	int fd =
		zcall_openat(AT_FDCWD, "/proc/self", O_RDONLY | O_DIRECTORY, 0);
	_Alignas(8) char entries[1024];
	const struct zcall_dirent64 *first = (const void *)entries;
	long size = zcall_getdents64(fd, entries, sizeof entries);

	ck_assert_int_gt(size, first->d_reclen);
	ck_assert_str_eq(first->d_name, ".");
	ck_assert_int_eq(zcall_getdents64(fd, entries, 8), -EINVAL);
	close_it(fd);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, pipe2_read_after_write_returns_the_bytes);
	tcase_add_test(tests, writev_gathers_and_readv_scatters_buffers);
	tcase_add_test(tests, pread64_and_pwrite64_at_offset_keep_position);
	tcase_add_test(tests,
		       ftruncate_and_fallocate_set_size_that_statx_reports);
	tcase_add_test(tests, openat_and_readlinkat_resolve_below_directory);
	tcase_add_test(tests, fcntl_after_setting_flags_returns_them);
	tcase_add_test(tests, close_range_of_duplicates_closes_only_the_range);
	tcase_add_test(tests, getdents64_of_directory_returns_dot_first);
}
