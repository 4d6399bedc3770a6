/* SPDX-License-Identifier: MIT */
/* Memory that is there from the start; huge pages, or none. */
#define _GNU_SOURCE
#include "harness.h"
#include "huge_sizes.h"

#include <iofd/memfd_receive.h>
#include <iofd/message.h>

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/memfd_open_mapped";

enum {
	LENGTH = 100000,
	HUGE_SHIFT = 26 /* MFD_HUGE_SHIFT */
};

static iofd_memfd file;
static iofd_region region;

static int open_mapped(size_t length, uint32_t flags)
{
	memset(&region, 0x5a, sizeof region); /* must be overwritten */
	file.fd.cell = 77;
	return iofd_memfd_open_mapped(&file, "mapped", length, flags, &region);
}

static void close_mapped(void)
{
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

static void expect_nothing(int before)
{
	ck_assert_int_eq(file.fd.cell, 0);
	ck_assert_ptr_null(region.ptr);
	ck_assert_uint_eq(region.len, 0);
	ck_assert_int_eq(open_descriptors(), before);
}

/* Pages that the file has, in bytes. */
static int64_t reserved(void)
{
	struct stat status;

	ck_assert_int_eq(fstat(iofd_fd_raw(&file.fd), &status), 0);
	return status.st_blocks * 512;
}

/* Writes all of it, which must raise no signal. */
static void expect_memory(int64_t huge)
{
	int64_t size = iofd_memfd_size(&file);

	ck_assert_int_eq(size, huge ? huge : LENGTH);
	ck_assert_uint_eq(region.len, LENGTH);
	ck_assert_int_eq(region.huge_kib == 0, huge == 0);
	ck_assert_int_eq(region.steady == 0, huge != 0);
	ck_assert_int_ge(reserved(), size);
	ck_assert_int_eq(iofd_memfd_verify(&file, IOFD_SEAL_SHRINK, LENGTH), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 0), -EPERM);
	memset(region.ptr, 'x', region.len);
}

START_TEST(open_mapped_reserves_seals_and_maps)
{
	char name[IOFD_MEMFD_NAME_MAX + 1];

	ck_assert_int_eq(open_mapped(LENGTH, 0), 0);
	expect_memory(0);
	ck_assert_int_eq(iofd_memfd_name(&file, name, sizeof name), 6);
	ck_assert_str_eq(name, "mapped");
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), 0);
	close_mapped();
}
END_TEST

static const struct {
	size_t length;
	uint32_t flags;
	int error;
} refused[] = {
	{0, 0, EINVAL},
	{0, IOFD_MEMFD_PREFER_HUGE, EINVAL},
	{1, 0x20, EINVAL},
	{1, IOFD_MEMFD_PREFER_HUGE | 0x20, EINVAL},
	{1, IOFD_MEMFD_EXEC | IOFD_MEMFD_NOEXEC_SEAL, EINVAL},
	{SIZE_MAX, 0, EFBIG},
	{SIZE_MAX, IOFD_MEMFD_PREFER_HUGE, EFBIG},
};

START_TEST(open_mapped_with_bad_arguments_keeps_nothing)
{
	int before = open_descriptors();

	ck_assert_int_eq(open_mapped(refused[_i].length, refused[_i].flags),
			 -refused[_i].error);
	expect_nothing(before);
}
END_TEST

static const struct {
	long number;
	int error;
} failures[] = {{SYS_memfd_create, ENOSYS},
		{SYS_fallocate, ENOSPC},
		{SYS_fallocate, EINTR},
		{SYS_fcntl, EPERM},
		{SYS_mmap, ENOMEM}};

START_TEST(open_mapped_on_kernel_error_keeps_nothing)
{
	int before = open_descriptors();

	if (forbid(failures[_i].number, failures[_i].error) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(open_mapped(LENGTH, IOFD_MEMFD_PREFER_HUGE),
			 -failures[_i].error);
	expect_nothing(before);
}
END_TEST

static const int errors[] = {ENOENT, ENODEV, EPERM, ENOSYS, EINVAL};

/* As on machines that have none, or do not permit them. */
START_TEST(open_mapped_without_huge_pages_maps_normal_ones)
{
	const uint32_t flags = MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_HUGETLB;

	if (forbid_where(SYS_memfd_create, 1, flags, errors[_i]) < 0 ||
	    forbid_where(SYS_memfd_create, 1, flags | IOFD_MEMFD_NOEXEC_SEAL,
			 errors[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_lt(open_mapped(LENGTH, IOFD_MEMFD_HUGETLB), 0);
	ck_assert_int_eq(open_mapped(LENGTH, IOFD_MEMFD_PREFER_HUGE), 0);
	expect_memory(0);
	close_mapped();
}
END_TEST

static uint32_t flags_of_size(int i)
{
	return IOFD_MEMFD_HUGETLB | (uint32_t)huge_shift(i) << HUGE_SHIFT;
}

/* Of a file that has room for LENGTH bytes in pages of size number i. */
static int64_t size_of_file(int i)
{
	int64_t huge = (int64_t)1 << huge_shift(i);

	return (LENGTH + huge - 1) / huge * huge;
}

/* If there are no pages of a size, others may make some meanwhile. */
START_TEST(open_mapped_of_each_huge_size_maps_these_or_normal_pages)
{
	ck_assert_int_eq(
		open_mapped(LENGTH, flags_of_size(_i) | IOFD_MEMFD_PREFER_HUGE),
		0);
	if (huge_pages(_i) >= NEEDED)
		ck_assert_uint_ne(region.huge_kib, 0);
	expect_memory(region.huge_kib ? size_of_file(_i) : 0);
	close_mapped();
}
END_TEST

START_TEST(open_mapped_of_each_huge_size_maps_these_or_fails)
{
	int before = open_descriptors();
	int rc = open_mapped(LENGTH, flags_of_size(_i));

	if (huge_pages(_i) >= NEEDED)
		ck_assert_int_eq(rc, 0);
	if (rc == 0) {
		expect_memory(size_of_file(_i));
		close_mapped();
		return;
	}
	ck_assert(rc == -ENOSPC || rc == -ENOMEM);
	expect_nothing(before);
}
END_TEST

/* The pages run out only when they are reserved. */
START_TEST(open_mapped_when_huge_pages_run_out_maps_normal_ones)
{
	if (forbid_where(SYS_fallocate, 3, (unsigned)size_of_file(_i), ENOSPC) <
	    0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(open_mapped(LENGTH, flags_of_size(_i)), -ENOSPC);
	ck_assert_int_eq(
		open_mapped(LENGTH, flags_of_size(_i) | IOFD_MEMFD_PREFER_HUGE),
		0);
	expect_memory(0);
	close_mapped();
}
END_TEST

START_TEST(open_mapped_when_interrupted_does_not_map_normal_pages)
{
	int before = open_descriptors();

	if (forbid_where(SYS_fallocate, 3, (unsigned)size_of_file(_i), EINTR) <
	    0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(
		open_mapped(LENGTH, flags_of_size(_i) | IOFD_MEMFD_PREFER_HUGE),
		-EINTR);
	expect_nothing(before);
}
END_TEST

/* Sends the file from another process. */
static void send_file(const iofd_socket *out)
{
	int32_t raw = iofd_fd_raw(&file.fd);
	int status, pid = fork();

	if (pid == 0)
		_exit(iofd_message_send(out, "x", 1, &raw, 1) != 1);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}

START_TEST(receive_of_huge_pages_needs_consent)
{
	iofd_memfd_terms terms = {.prot = IOFD_PROT_READ,
				  .flags = IOFD_MAP_SHARED};
	iofd_region received;
	iofd_socket in, out;
	char byte;

	if (lacks_huge_pages(_i))
		return;
	ck_assert_int_eq(open_mapped(LENGTH, flags_of_size(_i)), 0);
	memset(region.ptr, 'h', LENGTH);
	ck_assert_int_eq(
		iofd_socket_open_pair(&in, &out, IOFD_SOCKET_SEQPACKET, 0), 0);
	send_file(&out);
	ck_assert_int_eq(iofd_memfd_receive(&in, &byte, 1, &terms, &received,
					    NULL, NULL),
			 -EOPNOTSUPP);
	ck_assert_ptr_null(received.ptr);
	terms.flags |= IOFD_MAP_HUGE;
	send_file(&out);
	ck_assert_int_eq(iofd_memfd_receive(&in, &byte, 1, &terms, &received,
					    NULL, NULL),
			 1);
	ck_assert_uint_eq(received.len, (size_t)size_of_file(_i));
	ck_assert_uint_eq(received.huge_kib, 1u << (huge_shift(_i) - 10));
	ck_assert_uint_eq(received.steady, 0);
	ck_assert_int_eq(((char *)received.ptr)[LENGTH - 1], 'h');
	ck_assert_int_eq(iofd_region_copy_out(&received, 0, &byte, 1), 1);
	ck_assert_int_eq(iofd_region_unmap(&received), 0);
	iofd_fd_close(&in.fd);
	iofd_fd_close(&out.fd);
	close_mapped();
}
END_TEST

void add_tests(TCase *tests)
{
	int sizes = find_huge_sizes();

	tcase_add_unchecked_fixture(tests, reserve_huge_pages,
				    give_back_huge_pages);
	tcase_add_test(tests, open_mapped_reserves_seals_and_maps);
	tcase_add_loop_test(tests, open_mapped_with_bad_arguments_keeps_nothing,
			    0, sizeof refused / sizeof refused[0]);
	tcase_add_loop_test(tests, open_mapped_on_kernel_error_keeps_nothing, 0,
			    sizeof failures / sizeof failures[0]);
	tcase_add_loop_test(tests,
			    open_mapped_without_huge_pages_maps_normal_ones, 0,
			    sizeof errors / sizeof errors[0]);
	tcase_add_loop_test(
		tests, open_mapped_of_each_huge_size_maps_these_or_normal_pages,
		0, sizes);
	tcase_add_loop_test(tests,
			    open_mapped_of_each_huge_size_maps_these_or_fails,
			    0, sizes);
	tcase_add_loop_test(
		tests, open_mapped_when_huge_pages_run_out_maps_normal_ones, 0,
		sizes);
	tcase_add_loop_test(
		tests, open_mapped_when_interrupted_does_not_map_normal_pages,
		0, sizes);
	tcase_add_loop_test(tests, receive_of_huge_pages_needs_consent, 0,
			    sizes);
}
