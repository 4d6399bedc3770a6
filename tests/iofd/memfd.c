/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/memfd.h>
#include <iofd/memfd_seal.h>
#include <iofd/memfd_map.h>
#include <zcall/number.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/memfd";

static iofd_memfd file;

/* MFD_CLOEXEC and MFD_NOEXEC_SEAL. */
#define DEFAULT_FLAGS 0x9u

static void open_file(uint32_t flags)
{
	ck_assert_int_eq(iofd_memfd_open(&file, "test", flags), 0);
}

static void close_file(void)
{
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

static int is_executable(void)
{
	struct stat status;

	ck_assert_int_eq(fstat(iofd_fd_raw(&file.fd), &status), 0);
	return (status.st_mode & 0111) != 0;
}

/* Skips the test if this kernel lacks MFD_NOEXEC_SEAL. */
static int lacks_noexec_seal(void)
{
	int rc = iofd_memfd_open(&file, "", IOFD_MEMFD_NOEXEC_SEAL);

	if (rc == -EINVAL) {
		skip_before("MFD_NOEXEC_SEAL", 6, 3);
		return 1;
	}
	ck_assert_int_eq(rc, 0);
	close_file();
	return 0;
}

START_TEST(open_by_default_is_cloexec_and_empty)
{
	open_file(0);
	ck_assert_int_eq(iofd_fd_is_cloexec(&file.fd), 1);
	ck_assert_int_eq(iofd_memfd_size(&file), 0);
	close_file();
}
END_TEST

START_TEST(open_with_name_succeeds_up_to_249_bytes)
{
	static const unsigned lengths[] = {0, 1, 7, 248, 249};
	char name[251], buf[IOFD_MEMFD_NAME_MAX + 1];

	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		memset(name, 'x', lengths[i]);
		name[lengths[i]] = 0;
		ck_assert_int_eq(iofd_memfd_open(&file, name, 0), 0);
		ck_assert_int_eq(iofd_memfd_name(&file, buf, sizeof buf),
				 lengths[i]);
		ck_assert_str_eq(buf, name);
		ck_assert_int_eq(iofd_memfd_name(&file, buf, lengths[i]),
				 -ERANGE);
		close_file();
	}
	memset(name, 'x', 250);
	name[250] = 0;
	file.fd.cell = 77;
	ck_assert_int_eq(iofd_memfd_open(&file, name, 0), -EINVAL);
	ck_assert_int_eq(file.fd.cell, 0);
	ck_assert_int_eq(iofd_memfd_open(&file, NULL, 0), -EFAULT);
}
END_TEST

START_TEST(open_with_invalid_arguments_calls_no_memfd_create)
{
	char name[251];

	if (forbid(SYS_memfd_create, ENOSYS) < 0)
		SKIP_WITHOUT("seccomp");
	memset(name, 'x', 250);
	name[250] = 0;
	ck_assert_int_eq(iofd_memfd_open(&file, name, 0), -EINVAL);
	ck_assert_int_eq(iofd_memfd_open(&file, "", 0x80000000), -EINVAL);
	ck_assert_int_eq(iofd_memfd_open(&file, "", 0), -ENOSYS);
}
END_TEST

START_TEST(name_of_other_descriptor_returns_einval)
{
	char buf[64];

	iofd_fd_adopt(&file.fd, dup(0));
	ck_assert_int_eq(iofd_memfd_name(&file, buf, sizeof buf), -EINVAL);
	close_file();
}
END_TEST

START_TEST(open_with_invalid_flags_returns_einval)
{
	static const uint32_t bad[] = {0x1, 0x20, 0x80000000, UINT32_MAX};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ck_assert_int_eq(iofd_memfd_open(&file, "", bad[i]), -EINVAL);
	ck_assert_int_eq(
		iofd_memfd_open(&file, "",
				IOFD_MEMFD_EXEC | IOFD_MEMFD_NOEXEC_SEAL),
		-EINVAL);
	ck_assert_int_eq(file.fd.cell, 0);
}
END_TEST

START_TEST(open_makes_executable_file_only_with_exec)
{
	int rc;

	if (lacks_noexec_seal())
		return;
	open_file(IOFD_MEMFD_NOEXEC_SEAL);
	ck_assert(!is_executable());
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), 0);
	close_file();
	open_file(0);
	ck_assert(!is_executable());
	close_file();
	rc = iofd_memfd_open(&file, "", IOFD_MEMFD_EXEC);
	if (rc == -EACCES)
		return; /* vm.memfd_noexec = 2 */
	ck_assert_int_eq(rc, 0);
	ck_assert(is_executable());
	close_file();
}
END_TEST

/* Plain memfd_create has mode 0777 and no SEAL_EXEC. */
START_TEST(open_by_default_sets_mode_0666_and_seal_exec)
{
	struct stat status;

	if (lacks_noexec_seal())
		return;
	open_file(0);
	ck_assert_int_eq(fstat(iofd_fd_raw(&file.fd), &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0666);
	ck_assert_int_eq(iofd_memfd_seals(&file),
			 IOFD_SEAL_SEAL | IOFD_SEAL_EXEC);
	close_file();
	open_file(IOFD_MEMFD_ALLOW_SEALING);
	ck_assert_int_eq(iofd_memfd_seals(&file), IOFD_SEAL_EXEC);
	close_file();
}
END_TEST

START_TEST(seal_without_allow_sealing_returns_eperm)
{
	open_file(0);
	ck_assert_int_eq(iofd_memfd_seals(&file) & IOFD_SEAL_SEAL,
			 IOFD_SEAL_SEAL);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_WRITE), -EPERM);
	close_file();
	open_file(IOFD_MEMFD_ALLOW_SEALING);
	ck_assert_int_eq(iofd_memfd_seals(&file) & ~IOFD_SEAL_EXEC, 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, 0x80), -EINVAL);
	close_file();
}
END_TEST

START_TEST(change_forbidden_by_seal_returns_eperm)
{
	open_file(IOFD_MEMFD_ALLOW_SEALING);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 4096), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_SHRINK), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 1), -EPERM);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 8192), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 8193), -EPERM);
	ck_assert_int_eq(iofd_memfd_allocate(&file, 8192, 1), -EPERM);
	ck_assert_int_eq(iofd_fd_pwrite(&file.fd, "x", 1, 0), 1);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_WRITE), 0);
	ck_assert_int_eq(iofd_fd_pwrite(&file.fd, "x", 1, 0), -EPERM);
	ck_assert_int_eq(iofd_fd_write(&file.fd, "", 0), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_SEAL), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), -EPERM);
	ck_assert_int_eq(iofd_memfd_seals(&file) & 0xf, 0xf);
	close_file();
}
END_TEST

START_TEST(seal_write_with_writable_mapping_returns_ebusy)
{
	iofd_region region;

	open_file(IOFD_MEMFD_ALLOW_SEALING);
	iofd_memfd_truncate(&file, 4096);
	ck_assert_int_eq(iofd_memfd_map(&file, 4096, IOFD_PROT_WRITE, &region),
			 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_WRITE), -EBUSY);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_FUTURE_WRITE), 0);
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_int_eq(iofd_memfd_map(&file, 4096, IOFD_PROT_WRITE, &region),
			 -EPERM);
	ck_assert_ptr_null(region.ptr);
	close_file();
}
END_TEST

START_TEST(size_after_truncate_and_allocate_is_as_set)
{
	char byte = 1;

	open_file(0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, 5000), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), 5000);
	ck_assert_int_eq(iofd_fd_pread(&file.fd, &byte, 1, 4999), 1);
	ck_assert_int_eq(byte, 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, -1), -EINVAL);
	ck_assert_int_eq(iofd_memfd_size(&file), 5000);
	ck_assert_int_eq(iofd_memfd_allocate(&file, 4096, 8192), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), 12288);
	ck_assert_int_eq(iofd_memfd_allocate(&file, -1, 1), -EINVAL);
	ck_assert_int_eq(iofd_memfd_allocate(&file, 0, 0), -EINVAL);
	/* a sparse file may be large without costing memory */
	ck_assert_int_eq(iofd_memfd_truncate(&file, 1LL << 40), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), 1LL << 40);
	close_file();
}
END_TEST

static int64_t allocated_bytes(void)
{
	struct stat status;

	ck_assert_int_eq(fstat(iofd_fd_raw(&file.fd), &status), 0);
	return status.st_blocks * 512;
}

START_TEST(allocate_takes_offset_then_length)
{
	const int64_t page = sysconf(_SC_PAGESIZE);

	open_file(0);
	ck_assert_int_eq(iofd_memfd_allocate(&file, 0, page), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), page);
	ck_assert_int_eq(iofd_memfd_allocate(&file, 600 * page, page), 0);
	ck_assert_int_eq(iofd_memfd_size(&file), 601 * page);
	ck_assert_int_lt(allocated_bytes(), 600 * page);
	close_file();
}
END_TEST

START_TEST(pread_after_write_returns_same_bytes)
{
	char buf[6] = {0};

	open_file(0);
	ck_assert_int_eq(iofd_fd_write(&file.fd, "hello", 5), 5);
	ck_assert_int_eq(iofd_fd_read(&file.fd, buf, 5), 0);
	ck_assert_int_eq(iofd_fd_pread(&file.fd, buf, 5, 0), 5);
	ck_assert_str_eq(buf, "hello");
	close_file();
}
END_TEST

START_TEST(truncate_and_write_on_huge_memfd_return_einval)
{
	static const uint32_t flags[] = {
		IOFD_MEMFD_HUGETLB, IOFD_MEMFD_HUGE_2MB, IOFD_MEMFD_HUGE_1GB,
		IOFD_MEMFD_HUGE_2MB | IOFD_MEMFD_ALLOW_SEALING,
		IOFD_MEMFD_HUGE_64KB};
	int rc = iofd_memfd_open(&file, "huge", flags[_i]);

	if (rc < 0) { /* this machine has no pages of that size, or none */
		ck_assert(rc == -ENODEV || rc == -ENOENT || rc == -ENOSYS);
		return;
	}
	ck_assert_int_eq(iofd_memfd_truncate(&file, 4097), -EINVAL);
	ck_assert_int_eq(iofd_fd_write(&file.fd, "x", 1), -EINVAL);
	ck_assert_int_eq((iofd_memfd_seals(&file) & IOFD_SEAL_SEAL) == 0,
			 (flags[_i] & IOFD_MEMFD_ALLOW_SEALING) != 0);
	close_file();
}
END_TEST

/* With vm.memfd_noexec, memfd_create permits sealing unasked. */
static int seals_of_plain_memfd(unsigned flags)
{
	int plain = memfd_create("", flags);
	int seals = fcntl(plain, F_GET_SEALS);

	ck_assert_int_ge(seals, 0);
	close(plain);
	return seals;
}

/* Linux before 6.3 rejects EXEC and NOEXEC_SEAL. */
START_TEST(open_on_linux_before_6_3_succeeds)
{
	uint32_t flags = _i ? IOFD_MEMFD_ALLOW_SEALING : 0;
	int seals = seals_of_plain_memfd(flags);

	if (forbid_where(SYS_memfd_create, 1, DEFAULT_FLAGS | flags, EINVAL) <
		    0 ||
	    forbid_where(SYS_memfd_create, 1, 0x11, EINVAL) < 0)
		SKIP_WITHOUT("seccomp");
	open_file(flags);
	ck_assert_int_eq(iofd_memfd_seals(&file), seals);
	close_file();
	open_file(IOFD_MEMFD_EXEC);
	close_file();
}
END_TEST

START_TEST(open_with_noexec_seal_on_linux_before_6_3_returns_einval)
{
	if (forbid_where(SYS_memfd_create, 1, DEFAULT_FLAGS, EINVAL) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_memfd_open(&file, "", IOFD_MEMFD_NOEXEC_SEAL),
			 -EINVAL);
	ck_assert_int_eq(file.fd.cell, 0);
}
END_TEST

/*
 * Linux before 6.7 refuses a shared mapping of a write-sealed file even for
 * reading. The second round has that forbidden; but where mmap takes its
 * arguments in memory, a filter does not see them.
 */
START_TEST(map_of_write_sealed_memfd_permits_only_reading)
{
	iofd_region region;

	if (_i && ZCALL_SYS_mmap < 0)
		return;
	open_file(IOFD_MEMFD_ALLOW_SEALING);
	iofd_fd_write(&file.fd, "sealed", 7);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_WRITE), 0);
	if (_i && forbid_where(SYS_mmap, 3, MAP_SHARED, EPERM) < 0) {
		close_file();
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_memfd_map(&file, 7, IOFD_PROT_READ, &region), 0);
	ck_assert_str_eq(region.ptr, "sealed");
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_int_eq(iofd_memfd_map(&file, 7, IOFD_PROT_WRITE, &region),
			 -EPERM);
	close_file();
}
END_TEST

START_TEST(open_on_kernel_error_returns_it)
{
	static const int errors[] = {EMFILE, ENFILE, ENOMEM, ENOSYS, EACCES};

	file.fd.cell = 77;
	if (forbid(SYS_memfd_create, errors[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_memfd_open(&file, "", 0), -errors[_i]);
	ck_assert_int_eq(file.fd.cell, 0);
}
END_TEST

START_TEST(open_when_fcntl_fails_leaks_nothing)
{
	if (lacks_noexec_seal()) /* without it, open makes one call */
		return;
	if (forbid(SYS_fcntl, EIO) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_memfd_open(&file, "", 0), -EIO);
	ck_assert_int_eq(file.fd.cell, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, open_by_default_is_cloexec_and_empty);
	tcase_add_test(tests, open_with_name_succeeds_up_to_249_bytes);
	tcase_add_test(tests,
		       open_with_invalid_arguments_calls_no_memfd_create);
	tcase_add_test(tests, name_of_other_descriptor_returns_einval);
	tcase_add_test(tests, open_with_invalid_flags_returns_einval);
	tcase_add_test(tests, open_makes_executable_file_only_with_exec);
	tcase_add_test(tests, open_by_default_sets_mode_0666_and_seal_exec);
	tcase_add_test(tests, seal_without_allow_sealing_returns_eperm);
	tcase_add_test(tests, change_forbidden_by_seal_returns_eperm);
	tcase_add_test(tests, seal_write_with_writable_mapping_returns_ebusy);
	tcase_add_test(tests, size_after_truncate_and_allocate_is_as_set);
	tcase_add_test(tests, allocate_takes_offset_then_length);
	tcase_add_test(tests, pread_after_write_returns_same_bytes);
	tcase_add_loop_test(
		tests, truncate_and_write_on_huge_memfd_return_einval, 0, 5);
	tcase_add_loop_test(tests, open_on_linux_before_6_3_succeeds, 0, 2);
	tcase_add_test(
		tests,
		open_with_noexec_seal_on_linux_before_6_3_returns_einval);
	tcase_add_loop_test(
		tests, map_of_write_sealed_memfd_permits_only_reading, 0, 2);
	tcase_add_loop_test(tests, open_on_kernel_error_returns_it, 0, 5);
	tcase_add_test(tests, open_when_fcntl_fails_leaks_nothing);
}
