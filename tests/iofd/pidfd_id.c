/* SPDX-License-Identifier: MIT */
/* Telling processes apart, whatever became of them. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"
#include "sleeper.h"

#include <iofd/pidfd_id.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_id";

static iofd_pidfd self;
static iofd_pidfd other;

/* Opens `self`. Returns 0 to go on, 1 to skip. */
static int old_kernel(void)
{
	uint64_t id = 77;
	int rc;

	ck_assert_int_eq(iofd_pidfd_open(&self, getpid(), 0), 0);
	rc = iofd_pidfd_id(&self, &id);
	if (rc == 0)
		return 0;
	ck_assert_int_eq(rc, -EOPNOTSUPP);
	ck_assert_uint_eq(id, 77);
	ck_assert_int_eq(iofd_pidfd_same(&self, &self), -EOPNOTSUPP);
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
	skip_before("pidfs", 6, 9);
	return 1;
}

static uint64_t id_of(const iofd_pidfd *p)
{
	uint64_t id = 0;

	ck_assert_int_eq(iofd_pidfd_id(p, &id), 0);
	ck_assert_uint_ne(id, 0);
	return id;
}

static void close_handles(void)
{
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&other.fd), 0);
}

START_TEST(id_of_two_handles_of_a_process_is_its_inode)
{
	struct stat file;

	if (old_kernel())
		return;
	ck_assert_int_eq(fstat(iofd_fd_raw(&self.fd), &file), 0);
	ck_assert_uint_eq(id_of(&self), file.st_ino);
	ck_assert_int_eq(iofd_pidfd_open(&other, getpid(), IOFD_BLOCKING), 0);
	ck_assert_uint_eq(id_of(&other), id_of(&self));
	ck_assert_int_eq(iofd_pidfd_same(&self, &other), 1);
	ck_assert_int_eq(iofd_pidfd_same(&self, &self), 1);
	close_handles();
}
END_TEST

START_TEST(same_of_parent_and_child_is_zero)
{
	if (old_kernel())
		return;
	open_sleeper(0);
	ck_assert_uint_ne(id_of(&process), id_of(&self));
	ck_assert_int_eq(iofd_pidfd_same(&self, &process), 0);
	ck_assert_int_eq(iofd_pidfd_same(&process, &self), 0);
	end_sleeper();
	close_handles();
}
END_TEST

START_TEST(id_of_zombie_and_reaped_process_is_unchanged)
{
	uint64_t id;

	if (old_kernel())
		return;
	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_open(&other, pid, 0), 0);
	id = id_of(&process);
	kill(pid, SIGKILL);
	await_end();
	ck_assert_uint_eq(id_of(&process), id);
	ck_assert_int_eq(iofd_pidfd_same(&process, &other), 1);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	ck_assert_uint_eq(id_of(&process), id);
	ck_assert_int_eq(iofd_pidfd_same(&process, &other), 1);
	ck_assert_int_eq(iofd_pidfd_same(&process, &self), 0);
	close_process();
	close_handles();
}
END_TEST

/* The child stops itself, and then what it executes does. */
START_TEST(id_after_execve_is_unchanged)
{
	uint64_t id;
	int result;

	if (old_kernel())
		return;
	pid = fork();
	if (pid == 0) {
		raise(SIGSTOP);
		execl("/bin/sh", "sh", "-c", "kill -STOP $$", (char *)0);
		_exit(127);
	}
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
	ck_assert_int_eq(waitpid(pid, &result, WUNTRACED), pid);
	id = id_of(&process);
	kill(pid, SIGCONT);
	ck_assert_int_eq(waitpid(pid, &result, WUNTRACED), pid);
	ck_assert(WIFSTOPPED(result));
	ck_assert_uint_eq(id_of(&process), id);
	end_sleeper();
	close_handles();
}
END_TEST

static void *open_own_thread(void *unused)
{
	(void)unused;
	ck_assert_int_eq(iofd_pidfd_open(&process, syscall(SYS_gettid),
					 IOFD_PIDFD_THREAD),
			 0);
	return NULL;
}

START_TEST(same_of_thread_and_process_is_one_only_for_leader)
{
	pthread_t thread;

	if (old_kernel())
		return;
	ck_assert_int_eq(iofd_pidfd_open(&other, getpid(), IOFD_PIDFD_THREAD),
			 0);
	ck_assert_int_eq(iofd_pidfd_same(&other, &self), 1);
	ck_assert_int_eq(pthread_create(&thread, NULL, open_own_thread, NULL),
			 0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	ck_assert_int_eq(iofd_pidfd_same(&process, &self), 0);
	ck_assert_int_eq(iofd_pidfd_same(&process, &process), 1);
	close_process();
	close_handles();
}
END_TEST

static uint64_t id_outside;

static void check_id_inside(void)
{
	ck_assert_uint_eq(id_of(&self), id_outside);
}

START_TEST(id_in_another_pid_namespace_is_the_same)
{
	if (old_kernel())
		return;
	id_outside = id_of(&self);
	if (enter_namespaces(CLONE_NEWPID) < 0)
		skip_without("right to create a PID namespace");
	else
		run_in_child(check_id_inside);
	close_handles();
}
END_TEST

static int open_eventfd(void)
{
	return eventfd(0, EFD_CLOEXEC);
}

/* In a file system whose handles look like those of pidfs. */
static int open_sysfs(void)
{
	return open("/sys", O_RDONLY | O_CLOEXEC);
}

static int open_null(void)
{
	return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

/* The kernel takes this for a process in some calls. */
static int open_proc(void)
{
	return open("/proc/self", O_RDONLY | O_CLOEXEC);
}

START_TEST(id_of_other_descriptor_returns_einval)
{
	static int (*const opens[])(void) = {open_eventfd, open_sysfs,
					     open_null, open_proc};
	uint64_t id = 77;

	ck_assert_int_eq(iofd_pidfd_open(&self, getpid(), 0), 0);
	ck_assert_int_eq(iofd_fd_adopt(&other.fd, opens[_i]()), 0);
	ck_assert_int_eq(iofd_pidfd_id(&other, &id), -EINVAL);
	ck_assert_uint_eq(id, 77);
	ck_assert_int_eq(iofd_pidfd_same(&other, &self), -EINVAL);
	if (!kernel_is_before(6, 9))
		ck_assert_int_eq(iofd_pidfd_same(&self, &other), -EINVAL);
	close_handles();
}
END_TEST

/* Even if the other is not a pidfd. */
START_TEST(same_with_either_closed_returns_ebadf)
{
	ck_assert_int_eq(iofd_fd_adopt(&self.fd, open_eventfd()), 0);
	ck_assert_int_eq(iofd_pidfd_same(&self, &other), -EBADF);
	ck_assert_int_eq(iofd_pidfd_same(&other, &self), -EBADF);
	close_handles();
}
END_TEST

START_TEST(id_in_sandbox_returns_its_error)
{
	const long calls[] = {SYS_fstatfs, SYS_statx};
	uint64_t id = 77;

	if (old_kernel())
		return;
	if (forbid(calls[_i], EPERM) < 0)
		skip_without("seccomp");
	else
		ck_assert_int_eq(iofd_pidfd_id(&self, &id), -EPERM);
	ck_assert_uint_eq(id, 77);
	close_handles();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, id_of_two_handles_of_a_process_is_its_inode);
	tcase_add_test(tests, same_of_parent_and_child_is_zero);
	tcase_add_test(tests, id_of_zombie_and_reaped_process_is_unchanged);
	tcase_add_test(tests, id_after_execve_is_unchanged);
	tcase_add_test(tests,
		       same_of_thread_and_process_is_one_only_for_leader);
	tcase_add_test(tests, id_in_another_pid_namespace_is_the_same);
	tcase_add_loop_test(tests, id_of_other_descriptor_returns_einval, 0, 4);
	tcase_add_test(tests, same_with_either_closed_returns_ebadf);
	tcase_add_loop_test(tests, id_in_sandbox_returns_its_error, 0, 2);
}
