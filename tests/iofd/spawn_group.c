/* SPDX-License-Identifier: MIT */
/* The group, the terminal and the death signal of a started program. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"
#include "spawned.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_group";

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

static iofd_fd terminal, master;

/* Starts the leader of a group, which `leader` then holds. Returns its pid. */
static int start_leader(iofd_pidfd *leader)
{
	const iofd_spawn_options options = {.flags = IOFD_SPAWN_NEW_GROUP};

	start_sleeping(&options);
	iofd_fd_move(&leader->fd, &child.fd);
	return result.pid;
}

static void end_leader(iofd_pidfd *leader)
{
	iofd_fd_move(&child.fd, &leader->fd);
	end_child();
}

START_TEST(spawn_with_group_joins_it)
{
	iofd_spawn_options options = {0};
	iofd_pidfd leader = {0};

	options.group = start_leader(&leader);
	ck_assert_int_eq(getpgid(options.group), options.group);
	start_sleeping(&options);
	ck_assert_int_eq(getpgid(result.pid), options.group);
	ck_assert_int_eq(getsid(result.pid), getsid(0));
	end_child();
	end_leader(&leader);
}
END_TEST

/* One that is gone, and one of another session. */
START_TEST(spawn_with_group_of_nobody_or_other_session_returns_eperm)
{
	const iofd_spawn_options session = {.flags = IOFD_SPAWN_NEW_SESSION};
	iofd_spawn_options options = {0};
	iofd_pidfd leader = {0};

	options.group = start_leader(&leader);
	end_leader(&leader);
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EPERM);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_GROUP);

	start_sleeping(&session);
	options.group = result.pid;
	iofd_fd_move(&leader.fd, &child.fd);
	ck_assert_int_eq(iofd_pidfd_spawn_with(&child, "/bin/true",
					       (char *[]){"true", NULL}, NULL,
					       &options, &result),
			 -EPERM);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_GROUP);
	end_leader(&leader);
}
END_TEST

struct place {
	int group, session, terminal, foreground;
};

static struct place place_of(int pid)
{
	struct place place;
	char name[32];
	FILE *stat;

	snprintf(name, sizeof name, "/proc/%d/stat", pid);
	stat = fopen(name, "re");
	ck_assert_ptr_nonnull(stat);
	ck_assert_int_eq(fscanf(stat, "%*d (%*[^)]) %*c %*d %d %d %d %d",
				&place.group, &place.session, &place.terminal,
				&place.foreground),
			 4);
	fclose(stat);
	return place;
}

/* As the kernel writes it in /proc. */
static int device_of(const iofd_fd *fd)
{
	struct stat status;

	ck_assert_int_eq(fstat(iofd_fd_raw(fd), &status), 0);
	return (int)(minor(status.st_rdev) % 256 | major(status.st_rdev) << 8 |
		     minor(status.st_rdev) / 256 << 20);
}

static void open_terminal(void)
{
	int end = -1;

	ck_assert_int_eq(iofd_fd_adopt(&master, open_terminal_pair(&end)), 0);
	ck_assert_int_eq(iofd_fd_adopt(&terminal, end), 0);
}

static void close_terminal(void)
{
	ck_assert_int_eq(iofd_fd_close(&terminal), 0);
	ck_assert_int_eq(iofd_fd_close(&master), 0);
}

/* Programs with a terminal: init, getty, container runtimes, terminals. */
START_TEST(spawn_with_terminal_in_new_session_controls_it)
{
	const iofd_spawn_options options = {.flags = IOFD_SPAWN_NEW_SESSION,
					    .terminal = &terminal};
	struct place place;

	open_terminal();
	start_sleeping(&options);
	place = place_of(result.pid);
	ck_assert_int_eq(place.session, result.pid);
	ck_assert_int_eq(place.group, result.pid);
	ck_assert_int_eq(place.terminal, device_of(&terminal));
	ck_assert_int_eq(place.foreground, result.pid);
	ck_assert_int_eq(tcgetpgrp(iofd_fd_raw(&master)), result.pid);
	end_child();
	close_terminal();
}
END_TEST

/* A shell, which is in the background after it has started the first job. */
static void run_jobs(void)
{
	int raw = iofd_fd_raw(&terminal);
	iofd_spawn_options options = {.terminal = &terminal};
	iofd_pidfd job = {0};
	struct place place;

	ck_assert_int_eq(setsid(), getpid());
	ck_assert_int_eq(ioctl(raw, TIOCSCTTY, 0), 0);
	ck_assert_int_eq(tcgetpgrp(raw), getpid());
	options.flags = IOFD_SPAWN_NEW_GROUP;
	start_sleeping(&options);
	ck_assert_int_eq(tcgetpgrp(raw), result.pid);
	place = place_of(result.pid);
	ck_assert_int_eq(place.session, getpid());
	ck_assert_int_eq(place.foreground, place.group);
	iofd_fd_move(&job.fd, &child.fd);

	options.flags = 0;
	options.group = getpid();
	start_sleeping(&options);
	ck_assert_int_eq(tcgetpgrp(raw), getpid());
	end_child();
	end_leader(&job);
}

START_TEST(spawn_with_terminal_and_group_puts_it_in_foreground)
{
	open_terminal();
	run_in_child(run_jobs);
	close_terminal();
}
END_TEST

/* A pipe, the terminal of another session, or a handle that is not open. */
static void check_bad_terminal(const iofd_fd *bad, uint32_t flags, int error)
{
	const iofd_spawn_options options = {.flags = flags, .terminal = bad};

	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -error);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_TERMINAL);
}

START_TEST(spawn_with_bad_terminal_fails_and_leaves_nothing)
{
	static const uint32_t flags[] = {IOFD_SPAWN_NEW_GROUP,
					 IOFD_SPAWN_NEW_SESSION};
	const iofd_fd closed = {0}, not_open = {900};
	iofd_fd pipe_end;
	int ends[2];

	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	ck_assert_int_eq(iofd_fd_adopt(&pipe_end, ends[0]), 0);
	for (int i = 0; i < ROWS(flags); i++) {
		check_bad_terminal(&pipe_end, flags[i], ENOTTY);
		check_bad_terminal(&closed, flags[i], EBADF);
		check_bad_terminal(&not_open, flags[i], EBADF);
	}
	ck_assert_int_eq(iofd_fd_close(&pipe_end), 0);
	close(ends[1]);
	open_terminal(); /* not of our session */
	check_bad_terminal(&terminal, IOFD_SPAWN_NEW_GROUP, ENOTTY);
	close_terminal();
}
END_TEST

static const struct {
	uint32_t flags;
	int signal;
	int expected;
} deaths[] = {
	{IOFD_SPAWN_DIE_WITH_PARENT, 0, SIGKILL},
	{0, SIGTERM, SIGTERM},
	{0, SIGKILL, SIGKILL},
	{0, 64, 64},
	{IOFD_SPAWN_DIE_WITH_PARENT, SIGUSR1, SIGUSR1},
};

START_TEST(spawn_with_death_signal_sends_it_when_parent_ends)
{
	const iofd_spawn_options options = {.flags = deaths[_i].flags,
					    .death_signal = deaths[_i].signal};

	expect_death_with_parent(&options, deaths[_i].expected);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, spawn_with_group_joins_it);
	tcase_add_test(
		tests,
		spawn_with_group_of_nobody_or_other_session_returns_eperm);
	tcase_add_test(tests, spawn_with_terminal_in_new_session_controls_it);
	tcase_add_test(tests,
		       spawn_with_terminal_and_group_puts_it_in_foreground);
	tcase_add_test(tests, spawn_with_bad_terminal_fails_and_leaves_nothing);
	tcase_add_loop_test(tests,
			    spawn_with_death_signal_sends_it_when_parent_ends,
			    0, ROWS(deaths));
}
