/* SPDX-License-Identifier: MIT */
/* Tests of the functions of <zcall/memory.h>. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/memory";

static size_t page;

static char *map(int fd, size_t length, int prot, int flags)
{
	intptr_t address = zcall_mmap(NULL, length, prot, flags, fd, 0);

	ck_assert_int_eq(zcall_is_error(address), 0);
	return (char *)address;
}

static int new_file(void)
{
	int fd =
		zcall_memfd_create(suite_name, MFD_CLOEXEC | MFD_ALLOW_SEALING);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(zcall_ftruncate(fd, (int64_t)(4 * page)), 0);
	return fd;
}

/* The kernel returns -EFAULT for memory that the process cannot access. */
static int is_readable(const char *address)
{
	int fd = new_file();
	long result = zcall_write(fd, address, 1);

	ck_assert_int_eq(zcall_close(fd), 0);
	ck_assert(result == 1 || result == -EFAULT);
	return result == 1;
}

static int is_writable(char *address)
{
	int fd = new_file();
	long result = zcall_read(fd, address, 1);

	ck_assert_int_eq(zcall_close(fd), 0);
	ck_assert(result == 1 || result == -EFAULT);
	return result == 1;
}

START_TEST(mmap_shared_writes_reach_the_file)
{
	int fd = new_file();
	char *address = map(fd, page, PROT_READ | PROT_WRITE, MAP_SHARED);
	char seen = 0;

	address[1] = 'x';
	ck_assert_int_eq(zcall_msync(address, page, MS_SYNC), 0);
	ck_assert_int_eq(zcall_pread64(fd, &seen, 1, 1), 1);
	ck_assert_int_eq(seen, 'x');
	ck_assert_int_eq(zcall_munmap(address, page), 0);
	ck_assert_int_eq(is_readable(address), 0);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(mmap_at_offset_maps_file_from_there)
{
	int fd = new_file();
	intptr_t address;

	ck_assert_int_eq(zcall_pwrite64(fd, "y", 1, (int64_t)page), 1);
	address = zcall_mmap(NULL, page, PROT_READ, MAP_SHARED, fd,
			     (int64_t)page);
	ck_assert_int_eq(zcall_is_error(address), 0);
	ck_assert_int_eq(*(const char *)address, 'y');
	ck_assert_int_eq(zcall_munmap((void *)address, page), 0);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(mremap_grows_and_moves_mapping)
{
	int fd = new_file();
	char *there = map(-1, page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS);
	char *address = map(fd, page, PROT_READ | PROT_WRITE, MAP_SHARED);
	intptr_t moved;

	address[0] = 'z';
	moved = zcall_mremap(address, page, 2 * page, MREMAP_MAYMOVE, NULL);
	ck_assert_int_eq(zcall_is_error(moved), 0);
	ck_assert_int_eq(is_writable((char *)moved + page), 1);
	ck_assert_int_eq(zcall_mremap((void *)moved, 2 * page, page,
				      MREMAP_MAYMOVE | MREMAP_FIXED, there),
			 (intptr_t)there);
	ck_assert_int_eq(there[0], 'z');
	ck_assert_int_eq(zcall_munmap(there, page), 0);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(mprotect_of_page_changes_its_access)
{
	char *address = map(-1, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS);

	ck_assert_int_eq(is_readable(address), 1);
	ck_assert_int_eq(is_writable(address), 0);
	ck_assert_int_eq(zcall_mprotect(address, page, PROT_READ | PROT_WRITE),
			 0);
	ck_assert_int_eq(is_writable(address), 1);
	ck_assert_int_eq(zcall_mprotect(address, page, PROT_NONE), 0);
	ck_assert_int_eq(is_readable(address), 0);
	ck_assert_int_eq(zcall_munmap(address, page), 0);
}
END_TEST

START_TEST(madvise_dontneed_zeroes_anonymous_page)
{
	char *address = map(-1, page, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS);

	address[0] = 'x';
	ck_assert_int_eq(zcall_madvise(address, page, MADV_DONTNEED), 0);
	ck_assert_int_eq(*(volatile char *)address, 0);
	ck_assert_int_eq(zcall_munmap(address, page), 0);
}
END_TEST

START_TEST(memfd_create_with_flags_sets_cloexec_and_allows_seals)
{
	int fd = new_file();

	ck_assert_int_eq(zcall_fcntl(fd, F_GETFD, 0), FD_CLOEXEC);
	ck_assert_int_eq(zcall_fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK), 0);
	ck_assert_int_eq(zcall_ftruncate(fd, 0), -EPERM);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(mlock_of_mapped_page_makes_it_resident)
{
	intptr_t address = zcall_mmap(0, page, PROT_READ | PROT_WRITE,
				      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned char resident = 0;

	ck_assert(!zcall_is_error(address));
	ck_assert_int_eq(zcall_mlock((void *)address, page), 0);
	ck_assert_int_eq(mincore((void *)address, page, &resident), 0);
	ck_assert_int_eq(resident & 1, 1);
	ck_assert_int_eq(zcall_munlock((void *)address, page), 0);
	ck_assert_int_eq(zcall_munmap((void *)address, page), 0);
	ck_assert_int_eq(zcall_mlock((void *)address, page), -ENOMEM);
	ck_assert_int_eq(zcall_munlock((void *)address, page), -ENOMEM);
}
END_TEST

static void find_page_size(void)
{
	page = (size_t)sysconf(_SC_PAGESIZE);
}

void add_tests(TCase *tests)
{
	tcase_add_unchecked_fixture(tests, find_page_size, NULL);
	tcase_add_test(tests, mmap_shared_writes_reach_the_file);
	tcase_add_test(tests, mmap_at_offset_maps_file_from_there);
	tcase_add_test(tests, mremap_grows_and_moves_mapping);
	tcase_add_test(tests, mprotect_of_page_changes_its_access);
	tcase_add_test(tests, madvise_dontneed_zeroes_anonymous_page);
	tcase_add_test(tests,
		       memfd_create_with_flags_sets_cloexec_and_allows_seals);
	tcase_add_test(tests, mlock_of_mapped_page_makes_it_resident);
}
