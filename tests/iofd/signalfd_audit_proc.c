/* SPDX-License-Identifier: MIT */
/* An audit where /proc is missing, false, or of another namespace. */
#define _GNU_SOURCE
#include "harness.h"
#include "masked_thread.h"
#include "namespaces.h"

#include <iofd/signalfd_audit.h>

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/signalfd_audit_proc";

#define BIT(signal) (1ULL << ((signal)-1))
#define MASK	    BIT(SIGUSR1)

static iofd_signalfd signals;
static iofd_sigset missed;
static struct masked_thread thread;

static void open_signals(void)
{
	ck_assert_int_eq(iofd_signalfd_open(&signals, MASK, 0), 0);
}

static void close_signals(void)
{
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
}

static void expect(int result)
{
	missed = 7;
	ck_assert_int_eq(iofd_signalfd_audit(&signals, &missed), result);
	ck_assert_uint_eq(missed, result < 0 ? 7 : result > 0 ? MASK : 0);
}

START_TEST(audit_without_proc_returns_enoent)
{
	if (cover_proc() < 0)
		SKIP_WITHOUT("permission to mount");
	open_signals();
	expect(-ENOENT);
	ck_assert_int_eq(umount2("/proc", MNT_DETACH), 0);
	close_signals();
}
END_TEST

static void write_file(const char *path, const char *text)
{
	close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
	ck_assert_int_eq(write_setting(path, text), 0);
}

/* A directory with the right names is not /proc. */
START_TEST(audit_with_false_proc_returns_enoent)
{
	static const char *const directories[] = {
		"/proc/thread-self", "/proc/thread-self/fdinfo", "/proc/self",
		"/proc/self/task"};
	char path[64];

	if (cover_proc() < 0)
		SKIP_WITHOUT("permission to mount");
	open_signals();
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(mkdir(directories[i], 0755), 0);
	snprintf(path, sizeof path, "/proc/thread-self/fdinfo/%d",
		 iofd_fd_raw(&signals.fd));
	write_file(path, "sigmask:\t0000000000000200\n");
	expect(-ENOENT);
	ck_assert_int_eq(umount2("/proc", MNT_DETACH), 0);
	close_signals();
}
END_TEST

/* As in a sandbox that has only a part of the file. */
START_TEST(audit_with_status_without_masks_returns_eopnotsupp)
{
	static const char *const texts[] = {
		"", "Name:\tx\nState:\tR (running)\n",
		"State:\tR (running)\nSigBlk:\t0000000000000200\n",
		"SigBlk:\t0\nSigIgn:\t0\nSigCgt:\t0\n"};
	char path[64];
	char name[] = "/tmp/iofd-status-XXXXXX";
	int file;

	snprintf(path, sizeof path, "/proc/self/task/%d/status", getpid());
	file = mkstemp(name);
	ck_assert_int_ge(file, 0);
	close(file);
	write_file(name, texts[_i]);
	if (enter_own_proc() < 0 ||
	    mount(name, path, NULL, MS_BIND, NULL) < 0) {
		unlink(name);
		SKIP_WITHOUT("permission to mount");
	}
	unlink(name);
	open_signals();
	expect(-EOPNOTSUPP);
	ck_assert_int_eq(umount2(path, MNT_DETACH), 0);
	close_signals();
}
END_TEST

static void expect_numbers_of_namespace(void)
{
	open_signals();
	ck_assert_int_eq(getpid(), 1);
	expect(1);
	ck_assert_int_eq(iofd_sigmask_block(MASK, NULL), 0);
	start_masked(&thread, 0);
	ck_assert_int_eq(thread.number, 2);
	expect(2);
	ck_assert_int_eq(iofd_signalfd_set_mask(&signals, 0), 0);
	expect(0);
}

START_TEST(audit_with_proc_of_outer_namespace_returns_number_of_own)
{
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("PID namespaces");
	run_in_child(expect_numbers_of_namespace);
}
END_TEST

static void cover_with_own_proc(void)
{
	_exit(mount("none", "/proc", "proc", 0, NULL) < 0);
}

/* It does not list this process. */
START_TEST(audit_with_proc_of_inner_namespace_returns_enoent)
{
	if (enter_own_proc() < 0 || enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("PID namespaces");
	run_in_child(cover_with_own_proc);
	open_signals();
	expect(-ENOENT);
	ck_assert_int_eq(umount2("/proc", MNT_DETACH), 0);
	close_signals();
}
END_TEST

static int openat_fails(int argument, int value)
{
	return forbid_where(SYS_openat, argument, (unsigned)value, EMFILE);
}

/* The directory has the number that is free. */
static int make_fail(int call, int number)
{
	switch (call) {
	case 0:
		return openat_fails(2, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	case 1:
		return openat_fails(0, number);
	case 2:
		return forbid(SYS_fstatfs, EMFILE);
	case 3:
		return forbid(SYS_lseek, EMFILE);
	default:
		return forbid(SYS_getdents64, EMFILE);
	}
}

static int failing;

static void expect_error_and_no_descriptor(void)
{
	int before = dup(0);
	int after;

	close(before);
	if (make_fail(failing, before) < 0) {
		skip_without("seccomp");
		return;
	}
	expect(-EMFILE);
	after = dup(0);
	ck_assert_int_eq(after, before);
}

START_TEST(audit_on_failure_of_a_call_returns_it)
{
	failing = _i;
	open_signals();
	run_in_child(expect_error_and_no_descriptor);
	close_signals();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, audit_without_proc_returns_enoent);
	tcase_add_test(tests, audit_with_false_proc_returns_enoent);
	tcase_add_loop_test(tests,
			    audit_with_status_without_masks_returns_eopnotsupp,
			    0, 4);
	tcase_add_test(
		tests,
		audit_with_proc_of_outer_namespace_returns_number_of_own);
	tcase_add_test(tests,
		       audit_with_proc_of_inner_namespace_returns_enoent);
	tcase_add_loop_test(tests, audit_on_failure_of_a_call_returns_it, 0, 5);
}
