/* SPDX-License-Identifier: MIT */
/* Lengths and offsets at the boundaries of pages, of whatever size they are. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/memfd.h>
#include <iofd/memfd_map.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

const char *const suite_name = "iofd/region_pages";

enum {
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE,
	PAGES = 4,     /* of the file */
	SMALLEST = 512 /* offsets between pages are multiples of this */
};

static iofd_memfd file;
static iofd_region region;
static int64_t page;
static char *bytes; /* as many as the file has, all 'x' */

/* Opens a file of some pages of 'x'. */
static void open_file(void)
{
	page = sysconf(_SC_PAGESIZE);
	bytes = malloc((size_t)(PAGES * page));
	ck_assert_ptr_nonnull(bytes);
	memset(bytes, 'x', (size_t)(PAGES * page));
	ck_assert_int_eq(iofd_memfd_open(&file, "pages", 0), 0);
	ck_assert_int_eq(
		iofd_fd_pwrite(&file.fd, bytes, (size_t)(PAGES * page), 0),
		PAGES * page);
}

static void close_file(void)
{
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
	free(bytes);
}

static void map(int64_t length)
{
	ck_assert_int_eq(
		iofd_memfd_map(&file, (size_t)length, READ_WRITE, &region), 0);
	ck_assert_uint_eq(region.len, (size_t)length);
}

static void unmap(void)
{
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_ptr_null(region.ptr);
}

static int is_mapped(const char *address)
{
	unsigned char pages[2];

	return mincore((void *)(uintptr_t)address, 1, pages) == 0;
}

/* A page less a byte, a page, a page and a byte. */
static int64_t length_of_round(int round)
{
	return page + round - 1;
}

static const int pages_of_round[] = {1, 1, 2};

START_TEST(unmap_of_length_near_page_unmaps_whole_pages)
{
	const char *ptr;
	int64_t end;

	open_file();
	end = pages_of_round[_i] * page;
	map(length_of_round(_i));
	ptr = region.ptr;
	ck_assert_int_eq(ptr[end - 1], 'x');
	ck_assert_int_eq(iofd_region_protect(&region, IOFD_PROT_READ), 0);
	ck_assert_int_eq(iofd_region_protect(&region, READ_WRITE), 0);
	ck_assert_int_eq(iofd_region_prefault(&region, IOFD_PROT_WRITE),
			 kernel_is_before(5, 14) ? -EINVAL : 0);
	ck_assert_int_eq(iofd_region_sync(&region), 0);
	unmap();
	for (int64_t at = 0; at < end; at += page)
		ck_assert_int_eq(is_mapped(ptr + at), 0);
	close_file();
}
END_TEST

START_TEST(map_at_offset_between_pages_returns_einval)
{
	int64_t offset;

	open_file();
	for (offset = SMALLEST; offset < page; offset *= 2)
		for (int64_t start = 0; start <= page; start += page)
			ck_assert_int_eq(
				iofd_memfd_map_at(&file, (size_t)page,
						  READ_WRITE, IOFD_MAP_SHARED,
						  start + offset, &region),
				-EINVAL);
	ck_assert_int_eq(offset, page);
	ck_assert_int_eq(iofd_fd_pwrite(&file.fd, "p", 1, page), 1);
	ck_assert_int_eq(iofd_memfd_map_at(&file, 1, READ_WRITE,
					   IOFD_MAP_SHARED, page, &region),
			 0);
	ck_assert_int_eq(*(char *)region.ptr, 'p');
	unmap();
	close_file();
}
END_TEST

START_TEST(resize_to_length_near_page_keeps_bytes)
{
	open_file();
	map(page);
	ck_assert_int_eq(
		iofd_region_resize(&region, (size_t)length_of_round(_i)), 0);
	ck_assert_uint_eq(region.len, (size_t)length_of_round(_i));
	ck_assert_mem_eq(region.ptr, bytes, region.len);
	ck_assert_int_eq(iofd_region_resize(&region, (size_t)(2 * page)), 0);
	ck_assert_mem_eq(region.ptr, bytes, region.len);
	unmap();
	close_file();
}
END_TEST

START_TEST(truncate_to_length_near_page_zeroes_bytes_after_it)
{
	int64_t length;

	open_file();
	length = length_of_round(_i);
	map(2 * page);
	ck_assert_int_eq(iofd_memfd_truncate(&file, length), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), length);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 2 * page), 0);
	memset(bytes + length, 0, (size_t)(2 * page - length));
	ck_assert_mem_eq(region.ptr, bytes, (size_t)(2 * page));
	unmap();
	close_file();
}
END_TEST

START_TEST(punch_hole_across_page_boundary_zeroes_only_it)
{
	int64_t length;

	open_file();
	length = length_of_round(_i);
	map(PAGES * page);
	ck_assert_int_eq(iofd_memfd_punch_hole(&file, page / 2, length), 0);
	memset(bytes + page / 2, 0, (size_t)length);
	ck_assert_mem_eq(region.ptr, bytes, (size_t)(PAGES * page));
	unmap();
	close_file();
}
END_TEST

static void expect_copies(size_t at, size_t length, char *copy)
{
	memset(region.ptr, 0, region.len);
	ck_assert_int_eq(iofd_region_copy_in(&region, at, bytes, length),
			 (int64_t)length);
	ck_assert_mem_eq((char *)region.ptr + at, bytes, length);
	ck_assert_int_eq(((char *)region.ptr)[at + length], 0);
	memset(copy, 0, length);
	ck_assert_int_eq(iofd_region_copy_out(&region, at, copy, length),
			 (int64_t)length);
	ck_assert_mem_eq(copy, bytes, length);
}

START_TEST(copy_of_length_near_page_copies_all)
{
	char *copy;
	size_t length;

	open_file();
	length = (size_t)length_of_round(_i);
	copy = malloc(length);
	ck_assert_ptr_nonnull(copy);
	map(PAGES * page);
	for (int64_t half = 0; half <= 2; half++)
		expect_copies((size_t)(half * page / 2), length, copy);
	expect_copies((size_t)page - 1, length, copy);
	unmap();
	free(copy);
	close_file();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, unmap_of_length_near_page_unmaps_whole_pages,
			    0, 3);
	tcase_add_test(tests, map_at_offset_between_pages_returns_einval);
	tcase_add_loop_test(tests, resize_to_length_near_page_keeps_bytes, 0,
			    3);
	tcase_add_loop_test(tests,
			    truncate_to_length_near_page_zeroes_bytes_after_it,
			    0, 3);
	tcase_add_loop_test(
		tests, punch_hole_across_page_boundary_zeroes_only_it, 0, 3);
	tcase_add_loop_test(tests, copy_of_length_near_page_copies_all, 0, 3);
}
