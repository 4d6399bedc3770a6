/* SPDX-License-Identifier: MIT */
/* Sending signals through a handle. */
#define _GNU_SOURCE
#include "harness.h"
#include "sleeper.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_signal";

static siginfo_t info;
static sigset_t usr1;

/* Blocks SIGUSR1 in this thread and in all that it starts. */
static void block(void)
{
	sigemptyset(&usr1);
	sigaddset(&usr1, SIGUSR1);
	ck_assert_int_eq(sigprocmask(SIG_BLOCK, &usr1, NULL), 0);
}

/* Takes a pending SIGUSR1. Returns 0 if none is pending for this thread. */
static int take_pending(void)
{
	const struct timespec none = {0, 0};

	return sigtimedwait(&usr1, &info, &none) == SIGUSR1;
}

static int send_info(int code, int signal)
{
	info.si_code = code;
	return iofd_pidfd_send_siginfo(&process, signal, &info, 0);
}

START_TEST(send_signal_to_child_ends_it_by_that_signal)
{
	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGUSR1, 0), 0);
	reap_process();
	ck_assert_int_eq(status.event, IOFD_PIDFD_KILLED);
	ck_assert_int_eq(status.value, SIGUSR1);
}
END_TEST

START_TEST(send_signal_with_invalid_signal_or_flags_returns_einval)
{
	const uint32_t both =
		IOFD_PIDFD_SIGNAL_THREAD | IOFD_PIDFD_SIGNAL_PROCESS;

	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 65, 0), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, -1, 0), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 8), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 1u << 31),
			 -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, both), -EINVAL);
	end_sleeper();
}
END_TEST

START_TEST(send_siginfo_to_self_delivers_it_unchanged)
{
	block();
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	info.si_signo = SIGUSR1;
	info.si_pid = 12345; /* not ours: passed on unchanged */
	info.si_value.sival_ptr = (void *)0x123456789abcdef0;
	ck_assert_int_eq(send_info(SI_QUEUE, SIGUSR1), 0);
	memset(&info, 0, sizeof info);
	ck_assert_int_eq(take_pending(), 1);
	ck_assert_int_eq(info.si_signo, SIGUSR1);
	ck_assert_int_eq(info.si_code, SI_QUEUE);
	ck_assert_int_eq(info.si_pid, 12345);
	ck_assert_ptr_eq(info.si_value.sival_ptr, (void *)0x123456789abcdef0);
	close_process();
}
END_TEST

/* The child exits with the value of the first SIGUSR1 that it receives. */
START_TEST(send_siginfo_to_child_delivers_its_value)
{
	block();
	pid = fork();
	if (pid == 0) {
		sigwaitinfo(&usr1, &info);
		_exit(info.si_value.sival_int);
	}
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
	info.si_signo = SIGUSR1;
	info.si_value.sival_int = 99;
	ck_assert_int_eq(send_info(SI_QUEUE, SIGUSR1), 0);
	reap_process();
	ck_assert_int_eq(status.value, 99);
}
END_TEST

/* A process may send a code of the kernel or of kill only to itself. */
START_TEST(send_siginfo_with_kernel_code_to_other_returns_eperm)
{
	block();
	open_sleeper(0);
	info.si_signo = SIGUSR1;
	ck_assert_int_eq(send_info(SI_USER, SIGUSR1), -EPERM);
	ck_assert_int_eq(send_info(SI_KERNEL, SIGUSR1), -EPERM);
	ck_assert_int_eq(send_info(SI_TKILL, SIGUSR1), -EPERM);
	ck_assert_int_eq(send_info(SI_QUEUE, SIGUSR2), -EINVAL);
	ck_assert_int_eq(send_info(SI_QUEUE, 0), -EINVAL);
	end_sleeper();
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	ck_assert_int_eq(send_info(SI_USER, SIGUSR1), 0);
	ck_assert_int_eq(take_pending(), 1);
	close_process();
}
END_TEST

START_TEST(send_siginfo_with_bad_pointer_returns_efault)
{
	void *nowhere = (void *)8;

	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_send_siginfo(&process, SIGKILL, NULL, 0),
			 -EFAULT);
	ck_assert_int_eq(iofd_pidfd_send_siginfo(&process, SIGKILL, nowhere, 0),
			 -EFAULT);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	end_sleeper();
}
END_TEST

/* A thread that stores its number and then takes a pending SIGUSR1. */
struct receiver {
	pthread_t thread;
	pthread_barrier_t barrier;
	int number;
	int got;
};

static void *receive(void *argument)
{
	struct receiver *r = argument;

	r->number = gettid();
	pthread_barrier_wait(&r->barrier);
	pthread_barrier_wait(&r->barrier);
	r->got = take_pending();
	return NULL;
}

/*
 * Sends SIGUSR1 with `flags`. Returns 1 if the thread alone received it, 0 if
 * the whole process did, or -errno.
 */
static int reaches_the_thread(uint32_t open_flags, uint32_t flags)
{
	struct receiver r;
	int rc, first;

	block();
	pthread_barrier_init(&r.barrier, NULL, 2);
	pthread_create(&r.thread, NULL, receive, &r);
	pthread_barrier_wait(&r.barrier);
	rc = iofd_pidfd_open(&process, open_flags ? r.number : getpid(),
			     open_flags);
	if (rc == 0) {
		rc = iofd_pidfd_send_signal(&process, SIGUSR1, flags);
		close_process();
	}
	first = take_pending();
	pthread_barrier_wait(&r.barrier);
	pthread_join(r.thread, NULL);
	pthread_barrier_destroy(&r.barrier);
	if (rc < 0)
		return rc;
	ck_assert_int_ne(first, r.got);
	return r.got;
}

START_TEST(send_signal_with_each_scope_reaches_thread_or_process)
{
	static const struct {
		uint32_t open_flags;
		uint32_t flags;
		int thread_alone;
	} scopes[] = {
		{IOFD_PIDFD_THREAD, 0, 1},
		{IOFD_PIDFD_THREAD, IOFD_PIDFD_SIGNAL_THREAD, 1},
		{IOFD_PIDFD_THREAD, IOFD_PIDFD_SIGNAL_PROCESS, 0},
		{0, IOFD_PIDFD_SIGNAL_PROCESS, 0},
		{0, 0, 0},
	};
	int reached =
		reaches_the_thread(scopes[_i].open_flags, scopes[_i].flags);

	if (reached == -EINVAL)
		SKIP_BEFORE("PIDFD_THREAD", 6, 9);
	ck_assert_int_eq(reached, scopes[_i].thread_alone);
}
END_TEST

START_TEST(send_signal_with_process_group_scope_reaches_group)
{
	int other, result, rc;

	open_sleeper(0);
	setpgid(pid, pid);
	other = start_sleeper();
	setpgid(other, pid);
	rc = iofd_pidfd_send_signal(&process, SIGUSR1,
				    IOFD_PIDFD_SIGNAL_PROCESS_GROUP);
	if (rc != 0)
		kill(-pid, SIGUSR1);
	reap_process();
	ck_assert_int_eq(status.value, SIGUSR1);
	ck_assert_int_eq(waitpid(other, &result, 0), other);
	if (rc == -EINVAL)
		SKIP_BEFORE("PIDFD_SIGNAL_PROCESS_GROUP", 6, 9);
	ck_assert_int_eq(rc, 0);
	ck_assert_int_eq(WTERMSIG(result), SIGUSR1);
}
END_TEST

/* The child becomes nobody, and so has no permission to signal us. */
START_TEST(send_signal_and_get_fd_by_other_user_return_eperm)
{
	int ours = getpid();
	iofd_fd copy;

	if (getuid() != 0)
		SKIP_WITHOUT("right to change the user");
	pid = fork();
	if (pid == 0)
		_exit(setuid(65534) || iofd_pidfd_open(&process, ours, 0) ||
		      iofd_pidfd_send_signal(&process, 0, 0) != -EPERM ||
		      iofd_pidfd_get_fd(&process, 0, &copy) != -EPERM ||
		      iofd_pidfd_alive(&process) != 1);
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
	reap_process();
	ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
	ck_assert_int_eq(status.value, 0);
}
END_TEST

/* The process is gone; a process that reuses its number must not be hit. */
START_TEST(send_signal_and_siginfo_to_reaped_process_return_esrch)
{
	open_exiting(0, 0);
	await_end();
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	info.si_signo = SIGKILL;
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGKILL, 0), -ESRCH);
	ck_assert_int_eq(send_info(SI_QUEUE, SIGKILL), -ESRCH);
	close_process();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, send_signal_to_child_ends_it_by_that_signal);
	tcase_add_test(tests,
		       send_signal_with_invalid_signal_or_flags_returns_einval);
	tcase_add_test(tests, send_siginfo_to_self_delivers_it_unchanged);
	tcase_add_test(tests, send_siginfo_to_child_delivers_its_value);
	tcase_add_test(tests,
		       send_siginfo_with_kernel_code_to_other_returns_eperm);
	tcase_add_test(tests, send_siginfo_with_bad_pointer_returns_efault);
	tcase_add_loop_test(
		tests, send_signal_with_each_scope_reaches_thread_or_process, 0,
		5);
	tcase_add_test(tests,
		       send_signal_with_process_group_scope_reaches_group);
	tcase_add_test(tests,
		       send_signal_and_get_fd_by_other_user_return_eperm);
	tcase_add_test(tests,
		       send_signal_and_siginfo_to_reaped_process_return_esrch);
}
