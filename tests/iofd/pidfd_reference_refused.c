/* SPDX-License-Identifier: MIT */
/* References that do not open: forged ones, and where the kernel has none. */
#define _GNU_SOURCE
#include "harness.h"
#include "references.h"

#include <iofd/pidfd_id.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_reference_refused";

static iofd_pidfd self;
static iofd_pidfd_reference reference;
static iofd_pidfd opened;

static int open_it(void)
{
	return iofd_pidfd_open_reference(&opened, &reference, 0);
}

/* Every kernel has one answer to this. */
START_TEST(open_reference_of_no_process_returns_estale)
{
	static const uint64_t ids[] = {0, UINT64_MAX, 1ULL << 63, UINT32_MAX};
	int rc;

	forge_reference(&reference, ids[_i]);
	rc = open_it();
	if (rc != -ESTALE && !lacks_references(rc))
		ck_assert_int_eq(rc, -ESTALE);
}
END_TEST

/* xorshift64*, so that every run has the same numbers. */
static uint64_t random_number(void)
{
	static uint64_t state = 88172645463325252u;

	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * 2685821657736338717u;
}

/* Opens the process that has this number, or none. */
static void open_id(uint64_t id)
{
	uint64_t its_id;
	int rc;

	reference.id = id;
	rc = open_it();
	if (rc < 0) {
		ck_assert_int_eq(rc, -ESTALE);
		return;
	}
	ck_assert_int_eq(iofd_pidfd_id(&opened, &its_id), 0);
	ck_assert_uint_eq(its_id, id);
	ck_assert_int_eq(iofd_fd_close(&opened.fd), 0);
}

START_TEST(open_reference_of_random_id_opens_that_process_or_none)
{
	uint64_t own;

	if (refer_to_self(&reference))
		return;
	own = reference.id;
	for (int i = 0; i < 5000; i++) {
		open_id(random_number());
		open_id(own - (uint64_t)i);
	}
}
END_TEST

START_TEST(open_reference_of_random_bytes_returns_estale)
{
	uint64_t words[3];

	for (int i = 0; i < 10000; i++) {
		for (int word = 0; word < 3; word++)
			words[word] = random_number();
		memcpy(&reference, words, sizeof reference);
		ck_assert_int_eq(open_it(), -ESTALE);
	}
}
END_TEST

START_TEST(get_reference_of_other_descriptor_returns_einval)
{
	static const char *const paths[] = {"/sys", "/dev/null", "/proc/self"};

	ck_assert_int_eq(
		iofd_fd_adopt(&self.fd, open(paths[_i], O_RDONLY | O_CLOEXEC)),
		0);
	ck_assert_int_eq(iofd_pidfd_get_reference(&self, &reference), -EINVAL);
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
}
END_TEST

/* What the functions return when the kernel's call fails. */
START_TEST(get_reference_when_handles_are_missing_returns_eopnotsupp)
{
	static const int errors[][2] = {{EOPNOTSUPP, EOPNOTSUPP},
					{ENOSYS, EOPNOTSUPP},
					{EOVERFLOW, EOPNOTSUPP},
					{ENOMEM, ENOMEM},
					{EPERM, EPERM}};
	iofd_pidfd_reference before;

	if (refer_to_self(&reference))
		return;
	ck_assert_int_eq(iofd_pidfd_open(&self, getpid(), 0), 0);
	before = reference;
	if (forbid(SYS_name_to_handle_at, errors[_i][0]) < 0)
		skip_without("seccomp");
	else
		ck_assert_int_eq(iofd_pidfd_get_reference(&self, &reference),
				 -errors[_i][1]);
	ck_assert_mem_eq(&reference, &before, sizeof before);
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
}
END_TEST

START_TEST(open_reference_when_handles_are_missing_returns_eopnotsupp)
{
	static const int errors[][2] = {
		{EOPNOTSUPP, EOPNOTSUPP}, {ENOSYS, EOPNOTSUPP},
		{EBADF, EOPNOTSUPP},	  {ESTALE, ESTALE},
		{EPERM, EPERM},		  {EMFILE, EMFILE}};

	if (refer_to_self(&reference))
		return;
	if (forbid(SYS_open_by_handle_at, errors[_i][0]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(open_it(), -errors[_i][1]);
	ck_assert_int_eq(opened.fd.cell, 0);
}
END_TEST

/* Linux 6.14 to 6.16 open handles only beside a pidfd. */
START_TEST(open_reference_before_linux_6_17_opens_beside_own_pidfd)
{
	enum {
		PIDFS_ROOT = -10002
	};

	if (refer_to_self(&reference))
		return;
	if (forbid_where(SYS_open_by_handle_at, 0, (unsigned)PIDFS_ROOT,
			 EBADF) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(open_it(), 0);
	ck_assert_int_eq(iofd_pidfd_pid(&opened), getpid());
	ck_assert_int_eq(iofd_fd_close(&opened.fd), 0);
	reference.id = 0;
	ck_assert_int_eq(open_it(), -ESTALE);
}
END_TEST

/* Linux 5.10 to 6.13, which have no handles of pidfs. */
START_TEST(open_reference_before_linux_6_14_returns_eopnotsupp)
{
	if (refer_to_self(&reference))
		return;
	if (forbid(SYS_open_by_handle_at, _i ? EBADF : EPERM) < 0 ||
	    forbid(SYS_name_to_handle_at, EOPNOTSUPP) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(open_it(), -EOPNOTSUPP);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, open_reference_of_no_process_returns_estale,
			    0, 4);
	tcase_add_test(tests,
		       open_reference_of_random_id_opens_that_process_or_none);
	tcase_add_test(tests, open_reference_of_random_bytes_returns_estale);
	tcase_add_loop_test(
		tests, get_reference_of_other_descriptor_returns_einval, 0, 3);
	tcase_add_loop_test(
		tests,
		get_reference_when_handles_are_missing_returns_eopnotsupp, 0,
		5);
	tcase_add_loop_test(
		tests,
		open_reference_when_handles_are_missing_returns_eopnotsupp, 0,
		6);
	tcase_add_test(tests,
		       open_reference_before_linux_6_17_opens_beside_own_pidfd);
	tcase_add_loop_test(tests,
			    open_reference_before_linux_6_14_returns_eopnotsupp,
			    0, 2);
}
