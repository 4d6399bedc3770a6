/* SPDX-License-Identifier: MIT */
/* Mapping with flags, huge pages, and holes. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/memfd.h>
#include <iofd/memfd_seal.h>
#include <iofd/memfd_map.h>

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <zcall/number.h>

const char *const suite_name = "iofd/memfd_map";

enum {
	SIZE = 4 * 65536, /* whole pages on every kernel */
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE
};

static iofd_memfd file;
static iofd_region region;

static void open_file(void)
{
	ck_assert_int_eq(
		iofd_memfd_open(&file, "map", IOFD_MEMFD_ALLOW_SEALING), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, SIZE), 0);
}

static void close_file(void)
{
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

static int map(uint32_t prot, uint32_t flags, size_t length)
{
	region.ptr = &region; /* must be overwritten */
	return iofd_memfd_map_at(&file, length, prot, flags, 0, &region);
}

static void unmap(void)
{
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
}

/* Returns how many pages of the region are in memory. */
static int resident(void)
{
	unsigned char pages[SIZE / 4096] = {0};
	int count = 0;

	ck_assert_int_eq(mincore(region.ptr, region.len, pages), 0);
	for (size_t i = 0; i < sizeof pages; i++)
		count += pages[i] & 1;
	return count;
}

static int64_t blocks(void)
{
	struct stat status;

	ck_assert_int_eq(fstat(iofd_fd_raw(&file.fd), &status), 0);
	return status.st_blocks;
}

START_TEST(map_at_with_private_leaves_file_unchanged)
{
	char byte = 'x';

	open_file();
	ck_assert_int_eq(map(READ_WRITE, IOFD_MAP_PRIVATE, SIZE), 0);
	ck_assert_int_eq(iofd_fd_pwrite(&file.fd, "f", 1, 0), 1);
	ck_assert_int_eq(*(char *)region.ptr, 'f');
	*(char *)region.ptr = 'p';
	ck_assert_int_eq(iofd_fd_pread(&file.fd, &byte, 1, 0), 1);
	ck_assert_int_eq(byte, 'f');
	unmap();
	ck_assert_int_eq(map(READ_WRITE, IOFD_MAP_SHARED, SIZE), 0);
	*(char *)region.ptr = 's';
	ck_assert_int_eq(iofd_fd_pread(&file.fd, &byte, 1, 0), 1);
	ck_assert_int_eq(byte, 's');
	unmap();
	close_file();
}
END_TEST

static const uint32_t modes[] = {IOFD_MAP_SHARED, IOFD_MAP_PRIVATE};

START_TEST(map_at_with_populate_makes_all_pages_resident)
{
	open_file();
	ck_assert_int_eq(map(READ_WRITE, modes[_i], SIZE), 0);
	ck_assert_int_eq(resident(), 0);
	unmap();
	ck_assert_int_eq(map(READ_WRITE, modes[_i] | IOFD_MAP_POPULATE, SIZE),
			 0);
	ck_assert_int_eq(resident(), SIZE / (int)sysconf(_SC_PAGESIZE));
	unmap();
	ck_assert_int_eq(
		map(IOFD_PROT_READ, modes[_i] | IOFD_MAP_POPULATE, SIZE), 0);
	unmap();
	close_file();
}
END_TEST

START_TEST(map_at_with_populate_past_end_returns_efault)
{
	if (lacks_populate())
		return;
	open_file();
	ck_assert_int_eq(iofd_memfd_truncate(&file, SIZE / 2), 0);
	ck_assert_int_eq(map(READ_WRITE, modes[_i] | IOFD_MAP_POPULATE, SIZE),
			 -EFAULT);
	ck_assert_ptr_null(region.ptr);
	ck_assert_uint_eq(region.len, 0);
	ck_assert_int_eq(map(READ_WRITE, modes[_i], SIZE), 0);
	unmap();
	close_file();
}
END_TEST

/* Linux before 5.14 has no MADV_POPULATE_WRITE, which reports failure. */
START_TEST(map_at_with_populate_on_linux_before_5_14_populates)
{
	open_file();
	if (forbid(SYS_madvise, EINVAL) < 0) {
		close_file();
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(
		map(READ_WRITE, IOFD_MAP_SHARED | IOFD_MAP_POPULATE, SIZE), 0);
	ck_assert_int_eq(resident(), SIZE / (int)sysconf(_SC_PAGESIZE));
	unmap();
	close_file();
}
END_TEST

START_TEST(punch_hole_in_file_frees_and_zeroes_it)
{
	static char bytes[SIZE], expected[SIZE];
	int64_t full;

	open_file();
	memset(bytes, 'x', SIZE);
	memset(expected, 'x', SIZE);
	memset(expected + 1, 0, SIZE / 2);
	ck_assert_int_eq(iofd_fd_pwrite(&file.fd, bytes, SIZE, 0), SIZE);
	full = blocks();
	ck_assert_int_eq(iofd_memfd_punch_hole(&file, 1, SIZE / 2), 0);
	ck_assert_int_lt(blocks(), full);
	ck_assert_int_eq(iofd_memfd_size(&file), SIZE);
	ck_assert_int_eq(iofd_fd_pread(&file.fd, bytes, SIZE, 0), SIZE);
	ck_assert_mem_eq(bytes, expected, SIZE);
	ck_assert_int_eq(iofd_memfd_punch_hole(&file, SIZE, SIZE), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), SIZE);
	ck_assert_int_eq(iofd_memfd_punch_hole(&file, INT64_MAX, 1), -EFBIG);
	close_file();
}
END_TEST

static const uint32_t sizes[] = {
	IOFD_MEMFD_HUGETLB,    IOFD_MEMFD_HUGE_16KB,  IOFD_MEMFD_HUGE_64KB,
	IOFD_MEMFD_HUGE_512KB, IOFD_MEMFD_HUGE_1MB,   IOFD_MEMFD_HUGE_2MB,
	IOFD_MEMFD_HUGE_8MB,   IOFD_MEMFD_HUGE_16MB,  IOFD_MEMFD_HUGE_32MB,
	IOFD_MEMFD_HUGE_256MB, IOFD_MEMFD_HUGE_512MB, IOFD_MEMFD_HUGE_1GB,
	IOFD_MEMFD_HUGE_2GB,   IOFD_MEMFD_HUGE_16GB};

/* Each size has the result of the kernel, and its own page size. */
START_TEST(open_with_each_huge_size_matches_memfd_create)
{
	static const uint32_t modes_too[] = {0, IOFD_MEMFD_ALLOW_SEALING};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		uint32_t flags = sizes[i] | modes_too[_i];
		long raw =
			syscall(SYS_memfd_create, "huge", flags | MFD_CLOEXEC);
		int expected = raw < 0 ? -errno : 0;
		struct stat ours, theirs;

		ck_assert_int_eq(iofd_memfd_open(&file, "huge", flags),
				 expected);
		if (expected < 0)
			continue;
		fstat(iofd_fd_raw(&file.fd), &ours);
		fstat((int)raw, &theirs);
		ck_assert_int_eq(ours.st_blksize, theirs.st_blksize);
		close((int)raw);
		close_file();
	}
}
END_TEST

START_TEST(size_without_fstat_uses_statx)
{
	open_file();
	ck_assert_int_eq(iofd_memfd_truncate(&file, 12345), 0);
	if (forbid(ZCALL_SYS_fstat, ENOSYS) < 0) {
		close_file();
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_memfd_size(&file), 12345);
	ck_assert_int_eq(forbid(SYS_statx, ENOSYS), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), -ENOSYS);
	ck_assert_int_eq(iofd_memfd_verify(&file, 0, 1), -ENOSYS);
	close_file();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, map_at_with_private_leaves_file_unchanged);
	tcase_add_loop_test(
		tests, map_at_with_populate_makes_all_pages_resident, 0, 2);
	tcase_add_loop_test(tests, map_at_with_populate_past_end_returns_efault,
			    0, 2);
	tcase_add_test(tests,
		       map_at_with_populate_on_linux_before_5_14_populates);
	tcase_add_test(tests, punch_hole_in_file_frees_and_zeroes_it);
	tcase_add_loop_test(
		tests, open_with_each_huge_size_matches_memfd_create, 0, 2);
	tcase_add_test(tests, size_without_fstat_uses_statx);
}
