/* SPDX-License-Identifier: MIT */
/* Older kernels and filters of system calls: clone instead of clone3. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_ladder";

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

/* clone3 is unknown; forbidden; has unknown flags; or more than it knows. */
static const int errors[] = {ENOSYS, EPERM, EINVAL, E2BIG};

static const iofd_spawn_options none;

static iofd_sigset set_of(int signal)
{
	return 1ull << (signal - 1);
}

static void nothing(int signal)
{
	(void)signal;
}

static iofd_sigset shown(const char *name, const iofd_spawn_options *options)
{
	return strtoull(status_of(name, options), NULL, 16);
}

START_TEST(spawn_by_clone_sets_signals_as_by_clone3)
{
	const iofd_spawn_options options = {.mask = set_of(SIGTERM) |
						    set_of(64),
					    .defaults = set_of(SIGPIPE)};

	signal(SIGUSR1, nothing);
	signal(SIGUSR2, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	if (forbid(SYS_clone3, errors[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_uint_eq(shown("\nSigIgn:", &options), set_of(SIGUSR2));
	ck_assert_uint_eq(shown("\nSigCgt:", &options), 0);
	ck_assert_uint_eq(shown("\nSigBlk:", &options), options.mask);
	ck_assert_uint_eq(shown("\nSigIgn:", &none),
			  set_of(SIGUSR2) | set_of(SIGPIPE));
	ck_assert_uint_eq(shown("\nSigBlk:", &none), 0);
}
END_TEST

/* All options but those that need clone3. */
START_TEST(spawn_by_clone_supports_older_options)
{
	const iofd_fd input = {1};
	const iofd_spawn_user user = {.uid = geteuid(),
				      .gid = getegid(),
				      .flags = IOFD_SPAWN_KEEP_GROUPS};
	const iofd_spawn_fd fd = {0, 40};
	const iofd_spawn_options options = {
		.fds = &fd,
		.fd_count = 1,
		.flags = IOFD_SPAWN_NEW_SESSION | IOFD_SPAWN_CLOSE_OTHERS |
			 IOFD_SPAWN_DIE_WITH_PARENT | IOFD_SPAWN_SET_UMASK |
			 IOFD_SPAWN_NO_NEW_PRIVS,
		.directory = "/",
		.user = _i ? &user : NULL,
		.umask = 027};
	const iofd_spawn_options bad = {.user = options.user,
					.directory_fd = &input};

	if (forbid(SYS_clone3, ENOSYS) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_str_eq(status_of("\nUmask:\t", &options), "0027");
	ck_assert_str_eq(status_of("\nNoNewPrivs:\t", &options), "1");
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &bad), -ENOTDIR);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_DIRECTORY);
}
END_TEST

/* A filter forbids clone3. An older kernel does not know the option. */
START_TEST(spawn_with_newer_option_without_clone3_returns_eopnotsupp)
{
	static const uint32_t flags[] = {0, IOFD_SPAWN_AUTOREAP,
					 IOFD_SPAWN_AUTOKILL};
	int error = errors[_i / ROWS(flags)];
	iofd_spawn_options options = {.flags = flags[_i % ROWS(flags)]};
	iofd_fd cgroup;

	ck_assert_int_eq(
		iofd_fd_adopt(&cgroup,
			      open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
		0);
	if (!options.flags)
		options.cgroup = &cgroup;
	if (forbid(SYS_clone3, error) < 0)
		skip_without("seccomp");
	else {
		ck_assert_int_eq(refusal_of("/bin/true", NULL, &options),
				 error == EPERM ? -EPERM : -EOPNOTSUPP);
		ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_CLONE);
	}
	ck_assert_int_eq(iofd_fd_close(&cgroup), 0);
}
END_TEST

START_TEST(spawn_without_clone_and_clone3_returns_error_of_clone)
{
	static const int last[] = {EPERM, EAGAIN, ENOMEM, EINVAL};

	if (forbid(SYS_clone3, errors[_i]) < 0 ||
	    forbid(SYS_clone, last[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &none), -last[_i]);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_CLONE);
}
END_TEST

/* They are no reason to try clone, which would fail in the same way. */
START_TEST(spawn_when_clone3_lacks_resources_returns_its_error)
{
	static const int lacking[] = {EAGAIN, ENOMEM, EMFILE, ENFILE};

	if (forbid(SYS_clone3, lacking[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &none), -lacking[_i]);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_CLONE);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, spawn_by_clone_sets_signals_as_by_clone3, 0,
			    ROWS(errors));
	tcase_add_loop_test(tests, spawn_by_clone_supports_older_options, 0, 2);
	tcase_add_loop_test(
		tests,
		spawn_with_newer_option_without_clone3_returns_eopnotsupp, 0,
		ROWS(errors) * 3);
	tcase_add_loop_test(
		tests, spawn_without_clone_and_clone3_returns_error_of_clone, 0,
		ROWS(errors));
	tcase_add_loop_test(tests,
			    spawn_when_clone3_lacks_resources_returns_its_error,
			    0, 4);
}
