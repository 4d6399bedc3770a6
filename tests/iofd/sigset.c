/* SPDX-License-Identifier: MIT */
/* Sets of signals, and the calling thread's mask. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/signalfd.h>

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/sigset";

static iofd_sigset set_of(int first, int second)
{
	iofd_sigset set = 0;

	iofd_sigset_add(&set, first);
	iofd_sigset_add(&set, second);
	return set;
}

/* Returns the thread's mask from the kernel. */
static iofd_sigset mask_now(void)
{
	iofd_sigset mask = UINT64_MAX;

	ck_assert_int_eq(iofd_sigmask_block(0, &mask), 0);
	return mask;
}

START_TEST(sigset_holds_only_signals_1_to_64)
{
	static const int outside[] = {0, -1, 65, INT32_MIN, INT32_MAX};
	iofd_sigset set = 0;

	ck_assert_int_eq(iofd_sigset_empty(set), 1);
	for (int signal = 1; signal <= 64; signal++) {
		iofd_sigset_add(&set, signal);
		ck_assert_uint_eq(set, 1ULL << (signal - 1));
		ck_assert_int_eq(iofd_sigset_has(set, signal), 1);
		ck_assert_int_eq(iofd_sigset_empty(set), 0);
		iofd_sigset_del(&set, signal);
		ck_assert_int_eq(iofd_sigset_has(set, signal), 0);
	}
	for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
		iofd_sigset all = UINT64_MAX;

		iofd_sigset_add(&set, outside[i]);
		ck_assert_uint_eq(set, 0);
		iofd_sigset_del(&all, outside[i]);
		ck_assert_uint_eq(all, UINT64_MAX);
		ck_assert_int_eq(iofd_sigset_has(all, outside[i]), 0);
	}
}
END_TEST

START_TEST(sigmask_set_after_block_restores_mask)
{
	iofd_sigset before, former, inner;

	ck_assert_int_eq(iofd_sigmask_block(0, &before), 0);
	ck_assert_int_eq(iofd_sigmask_block(set_of(SIGUSR1, 0), &former), 0);
	ck_assert_uint_eq(former, before);
	ck_assert_int_eq(iofd_sigmask_block(set_of(SIGUSR2, 0), NULL), 0);
	ck_assert_int_eq(iofd_sigmask_block(0, &inner), 0);
	ck_assert_uint_eq(inner, before | set_of(SIGUSR1, SIGUSR2));
	ck_assert_int_eq(iofd_sigmask_set(before, NULL), 0);
	ck_assert_int_eq(iofd_sigmask_block(0, &inner), 0);
	ck_assert_uint_eq(inner, before);
}
END_TEST

START_TEST(sigmask_unblock_of_one_signal_leaves_others_blocked)
{
	const iofd_sigset both = set_of(SIGUSR1, SIGUSR2);
	const iofd_sigset one = set_of(SIGUSR1, SIGUSR1);
	iofd_sigset before = mask_now();
	iofd_sigset old = 0;

	ck_assert_int_eq(iofd_sigmask_block(both, NULL), 0);
	ck_assert_int_eq(iofd_sigmask_unblock(one, &old), 0);
	ck_assert_uint_eq(old, before | both);
	ck_assert_uint_eq(mask_now(), before | (both & ~one));
	ck_assert_int_eq(iofd_sigmask_unblock(both, NULL), 0);
	ck_assert_uint_eq(mask_now(), before);
}
END_TEST

START_TEST(sigmask_set_to_zero_unblocks_all)
{
	iofd_sigset before = mask_now();

	ck_assert_int_eq(iofd_sigmask_block(UINT64_MAX, NULL), 0);
	ck_assert_uint_ne(mask_now(), 0);
	ck_assert_int_eq(iofd_sigmask_set(0, NULL), 0);
	ck_assert_uint_eq(mask_now(), 0);
	ck_assert_int_eq(iofd_sigmask_set(before, NULL), 0);
}
END_TEST

/* Without the reset, SIGTERM could not end the program. */
START_TEST(sigmask_set_to_zero_before_exec_unblocks_all)
{
	iofd_sigset before;
	int status;
	int pid;

	ck_assert_int_eq(iofd_sigmask_block(set_of(SIGTERM, SIGUSR1), &before),
			 0);
	pid = fork();
	if (pid == 0) {
		iofd_sigmask_set(0, NULL);
		execl("/bin/grep", "grep", "-q", "^SigBlk:.*0000000000000000$",
		      "/proc/self/status", (char *)NULL);
		_exit(2);
	}
	ck_assert_int_eq(iofd_sigmask_set(before, NULL), 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(open_blocking_mask_blocks_signals_and_opens)
{
	const iofd_sigset mask = set_of(SIGUSR1, SIGUSR2);
	iofd_sigset before = mask_now();
	iofd_sigset old = 99, accepted = 0;
	iofd_signalfd signals = {{77}};
	iofd_signal_info info;

	ck_assert_int_eq(
		iofd_signalfd_open_blocking_mask(&signals, mask, 0, &old), 0);
	ck_assert_uint_eq(old, before);
	ck_assert_uint_eq(mask_now(), before | mask);
	ck_assert_int_eq(iofd_fd_is_nonblock(&signals.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&signals.fd), 1);
	ck_assert_int_eq(iofd_signalfd_mask(&signals, &accepted), 0);
	ck_assert_uint_eq(accepted, mask);
	raise(SIGUSR2);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), 0);
	ck_assert_uint_eq(info.signo, SIGUSR2);
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
	ck_assert_int_eq(iofd_sigmask_set(old, NULL), 0);
	ck_assert_int_eq(iofd_signalfd_open_blocking_mask(&signals, mask,
							  IOFD_BLOCKING, NULL),
			 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&signals.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
}
END_TEST

/* The system call that fails, its error, and the flags of open. */
static const struct {
	long number;
	int error;
	uint32_t flags;
} failures[] = {
	{0, EINVAL, 2},
	{SYS_signalfd4, EMFILE, 0},
	{SYS_signalfd4, ENOSYS, 0},
	{SYS_rt_sigprocmask, EPERM, 0},
};

START_TEST(open_blocking_mask_on_error_restores_mask)
{
	iofd_sigset before = mask_now();
	iofd_signalfd signals = {{77}};
	iofd_sigset old = 99;

	if (failures[_i].number &&
	    forbid(failures[_i].number, failures[_i].error) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_signalfd_open_blocking_mask(
				 &signals, set_of(SIGUSR1, SIGUSR2),
				 failures[_i].flags, &old),
			 -failures[_i].error);
	ck_assert_int_eq(signals.fd.cell, 0);
	ck_assert_uint_eq(old, 99);
	if (failures[_i].number != SYS_rt_sigprocmask)
		ck_assert_uint_eq(mask_now(), before);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, sigset_holds_only_signals_1_to_64);
	tcase_add_test(tests, sigmask_set_after_block_restores_mask);
	tcase_add_test(tests,
		       sigmask_unblock_of_one_signal_leaves_others_blocked);
	tcase_add_test(tests, sigmask_set_to_zero_unblocks_all);
	tcase_add_test(tests, sigmask_set_to_zero_before_exec_unblocks_all);
	tcase_add_test(tests, open_blocking_mask_blocks_signals_and_opens);
	tcase_add_loop_test(tests, open_blocking_mask_on_error_restores_mask, 0,
			    4);
}
