/* SPDX-License-Identifier: MIT */
/*
 * Files of huge pages, of each size that the machine has: which they are
 * depends on the processor and on the size of its small pages.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "huge_sizes.h"

#include <iofd/memfd.h>
#include <iofd/memfd_map.h>
#include <iofd/memfd_seal.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *const suite_name = "iofd/memfd_huge_sizes";

enum {
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE,
	FIRST_SHIFT = 12,
	END_SHIFT = 40
};

static int count;
static iofd_memfd file;
static iofd_region region;
static int64_t huge;

/* Opens an empty file of the size of this round. */
static void open_file(int i)
{
	huge = (int64_t)1 << huge_shift(i);
	ck_assert_int_eq(iofd_memfd_open(&file, "huge",
					 IOFD_MEMFD_HUGETLB |
						 IOFD_MEMFD_ALLOW_SEALING |
						 (uint32_t)huge_shift(i) << 26),
			 0);
}

static void close_file(void)
{
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

static void map(size_t length)
{
	ck_assert_int_eq(iofd_memfd_map(&file, length, READ_WRITE, &region), 0);
}

static void unmap(void)
{
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_ptr_null(region.ptr);
}

START_TEST(open_with_each_size_makes_empty_file_of_it)
{
	open_file(_i);
	ck_assert_int_eq(iofd_memfd_huge_size(&file), huge);
	ck_assert_int_eq(iofd_memfd_size(&file), 0);
	close_file();
}
END_TEST

/* Returns the page size of the mapping at `address` in KiB, from /proc. */
static long mapped_with(const void *address)
{
	FILE *maps = fopen("/proc/self/smaps", "r");
	char line[512];
	unsigned long long start;
	long kib = -1;
	int is_found = 0;

	ck_assert_ptr_nonnull(maps);
	while (kib < 0 && fgets(line, sizeof line, maps))
		if (is_found)
			sscanf(line, "KernelPageSize: %ld kB", &kib);
		else if (sscanf(line, "%llx-", &start) == 1)
			is_found = start == (uintptr_t)address;
	fclose(maps);
	return kib;
}

START_TEST(map_of_huge_file_reads_back_what_was_written)
{
	char bytes[6];

	if (lacks_huge_pages(_i))
		return;
	open_file(_i);
	ck_assert_int_eq(iofd_memfd_truncate(&file, NEEDED * huge), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), NEEDED * huge);
	map((size_t)(NEEDED * huge));
	ck_assert_int_eq(mapped_with(region.ptr), huge / 1024);
	memcpy((char *)region.ptr + huge - 3, "across", 6);
	((char *)region.ptr)[NEEDED * huge - 1] = 'l';
	unmap();
	ck_assert_int_eq(iofd_fd_pread(&file.fd, bytes, 6, huge - 3), 6);
	ck_assert_mem_eq(bytes, "across", 6);
	map((size_t)(NEEDED * huge));
	ck_assert_mem_eq((char *)region.ptr + huge - 3, "across", 6);
	ck_assert_int_eq(((char *)region.ptr)[NEEDED * huge - 1], 'l');
	ck_assert_int_eq(
		iofd_region_copy_out(&region, (size_t)huge - 3, bytes, 6), 6);
	ck_assert_mem_eq(bytes, "across", 6);
	unmap();
	close_file();
}
END_TEST

START_TEST(truncate_to_part_of_huge_page_returns_einval)
{
	const int64_t page = sysconf(_SC_PAGESIZE);

	open_file(_i);
	for (int64_t part = page; part < huge; part *= 2)
		ck_assert_int_eq(iofd_memfd_truncate(&file, part), -EINVAL);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 1), -EINVAL);
	ck_assert_int_eq(iofd_memfd_truncate(&file, huge + 1), -EINVAL);
	ck_assert_int_eq(iofd_memfd_size(&file), 0);
	close_file();
}
END_TEST

static int map_at(size_t length, int64_t offset)
{
	return iofd_memfd_map_at(&file, length, READ_WRITE, IOFD_MAP_SHARED,
				 offset, &region);
}

START_TEST(map_at_of_huge_file_takes_offset_of_whole_pages)
{
	const int64_t page = sysconf(_SC_PAGESIZE);

	if (lacks_huge_pages(_i))
		return;
	open_file(_i);
	ck_assert_int_eq(iofd_memfd_truncate(&file, NEEDED * huge), 0);
	ck_assert_int_eq(map_at((size_t)huge, huge / 2), -EINVAL);
	ck_assert_int_eq(map_at((size_t)huge, page), -EINVAL);
	ck_assert_ptr_null(region.ptr);
	ck_assert_int_eq(map_at(1, huge), 0);
	ck_assert_uint_eq(region.len, 1);
	ck_assert_uint_eq(region.huge_kib, (size_t)huge / 1024);
	*(char *)region.ptr = 's';
	unmap();
	map((size_t)huge + 1);
	ck_assert_int_eq(((char *)region.ptr)[huge], 's');
	ck_assert_int_eq(((char *)region.ptr)[0], 0);
	unmap();
	close_file();
}
END_TEST

START_TEST(seal_of_huge_file_forbids_what_it_names)
{
	if (lacks_huge_pages(_i))
		return;
	open_file(_i);
	ck_assert_int_eq(iofd_memfd_truncate(&file, huge), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_SHRINK), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 0), -EPERM);
	ck_assert_int_eq(iofd_memfd_truncate(&file, NEEDED * huge), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, (NEEDED + 1) * huge),
			 -EPERM);
	map((size_t)huge);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_WRITE), -EBUSY);
	unmap();
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_WRITE), 0);
	ck_assert_int_eq(map_at((size_t)huge, 0), -EPERM);
	ck_assert_int_eq(iofd_memfd_punch_hole(&file, 0, huge), -EPERM);
	ck_assert_int_eq(iofd_memfd_verify(&file,
					   IOFD_SEAL_SHRINK | IOFD_SEAL_WRITE,
					   NEEDED * huge),
			 0);
	close_file();
}
END_TEST

/* There are more rounds than pages. */
START_TEST(unmap_after_close_of_huge_file_frees_its_pages)
{
	if (lacks_huge_pages(_i))
		return;
	for (int left = huge_pages(_i); left >= 0; left--) {
		open_file(_i);
		ck_assert_int_eq(iofd_memfd_allocate(&file, 0, huge), 0);
		ck_assert_int_eq(iofd_memfd_size(&file), huge);
		map((size_t)huge);
		close_file();
		*(char *)region.ptr = 'x';
		unmap();
	}
}
END_TEST

static int has_shift(int shift)
{
	for (int i = 0; i < count; i++)
		if (huge_shift(i) == shift)
			return 1;
	return 0;
}

/* The error is another where the kernel has no huge pages at all. */
START_TEST(open_with_size_that_kernel_lacks_returns_enodev)
{
	for (int shift = FIRST_SHIFT; shift < END_SHIFT; shift++) {
		uint32_t flags = IOFD_MEMFD_HUGETLB | (uint32_t)shift << 26;
		int rc = iofd_memfd_open(&file, "huge", flags);

		ck_assert_int_eq(rc == 0, has_shift(shift));
		if (rc == 0)
			close_file();
		else if (count > 0)
			ck_assert_int_eq(rc, -ENODEV);
		else
			ck_assert(rc == -ENOENT || rc == -ENOSYS ||
				  rc == -ENODEV);
	}
}
END_TEST

void add_tests(TCase *tests)
{
	count = find_huge_sizes();
	tcase_add_unchecked_fixture(tests, reserve_huge_pages,
				    give_back_huge_pages);
	tcase_add_loop_test(tests, open_with_each_size_makes_empty_file_of_it,
			    0, count);
	tcase_add_loop_test(tests, map_of_huge_file_reads_back_what_was_written,
			    0, count);
	tcase_add_loop_test(tests, truncate_to_part_of_huge_page_returns_einval,
			    0, count);
	tcase_add_loop_test(tests,
			    map_at_of_huge_file_takes_offset_of_whole_pages, 0,
			    count);
	tcase_add_loop_test(tests, seal_of_huge_file_forbids_what_it_names, 0,
			    count);
	tcase_add_loop_test(tests,
			    unmap_after_close_of_huge_file_frees_its_pages, 0,
			    count);
	tcase_add_test(tests, open_with_size_that_kernel_lacks_returns_enodev);
}
