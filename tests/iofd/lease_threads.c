/* SPDX-License-Identifier: MIT */
/* Users in signal handlers and threads, and the system calls that they make. */
#define _GNU_SOURCE
#include "harness.h"
#include "leased.h"

#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/lease_threads";

enum {
	ROUNDS = 1000,
	CLOSERS = 4
};

START_TEST(users_that_come_and_go_make_no_system_call)
{
	int status, pid;

	start(0);
	pid = fork();
	if (pid == 0) {
		if (forbid_all_but(SYS_exit_group) < 0)
			_exit(77);
		status = iofd_lease_acquire(&lease, &view);
		status |= iofd_lease_acquire_token(
			&lease, 1ULL << 32 | (uint32_t)number, &view);
		status |= iofd_lease_release(&lease);
		status |= iofd_lease_close(&lease);
		syscall(SYS_exit_group, status != 0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(last_release_makes_one_system_call)
{
	int status, pid;

	start(0);
	acquire();
	pid = fork();
	if (pid == 0) {
		iofd_lease_close(&lease);
		if (forbid_all_but(SYS_close) < 0)
			_exit(77);
		iofd_lease_release(&lease);
		syscall(SYS_exit_group, 0); /* raises SIGSYS */
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		SKIP_WITHOUT("seccomp");
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
}
END_TEST

static volatile sig_atomic_t uses;

static void use_in_handler(int signal)
{
	iofd_fd own;

	(void)signal;
	if (iofd_lease_acquire(&lease, &own) == 0)
		uses += iofd_lease_release(&lease) == 0;
}

START_TEST(users_in_handler_interrupt_users)
{
	struct sigaction action = {.sa_handler = use_in_handler};

	start(0);
	start_alarms();
	ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
	while (uses < 20) {
		acquire();
		ck_assert_int_eq(iofd_lease_release(&lease), 0);
	}
	stop_alarms();
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

static pthread_barrier_t round_starts, round_ends;

static void *close_each_round(void *closed)
{
	for (int i = 0; i < ROUNDS; i++) {
		pthread_barrier_wait(&round_starts);
		*(int *)closed += iofd_lease_close(&lease);
		pthread_barrier_wait(&round_ends);
	}
	return NULL;
}

/* One of the closers and the user closes. */
START_TEST(close_by_several_threads_closes_once)
{
	pthread_t threads[CLOSERS];
	int closed[CLOSERS] = {0};
	int sum = 0;

	pthread_barrier_init(&round_starts, NULL, CLOSERS + 1);
	pthread_barrier_init(&round_ends, NULL, CLOSERS + 1);
	for (int i = 0; i < CLOSERS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
						close_each_round, &closed[i]),
				 0);
	for (int i = 0; i < ROUNDS; i++) {
		start(0);
		acquire();
		pthread_barrier_wait(&round_starts);
		sum += iofd_lease_release(&lease);
		pthread_barrier_wait(&round_ends);
		ck_assert(!is_open());
	}
	for (int i = 0; i < CLOSERS; i++) {
		pthread_join(threads[i], NULL);
		sum += closed[i];
	}
	ck_assert_int_eq(sum, ROUNDS);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, users_that_come_and_go_make_no_system_call);
	tcase_add_test(tests, last_release_makes_one_system_call);
	tcase_add_test(tests, users_in_handler_interrupt_users);
	tcase_add_test(tests, close_by_several_threads_closes_once);
}
