/* SPDX-License-Identifier: MIT */
/* Tests of the functions of <zcall/process.h> and <zcall/signal.h>. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/process";

/* Waits for the child and checks how it ended. */
static void wait_for(int type, int id, int code, int status)
{
	siginfo_t info;
	struct rusage usage = {.ru_maxrss = -1};

	ck_assert_int_eq(zcall_waitid(type, id, &info, WEXITED, &usage), 0);
	ck_assert_int_eq(info.si_signo, SIGCHLD);
	ck_assert_int_eq(info.si_code, code);
	ck_assert_int_eq(info.si_status, status);
	ck_assert_int_ge(usage.ru_maxrss, 0);
}

START_TEST(getpid_getppid_and_gettid_agree_with_libc)
{
	ck_assert_int_eq(zcall_getpid(), getpid());
	ck_assert_int_eq(zcall_getppid(), getppid());
	ck_assert_int_eq(zcall_gettid(), gettid());
}
END_TEST

START_TEST(exit_group_ends_process_with_status)
{
	int pid = fork();

	if (pid == 0)
		zcall_exit_group(7);
	ck_assert_int_ge(pid, 0);
	wait_for(P_PID, pid, CLD_EXITED, 7);
}
END_TEST

START_TEST(kill_of_child_ends_it_then_returns_esrch)
{
	int pid = start_sleeper();

	ck_assert_int_eq(zcall_kill(pid, 0), 0);
	ck_assert_int_eq(zcall_kill(pid, SIGKILL), 0);
	wait_for(P_PID, pid, CLD_KILLED, SIGKILL);
	ck_assert_int_eq(zcall_kill(pid, 0), -ESRCH);
}
END_TEST

START_TEST(pidfd_send_signal_to_child_is_reported_by_waitid)
{
	int pid = start_sleeper();
	int pidfd = zcall_pidfd_open(pid, 0);

	ck_assert_int_ge(pidfd, 0);
	ck_assert_int_eq(zcall_pidfd_send_signal(-1, SIGUSR1, NULL, 0), -EBADF);
	ck_assert_int_eq(zcall_pidfd_send_signal(pidfd, SIGUSR1, NULL, 0), 0);
	wait_for(ZCALL_P_PIDFD, pidfd, CLD_KILLED, SIGUSR1);
	ck_assert_int_eq(zcall_pidfd_send_signal(pidfd, 0, NULL, 0), -ESRCH);
	ck_assert_int_eq(zcall_pidfd_open(-1, 0), -EINVAL);
	ck_assert_int_eq(zcall_close(pidfd), 0);
}
END_TEST

START_TEST(pidfd_getfd_returns_duplicate_of_descriptor)
{
	int pidfd = zcall_pidfd_open(getpid(), 0);
	int counter = zcall_eventfd2(5, ZCALL_EFD_CLOEXEC);
	int twin = zcall_pidfd_getfd(pidfd, counter, 0);
	uint64_t count = 0;

	ck_assert_int_ge(twin, 0);
	ck_assert_int_ne(twin, counter);
	ck_assert_int_eq(zcall_pidfd_getfd(-1, counter, 0), -EBADF);
	ck_assert_int_eq(zcall_read(twin, &count, sizeof count), 8);
	ck_assert_uint_eq(count, 5);
	ck_assert_int_eq(zcall_close(twin), 0);
	ck_assert_int_eq(zcall_close(counter), 0);
	ck_assert_int_eq(zcall_close(pidfd), 0);
}
END_TEST

START_TEST(rt_sigprocmask_sets_mask_and_returns_old_one)
{
	uint64_t mask = 1u << (SIGUSR1 - 1) | 1u << (SIGUSR2 - 1);
	uint64_t before, old;
	sigset_t libcs;

	ck_assert_int_eq(zcall_rt_sigprocmask(SIG_BLOCK, &mask, &before, 8), 0);
	ck_assert_int_eq(sigprocmask(SIG_BLOCK, NULL, &libcs), 0);
	ck_assert_int_eq(sigismember(&libcs, SIGUSR1), 1);
	ck_assert_int_eq(sigismember(&libcs, SIGUSR2), 1);
	ck_assert_int_eq(zcall_rt_sigprocmask(SIG_SETMASK, &before, &old, 8),
			 0);
	ck_assert_uint_eq(old, before | mask);
	ck_assert_int_eq(zcall_rt_sigprocmask(SIG_BLOCK, &mask, NULL, 4),
			 -EINVAL);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, getpid_getppid_and_gettid_agree_with_libc);
	tcase_add_test(tests, exit_group_ends_process_with_status);
	tcase_add_test(tests, kill_of_child_ends_it_then_returns_esrch);
	tcase_add_test(tests, pidfd_send_signal_to_child_is_reported_by_waitid);
	tcase_add_test(tests, pidfd_getfd_returns_duplicate_of_descriptor);
	tcase_add_test(tests, rt_sigprocmask_sets_mask_and_returns_old_one);
}
