/* SPDX-License-Identifier: MIT */
/* Every kind of call returns the kernel's result: a value or -errno. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/results";

START_TEST(is_error_is_true_only_from_minus_4095_to_minus_1)
{
	static const struct {
		long result;
		int is_error;
	} cases[] = {{0, 0},	   {1, 0},     {4095, 0},     {LONG_MAX, 0},
		     {-1, 1},	   {-2, 1},    {-4094, 1},    {-4095, 1},
		     {-4096, 0},   {-4097, 0}, {LONG_MIN, 0}, {INT_MIN, 0},
		     {UINT_MAX, 0}};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		ck_assert_int_eq(zcall_is_error(cases[i].result),
				 cases[i].is_error);
}
END_TEST

START_TEST(call_returns_result_of_kernel_unchanged)
{
	int fds[2];
	char byte = 'x';

	ck_assert_int_eq(zcall_getpid(), getpid());
	ck_assert_int_eq(zcall_gettid(), gettid());
	ck_assert_int_eq(zcall_pipe2(fds, O_CLOEXEC | O_NONBLOCK), 0);
	ck_assert_int_eq(zcall_read(fds[0], &byte, 1), -EAGAIN);
	ck_assert_int_eq(zcall_write(fds[1], &byte, 1), 1);
	ck_assert_int_eq(zcall_read(fds[0], &byte, 1), 1);
	ck_assert_int_eq(zcall_close(fds[1]), 0);
	ck_assert_int_eq(zcall_read(fds[0], &byte, 1), 0);
	ck_assert_int_eq(zcall_close(fds[0]), 0);
}
END_TEST

/* errno belongs to libc: no zcall function may set it. */
START_TEST(call_on_error_returns_minus_errno_and_keeps_errno)
{
	errno = 0;
	ck_assert_int_eq(zcall_close(-1), -EBADF);
	ck_assert_int_eq(zcall_read(-1, NULL, 0), -EBADF);
	ck_assert_int_eq(zcall_openat(AT_FDCWD, "/no/such", O_RDONLY, 0),
			 -ENOENT);
	ck_assert_int_eq(zcall_pipe2(NULL, 0), -EFAULT);
	ck_assert_int_eq(zcall_lseek(-1, 0, SEEK_SET), -EBADF);
	ck_assert_int_eq(zcall_timerfd_create(-1, 0), -EINVAL);
	ck_assert_int_eq(errno, 0);
}
END_TEST

START_TEST(is_error_distinguishes_mmap_address_from_error)
{
	intptr_t address = zcall_mmap(NULL, 1, PROT_READ,
				      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	intptr_t failed = zcall_mmap(NULL, 0, PROT_READ,
				     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	ck_assert_int_eq(zcall_is_error(address), 0);
	ck_assert_int_eq(*(const char *)address, 0);
	ck_assert_int_eq(zcall_munmap((void *)address, 1), 0);
	ck_assert_int_eq(zcall_is_error(failed), 1);
	ck_assert_int_eq(failed, -EINVAL);
}
END_TEST

/* 4095 is the largest errno that the kernel can return. */
START_TEST(call_failing_with_errno_up_to_4095_returns_it_negated)
{
	static const int errors[] = {1, 38, 4094, 4095};
	int error = errors[_i];

	if (forbid(ZCALL_SYS_eventfd2, error)) {
		skip_without("seccomp");
		return;
	}
	ck_assert_int_eq(zcall_eventfd2(0, 0), -error);
	ck_assert_int_eq(zcall_syscall4(ZCALL_SYS_eventfd2, 1, 2, 3, 4),
			 -error);
	ck_assert_int_eq(zcall_syscall6(ZCALL_SYS_eventfd2, 1, 2, 3, 4, 5, 6),
			 -error);
}
END_TEST

START_TEST(syscall4_and_syscall6_act_like_named_functions)
{
	long page = sysconf(_SC_PAGESIZE);
	long anonymous = MAP_PRIVATE | MAP_ANONYMOUS;
	long address;

	ck_assert_int_eq(zcall_syscall4(ZCALL_SYS_close, -1, 0, 0, 0), -EBADF);
	ck_assert_int_eq(zcall_syscall4(ZCALL_SYS_getpid, 0, 0, 0, 0),
			 getpid());
	address = ZCALL_SYS_mmap < 0 /* its arguments differ there */
			  ? zcall_mmap(NULL, (size_t)page, PROT_READ, anonymous,
				       -1, 0)
			  : zcall_syscall6(ZCALL_SYS_mmap, 0, page, PROT_READ,
					   anonymous, -1, 0);
	ck_assert_int_eq(zcall_is_error(address), 0);
	ck_assert_int_eq(zcall_syscall4(ZCALL_SYS_munmap, address, page, 0, 0),
			 0);
}
END_TEST

/*
 * The ABI leaves the upper half of a register that holds an int undefined, and
 * a compiler does not clear it. Where the kernel reads the whole register, the
 * prototype must have the full width. Compiled with optimization, these
 * functions make such calls.
 */
static volatile long rubbish = 1L << 40;

__attribute__((noinline)) static intptr_t map(void *address, size_t length,
					      long prot, long flags, long fd)
{
	return zcall_mmap(address, length, (int)prot, (int)flags, (int)fd, 0);
}

__attribute__((noinline)) static int protect(void *address, size_t length,
					     long prot)
{
	return zcall_mprotect(address, length, (int)prot);
}

__attribute__((noinline)) static intptr_t remap(void *address, size_t length,
						size_t wanted, long flags)
{
	return zcall_mremap(address, length, wanted, (int)flags, NULL);
}

START_TEST(mmap_mprotect_and_mremap_ignore_upper_half_of_int)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int fd = zcall_memfd_create("upper half", MFD_CLOEXEC);
	intptr_t address = map(NULL, page, PROT_READ | rubbish,
			       MAP_SHARED_VALIDATE | rubbish, fd | rubbish);

	ck_assert_int_eq(zcall_is_error(address), 0);
	ck_assert_int_eq(protect((void *)address, page, PROT_NONE | rubbish),
			 0);
	ck_assert_int_eq(
		remap((void *)address, page, page, MREMAP_MAYMOVE | rubbish),
		address);
	ck_assert_int_eq(zcall_munmap((void *)address, page), 0);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, is_error_is_true_only_from_minus_4095_to_minus_1);
	tcase_add_test(tests, call_returns_result_of_kernel_unchanged);
	tcase_add_test(tests,
		       call_on_error_returns_minus_errno_and_keeps_errno);
	tcase_add_test(tests, is_error_distinguishes_mmap_address_from_error);
	tcase_add_loop_test(
		tests, call_failing_with_errno_up_to_4095_returns_it_negated, 0,
		4);
	tcase_add_test(tests, syscall4_and_syscall6_act_like_named_functions);
	tcase_add_test(tests,
		       mmap_mprotect_and_mremap_ignore_upper_half_of_int);
}
