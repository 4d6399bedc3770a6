/* SPDX-License-Identifier: MIT */
/* A mapping of part of a huge page is mapped and unmapped as a whole page. */
#define _GNU_SOURCE
#include "harness.h"
#include "huge_sizes.h"
#include "mappings.h"

#include <iofd/memfd.h>
#include <iofd/memfd_seal.h>
#include <iofd/memfd_map.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/memfd_huge";

enum {
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE
};

static iofd_memfd file;
static iofd_region region;
static size_t huge;
static int former_limit;

static int read_limit(void)
{
	FILE *limit = fopen("/proc/sys/vm/nr_overcommit_hugepages", "r");
	int pages = -1;

	if (limit) {
		if (fscanf(limit, "%d", &pages) != 1)
			pages = -1;
		fclose(limit);
	}
	return pages;
}

static int write_limit(int pages)
{
	FILE *limit = fopen("/proc/sys/vm/nr_overcommit_hugepages", "w");
	int written = limit && fprintf(limit, "%d", pages) > 0;

	return limit && fclose(limit) == 0 && written;
}

/* Runs outside the tests, so that a failing test does not change the limit. */
static void raise_limit(void)
{
	lock_huge_pages();
	former_limit = read_limit();
	if (former_limit >= 0 && !write_limit(former_limit + 4))
		former_limit = -1;
}

static void restore_limit(void)
{
	if (former_limit >= 0)
		ck_assert(write_limit(former_limit));
	unlock_huge_pages();
}

/* Opens an empty file of huge pages. Returns 0 if there are none. */
static int open_huge(uint32_t flags)
{
	int rc = iofd_memfd_open(&file, "huge", IOFD_MEMFD_HUGETLB | flags);
	void *page;

	if (!has_huge_pages()) {
		ck_assert(rc == -ENOENT || rc == -ENOSYS);
		return 0;
	}
	ck_assert_int_eq(rc, 0);
	huge = (size_t)iofd_memfd_huge_size(&file);
	page = mmap(NULL, huge, PROT_READ, MAP_SHARED, iofd_fd_raw(&file.fd),
		    0);
	if (page == MAP_FAILED) {
		iofd_fd_close(&file.fd);
		skip_without("free huge page");
		return 0;
	}
	munmap(page, huge);
	return 1;
}

static void close_huge(void)
{
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

static void expect_unmapped(void)
{
	ck_assert_ptr_null(region.ptr);
	ck_assert_uint_eq(region.len, 0);
	ck_assert_uint_eq(region.huge_kib, 0);
	ck_assert_int_eq(count_mappings("huge"), 0);
}

START_TEST(unmap_of_partial_huge_page_returns_zero)
{
	if (!open_huge(0))
		return;
	ck_assert_int_eq(iofd_memfd_truncate(&file, (int64_t)huge), 0);
	ck_assert_int_eq(iofd_memfd_map(&file, 4096, READ_WRITE, &region), 0);
	ck_assert_uint_eq(region.len, 4096);
	ck_assert_uint_eq(region.huge_kib, huge / 1024);
	ck_assert_int_eq(count_mappings("huge"), 1);
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	expect_unmapped();
	close_huge();
}
END_TEST

START_TEST(map_populate_past_end_of_huge_file_leaves_no_mapping)
{
	if (lacks_populate() || !open_huge(0))
		return;
	region.ptr = &region;
	ck_assert_int_eq(iofd_memfd_map_at(&file, 4096, IOFD_PROT_READ,
					   IOFD_MAP_SHARED | IOFD_MAP_POPULATE,
					   0, &region),
			 -EFAULT);
	expect_unmapped();
	close_huge();
}
END_TEST

START_TEST(operations_on_partial_huge_page_return_zero)
{
	if (lacks_populate() || !open_huge(0))
		return;
	ck_assert_int_eq(iofd_memfd_truncate(&file, (int64_t)(2 * huge)), 0);
	ck_assert_int_eq(iofd_memfd_map_at(&file, huge + 1, READ_WRITE,
					   IOFD_MAP_SHARED | IOFD_MAP_POPULATE,
					   0, &region),
			 0);
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_READ), 0);
	ck_assert_int_eq(iofd_region_protect(&region, READ_WRITE), 0);
	ck_assert_int_eq(iofd_region_prefault(&region, IOFD_PROT_WRITE), 0);
	ck_assert_int_eq(iofd_region_advise(&region, MADV_DONTFORK), 0);
	ck_assert_int_eq(iofd_region_sync(&region), 0);
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	expect_unmapped();
	close_huge();
}
END_TEST

START_TEST(resize_of_huge_region_shrinks_and_never_grows)
{
	int rc;

	if (!open_huge(0))
		return;
	ck_assert_int_eq(iofd_memfd_truncate(&file, (int64_t)(2 * huge)), 0);
	ck_assert_int_eq(iofd_memfd_map(&file, huge + 1, READ_WRITE, &region),
			 0);
	rc = iofd_region_resize(&region, 10);
	if (rc == -EINVAL) {
		ck_assert_int_eq(iofd_region_unmap(&region), 0);
		close_huge();
		SKIP_BEFORE("mremap of huge pages", 5, 16);
	}
	ck_assert_int_eq(rc, 0);
	ck_assert_uint_eq(region.len, 10);
	ck_assert_int_eq(iofd_region_resize(&region, huge), 0);
	ck_assert_int_lt(iofd_region_resize(&region, huge + 1), 0);
	ck_assert_uint_eq(region.len, huge);
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	expect_unmapped();
	close_huge();
}
END_TEST

/* A peer's huge memfd is sealed and mapped like any other. */
START_TEST(seal_for_sharing_unmaps_partial_huge_page)
{
	if (!open_huge(0))
		return;
	iofd_fd_close(&file.fd);
	ck_assert_int_eq(
		iofd_memfd_open(&file, "huge",
				IOFD_MEMFD_HUGETLB | IOFD_MEMFD_ALLOW_SEALING),
		0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, (int64_t)huge), 0);
	ck_assert_int_eq(iofd_memfd_map(&file, 10, READ_WRITE, &region), 0);
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&file, &region), 0);
	expect_unmapped();
	close_huge();
}
END_TEST

static const uint32_t sizes[] = {IOFD_MEMFD_HUGETLB, IOFD_MEMFD_HUGE_64KB,
				 IOFD_MEMFD_HUGE_1MB, IOFD_MEMFD_HUGE_2MB,
				 IOFD_MEMFD_HUGE_1GB};

START_TEST(huge_size_equals_block_size)
{
	struct stat status;

	if (iofd_memfd_open(&file, "huge", sizes[_i]) < 0)
		return; /* not on this machine */
	ck_assert_int_eq(fstat(iofd_fd_raw(&file.fd), &status), 0);
	ck_assert_int_eq(iofd_memfd_huge_size(&file), status.st_blksize);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}
END_TEST

START_TEST(huge_size_of_plain_memfd_is_zero)
{
	ck_assert_int_eq(iofd_memfd_open(&file, "plain", 0), 0);
	ck_assert_int_eq(iofd_memfd_huge_size(&file), 0);
	if (forbid(SYS_statx, EPERM) < 0) {
		iofd_fd_close(&file.fd);
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_memfd_huge_size(&file), -EPERM);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_unchecked_fixture(tests, raise_limit, restore_limit);
	tcase_add_test(tests, unmap_of_partial_huge_page_returns_zero);
	tcase_add_test(tests,
		       map_populate_past_end_of_huge_file_leaves_no_mapping);
	tcase_add_test(tests, operations_on_partial_huge_page_return_zero);
	tcase_add_test(tests, resize_of_huge_region_shrinks_and_never_grows);
	tcase_add_test(tests, seal_for_sharing_unmaps_partial_huge_page);
	tcase_add_loop_test(tests, huge_size_equals_block_size, 0,
			    sizeof sizes / sizeof sizes[0]);
	tcase_add_test(tests, huge_size_of_plain_memfd_is_zero);
}
