/* SPDX-License-Identifier: MIT */
/* Users, generations and tokens of a lease. lease_wait.c has the waits. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/eventfd.h>
#include <iofd/lease.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/lease";

enum {
	ROUNDS = 1000,
	CLOSERS = 4
};

/* See <iofd/inline/lease.h>. */
#define USER		(1ULL << 35)
#define LAST_USER	((1ULL << 29) - 1)
#define GENERATION	(1ULL << 3)
#define LAST_GENERATION UINT32_MAX

static iofd_lease lease;
static iofd_fd view;
static int number; /* of the leased descriptor */

static int is_open(void)
{
	return fcntl(number, F_GETFD) >= 0;
}

/* Starts the lease with an eventfd that counts `initial`. */
static void start(uint64_t initial)
{
	iofd_eventfd event;

	ck_assert_int_eq(iofd_eventfd_open(&event, initial, 0), 0);
	number = iofd_fd_raw(&event.fd);
	ck_assert_int_eq(iofd_lease_start(&lease, &event.fd), 0);
	ck_assert_int_eq(event.fd.cell, 0);
}

static void acquire(void)
{
	ck_assert_int_eq(iofd_lease_acquire(&lease, &view), 0);
	ck_assert_int_eq(iofd_fd_raw(&view), number);
}

static uint64_t token(void)
{
	uint64_t value;

	ck_assert_int_eq(iofd_lease_token(&lease, &value), 0);
	return value;
}

static void expect_refused(void)
{
	uint64_t value = 7;

	view.cell = 77;
	ck_assert_int_eq(iofd_lease_acquire(&lease, &view), -EBADF);
	ck_assert_int_eq(view.cell, 0);
	ck_assert_int_eq(iofd_lease_token(&lease, &value), -EBADF);
	ck_assert_uint_eq(value, 7);
}

START_TEST(acquire_gives_view_of_descriptor)
{
	iofd_eventfd event;
	uint64_t value;

	start(5);
	ck_assert_int_eq(iofd_lease_acquire(&lease, &event.fd), 0);
	ck_assert_int_eq(iofd_eventfd_wait(&event, &value), 0);
	ck_assert_uint_eq(value, 5);
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
	ck_assert(!is_open());
}
END_TEST

START_TEST(close_with_users_lets_last_release_close)
{
	start(0);
	acquire();
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	expect_refused();
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert(is_open());
	expect_refused();
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert(!is_open());
	expect_refused();
	ck_assert_int_eq(iofd_lease_release(&lease), -EBADF);
}
END_TEST

START_TEST(close_when_closed_or_closing_returns_zero)
{
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	start(0);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert(is_open());
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
}
END_TEST

START_TEST(release_without_user_returns_ebadf_and_changes_nothing)
{
	uint64_t word;

	ck_assert_int_eq(iofd_lease_release(&lease), -EBADF);
	ck_assert_uint_eq(lease.word, 0);
	start(0);
	word = lease.word;
	ck_assert_int_eq(iofd_lease_release(&lease), -EBADF);
	ck_assert_uint_eq(lease.word, word);
	acquire();
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_release(&lease), -EBADF);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(start_when_not_closed_returns_ebusy_and_leaves_source)
{
	iofd_fd source;

	start(0);
	ck_assert_int_eq(iofd_fd_adopt(&source, dup(0)), 0);
	ck_assert_int_eq(iofd_lease_start(&lease, &source), -EBUSY);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(iofd_lease_start(&lease, &source), -EBUSY);
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert(iofd_fd_valid(&source));
	ck_assert_int_eq(iofd_lease_start(&lease, &source), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(start_with_closed_source_returns_ebadf_and_stays_closed)
{
	iofd_fd closed = {0};

	ck_assert_int_eq(iofd_lease_start(&lease, &closed), -EBADF);
	ck_assert_uint_eq(lease.word, 0);
	expect_refused();
	start(0);
	ck_assert_uint_eq(token() >> 32, 1);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(acquire_at_user_limit_returns_eoverflow_and_changes_nothing)
{
	uint64_t full, made;

	start(0);
	made = token();
	lease.word += (LAST_USER - 1) * USER;
	acquire();
	full = lease.word;
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(iofd_lease_acquire(&lease, &view), -EOVERFLOW);
		ck_assert_int_eq(view.cell, 0);
		ck_assert_int_eq(iofd_lease_acquire_token(&lease, made, &view),
				 -EOVERFLOW);
		ck_assert_uint_eq(lease.word, full);
	}
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	lease.word -= (LAST_USER - 1) * USER;
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
}
END_TEST

START_TEST(start_after_last_generation_returns_eoverflow)
{
	iofd_fd source;

	lease.word = (LAST_GENERATION - 1) * GENERATION;
	start(0);
	ck_assert_uint_eq(token(),
			  (uint64_t)LAST_GENERATION << 32 | (uint32_t)number);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert_int_eq(iofd_fd_adopt(&source, dup(0)), 0);
	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(iofd_lease_start(&lease, &source), -EOVERFLOW);
	expect_refused();
	ck_assert_int_eq(iofd_fd_close(&source), 0);
	memset(&lease, 0, sizeof lease);
	start(0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(token_has_generation_and_descriptor)
{
	for (uint64_t i = 1; i < 4; i++) {
		start(0);
		ck_assert_uint_eq(token(), i << 32 | (uint32_t)number);
		ck_assert_int_eq(iofd_lease_match(&lease, token()), 1);
		ck_assert_int_eq(iofd_lease_close(&lease), 1);
	}
}
END_TEST

START_TEST(token_of_former_generation_is_stale)
{
	uint64_t former, current;

	start(0);
	former = token();
	ck_assert_int_eq(iofd_lease_acquire_token(&lease, former, &view), 0);
	ck_assert_int_eq(iofd_fd_raw(&view), number);
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
	ck_assert_int_eq(iofd_lease_match(&lease, former), 0);
	ck_assert_int_eq(iofd_lease_acquire_token(&lease, former, &view),
			 -EBADF);
	start(0); /* the same number again */
	current = token();
	ck_assert_uint_eq((uint32_t)current, (uint32_t)former);
	view.cell = 77;
	ck_assert_int_eq(iofd_lease_acquire_token(&lease, former, &view),
			 -ESTALE);
	ck_assert_int_eq(view.cell, 0);
	ck_assert_int_eq(iofd_lease_match(&lease, former), 0);
	ck_assert_int_eq(iofd_lease_match(&lease, current), 1);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(token_of_other_descriptor_does_not_match)
{
	start(0);
	ck_assert_int_eq(iofd_lease_match(&lease, 0), 0);
	ck_assert_int_eq(iofd_lease_match(&lease, token() + 1), 0);
	ck_assert_int_eq(iofd_lease_acquire_token(&lease, token() + 1, &view),
			 -ESTALE);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(
		iofd_lease_match(&lease, 1ULL << 32 | (uint32_t)number), 0);
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
}
END_TEST

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

START_TEST(close_error_is_reported_and_lease_is_closed)
{
	if (forbid_where(SYS_close, 0, 900, EIO) < 0)
		SKIP_WITHOUT("seccomp");
	for (int with_user = 0; with_user < 2; with_user++) {
		ck_assert_int_eq(fcntl(0, F_DUPFD, 900), 900);
		ck_assert_int_eq(iofd_fd_adopt(&view, 900), 0);
		ck_assert_int_eq(iofd_lease_start(&lease, &view), 0);
		if (with_user)
			ck_assert_int_eq(iofd_lease_acquire(&lease, &view), 0);
		ck_assert_int_eq(iofd_lease_close(&lease),
				 with_user ? 0 : -EIO);
		if (with_user)
			ck_assert_int_eq(iofd_lease_release(&lease), -EIO);
		expect_refused();
		ck_assert_int_eq(iofd_lease_close(&lease), 0);
		ck_assert_int_eq(iofd_lease_close_wait(&lease, 0), -EIO);
		ck_assert_int_eq(dup3(0, 900, 0), 900);
		ck_assert_int_eq((int)syscall(SYS_close_range, 900, 900, 0), 0);
	}
}
END_TEST

/* A child's lease has the users of the time of the fork. */
START_TEST(close_in_child_leaves_lease_of_parent)
{
	int status, pid;

	start(0);
	pid = fork();
	if (pid == 0)
		_exit(iofd_lease_close(&lease) != 1 || is_open());
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	acquire();
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
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
	tcase_add_test(tests, acquire_gives_view_of_descriptor);
	tcase_add_test(tests, close_with_users_lets_last_release_close);
	tcase_add_test(tests, close_when_closed_or_closing_returns_zero);
	tcase_add_test(tests,
		       release_without_user_returns_ebadf_and_changes_nothing);
	tcase_add_test(tests,
		       start_when_not_closed_returns_ebusy_and_leaves_source);
	tcase_add_test(tests,
		       start_with_closed_source_returns_ebadf_and_stays_closed);
	tcase_add_test(
		tests,
		acquire_at_user_limit_returns_eoverflow_and_changes_nothing);
	tcase_add_test(tests, start_after_last_generation_returns_eoverflow);
	tcase_add_test(tests, token_has_generation_and_descriptor);
	tcase_add_test(tests, token_of_former_generation_is_stale);
	tcase_add_test(tests, token_of_other_descriptor_does_not_match);
	tcase_add_test(tests, users_that_come_and_go_make_no_system_call);
	tcase_add_test(tests, last_release_makes_one_system_call);
	tcase_add_test(tests, close_error_is_reported_and_lease_is_closed);
	tcase_add_test(tests, close_in_child_leaves_lease_of_parent);
	tcase_add_test(tests, users_in_handler_interrupt_users);
	tcase_add_test(tests, close_by_several_threads_closes_once);
}
