/* SPDX-License-Identifier: MIT */
/* Opening and adopting a handle, and taking descriptors through it. */
#define _GNU_SOURCE
#include "harness.h"
#include "sleeper.h"

#include <iofd/fd_io.h>

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

START_TEST(opens_nonblocking_and_cloexec)
{
	open_sleeper(0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&process.fd), 1);
	ck_assert_int_eq(iofd_pidfd_pid(&process), pid);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -EAGAIN);
	end_sleeper();
}
END_TEST

START_TEST(opens_blocking_if_asked_to)
{
	open_sleeper(IOFD_BLOCKING);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 0);
	ck_assert_int_eq(iofd_fd_is_cloexec(&process.fd), 1);
	end_sleeper();
}
END_TEST

START_TEST(refuses_bad_arguments_and_stays_closed)
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
START_TEST(running_zombie_reaped)
{
	iofd_fd copy;

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
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), -ESRCH);
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

START_TEST(a_thread_is_opened_only_as_such)
{
	pthread_t thread;
	int number = start_thread(&thread);
	int rc = iofd_pidfd_open(&process, number, 0);

	if (rc != -EINVAL) /* before Linux 6.16 */
		ck_assert_int_eq(rc, -ENOENT);
	rc = iofd_pidfd_open(&process, number, IOFD_PIDFD_THREAD);
	if (rc == -EINVAL) {
		end_thread(thread);
		SKIP("Linux before 6.9");
	}
	ck_assert_int_eq(rc, 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
	ck_assert_int_eq(iofd_pidfd_pid(&process), number);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -ECHILD);
	end_thread(thread);
	await_end();
	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), -ESRCH);
	close_process();
}
END_TEST

/* Before Linux 6.16 it may be EINVAL that says so. */
START_TEST(a_process_that_ends_meanwhile_is_no_process)
{
	if (forbid(SYS_pidfd_open, EINVAL) < 0)
		SKIP("no seccomp");
	ck_assert_int_eq(iofd_pidfd_open(&process, NO_PID, 0), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_open(&process, 1, 0), -EINVAL);
}
END_TEST

START_TEST(open_reports_what_the_kernel_says)
{
	static const int errors[] = {EMFILE, ENFILE, ENOMEM,
				     ENOSYS, EPERM,  ENODEV};

	process.fd.cell = 77;
	if (forbid(SYS_pidfd_open, errors[_i]) < 0)
		SKIP("no seccomp");
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), -errors[_i]);
	ck_assert_int_eq(process.fd.cell, 0);
}
END_TEST

/* Linux 5.3 to 5.9 */
START_TEST(a_failed_fallback_leaks_nothing)
{
	if (forbid_where(SYS_pidfd_open, 1, O_NONBLOCK, EINVAL) < 0 ||
	    forbid(SYS_ioctl, EIO) < 0)
		SKIP("no seccomp");
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), -EIO);
	ck_assert_int_eq(process.fd.cell, 0);
}
END_TEST

START_TEST(adopts_what_is_a_pidfd)
{
	int raw = (int)syscall(SYS_pidfd_open, getpid(), 0);

	ck_assert_int_eq(iofd_pidfd_adopt(&process, raw), 0);
	ck_assert_int_eq(iofd_fd_raw(&process.fd), raw);
	ck_assert_int_eq(iofd_pidfd_pid(&process), getpid());
	close_process();
	ck_assert_int_eq(fcntl(raw, F_GETFD), -1);
}
END_TEST

START_TEST(leaves_to_the_caller_what_it_does_not_adopt)
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

START_TEST(without_proc_nothing_is_adopted)
{
	int raw = (int)syscall(SYS_pidfd_open, getpid(), 0);

	if (forbid(SYS_readlinkat, ENOENT) < 0)
		skip("no seccomp");
	else
		ck_assert_int_eq(iofd_pidfd_adopt(&process, raw), -ENOENT);
	ck_assert_int_eq(close(raw), 0);
}
END_TEST

START_TEST(takes_a_descriptor_of_the_process)
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

START_TEST(takes_nothing_that_is_not_there)
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

START_TEST(says_which_handle_is_no_pidfd)
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
	tcase_add_test(tests, opens_nonblocking_and_cloexec);
	tcase_add_test(tests, opens_blocking_if_asked_to);
	tcase_add_test(tests, refuses_bad_arguments_and_stays_closed);
	tcase_add_test(tests, open_of_pid_1_succeeds);
	tcase_add_test(tests, running_zombie_reaped);
	tcase_add_test(tests, a_thread_is_opened_only_as_such);
	tcase_add_test(tests, a_process_that_ends_meanwhile_is_no_process);
	tcase_add_loop_test(tests, open_reports_what_the_kernel_says, 0, 6);
	tcase_add_test(tests, a_failed_fallback_leaks_nothing);
	tcase_add_test(tests, adopts_what_is_a_pidfd);
	tcase_add_test(tests, leaves_to_the_caller_what_it_does_not_adopt);
	tcase_add_test(tests, without_proc_nothing_is_adopted);
	tcase_add_test(tests, takes_a_descriptor_of_the_process);
	tcase_add_test(tests, takes_nothing_that_is_not_there);
	tcase_add_test(tests, says_which_handle_is_no_pidfd);
}
