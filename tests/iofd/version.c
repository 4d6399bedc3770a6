/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <iofd/iofd.h>

#include <stdio.h>
#include <sys/signalfd.h>

const char *const suite_name = "iofd/version";

/* IOFD_PACKAGE_VERSION is the version of the CMake project. */
START_TEST(version_loaded_equals_package_version)
{
	char text[32];

	snprintf(text, sizeof text, "%d.%d.%d", iofd_version_loaded() / 1000000,
		 iofd_version_loaded() / 1000 % 1000,
		 iofd_version_loaded() % 1000);
	ck_assert_str_eq(text, IOFD_PACKAGE_VERSION);
}
END_TEST

/* It must work in #if as well. */
START_TEST(version_loaded_equals_header_version)
{
#if IOFD_VERSION < 2000
	ck_abort_msg("the preprocessor sees another number");
#endif
	ck_assert_int_eq(iofd_version_loaded(), IOFD_VERSION);
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
	tcase_add_test(tests, version_loaded_equals_package_version);
	tcase_add_test(tests, version_loaded_equals_header_version);
}
