/* SPDX-License-Identifier: MIT */
/* What vm.memfd_noexec, which each PID namespace has, changes about a memfd. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"

#include <iofd/memfd.h>
#include <iofd/memfd_seal.h>

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/memfd_noexec";

enum {
	ENFORCED = 2 /* the greatest mode: none may be executable */
};

static const char setting[] = "/proc/sys/vm/memfd_noexec";
static char mode[2];
static iofd_memfd file;

static const struct {
	uint32_t flags;
	int result;	    /* in modes 0 and 1 */
	int result_of_last; /* in mode 2 */
	int is_executable;
	int seals;
} rows[] = {
	{0, 0, 0, 0, IOFD_SEAL_SEAL | IOFD_SEAL_EXEC},
	{IOFD_MEMFD_ALLOW_SEALING, 0, 0, 0, IOFD_SEAL_EXEC},
	{IOFD_MEMFD_NOEXEC_SEAL, 0, 0, 0, IOFD_SEAL_EXEC},
	{IOFD_MEMFD_EXEC, 0, -EACCES, 1, IOFD_SEAL_SEAL},
	{IOFD_MEMFD_EXEC | IOFD_MEMFD_ALLOW_SEALING, 0, -EACCES, 1, 0},
	{IOFD_MEMFD_EXEC | IOFD_MEMFD_NOEXEC_SEAL, -EINVAL, -EINVAL, 0, 0},
};

static int is_executable(int raw)
{
	struct stat status;

	ck_assert_int_eq(fstat(raw, &status), 0);
	return (status.st_mode & 0111) != 0;
}

/* What memfd_create does without a flag about execution. */
static void expect_mode(void)
{
	int raw = (int)syscall(SYS_memfd_create, "plain", 1u);

	if (mode[0] == '0' + ENFORCED && raw < 0)
		return; /* before Linux 6.6 */
	ck_assert_int_ge(raw, 0);
	ck_assert_int_eq(is_executable(raw), mode[0] == '0');
	close(raw);
}

static void expect_row(size_t i, uint32_t kind)
{
	int rc = iofd_memfd_open(&file, "", rows[i].flags | kind);

	ck_assert_int_eq(rc, mode[0] == '0' + ENFORCED ? rows[i].result_of_last
						       : rows[i].result);
	if (rc < 0) {
		ck_assert_int_eq(file.fd.cell, 0);
		return;
	}
	ck_assert_int_eq(is_executable(iofd_fd_raw(&file.fd)),
			 rows[i].is_executable);
	ck_assert_int_eq(iofd_memfd_seals(&file), rows[i].seals);
	if (kind == 0) /* the seal does not hold for huge pages */
		ck_assert_int_eq(fchmod(iofd_fd_raw(&file.fd), 0777),
				 rows[i].is_executable ? 0 : -1);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

static void expect_rows(void)
{
	ck_assert_int_eq(write_setting(setting, mode), 0);
	expect_mode();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		expect_row(i, 0);
		if (has_huge_pages())
			expect_row(i, IOFD_MEMFD_HUGETLB);
	}
}

START_TEST(open_in_each_memfd_noexec_mode_is_as_documented)
{
	int rc;

	if (access(setting, F_OK) < 0)
		SKIP_BEFORE("vm.memfd_noexec", 6, 3);
	rc = enter_namespaces(CLONE_NEWPID);
	if (rc == -EPERM)
		SKIP_WITHOUT("permission to create a PID namespace");
	ck_assert_int_eq(rc, 0);
	snprintf(mode, sizeof mode, "%d", _i);
	run_in_child(expect_rows);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    open_in_each_memfd_noexec_mode_is_as_documented, 0,
			    ENFORCED + 1);
}
