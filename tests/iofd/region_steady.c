/* SPDX-License-Identifier: MIT */
/* Regions that were proved when they were mapped: what is proved, for how long.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/memfd.h>
#include <iofd/memfd_map.h>
#include <iofd/memfd_seal.h>

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/region_steady";

enum {
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE,
	PAGES = 4
};

static iofd_memfd file;
static iofd_region region;
static size_t page;
static char buf[PAGES * 65536];

static void open_file(uint32_t seals)
{
	page = (size_t)sysconf(_SC_PAGESIZE);
	ck_assert_int_eq(
		iofd_memfd_open(&file, "steady", IOFD_MEMFD_ALLOW_SEALING), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, (int64_t)(PAGES * page)),
			 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, seals), 0);
}

static int map(size_t length, uint32_t flags, int64_t offset)
{
	memset(&region, 0x5a, sizeof region); /* must be overwritten */
	return iofd_memfd_map_at(&file, length, READ_WRITE,
				 flags | IOFD_MAP_STEADY, offset, &region);
}

static void map_all(void)
{
	open_file(IOFD_SEAL_SHRINK);
	ck_assert_int_eq(map(PAGES * page, IOFD_MAP_SHARED, 0), 0);
	ck_assert_uint_ne(region.steady, 0);
}

static void unmap(void)
{
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_uint_eq(region.steady, 0);
	ck_assert_uint_eq(region.prot, 0);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

/* Whether both copies work where any system call raises SIGSYS. */
static void expect_direct(int is_direct)
{
	int status;
	int pid = fork();

	if (pid == 0) {
		if (forbid_all_but(SYS_exit_group) < 0)
			_exit(77);
		if (iofd_region_copy_in(&region, 1, "direct", 7) != 7 ||
		    iofd_region_copy_out(&region, 1, buf, 7) != 7 ||
		    memcmp(buf, "direct", 7) != 0)
			syscall(SYS_exit_group, 1);
		syscall(SYS_exit_group, 0); /* a sanitizer's _exit does more */
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(status == 0, is_direct);
}

static void expect_refusal(size_t length, uint32_t flags, int64_t offset,
			   int error)
{
	ck_assert_int_eq(map(length, flags, offset), -error);
	ck_assert_ptr_null(region.ptr);
	ck_assert_uint_eq(region.len, 0);
	ck_assert_uint_eq(region.steady, 0);
}

static const uint32_t other_seals[] = {0, IOFD_SEAL_GROW, IOFD_SEAL_SEAL};

START_TEST(map_at_steady_without_shrink_seal_returns_eperm)
{
	open_file(other_seals[_i]);
	expect_refusal(page, IOFD_MAP_SHARED, 0, EPERM);
	expect_refusal(page, IOFD_MAP_PRIVATE, 0, EPERM);
	ck_assert_int_eq(iofd_memfd_map(&file, page, IOFD_PROT_READ, &region),
			 0);
	ck_assert_uint_eq(region.steady, 0);
	unmap();
}
END_TEST

START_TEST(map_at_steady_past_end_returns_erange)
{
	const int64_t last = (PAGES - 1) * (int64_t)sysconf(_SC_PAGESIZE);

	open_file(IOFD_SEAL_SHRINK);
	expect_refusal(PAGES * page + 1, IOFD_MAP_SHARED, 0, ERANGE);
	expect_refusal(page + 1, IOFD_MAP_SHARED, last, ERANGE);
	expect_refusal(1, IOFD_MAP_SHARED, last + (int64_t)page, ERANGE);
	ck_assert_int_eq(map(page, IOFD_MAP_SHARED, last), 0);
	expect_direct(1);
	ck_assert_int_eq(iofd_fd_pread(&file.fd, buf, 7, last + 1), 7);
	ck_assert_str_eq(buf, "direct");
	unmap();
}
END_TEST

START_TEST(copy_of_steady_region_makes_no_system_call)
{
	map_all();
	expect_direct(1);
	region.steady = 0;
	expect_direct(0);
	unmap();
}
END_TEST

/* The address of a null buffer is an error even so; see null.def. */
START_TEST(copy_of_steady_region_keeps_its_errors)
{
	map_all();
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, bad_null, 1), -EFAULT);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, bad_null, 1),
			 -EFAULT);
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, bad_null, 0), 0);
	ck_assert_int_eq(iofd_region_copy_out(&region, region.len, buf, 1), 0);
	ck_assert_int_eq(iofd_region_copy_out(&region, region.len + 1, buf, 1),
			 -EINVAL);
	ck_assert_int_eq(iofd_region_copy_in(&region, bad_size, buf, 1),
			 -EINVAL);
	ck_assert_int_eq(
		iofd_region_copy_in(&region, region.len - 2, "abcd", 4), 2);
	ck_assert_int_eq(
		iofd_region_copy_out(&region, region.len - 2, buf, bad_size),
		2);
	ck_assert_mem_eq(buf, "ab", 2);
	unmap();
}
END_TEST

START_TEST(copy_of_steady_region_without_access_returns_efault)
{
	map_all();
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_READ), 0);
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, buf, 1), -EFAULT);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, buf, 1), 1);
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_NONE), 0);
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, buf, 1), -EFAULT);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, buf, 1), -EFAULT);
	ck_assert_int_eq(iofd_region_protect(&region, READ_WRITE), 0);
	expect_direct(1);
	unmap();
}
END_TEST

/* It may have changed some of the pages. */
START_TEST(protect_on_error_keeps_only_common_access)
{
	map_all();
	if (forbid(SYS_mprotect, ENOMEM) < 0) {
		unmap();
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_region_protect(&region, 8), -EINVAL);
	ck_assert_uint_eq(region.prot, READ_WRITE);
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_READ), -ENOMEM);
	ck_assert_uint_eq(region.prot, IOFD_PROT_READ);
	ck_assert_int_eq(iofd_region_protect(&region, READ_WRITE), -ENOMEM);
	ck_assert_uint_eq(region.prot, IOFD_PROT_READ);
	unmap();
}
END_TEST

START_TEST(resize_keeps_region_steady_until_it_grows)
{
	map_all();
	ck_assert_int_eq(iofd_region_resize(&region, page), 0);
	expect_direct(1);
	ck_assert_int_eq(iofd_region_resize(&region, 2 * PAGES * page), 0);
	ck_assert_uint_eq(region.steady, 0);
	ck_assert_int_eq(iofd_region_copy_out(&region, PAGES * page, buf, 1),
			 -EFAULT);
	ck_assert_int_eq(iofd_region_copy_in(&region, PAGES * page - 1, buf, 2),
			 1);
	ck_assert_int_eq(iofd_region_resize(&region, page), 0);
	ck_assert_uint_eq(region.steady, 0);
	unmap();
}
END_TEST

START_TEST(copy_of_private_steady_region_leaves_file_unchanged)
{
	open_file(IOFD_SEAL_SHRINK);
	ck_assert_int_eq(map(page, IOFD_MAP_PRIVATE, 0), 0);
	expect_direct(1);
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, "own", 3), 3);
	ck_assert_int_eq(iofd_fd_pread(&file.fd, buf, 3, 0), 3);
	ck_assert_mem_eq(buf, "\0\0\0", 3);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, buf, 3), 3);
	ck_assert_mem_eq(buf, "own", 3);
	unmap();
}
END_TEST

START_TEST(copy_of_punched_hole_returns_zeroes)
{
	map_all();
	memset(region.ptr, 'x', region.len);
	ck_assert_int_eq(iofd_memfd_punch_hole(&file, 0, (int64_t)region.len),
			 0);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, buf, region.len),
			 (int64_t)region.len);
	for (size_t i = 0; i < region.len; i++)
		if (buf[i])
			ck_abort_msg("byte %zu is %d", i, buf[i]);
	unmap();
}
END_TEST

/* The file may grow, and the region does not reach there. */
START_TEST(grown_file_leaves_region_as_it_was)
{
	map_all();
	ck_assert_int_eq(iofd_memfd_truncate(&file, 2 * PAGES * (int64_t)page),
			 0);
	ck_assert_uint_eq(iofd_region_len(&region), PAGES * page);
	ck_assert_int_eq(
		iofd_region_copy_out(&region, PAGES * page - 1, buf, 2), 1);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 1), -EPERM);
	unmap();
}
END_TEST

START_TEST(map_at_steady_and_populate_does_both)
{
	unsigned char resident[PAGES] = {0};

	open_file(IOFD_SEAL_SHRINK);
	ck_assert_int_eq(
		map(PAGES * page, IOFD_MAP_SHARED | IOFD_MAP_POPULATE, 0), 0);
	ck_assert_int_eq(mincore(region.ptr, region.len, resident), 0);
	for (int i = 0; i < PAGES; i++)
		ck_assert_int_eq(resident[i] & 1, 1);
	expect_direct(1);
	unmap();
}
END_TEST

#ifdef SYS_arch_prctl
/* Sandboxes, and kernels before 5.16, do not tell the registers. */
START_TEST(map_at_steady_without_arch_prctl_copies_as_well)
{
	open_file(IOFD_SEAL_SHRINK);
	if (forbid(SYS_arch_prctl, EINVAL) < 0) {
		ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(map(page, IOFD_MAP_SHARED, 0), 0);
	ck_assert_uint_eq(region.steady, 1);
	memset(buf, 'x', page);
	ck_assert_int_eq(iofd_region_copy_in(&region, 0, buf, page),
			 (int64_t)page);
	ck_assert_mem_eq(region.ptr, buf, page);
	unmap();
}
END_TEST
#endif

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, map_at_steady_without_shrink_seal_returns_eperm, 0, 3);
	tcase_add_test(tests, map_at_steady_past_end_returns_erange);
	tcase_add_test(tests, copy_of_steady_region_makes_no_system_call);
	tcase_add_test(tests, copy_of_steady_region_keeps_its_errors);
	tcase_add_test(tests,
		       copy_of_steady_region_without_access_returns_efault);
	tcase_add_test(tests, protect_on_error_keeps_only_common_access);
	tcase_add_test(tests, resize_keeps_region_steady_until_it_grows);
	tcase_add_test(tests,
		       copy_of_private_steady_region_leaves_file_unchanged);
	tcase_add_test(tests, copy_of_punched_hole_returns_zeroes);
	tcase_add_test(tests, grown_file_leaves_region_as_it_was);
	tcase_add_test(tests, map_at_steady_and_populate_does_both);
#ifdef SYS_arch_prctl
	tcase_add_test(tests, map_at_steady_without_arch_prctl_copies_as_well);
#endif
}
