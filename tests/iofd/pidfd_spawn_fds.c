/* SPDX-License-Identifier: MIT */
/* Which descriptors a started program has. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <iofd/eventfd.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_spawn_fds";

enum {
	FIRST = 20,
	FILES = 4
};

/* Opens files, close-on-exec, whose contents are "a", "b", ... from FIRST on.
 */
static void open_files(void)
{
	for (int i = 0; i < FILES; i++) {
		int file = memfd_create("file", MFD_CLOEXEC);

		ck_assert_int_eq(write(file, &"abcd"[i], 1), 1);
		ck_assert_int_eq(fcntl(FIRST + i, F_GETFD), -1);
		ck_assert_int_eq(dup3(file, FIRST + i, O_CLOEXEC), FIRST + i);
		close(file);
	}
}

static void close_files(void)
{
	for (int i = 0; i < FILES; i++) {
		ck_assert_int_eq(fcntl(FIRST + i, F_GETFD), FD_CLOEXEC);
		ck_assert_int_eq(close(FIRST + i), 0);
	}
}

/* Each mapping, and what the program reads from FIRST and those after. */
static const struct mapping {
	const char *name;
	const char *expected;
	uint32_t count;
	iofd_spawn_fd fds[4];
} mappings[] = {
	{"moved", "ca", 2, {{22, 20}, {20, 21}}},
	{"the other way round", "ca", 2, {{20, 21}, {22, 20}}},
	{"swapped", "ba", 2, {{20, 21}, {21, 20}}},
	{"a cycle of three", "cab", 3, {{20, 21}, {21, 22}, {22, 20}}},
	{"one source twice", "aa", 2, {{20, 20}, {20, 21}}},
	{"unchanged numbers", "ab", 2, {{20, 20}, {21, 21}}},
	{"a swap and an unchanged number",
	 "bac",
	 3,
	 {{20, 21}, {22, 22}, {21, 20}}},
	{"standard input first", "da", 3, {{22, 0}, {23, 20}, {20, 21}}},
	{"the lowest free numbers",
	 "dc",
	 4,
	 {{0, 3}, {1, 4}, {23, 20}, {22, 21}}},
};

START_TEST(spawn_with_mapping_gives_each_target_its_source)
{
	const struct mapping *m = &mappings[_i];
	char *argv[] = {"/bin/cat", "/proc/self/fd/20", "/proc/self/fd/21",
			m->expected[2] ? "/proc/self/fd/22" : NULL, NULL};

	open_files();
	run(argv, m->fds, m->count, 0);
	ck_assert_msg(strcmp(output, m->expected) == 0, "%s: %s", m->name,
		      output);
	close_files();
}
END_TEST

static char *const list[] = {"/bin/ls", "/proc/self/fd", NULL};

/* ls reads the directory through the descriptor after 2. */
START_TEST(spawn_by_default_inherits_what_is_not_cloexec)
{
	int kept = memfd_create("kept", 0);

	ck_assert_int_eq(dup2(kept, 40), 40);
	open_files();
	run(list, NULL, 0, 0);
	ck_assert_ptr_nonnull(strstr(output, "\n40\n"));
	ck_assert_ptr_null(strstr(output, "\n20\n"));
	close_files();
	close(40);
	close(kept);
}
END_TEST

static void check_close_others(void)
{
	const iofd_spawn_fd fds[] = {{21, 50}, {20, 30}, {41, 41}};

	open_files();
	ck_assert_int_eq(dup2(20, 40), 40);
	ck_assert_int_eq(dup2(20, 41), 41);
	ck_assert_int_eq(dup2(20, 30), 30);
	run(list, fds, 3, IOFD_SPAWN_CLOSE_OTHERS);
	ck_assert_str_eq(output, "0\n1\n2\n3\n30\n41\n50\n");
	ck_assert_int_eq(fcntl(40, F_GETFD), 0);
	close(30);
	close(40);
	close(41);
	close_files();
}

START_TEST(spawn_with_close_others_closes_all_others)
{
	check_close_others();
}
END_TEST

START_TEST(spawn_with_close_others_works_without_close_range)
{
	static const int errors[] = {ENOSYS, EPERM, EINVAL};

	if (forbid(SYS_close_range, errors[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	check_close_others();
}
END_TEST

/* Whether epoll reports an eventfd that was closed right after a spawn. */
static int is_reported_after_close(int epoll, uint32_t flags)
{
	char *argv[] = {"true", NULL};
	struct epoll_event ready = {.events = EPOLLIN};
	iofd_eventfd event;
	int reported;

	ck_assert_int_eq(iofd_eventfd_open(&event, 1, 0), 0);
	epoll_ctl(epoll, EPOLL_CTL_ADD, iofd_fd_raw(&event.fd), &ready);
	ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/true", argv, NULL, NULL,
					  0, flags),
			 0);
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
	reported = epoll_wait(epoll, &ready, 1, 0);
	ck_assert_int_eq(exit_code(), 0);
	return reported;
}

/* execve wakes the parent before it closes the close-on-exec descriptors. */
START_TEST(spawn_with_close_others_leaves_no_ghost_events)
{
	int epoll = epoll_create1(EPOLL_CLOEXEC);
	int ghosts = 0;

	for (int i = 0; i < 500; i++)
		ghosts +=
			is_reported_after_close(epoll, IOFD_SPAWN_CLOSE_OTHERS);
	ck_assert_int_eq(ghosts, 0);
	close(epoll);
}
END_TEST

/* spawn must not use the number of a closed standard stream for a copy. */
START_TEST(spawn_with_standard_input_closed_keeps_it_closed)
{
	int saved = fcntl(0, F_DUPFD_CLOEXEC, 60);

	close(0);
	run(list, NULL, 0, IOFD_SPAWN_CLOSE_OTHERS);
	ck_assert_int_eq(dup2(saved, 0), 0);
	close(saved);
	ck_assert_str_eq(output, "0\n1\n2\n"); /* ls has opened 0 */
}
END_TEST

START_TEST(spawn_with_bad_source_or_target_returns_ebadf)
{
	static const iofd_spawn_fd bad[] = {
		{-1, 5}, {999, 5},	 {INT32_MIN, 5}, {INT32_MAX, 5},
		{0, -1}, {0, INT32_MIN}, {0, INT32_MAX},
	};
	char *argv[] = {"true", NULL};
	iofd_spawn_fd fds[] = {{0, 5}, bad[_i]};

	ck_assert_int_eq(
		iofd_pidfd_spawn(&child, "/bin/true", argv, NULL, fds, 2, 0),
		-EBADF);
	check_nothing_left();
}
END_TEST

START_TEST(spawn_with_target_succeeds_only_below_descriptor_limit)
{
	char *argv[] = {"true", NULL};
	iofd_spawn_fd fds = {0, 0};
	struct rlimit limit;

	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = 64;
	setrlimit(RLIMIT_NOFILE, &limit);
	fds.target = 64;
	ck_assert_int_eq(
		iofd_pidfd_spawn(&child, "/bin/true", argv, NULL, &fds, 1, 0),
		-EBADF);
	check_nothing_left();
	fds.target = 63;
	run(list, &fds, 1, 0);
	ck_assert_ptr_nonnull(strstr(output, "\n63\n"));
}
END_TEST

/* Only one number is free: the target itself. */
START_TEST(spawn_without_number_for_copy_returns_emfile)
{
	const iofd_spawn_fd fds = {0, 63};
	char *argv[] = {"true", NULL};
	struct rlimit limit;
	int taken[64];
	int count = 0;

	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = 64;
	setrlimit(RLIMIT_NOFILE, &limit);
	do
		taken[count] = dup(0);
	while (taken[count++] < 62);
	ck_assert_int_eq(
		iofd_pidfd_spawn(&child, "/bin/true", argv, NULL, &fds, 1, 0),
		-EMFILE);
	check_nothing_left();
	while (count > 0)
		close(taken[--count]);
}
END_TEST

/* Returns how many descriptors the program has with these mappings. */
static int descriptors_of(const iofd_spawn_fd *fds, uint32_t count,
			  uint32_t flags)
{
	int seen = 0;

	run(list, fds, count, flags);
	for (char *at = output; (at = strchr(at, '\n')); at++)
		seen++;
	return seen;
}

START_TEST(spawn_with_most_mappings_allowed_opens_all)
{
	iofd_spawn_fd fds[IOFD_SPAWN_FDS_MAX];
	int before = descriptors_of(NULL, 0, IOFD_SPAWN_CLOSE_OTHERS);

	for (int i = 0; i < IOFD_SPAWN_FDS_MAX - 1; i++) {
		fds[i].source = 0;
		fds[i].target = 3 + i;
	}
	ck_assert_int_eq(descriptors_of(fds, IOFD_SPAWN_FDS_MAX - 1,
					IOFD_SPAWN_CLOSE_OTHERS),
			 before + IOFD_SPAWN_FDS_MAX - 1);
}
END_TEST

START_TEST(spawn_with_mappings_leaves_no_extra_descriptors)
{
	const iofd_spawn_fd fds[] = {{0, 50}, {0, 51}};
	int before = descriptors_of(NULL, 0, 0);

	ck_assert_int_eq(descriptors_of(fds, 2, 0), before + 2);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    spawn_with_mapping_gives_each_target_its_source, 0,
			    sizeof mappings / sizeof mappings[0]);
	tcase_add_test(tests, spawn_by_default_inherits_what_is_not_cloexec);
	tcase_add_test(tests, spawn_with_close_others_closes_all_others);
	tcase_add_loop_test(
		tests, spawn_with_close_others_works_without_close_range, 0, 3);
	tcase_add_test(tests, spawn_with_close_others_leaves_no_ghost_events);
	tcase_add_test(tests, spawn_with_standard_input_closed_keeps_it_closed);
	tcase_add_loop_test(
		tests, spawn_with_bad_source_or_target_returns_ebadf, 0, 7);
	tcase_add_test(tests,
		       spawn_with_target_succeeds_only_below_descriptor_limit);
	tcase_add_test(tests, spawn_without_number_for_copy_returns_emfile);
	tcase_add_test(tests, spawn_with_most_mappings_allowed_opens_all);
	tcase_add_test(tests, spawn_with_mappings_leaves_no_extra_descriptors);
}
