/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <iofd/iofd.h>

#include <stdio.h>
#include <sys/signalfd.h>

const char *const suite_name = "iofd/abi";

/* IOFD_PACKAGE_VERSION is what the package says of itself. */
START_TEST(the_version_is_the_packages)
{
	char text[32];

	snprintf(text, sizeof text, "%d.%d.%d", iofd_version() / 1000000,
		 iofd_version() / 1000 % 1000, iofd_version() % 1000);
	ck_assert_str_eq(text, IOFD_PACKAGE_VERSION);
}
END_TEST

START_TEST(sizes_are_those_of_the_headers)
{
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_FD), sizeof(iofd_memfd));
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_REGION), sizeof(iofd_region));
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_PIDFD_STATUS),
			 sizeof(iofd_pidfd_status));
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_SIGNAL_INFO),
			 sizeof(iofd_signal_info));
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_INTERFACE),
			 sizeof(iofd_timer));
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_PIDFD_USAGE),
			 sizeof(iofd_pidfd_usage));
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_PIDFD_INFO),
			 sizeof(iofd_pidfd_info));
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_SPAWN_FD),
			 sizeof(iofd_spawn_fd));
	ck_assert_int_eq(iofd_sizeof(IOFD_STRUCT_SPAWN_OPTIONS),
			 sizeof(iofd_spawn_options));
	ck_assert_int_eq(iofd_sizeof(0), IOFD_INVALID_PARAM);
	ck_assert_int_eq(iofd_sizeof(10), IOFD_INVALID_PARAM);
}
END_TEST

#define SAME(ours, theirs)                                                     \
	_Static_assert(offsetof(iofd_signal_info, ours) ==                     \
			       offsetof(struct signalfd_siginfo, theirs),      \
		       #ours)

SAME(signo, ssi_signo);
SAME(error, ssi_errno);
SAME(code, ssi_code);
SAME(pid, ssi_pid);
SAME(uid, ssi_uid);
SAME(fd, ssi_fd);
SAME(tid, ssi_tid);
SAME(band, ssi_band);
SAME(overrun, ssi_overrun);
SAME(trapno, ssi_trapno);
SAME(status, ssi_status);
SAME(value, ssi_int);
SAME(ptr, ssi_ptr);
SAME(utime, ssi_utime);
SAME(stime, ssi_stime);
SAME(addr, ssi_addr);
SAME(addr_lsb, ssi_addr_lsb);
SAME(syscall, ssi_syscall);
SAME(call_addr, ssi_call_addr);
SAME(arch, ssi_arch);

void add_tests(TCase *tests)
{
	tcase_add_test(tests, the_version_is_the_packages);
	tcase_add_test(tests, sizes_are_those_of_the_headers);
}
