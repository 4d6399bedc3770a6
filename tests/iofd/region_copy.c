/* SPDX-License-Identifier: MIT */
/* Copies that survive truncation of the file; resizing, locking, page sizes. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/memfd.h>
#include <iofd/memfd_map.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/region_copy";

enum {
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE
};

static iofd_memfd file;
static iofd_region region;
static int64_t page;
static char buf[4 * 65536];

/* Maps `pages` pages, of which the file has `present`. */
static void map_pages(int64_t pages, int64_t present)
{
	page = sysconf(_SC_PAGESIZE);
	ck_assert_int_eq(iofd_memfd_open(&file, "region", 0), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, present * page), 0);
	ck_assert_int_eq(iofd_memfd_map(&file, (size_t)(pages * page),
					READ_WRITE, &region),
			 0);
}

static void unmap(void)
{
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

START_TEST(copy_in_and_copy_out_across_pages_copy_all)
{
	map_pages(2, 2);
	ck_assert_int_eq(
		iofd_region_copy_in(&region, (size_t)(page - 3), "across", 6),
		6);
	ck_assert_mem_eq((char *)region.ptr + page - 3, "across", 6);
	ck_assert_int_eq(
		iofd_region_copy_out(&region, (size_t)(page - 3), buf, 6), 6);
	ck_assert_mem_eq(buf, "across", 6);
	ck_assert_int_eq(
		iofd_region_copy_out(&region, 0, buf, (size_t)(2 * page)),
		2 * page);
	ck_assert_mem_eq(buf, region.ptr, (size_t)(2 * page));
	unmap();
}
END_TEST

START_TEST(copy_past_end_of_region_copies_what_fits)
{
	map_pages(2, 2);
	ck_assert_int_eq(
		iofd_region_copy_in(&region, (size_t)(2 * page - 2), "abcd", 4),
		2);
	ck_assert_int_eq(
		iofd_region_copy_out(&region, (size_t)(2 * page - 2), buf, 99),
		2);
	ck_assert_int_eq(
		iofd_region_copy_in(&region, (size_t)(2 * page), "a", 1), 0);
	ck_assert_int_eq(
		iofd_region_copy_out(&region, (size_t)(2 * page), buf, 1), 0);
	ck_assert_int_eq(
		iofd_region_copy_in(&region, (size_t)(2 * page + 1), "a", 1),
		-EINVAL);
	ck_assert_int_eq(iofd_region_copy_out(&region, SIZE_MAX, buf, 1),
			 -EINVAL);
	unmap();
}
END_TEST

START_TEST(copy_past_end_of_file_stops_or_returns_efault)
{
	map_pages(4, 2);
	ck_assert_int_eq(
		iofd_region_copy_out(&region, 1, buf, (size_t)(3 * page)),
		2 * page - 1);
	ck_assert_int_eq(iofd_region_copy_in(&region, (size_t)(page), buf,
					     (size_t)(2 * page)),
			 page);
	ck_assert_int_eq(
		iofd_region_copy_out(&region, (size_t)(2 * page), buf, 1),
		-EFAULT);
	ck_assert_int_eq(
		iofd_region_copy_in(&region, (size_t)(3 * page), buf, 1),
		-EFAULT);
	unmap();
}
END_TEST

START_TEST(copy_without_access_returns_efault)
{
	map_pages(2, 2);
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_READ), 0);
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, buf, 1), -EFAULT);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, buf, 1), 1);
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_NONE), 0);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, buf, 1), -EFAULT);
	ck_assert_int_eq(iofd_region_protect(&region, READ_WRITE), 0);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, bad_address, 1),
			 -EFAULT);
	unmap();
}
END_TEST

/* The peer shrinks and grows the file as fast as it can. */
START_TEST(copy_while_peer_truncates_returns_count_or_efault)
{
	int status;
	int pid;
	int cut = 0;

	map_pages(4, 4);
	pid = fork();
	if (pid == 0) {
		alarm(120); /* in case the test fails before the kill */
		for (;;) {
			iofd_memfd_truncate(&file, 0);
			iofd_memfd_truncate(&file, 4 * page);
		}
	}
	for (int i = 0; i < 20000 && cut < 100; i++) {
		int64_t n = iofd_region_copy_out(&region, 0, buf,
						 (size_t)(4 * page));

		ck_assert(n == -EFAULT || (n > 0 && n % page == 0));
		cut += n != 4 * page;
		n = iofd_region_copy_in(&region, 0, buf, (size_t)(4 * page));
		ck_assert(n == -EFAULT || (n > 0 && n % page == 0));
	}
	kill(pid, SIGKILL);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	unmap();
}
END_TEST

static const int errors[] = {ENOSYS, EPERM};

START_TEST(copy_without_process_vm_calls_returns_their_error)
{
	map_pages(1, 1);
	if (forbid(SYS_process_vm_readv, errors[_i]) < 0 ||
	    forbid(SYS_process_vm_writev, errors[_i]) < 0) {
		unmap();
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, buf, 1), -errors[_i]);
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, buf, 1), -errors[_i]);
	unmap();
}
END_TEST

START_TEST(resize_of_region_grows_and_shrinks_it)
{
	map_pages(1, 4);
	strcpy(region.ptr, "stays");
	ck_assert_int_eq(iofd_region_resize(&region, (size_t)(4 * page)), 0);
	ck_assert_uint_eq(region.len, (size_t)(4 * page));
	ck_assert_str_eq(region.ptr, "stays");
	((char *)region.ptr)[4 * page - 1] = 'l';
	ck_assert_int_eq(iofd_fd_pread(&file.fd, buf, 1, 4 * page - 1), 1);
	ck_assert_int_eq(buf[0], 'l');
	ck_assert_int_eq(iofd_region_resize(&region, (size_t)(2 * page)), 0);
	ck_assert_uint_eq(region.len, (size_t)(2 * page));
	ck_assert_str_eq(region.ptr, "stays");
	unmap();
}
END_TEST

START_TEST(resize_on_error_leaves_region_unchanged)
{
	size_t too_much = limit_address_space();
	void *ptr;

	map_pages(2, 2);
	strcpy(region.ptr, "stays");
	ptr = region.ptr;
	ck_assert_int_eq(iofd_region_resize(&region, 0), -EINVAL);
	ck_assert_int_eq(iofd_region_resize(&region, too_much), -ENOMEM);
	ck_assert_ptr_eq(region.ptr, ptr);
	ck_assert_uint_eq(region.len, (size_t)(2 * page));
	ck_assert_str_eq(region.ptr, "stays");
	unmap();
}
END_TEST

/* Returns the locked memory in KiB, from /proc. */
static long locked(void)
{
	FILE *status = fopen("/proc/self/status", "r");
	char line[128];
	long count = -1;

	ck_assert_ptr_nonnull(status);
	while (fgets(line, sizeof line, status))
		sscanf(line, "VmLck: %ld kB", &count);
	fclose(status);
	return count;
}

START_TEST(lock_and_unlock_of_region_change_locked_memory)
{
	long before = locked();

	map_pages(2, 2);
	ck_assert_int_eq(iofd_region_lock(&region), 0);
	ck_assert_int_eq(locked(), before + 2 * page / 1024);
	ck_assert_int_eq(iofd_region_unlock(&region), 0);
	ck_assert_int_eq(locked(), before);
	unmap();
	map_pages(2, 1);
	ck_assert_int_eq(iofd_region_lock(&region), -ENOMEM);
	ck_assert_int_eq(iofd_region_unlock(&region), 0);
	unmap();
}
END_TEST

static const struct {
	rlim_t limit; /* in pages */
	int error;
} limits[] = {{0, EPERM}, {1, ENOMEM}};

/* The limit does not apply to root, so the child becomes nobody. */
START_TEST(lock_above_memlock_limit_returns_eperm_or_enomem)
{
	int status;
	int pid;

	map_pages(2, 2);
	pid = fork();
	if (pid == 0) {
		struct rlimit few = {limits[_i].limit * (rlim_t)page,
				     limits[_i].limit * (rlim_t)page};

		if (setrlimit(RLIMIT_MEMLOCK, &few) < 0 ||
		    (geteuid() == 0 && setuid(65534) < 0))
			_exit(2);
		_exit(iofd_region_lock(&region) != -limits[_i].error);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	unmap();
}
END_TEST

START_TEST(page_size_equals_that_of_sysconf)
{
	ck_assert_int_eq(iofd_region_page_size(), sysconf(_SC_PAGESIZE));
}
END_TEST

static const int64_t page_sizes[] = {8192, 16384, 65536};

/* A kernel with larger pages rejects every smaller address. */
START_TEST(page_size_with_larger_pages_returns_their_size)
{
	if (sysconf(_SC_PAGESIZE) != 4096)
		return;
	for (int64_t size = 4096; size < page_sizes[_i]; size *= 2)
		if (forbid_where(SYS_madvise, 0, (unsigned)size, EINVAL) < 0)
			SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_region_page_size(), page_sizes[_i]);
}
END_TEST

START_TEST(page_size_on_madvise_error_returns_it)
{
	if (forbid(SYS_madvise, _i ? ENOSYS : EINVAL) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_region_page_size(), _i ? -ENOSYS : -EINVAL);
}
END_TEST

START_TEST(copy_without_getpid_returns_its_error)
{
	map_pages(1, 1);
	if (forbid(SYS_getpid, EPERM) < 0) {
		unmap();
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, buf, 1), -EPERM);
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, buf, 1), -EPERM);
	unmap();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, copy_in_and_copy_out_across_pages_copy_all);
	tcase_add_test(tests, copy_past_end_of_region_copies_what_fits);
	tcase_add_test(tests, copy_past_end_of_file_stops_or_returns_efault);
	tcase_add_test(tests, copy_without_access_returns_efault);
	tcase_add_test(tests,
		       copy_while_peer_truncates_returns_count_or_efault);
	tcase_add_loop_test(
		tests, copy_without_process_vm_calls_returns_their_error, 0, 2);
	tcase_add_test(tests, resize_of_region_grows_and_shrinks_it);
	tcase_add_test(tests, resize_on_error_leaves_region_unchanged);
	tcase_add_test(tests, lock_and_unlock_of_region_change_locked_memory);
	tcase_add_loop_test(
		tests, lock_above_memlock_limit_returns_eperm_or_enomem, 0, 2);
	tcase_add_test(tests, page_size_equals_that_of_sysconf);
	tcase_add_loop_test(
		tests, page_size_with_larger_pages_returns_their_size, 0, 3);
	tcase_add_loop_test(tests, page_size_on_madvise_error_returns_it, 0, 2);
	tcase_add_test(tests, copy_without_getpid_returns_its_error);
}
