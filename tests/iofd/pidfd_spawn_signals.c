/* SPDX-License-Identifier: MIT */
/* Signals, groups and sessions of a started program, and other threads. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <iofd/sigmask.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_spawn_signals";

#define SECOND 1000000000LL

static int ours;
static volatile sig_atomic_t handled;
static volatile sig_atomic_t handled_elsewhere;

static void handler(int signal)
{
	(void)signal;
	if (syscall(SYS_getpid) != ours)
		handled_elsewhere++;
	handled++;
}

static void handle(int signal, void (*by)(int))
{
	struct sigaction action = {.sa_handler = by, .sa_flags = SA_RESTART};

	ours = getpid();
	ck_assert_int_eq(sigaction(signal, &action, NULL), 0);
}

/* Returns the set that /proc shows under this name for a running cat. */
static iofd_sigset shown_with(const char *name,
			      const iofd_spawn_options *options)
{
	return strtoull(status_of(name, options), NULL, 16);
}

static iofd_sigset shown(const char *name, uint32_t flags)
{
	iofd_spawn_options options = {.flags = flags};

	return shown_with(name, &options);
}

static iofd_sigset set_of(int first, int second)
{
	iofd_sigset set = 0;

	iofd_sigset_add(&set, first);
	iofd_sigset_add(&set, second);
	return set;
}

START_TEST(spawn_by_default_unblocks_all_signals)
{
	iofd_sigset former;

	ck_assert_int_eq(iofd_sigmask_block(set_of(SIGUSR1, SIGRTMIN), &former),
			 0);
	ck_assert_uint_eq(shown("\nSigBlk:", 0), 0);
	ck_assert_int_eq(iofd_sigmask_set(former, NULL), 0);
}
END_TEST

START_TEST(spawn_with_keep_sigmask_keeps_mask)
{
	iofd_sigset mask = set_of(SIGUSR1, 64);
	iofd_sigset now;

	ck_assert_int_eq(iofd_sigmask_set(mask, NULL), 0);
	ck_assert_uint_eq(shown("\nSigBlk:", IOFD_SPAWN_KEEP_SIGMASK), mask);
	ck_assert_int_eq(iofd_sigmask_block(0, &now), 0);
	ck_assert_uint_eq(now, mask);
	ck_assert_int_eq(iofd_sigmask_set(0, NULL), 0);
}
END_TEST

START_TEST(spawn_with_mask_starts_with_it_blocked)
{
	iofd_spawn_options options = {.mask = set_of(SIGUSR1, SIGTERM)};
	iofd_sigset ours_too = set_of(SIGHUP, 64);

	ck_assert_int_eq(iofd_sigmask_set(ours_too, NULL), 0);
	ck_assert_uint_eq(shown_with("\nSigBlk:", &options), options.mask);
	options.flags = IOFD_SPAWN_KEEP_SIGMASK;
	ck_assert_uint_eq(shown_with("\nSigBlk:", &options),
			  options.mask | ours_too);
	ck_assert_int_eq(iofd_sigmask_set(0, NULL), 0);
}
END_TEST

/*
 * PID 1 and libuv need this: the signals that they ignore are not ignored in
 * the child.
 */
START_TEST(spawn_with_defaults_resets_ignored_signals)
{
	iofd_spawn_options options = {.defaults = set_of(SIGCHLD, SIGPIPE)};
	iofd_sigset ignored;

	handle(SIGPIPE, SIG_IGN);
	handle(SIGUSR2, SIG_IGN);
	ignored = shown_with("\nSigIgn:", &options);
	ck_assert_int_eq(iofd_sigset_has(ignored, SIGPIPE), 0);
	ck_assert_int_eq(iofd_sigset_has(ignored, SIGUSR2), 1);
	options.defaults = UINT64_MAX;
	ck_assert_uint_eq(shown_with("\nSigIgn:", &options), 0);
}
END_TEST

START_TEST(spawn_with_reserved_word_returns_einval)
{
	iofd_spawn_options options = {0};

	options.reserved[_i] = 1;
	child.fd.cell = 77;
	ck_assert_int_eq(iofd_pidfd_spawn_with(&child, "/bin/true",
					       (char *[]){"true", NULL}, NULL,
					       &options, NULL),
			 -EINVAL);
	check_nothing_left();
}
END_TEST

START_TEST(spawn_resets_handled_keeps_ignored)
{
	iofd_sigset ignored;

	handle(SIGUSR1, handler);
	handle(SIGUSR2, SIG_IGN);
	ignored = shown("\nSigIgn:", 0);
	ck_assert_int_eq(iofd_sigset_has(ignored, SIGUSR1), 0);
	ck_assert_int_eq(iofd_sigset_has(ignored, SIGUSR2), 1);
	ck_assert_int_eq(iofd_sigset_has(shown("\nSigCgt:", 0), SIGUSR1), 0);
}
END_TEST

/* Uses the kernel's struct, since libc refuses two of the signals. */
static void get_actions(uint64_t (*actions)[4])
{
	for (int signal = 1; signal <= 64; signal++)
		ck_assert_int_eq(syscall(SYS_rt_sigaction, signal, NULL,
					 actions[signal - 1], 8),
				 0);
}

START_TEST(spawn_leaves_mask_and_handlers_of_caller_unchanged)
{
	static uint64_t before[64][4], after[64][4];
	static const char *const paths[] = {"/bin/true", "/nonexistent"};
	char *argv[] = {"true", NULL};
	iofd_sigset mask, now;

	handle(SIGUSR1, handler);
	handle(SIGUSR2, SIG_IGN);
	handle(SIGRTMAX, handler);
	ck_assert_int_eq(iofd_sigmask_block(set_of(SIGHUP, SIGRTMIN), &now), 0);
	ck_assert_int_eq(iofd_sigmask_block(0, &mask), 0);
	get_actions(before);
	if (iofd_pidfd_spawn(&child, paths[_i], argv, NULL, NULL, 0, 0) == 0)
		ck_assert_int_eq(exit_code(), 0);
	get_actions(after);
	ck_assert_mem_eq(before, after, sizeof before);
	ck_assert_int_eq(iofd_sigmask_block(0, &now), 0);
	ck_assert_uint_eq(now, mask);
}
END_TEST

START_TEST(spawn_with_new_group_or_session_makes_child_leader)
{
	static const uint32_t flags[] = {
		0, IOFD_SPAWN_NEW_GROUP, IOFD_SPAWN_NEW_SESSION,
		IOFD_SPAWN_NEW_GROUP | IOFD_SPAWN_NEW_SESSION};
	char *argv[] = {"/bin/cat", "/proc/self/stat", NULL};
	int pid, parent, group, session;

	run(argv, NULL, 0, flags[_i]);
	ck_assert_int_eq(sscanf(output, "%d (cat) %*c %d %d %d", &pid, &parent,
				&group, &session),
			 4);
	ck_assert_int_eq(parent, getpid());
	ck_assert_int_eq(group, flags[_i] ? pid : getpgid(0));
	ck_assert_int_eq(session,
			 flags[_i] & IOFD_SPAWN_NEW_SESSION ? pid : getsid(0));
}
END_TEST

/* Starts a sleeper, writes its number to `up`, exits once `down` is closed. */
static void be_parent(int down, int up, uint32_t flags)
{
	char *argv[] = {"sleep", "60", NULL};
	int pid;

	if (iofd_pidfd_spawn(&child, "/bin/sleep", argv, NULL, NULL, 0, flags) <
	    0)
		_exit(1);
	pid = iofd_pidfd_pid(&child);
	write(up, &pid, sizeof pid);
	read(down, &pid, 1);
	_exit(0);
}

START_TEST(spawn_ends_child_with_parent_only_if_requested)
{
	uint32_t flags = _i ? IOFD_SPAWN_DIE_WITH_PARENT : 0;
	int down[2], up[2];
	int parent, pid;

	ck_assert_int_eq(pipe2(down, O_CLOEXEC) | pipe2(up, O_CLOEXEC), 0);
	parent = fork();
	if (parent == 0) {
		close(down[1]);
		be_parent(down[0], up[1], flags);
	}
	ck_assert_int_eq(read(up[0], &pid, sizeof pid), sizeof pid);
	ck_assert_int_eq(iofd_pidfd_open(&child, pid, 0), 0);
	close(down[0]);
	close(down[1]);
	close(up[0]);
	close(up[1]);
	ck_assert_int_eq(waitpid(parent, NULL, 0), parent);
	if (!flags) {
		ck_assert_int_eq(iofd_pidfd_alive(&child), 1);
		iofd_pidfd_send_signal(&child, SIGKILL, 0);
	}
	ck_assert_int_ne(iofd_fd_poll(&child.fd, IOFD_POLL_IN, 20 * SECOND), 0);
	ck_assert_int_eq(iofd_fd_close(&child.fd), 0);
}
END_TEST

static volatile int busy;

/* Allocates, opens and closes, as other threads of a program do. */
static void *be_busy(void *rounds)
{
	while (busy) {
		int ends[2];
		char *memory = malloc(1 + *(unsigned *)rounds % 5000);

		memset(memory, 1, 1 + *(unsigned *)rounds % 5000);
		free(memory);
		ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
		close(ends[0]);
		close(ends[1]);
		++*(unsigned *)rounds;
	}
	return NULL;
}

static void spawn_often(int rounds)
{
	char *argv[] = {"true", NULL};
	iofd_pidfd_status status;
	iofd_pidfd p;

	for (int i = 0; i < rounds; i++) {
		const char *path = i % 4 == 3 ? "/nonexistent" : "/bin/true";
		int rc = iofd_pidfd_spawn(&p, path, argv, NULL, NULL, 0,
					  IOFD_SPAWN_CLOSE_OTHERS);

		ck_assert_int_eq(rc, i % 4 == 3 ? -ENOENT : 0);
		if (rc < 0)
			continue;
		ck_assert_int_eq(
			iofd_pidfd_wait_until(&p, 0, INT64_MAX, &status, NULL),
			0);
		ck_assert_int_eq(iofd_fd_close(&p.fd), 0);
		ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
		ck_assert_int_eq(status.value, 0);
	}
}

static void *spawn_too(void *nothing)
{
	spawn_often(100);
	return nothing;
}

START_TEST(spawn_among_busy_threads_lets_them_go_on)
{
	pthread_t threads[3];
	unsigned rounds[2] = {0, 0};

	busy = 1;
	pthread_create(&threads[0], NULL, be_busy, &rounds[0]);
	pthread_create(&threads[1], NULL, be_busy, &rounds[1]);
	pthread_create(&threads[2], NULL, spawn_too, NULL);
	spawn_often(200);
	pthread_join(threads[2], NULL);
	busy = 0;
	pthread_join(threads[0], NULL);
	pthread_join(threads[1], NULL);
	ck_assert_uint_gt(rounds[0], 0);
	ck_assert_uint_gt(rounds[1], 0);
}
END_TEST

/* Signals our whole group, and so each child. */
static int start_storm(int sent)
{
	int pid = fork();

	if (pid == 0) {
		signal(sent, SIG_IGN);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;)
			kill(0, sent);
	}
	return pid;
}

static void end_storm(int storm)
{
	kill(storm, SIGKILL);
	ck_assert_int_eq(waitpid(storm, NULL, 0), storm);
	ck_assert_int_gt(handled, 0);
	ck_assert_int_eq(handled_elsewhere, 0);
}

/*
 * clone3 resets the handlers before the child runs; after clone, we do.
 * Programs ignore SIGURG by default.
 */
START_TEST(spawn_under_many_signals_runs_no_handler_in_child)
{
	int storm;

	ck_assert_int_eq(setpgid(0, 0), 0);
	handle(SIGURG, handler);
	storm = start_storm(SIGURG);
	if (_i && forbid(SYS_clone3, ENOSYS) < 0)
		skip_without("seccomp");
	spawn_often(200);
	end_storm(storm);
}
END_TEST

/* The signal would kill a child in which it is not yet blocked. */
START_TEST(spawn_with_mask_under_many_signals_blocks_them_from_the_start)
{
	iofd_spawn_options options = {.mask = set_of(SIGUSR1, SIGUSR2)};
	char *argv[] = {"true", NULL};
	int storm;

	ck_assert_int_eq(setpgid(0, 0), 0);
	handle(SIGUSR1, handler);
	storm = start_storm(SIGUSR1);
	if (_i && forbid(SYS_clone3, ENOSYS) < 0)
		skip_without("seccomp");
	for (int i = 0; i < 200; i++) {
		ck_assert_int_eq(iofd_pidfd_spawn_with(&child, "/bin/true",
						       argv, NULL, &options,
						       NULL),
				 0);
		ck_assert_int_eq(exit_code(), 0);
	}
	end_storm(storm);
}
END_TEST

static volatile sig_atomic_t found;

static void reap(int signal)
{
	(void)signal;
	while (waitpid(-1, NULL, WNOHANG) > 0)
		found++;
}

START_TEST(spawn_that_fails_leaves_nothing_to_handler_of_sigchld)
{
	char *argv[] = {"true", NULL};

	handle(SIGCHLD, reap);
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(iofd_pidfd_spawn(&child, "/nonexistent", argv,
						  NULL, NULL, 0, 0),
				 -ENOENT);
	ck_assert_int_eq(found, 0);
	check_nothing_left();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, spawn_by_default_unblocks_all_signals);
	tcase_add_test(tests, spawn_with_keep_sigmask_keeps_mask);
	tcase_add_test(tests, spawn_with_mask_starts_with_it_blocked);
	tcase_add_test(tests, spawn_with_defaults_resets_ignored_signals);
	tcase_add_loop_test(tests, spawn_with_reserved_word_returns_einval, 0,
			    11);
	tcase_add_test(tests, spawn_resets_handled_keeps_ignored);
	tcase_add_loop_test(tests,
			    spawn_leaves_mask_and_handlers_of_caller_unchanged,
			    0, 2);
	tcase_add_loop_test(tests,
			    spawn_with_new_group_or_session_makes_child_leader,
			    0, 4);
	tcase_add_loop_test(
		tests, spawn_ends_child_with_parent_only_if_requested, 0, 2);
	tcase_add_test(tests, spawn_among_busy_threads_lets_them_go_on);
	tcase_add_loop_test(
		tests, spawn_under_many_signals_runs_no_handler_in_child, 0, 2);
	tcase_add_loop_test(
		tests,
		spawn_with_mask_under_many_signals_blocks_them_from_the_start,
		0, 2);
	tcase_add_test(tests,
		       spawn_that_fails_leaves_nothing_to_handler_of_sigchld);
}
