/* SPDX-License-Identifier: MIT */
/* Opening and adopting a handle, and taking descriptors through it. */
#define _GNU_SOURCE
#include "harness.h"
#include "sleeper.h"

#include <iofd/clock.h>
#include <iofd/fd_io.h>
#include <iofd/pidfd_wait.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/kcmp.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd";

#define NO_PID INT32_MAX /* above any pid_max */

START_TEST(open_by_default_is_nonblocking_and_cloexec)
{
	open_sleeper(0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&process.fd), 1);
	ck_assert_int_eq(iofd_pidfd_pid(&process), pid);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -EAGAIN);
	end_sleeper();
}
END_TEST

START_TEST(open_with_blocking_is_blocking_and_cloexec)
{
	open_sleeper(IOFD_BLOCKING);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 0);
	ck_assert_int_eq(iofd_fd_is_cloexec(&process.fd), 1);
	end_sleeper();
}
END_TEST

START_TEST(open_with_bad_pid_or_flags_returns_einval_or_esrch)
{
	const int64_t bad[] = {0, -1, INT64_MIN, 1LL << 31,
			       getpid() | 1LL << 32};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		process.fd.cell = 77;
		ck_assert_int_eq(iofd_pidfd_open(&process, bad[i], 0), -EINVAL);
		ck_assert_int_eq(process.fd.cell, 0);
	}
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 4), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_open(&process, NO_PID, 0), -ESRCH);
}
END_TEST

START_TEST(open_of_pid_1_succeeds)
{
	ck_assert_int_eq(iofd_pidfd_open(&process, 1, 0), 0);
	ck_assert_int_eq(iofd_pidfd_pid(&process), 1);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	close_process();
}
END_TEST

/* A row of the table in pidfd.h for each state. */
START_TEST(functions_in_each_process_state_return_as_documented)
{
	iofd_fd copy;
	int rc;

	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), 0);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), 0);
	ck_assert_int_eq(iofd_fd_is_cloexec(&copy), 1);
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -EAGAIN);

	kill(pid, SIGTERM);
	await_end();
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), 0);
	rc = iofd_pidfd_get_fd(&process, 0, &copy);
	ck_assert(rc == -ESRCH || (rc == -EBADF && kernel_is_before(6, 9)));
	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	ck_assert_int_eq(iofd_pidfd_pid(&process), pid);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), 0);

	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	ck_assert_int_eq(iofd_pidfd_pid(&process), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -ECHILD);
	close_process();
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), -ESRCH);
}
END_TEST

static void *sleep_for_good(void *number)
{
	__atomic_store_n((int *)number, gettid(), __ATOMIC_RELEASE);
	for (;;)
		pause();
	return NULL;
}

static int start_thread(pthread_t *thread)
{
	static int number;

	ck_assert_int_eq(pthread_create(thread, NULL, sleep_for_good, &number),
			 0);
	while (__atomic_load_n(&number, __ATOMIC_ACQUIRE) == 0)
		sched_yield();
	return number;
}

static void end_thread(pthread_t thread)
{
	pthread_cancel(thread);
	pthread_join(thread, NULL);
}

/* The handle of a thread is readable a moment before the thread is gone. */
static void await_esrch(void)
{
	int64_t deadline =
		iofd_clock_now(IOFD_CLOCK_MONOTONIC) + 20 * 1000000000LL;
	int rc;

	do
		rc = iofd_pidfd_send_signal(&process, 0, 0);
	while (rc == 0 && iofd_clock_now(IOFD_CLOCK_MONOTONIC) < deadline);
	ck_assert_int_eq(rc, -ESRCH);
}

START_TEST(open_of_thread_needs_thread_flag)
{
	pthread_t thread;
	int number = start_thread(&thread);
	int rc = iofd_pidfd_open(&process, number, 0);

	if (rc != -EINVAL) /* before Linux 6.16 */
		ck_assert_int_eq(rc, -ENOENT);
	rc = iofd_pidfd_open(&process, number, IOFD_PIDFD_THREAD);
	if (rc == -EINVAL) {
		end_thread(thread);
		SKIP_BEFORE("PIDFD_THREAD", 6, 9);
	}
	ck_assert_int_eq(rc, 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
	ck_assert_int_eq(iofd_pidfd_pid(&process), number);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -ECHILD);
	end_thread(thread);
	await_end();
	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	await_esrch();
	close_process();
}
END_TEST

/* Before Linux 6.16 the kernel may return EINVAL for it. */
START_TEST(open_of_process_ending_meanwhile_returns_esrch)
{
	if (forbid(SYS_pidfd_open, EINVAL) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_pidfd_open(&process, NO_PID, 0), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_open(&process, 1, 0), -EINVAL);
}
END_TEST

START_TEST(open_on_kernel_error_returns_it)
{
	static const int errors[] = {EMFILE, ENFILE, ENOMEM,
				     ENOSYS, EPERM,  ENODEV};

	process.fd.cell = 77;
	if (forbid(SYS_pidfd_open, errors[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), -errors[_i]);
	ck_assert_int_eq(process.fd.cell, 0);
}
END_TEST

/* Linux 5.3 to 5.9 */
START_TEST(open_when_fallback_fails_leaks_nothing)
{
	if (forbid_where(SYS_pidfd_open, 1, O_NONBLOCK, EINVAL) < 0 ||
	    forbid(SYS_ioctl, EIO) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), -EIO);
	ck_assert_int_eq(process.fd.cell, 0);
}
END_TEST

START_TEST(adopt_of_pidfd_owns_it)
{
	int raw = (int)syscall(SYS_pidfd_open, getpid(), 0);

	ck_assert_int_eq(iofd_pidfd_adopt(&process, raw), 0);
	ck_assert_int_eq(iofd_fd_raw(&process.fd), raw);
	ck_assert_int_eq(iofd_pidfd_pid(&process), getpid());
	close_process();
	ck_assert_int_eq(fcntl(raw, F_GETFD), -1);
}
END_TEST

START_TEST(adopt_of_other_descriptor_leaves_it_open)
{
	int raw = eventfd(0, EFD_CLOEXEC);
	const int64_t never[] = {-1, INT64_MIN, INT32_MAX, raw + 100,
				 raw | 1LL << 32};

	process.fd.cell = 77;
	ck_assert_int_eq(iofd_pidfd_adopt(&process, raw), -EINVAL);
	ck_assert_int_eq(process.fd.cell, 0);
	ck_assert_int_eq(close(raw), 0);
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++) {
		process.fd.cell = 77;
		ck_assert_int_eq(iofd_pidfd_adopt(&process, never[i]), -EBADF);
		ck_assert_int_eq(process.fd.cell, 0);
	}
}
END_TEST

START_TEST(adopt_without_proc_returns_enoent)
{
	int raw = (int)syscall(SYS_pidfd_open, getpid(), 0);

	if (forbid(SYS_readlinkat, ENOENT) < 0)
		skip_without("seccomp");
	else
		ck_assert_int_eq(iofd_pidfd_adopt(&process, raw), -ENOENT);
	ck_assert_int_eq(close(raw), 0);
}
END_TEST

START_TEST(get_fd_of_open_number_returns_cloexec_copy)
{
	int event = eventfd(7, EFD_CLOEXEC);
	iofd_fd copy = {77};
	int raw;

	open_sleeper(0); /* it has inherited the eventfd */
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, event, &copy), 0);
	raw = iofd_fd_raw(&copy);
	ck_assert_int_ne(raw, event);
	ck_assert_int_eq(iofd_fd_is_cloexec(&copy), 1);
	ck_assert_int_eq(
		syscall(SYS_kcmp, getpid(), pid, KCMP_FILE, raw, event), 0);
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
	end_sleeper();
	close(event);
}
END_TEST

START_TEST(get_fd_of_bad_number_or_at_descriptor_limit_fails)
{
	static const int bad[] = {-1, 999, INT32_MAX, INT32_MIN};
	struct rlimit limit, none;
	iofd_pidfd another;
	iofd_fd copy;

	open_sleeper(0);
	for (int i = 0; i < 4; i++) {
		copy.cell = 77;
		ck_assert_int_eq(iofd_pidfd_get_fd(&process, bad[i], &copy),
				 -EBADF);
		ck_assert_int_eq(copy.cell, 0);
	}
	getrlimit(RLIMIT_NOFILE, &limit);
	none = limit;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_NOFILE, &none);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), -EMFILE);
	ck_assert_int_eq(iofd_pidfd_open(&another, pid, 0), -EMFILE);
	setrlimit(RLIMIT_NOFILE, &limit);
	end_sleeper();
}
END_TEST

START_TEST(functions_on_other_descriptor_return_einval_or_ebadf)
{
	iofd_fd copy;

	iofd_fd_adopt(&process.fd, dup(0));
	ck_assert_int_eq(iofd_pidfd_pid(&process), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), -EBADF);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), -EBADF);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -EBADF);
	close_process();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, open_by_default_is_nonblocking_and_cloexec);
	tcase_add_test(tests, open_with_blocking_is_blocking_and_cloexec);
	tcase_add_test(tests,
		       open_with_bad_pid_or_flags_returns_einval_or_esrch);
	tcase_add_test(tests, open_of_pid_1_succeeds);
	tcase_add_test(tests,
		       functions_in_each_process_state_return_as_documented);
	tcase_add_test(tests, open_of_thread_needs_thread_flag);
	tcase_add_test(tests, open_of_process_ending_meanwhile_returns_esrch);
	tcase_add_loop_test(tests, open_on_kernel_error_returns_it, 0, 6);
	tcase_add_test(tests, open_when_fallback_fails_leaks_nothing);
	tcase_add_test(tests, adopt_of_pidfd_owns_it);
	tcase_add_test(tests, adopt_of_other_descriptor_leaves_it_open);
	tcase_add_test(tests, adopt_without_proc_returns_enoent);
	tcase_add_test(tests, get_fd_of_open_number_returns_cloexec_copy);
	tcase_add_test(tests,
		       get_fd_of_bad_number_or_at_descriptor_limit_fails);
	tcase_add_test(tests,
		       functions_on_other_descriptor_return_einval_or_ebadf);
}
