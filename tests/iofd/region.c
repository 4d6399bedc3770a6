/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/memfd.h>
#include <iofd/memfd_map.h>

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

const char *const suite_name = "iofd/region";

enum {
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE
};

static iofd_memfd file;
static iofd_region region;
static size_t page;

/* Opens a file of two pages. */
static void open_file(void)
{
	page = (size_t)sysconf(_SC_PAGESIZE);
	ck_assert_int_eq(iofd_memfd_open(&file, "region", 0), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, (int64_t)(2 * page)), 0);
}

static void map_file(void)
{
	open_file();
	ck_assert_int_eq(iofd_memfd_map(&file, 2 * page, READ_WRITE, &region),
			 0);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

static void unmap(void)
{
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_ptr_null(iofd_region_ptr(&region));
	ck_assert_uint_eq(iofd_region_len(&region), 0);
}

START_TEST(map_of_memfd_outlives_its_handle)
{
	char byte;

	open_file();
	ck_assert_int_eq(iofd_memfd_map(&file, 2 * page, READ_WRITE, &region),
			 0);
	ck_assert_uint_eq(iofd_region_len(&region), 2 * page);
	strcpy(iofd_region_ptr(&region), "mapped");
	ck_assert_int_eq(iofd_fd_pread(&file.fd, &byte, 1, 5), 1);
	ck_assert_int_eq(byte, 'd');
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
	ck_assert_str_eq(region.ptr, "mapped");
	unmap();
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
}
END_TEST

START_TEST(unmap_on_error_keeps_region)
{
	iofd_region wrong;

	map_file();
	wrong = region;
	wrong.ptr = (char *)wrong.ptr + 1; /* not the start of a page */
	ck_assert_int_eq(iofd_region_unmap(&wrong), -EINVAL);
	ck_assert_ptr_eq(wrong.ptr, (char *)region.ptr + 1);
	ck_assert_uint_eq(wrong.len, region.len);
	unmap();
}
END_TEST

START_TEST(map_at_with_page_offset_maps_from_it)
{
	open_file();
	ck_assert_int_eq(iofd_fd_pwrite(&file.fd, "second", 7, (int64_t)page),
			 7);
	ck_assert_int_eq(iofd_memfd_map_at(&file, page, IOFD_PROT_READ,
					   IOFD_MAP_SHARED, (int64_t)page,
					   &region),
			 0);
	ck_assert_str_eq(region.ptr, "second");
	unmap();
	ck_assert_int_eq(iofd_memfd_map_at(&file, page, IOFD_PROT_READ,
					   IOFD_MAP_SHARED, 1, &region),
			 -EINVAL);
	ck_assert_int_eq(iofd_memfd_map_at(&file, page, IOFD_PROT_READ,
					   IOFD_MAP_SHARED, -(int64_t)page,
					   &region),
			 -EOVERFLOW);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}
END_TEST

START_TEST(map_with_invalid_arguments_fails_and_stays_unmapped)
{
	size_t too_much = limit_address_space();
	int rc;

	open_file();
	region.ptr = &region;
	region.len = 9;
	ck_assert_int_eq(iofd_memfd_map(&file, 0, READ_WRITE, &region),
			 -EINVAL);
	ck_assert_ptr_null(region.ptr);
	ck_assert_uint_eq(region.len, 0);
	ck_assert_int_eq(iofd_memfd_map(&file, page, 8, &region), -EINVAL);
	rc = iofd_memfd_map(&file, too_much, 1, &region);
	ck_assert(rc == -ENOMEM || rc == -EINVAL); /* EINVAL under valgrind */
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}
END_TEST

/* The kernel returns -EFAULT for memory that it may not write. */
START_TEST(protect_of_region_changes_its_access)
{
	open_file();
	ck_assert_int_eq(iofd_memfd_map(&file, 2 * page, READ_WRITE, &region),
			 0);
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_READ), 0);
	ck_assert_int_eq(iofd_fd_pread(&file.fd, region.ptr, 1, 0), -EFAULT);
	ck_assert_int_eq(iofd_region_protect(&region, READ_WRITE), 0);
	ck_assert_int_eq(iofd_fd_pread(&file.fd, region.ptr, 1, 0), 1);
	ck_assert_int_eq(iofd_region_protect(&region, 8), -EINVAL);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
	unmap();
}
END_TEST

START_TEST(sync_and_advise_of_region_return_zero)
{
	map_file();
	ck_assert_int_eq(iofd_region_sync(&region), 0);
	ck_assert_int_eq(iofd_region_advise(&region, MADV_WILLNEED), 0);
	ck_assert_int_eq(iofd_region_advise(&region, 9999), -EINVAL);
	unmap();
}
END_TEST

START_TEST(prefault_past_end_of_file_returns_efault)
{
	if (lacks_populate())
		return;
	map_file();
	ck_assert_int_eq(iofd_region_prefault(&region, IOFD_PROT_READ), 0);
	ck_assert_int_eq(iofd_region_prefault(&region, IOFD_PROT_WRITE), 0);
	ck_assert_int_eq(iofd_region_prefault(&region, IOFD_PROT_EXEC),
			 -EINVAL);
	ck_assert_int_eq(iofd_region_prefault(&region, READ_WRITE), -EINVAL);
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_READ), 0);
	ck_assert_int_eq(iofd_region_prefault(&region, IOFD_PROT_WRITE),
			 -EINVAL);
	unmap();
	open_file();
	ck_assert_int_eq(iofd_memfd_map(&file, 3 * page, READ_WRITE, &region),
			 0);
	ck_assert_int_eq(iofd_region_prefault(&region, IOFD_PROT_READ),
			 -EFAULT);
	ck_assert_int_eq(iofd_region_prefault(&region, IOFD_PROT_WRITE),
			 -EFAULT);
	unmap();
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, map_of_memfd_outlives_its_handle);
	tcase_add_test(tests, unmap_on_error_keeps_region);
	tcase_add_test(tests, map_at_with_page_offset_maps_from_it);
	tcase_add_test(tests,
		       map_with_invalid_arguments_fails_and_stays_unmapped);
	tcase_add_test(tests, protect_of_region_changes_its_access);
	tcase_add_test(tests, sync_and_advise_of_region_return_zero);
	tcase_add_test(tests, prefault_past_end_of_file_returns_efault);
}
