/* SPDX-License-Identifier: MIT */
/*
 * AUTOREAP and AUTOKILL, which are so new that most kernels do not know them:
 * there, each returns -EOPNOTSUPP.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <iofd/clock.h>
#include <iofd/pidfd_info.h>

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_newest";

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])
#define SECOND	    1000000000LL

static const uint32_t newest[] = {IOFD_SPAWN_AUTOREAP, IOFD_SPAWN_AUTOKILL,
				  IOFD_SPAWN_AUTOREAP | IOFD_SPAWN_AUTOKILL,
				  IOFD_SPAWN_AUTOKILL |
					  IOFD_SPAWN_NO_NEW_PRIVS};

/* Checks that an older kernel refuses the flags. */
static int is_older(uint32_t flags)
{
	const iofd_spawn_options options = {.flags = flags};

	if (!kernel_is_before(7, 1))
		return 0;
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EOPNOTSUPP);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_CLONE);
	return 1;
}

static void start(const char *script, uint32_t flags)
{
	char *argv[] = {"sh", "-c", (char *)script, NULL};
	const iofd_spawn_options options = {.flags = flags};

	ck_assert_int_eq(iofd_pidfd_spawn_with(&child, "/bin/sh", argv, NULL,
					       &options, &result),
			 0);
	ck_assert_int_gt(result.pid, 0);
}

/* It is readable as soon as it ends, a moment before the end is known. */
static void check_end(const iofd_pidfd *p, int event, int value)
{
	int64_t deadline = iofd_clock_now(IOFD_CLOCK_MONOTONIC) + 20 * SECOND;
	iofd_pidfd_info info;

	ck_assert_int_ne(iofd_fd_poll(&p->fd, IOFD_POLL_IN, 20 * SECOND), 0);
	do
		ck_assert_int_eq(iofd_pidfd_get_info(p, &info), 0);
	while (!(info.known & IOFD_PIDFD_KNOWS_END) &&
	       iofd_clock_now(IOFD_CLOCK_MONOTONIC) < deadline);
	ck_assert_int_eq(info.known & IOFD_PIDFD_KNOWS_END,
			 IOFD_PIDFD_KNOWS_END);
	ck_assert_int_eq(info.event, event);
	ck_assert_int_eq(info.value, value);
}

START_TEST(spawn_with_autoreap_leaves_no_zombie_and_no_signal)
{
	iofd_pidfd_status status;
	sigset_t ended, pending;

	if (is_older(newest[_i]))
		return;
	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	sigprocmask(SIG_BLOCK, &ended, NULL);
	start("exit 3", newest[_i]);
	check_end(&child, IOFD_PIDFD_EXITED, 3);
	ck_assert_int_eq(iofd_pidfd_wait(&child, 0, &status, NULL), -ECHILD);
	ck_assert_int_eq(kill(result.pid, 0), -1);
	ck_assert_int_eq(errno, ESRCH);
	ck_assert_int_eq(sigpending(&pending), 0);
	ck_assert_int_eq(sigismember(&pending, SIGCHLD), 0);
	ck_assert_int_eq(iofd_fd_close(&child.fd), 0);
	check_nothing_left();
}
END_TEST

START_TEST(spawn_with_autoreap_when_execve_fails_leaves_nothing)
{
	const iofd_spawn_options options = {.flags = newest[_i]};

	if (is_older(newest[_i]))
		return;
	ck_assert_int_eq(refusal_of("/nonexistent", NULL, &options), -ENOENT);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_EXECUTE);
}
END_TEST

/* Another handle of the same process is not a copy. */
START_TEST(spawn_with_autokill_ends_child_with_last_copy)
{
	iofd_pidfd watch;
	iofd_fd copy;

	if (is_older(IOFD_SPAWN_AUTOKILL))
		return;
	start("sleep 60", IOFD_SPAWN_AUTOKILL);
	ck_assert_int_eq(iofd_pidfd_open(&watch, result.pid, 0), 0);
	ck_assert_int_eq(iofd_fd_dup(&child.fd, 0, &copy), 0);
	ck_assert_int_eq(iofd_fd_close(&child.fd), 0);
	ck_assert_int_eq(iofd_pidfd_alive(&watch), 1);
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
	check_end(&watch, IOFD_PIDFD_KILLED, SIGKILL);
	ck_assert_int_eq(iofd_fd_close(&watch.fd), 0);
	check_nothing_left();
}
END_TEST

START_TEST(spawn_with_autoreap_keeps_child_after_close)
{
	iofd_pidfd watch;

	if (is_older(IOFD_SPAWN_AUTOREAP))
		return;
	start("sleep 60", IOFD_SPAWN_AUTOREAP);
	ck_assert_int_eq(iofd_pidfd_open(&watch, result.pid, 0), 0);
	ck_assert_int_eq(iofd_fd_close(&child.fd), 0);
	ck_assert_int_eq(iofd_pidfd_alive(&watch), 1);
	ck_assert_int_eq(iofd_pidfd_send_signal(&watch, SIGTERM, 0), 0);
	check_end(&watch, IOFD_PIDFD_KILLED, SIGTERM);
	ck_assert_int_eq(iofd_fd_close(&watch.fd), 0);
}
END_TEST

/* It could end a program with more privileges than the caller has. */
START_TEST(spawn_with_autokill_by_unprivileged_needs_no_new_privs)
{
	const iofd_spawn_options options = {.flags = IOFD_SPAWN_AUTOKILL};

	if (geteuid() == 0) {
		ck_assert_int_eq(setresuid(65534, 65534, 65534), 0);
		ck_assert_int_eq(prctl(PR_SET_DUMPABLE, 1), 0);
	}
	if (is_older(IOFD_SPAWN_AUTOKILL | IOFD_SPAWN_NO_NEW_PRIVS))
		return;
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EPERM);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_CLONE);
	start("sleep 60", IOFD_SPAWN_AUTOKILL | IOFD_SPAWN_NO_NEW_PRIVS);
	ck_assert_int_eq(iofd_fd_close(&child.fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    spawn_with_autoreap_leaves_no_zombie_and_no_signal,
			    0, ROWS(newest));
	tcase_add_loop_test(
		tests, spawn_with_autoreap_when_execve_fails_leaves_nothing, 0,
		ROWS(newest));
	tcase_add_test(tests, spawn_with_autokill_ends_child_with_last_copy);
	tcase_add_test(tests, spawn_with_autoreap_keeps_child_after_close);
	tcase_add_test(tests,
		       spawn_with_autokill_by_unprivileged_needs_no_new_privs);
}
