/* SPDX-License-Identifier: MIT */
/* What ends a tree, and what does not. */
#define _GNU_SOURCE
#include "harness.h"
#include "planted.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/tree_end";

static void close_tree(void)
{
	ck_assert_int_eq(iofd_tree_close(&tree), 0);
}

/* The last handle: a plain close is enough. */
static void close_descriptor(void)
{
	ck_assert_int_eq(iofd_fd_close(&tree.fd), 0);
}

static void *close_in_thread(void *unused)
{
	close_tree();
	return unused;
}

static void close_in_other_thread(void)
{
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL, close_in_thread, NULL),
			 0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
}

static void kill_self(void)
{
	raise(SIGKILL);
}

static void exit_normally(void)
{
	exit(0);
}

static void execute_another(void)
{
	execl("/bin/sleep", "sleep", "200", (char *)NULL);
}

static void kill_tree(void)
{
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGKILL), 0);
}

static void (*const ends[])(void) = {
	close_tree,	 close_descriptor, close_in_other_thread,
	kill_self,	 exit_normally,	   abort,
	execute_another, kill_tree};

/* What the owner does then must not end the tree. */
static void be_owner(void (*end)(void))
{
	const struct rlimit no_core = {0, 0};

	setrlimit(RLIMIT_CORE, &no_core);
	plant();
	end();
	for (;;)
		pause();
}

START_TEST(tree_ends_with_handle_and_with_owner)
{
	int owner;

	plant_pipes();
	owner = fork();
	ck_assert_int_ge(owner, 0);
	if (owner == 0)
		be_owner(ends[_i]);
	close_writers();
	expect_end();
	kill(owner, SIGKILL);
	ck_assert_int_eq(waitpid(owner, NULL, 0), owner);
}
END_TEST

/* The copy would keep the tree alive until it is closed. */
START_TEST(close_while_fork_has_copy_ends_tree)
{
	int copy;

	plant();
	copy = start_sleeper();
	close_tree();
	expect_end();
	kill(copy, SIGKILL);
	ck_assert_int_eq(waitpid(copy, NULL, 0), copy);
}
END_TEST

START_TEST(tree_lives_until_last_copy_is_closed)
{
	iofd_fd copy;

	plant();
	ck_assert_int_eq(iofd_fd_dup(&tree.fd, 3, &copy), 0);
	close_descriptor();
	ck_assert_int_eq(iofd_fd_move(&tree.fd, &copy), 0);
	/* The keeper has done a command, so it has seen the close, too. */
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGWINCH), 0);
	expect_alive();
	close_descriptor();
	expect_end();
}
END_TEST

/*
 * A keeper that killed would have done so in the round in which it reaped the
 * first of these.
 */
static void expect_to_be_reaped_only(int keeper, int count)
{
	int child = 0;

	while (count-- > 0) {
		children_of(keeper, &child);
		ck_assert_int_eq(kill(child, SIGKILL), 0);
		while (kill(child, 0) == 0)
			usleep(1000);
	}
	expect_alive();
}

START_TEST(release_lets_tree_live_and_keeper_reap)
{
	/* With a report, closing the handle is an error at the keeper. */
	static const char *const scripts[] = {
		"sleep 200 & (sleep 200 &); echo >&8; wait",
		"sleep 200 & (sleep 200 &); (sleep 200 &); echo >&8; exit 0"};
	int keeper, child;

	plant_script(scripts[_i]);
	keeper = parent_of(first_pid);
	await_bytes(1);
	if (_i == 1)
		ck_assert_int_eq(
			iofd_fd_poll(&tree.fd, IOFD_POLL_IN, INT64_MAX), 1);
	/* The process that started the first program is a child, too. */
	while (children_of(keeper, &child) > 2 + _i)
		usleep(1000);
	ck_assert_int_eq(iofd_tree_release(&tree), 0);
	ck_assert_int_eq(iofd_fd_valid(&tree.fd), 0);
	ck_assert_int_eq(iofd_tree_release(&tree), -EBADF);
	expect_to_be_reaped_only(keeper, 2);
	ck_assert_int_eq(children_of(keeper, &child), 1);
	kill(child, SIGKILL);
	expect_end();
}
END_TEST

START_TEST(killed_keeper_kills_first_program_and_returns_epipe)
{
	iofd_tree_report report;

	plant_script("echo >&8; exec sleep 200");
	await_bytes(1);
	ck_assert_int_eq(kill(parent_of(first_pid), SIGKILL), 0);
	expect_end();
	ck_assert_int_eq(iofd_tree_wait_until(&tree, INT64_MAX, &report),
			 -EPIPE);
	ck_assert_int_eq(iofd_tree_wait(&tree, &report), -EPIPE);
	ck_assert_int_eq(iofd_tree_signal(&tree, SIGTERM), -EPIPE);
	close_tree();
}
END_TEST

/* Unread commands of the owner would hide the reports of a killed keeper. */
START_TEST(killed_keeper_with_unread_commands_returns_epipe)
{
	iofd_tree_report report;
	int keeper;

	plant_script("echo >&8; exec sleep 200");
	await_bytes(1);
	keeper = parent_of(first_pid);
	ck_assert_int_eq(kill(keeper, SIGSTOP), 0);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(iofd_tree_signal(&tree, SIGWINCH), 0);
	ck_assert_int_eq(kill(keeper, SIGKILL), 0);
	expect_end();
	ck_assert_int_eq(iofd_tree_wait_until(&tree, INT64_MAX, &report),
			 -EPIPE);
	ck_assert_int_eq(iofd_tree_release(&tree), -EPIPE);
	close_tree();
}
END_TEST

/* Without a limit of processes this would be the end of the machine. */
START_TEST(close_ends_processes_that_fork_without_end)
{
	const iofd_spawn_limit limit = {RLIMIT_NPROC, 0, 300, 300};
	const iofd_spawn_user user = {.uid = 54321, .gid = 54321};
	const iofd_spawn_options options = {
		.limits = &limit, .limit_count = 1, .user = &user};

	if (getuid() != 0)
		SKIP_WITHOUT("root, to start a program as another user");
	plant_with("exec 2>/dev/null;"
		   "f() { echo >&8; f & f & sleep 1; f & f & wait; };"
		   "while :; do f & sleep 0.01; done",
		   &options);
	await_bytes(1000);
	close_tree();
	expect_end();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, tree_ends_with_handle_and_with_owner, 0,
			    sizeof ends / sizeof ends[0]);
	tcase_add_test(tests, close_while_fork_has_copy_ends_tree);
	tcase_add_test(tests, tree_lives_until_last_copy_is_closed);
	tcase_add_loop_test(tests, release_lets_tree_live_and_keeper_reap, 0,
			    2);
	tcase_add_test(tests,
		       killed_keeper_kills_first_program_and_returns_epipe);
	tcase_add_test(tests, killed_keeper_with_unread_commands_returns_epipe);
	tcase_add_test(tests, close_ends_processes_that_fork_without_end);
}
