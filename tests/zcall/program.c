/* SPDX-License-Identifier: MIT */
/* The calls of <zcall/process.h> that create, limit and inspect processes. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/membarrier.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/program";

static void exits_with(int pid, int expected)
{
	int status;

	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(waitpid(pid, &status, __WALL), pid);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), expected);
}

/* Without CLONE_VM the child has its own stack, so C code may call clone3. */
START_TEST(clone3_without_flags_makes_child_process)
{
	struct clone_args arguments = {.exit_signal = SIGCHLD};
	int pid = zcall_clone3(&arguments, sizeof arguments);

	if (pid == 0)
		zcall_exit_group(5);
	if (pid == -ENOSYS)
		SKIP_BEFORE("clone3", 5, 3);
	exits_with(pid, 5);
	ck_assert_int_eq(zcall_clone3(&arguments, 1), -EINVAL);
}
END_TEST

START_TEST(execve_of_shell_runs_it_with_given_environment)
{
	char *arguments[] = {(char *)"sh", (char *)"-c", (char *)"exit $X", 0};
	char *environment[] = {(char *)"X=7", 0};
	int pid = fork();

	if (pid == 0) {
		zcall_execve("/bin/sh", arguments, environment);
		zcall_exit_group(1);
	}
	exits_with(pid, 7);
	ck_assert_int_eq(zcall_execve("/nowhere", arguments, environment),
			 -ENOENT);
}
END_TEST

START_TEST(execveat_of_directory_and_path_or_of_file_runs_program)
{
	char *arguments[] = {(char *)"sh", (char *)"-c", (char *)"exit $X", 0};
	char *environment[] = {(char *)"X=8", 0};
	const char *const names[] = {"sh", ""};
	const char *const opened[] = {"/bin", "/bin/sh"};
	int fd = zcall_openat(AT_FDCWD, opened[_i], O_PATH | O_CLOEXEC, 0);
	int flags = _i ? ZCALL_AT_EMPTY_PATH : 0;
	int pid = fork();

	if (pid == 0) {
		zcall_execveat(fd, names[_i], arguments, environment, flags);
		zcall_exit_group(1);
	}
	exits_with(pid, 8);
	ck_assert_int_eq(zcall_execveat(fd, "nothing", arguments, environment,
					ZCALL_AT_EMPTY_PATH),
			 _i ? -ENOTDIR : -ENOENT);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(exit_of_only_thread_ends_process_with_status)
{
	int pid = fork();

	if (pid == 0)
		zcall_exit(9);
	exits_with(pid, 9);
}
END_TEST

START_TEST(prlimit64_of_nofile_agrees_with_libc)
{
	struct rlimit ours, theirs;

	ck_assert_int_eq(zcall_prlimit64(0, RLIMIT_NOFILE, NULL, &ours), 0);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &theirs), 0);
	ck_assert_uint_eq(ours.rlim_cur, theirs.rlim_cur);
	ck_assert_uint_eq(ours.rlim_max, theirs.rlim_max);
}
END_TEST

START_TEST(process_vm_readv_and_writev_copy_between_buffers)
{
	char source[] = "outside", target[8] = {0};
	const struct iovec to = {target, 8}, at = {source, 8};

	ck_assert_int_eq(zcall_process_vm_readv(getpid(), &to, 1, &at, 1, 0),
			 8);
	ck_assert_str_eq(target, "outside");
	target[0] = 'O';
	ck_assert_int_eq(zcall_process_vm_writev(getpid(), &to, 1, &at, 1, 0),
			 8);
	ck_assert_str_eq(source, "Outside");
	ck_assert_int_eq(zcall_process_vm_readv(getpid(), &to, 1, &at, 1, 1),
			 -EINVAL);
}
END_TEST

/* The kernel's struct starts with the handler and fits in 256 bytes. */
START_TEST(rt_sigaction_of_ignored_signal_returns_sig_ign)
{
	uintptr_t old[32] = {0};

	signal(SIGUSR1, SIG_IGN);
	ck_assert_int_eq(zcall_rt_sigaction(SIGUSR1, NULL, old, 8), 0);
	ck_assert_uint_eq(old[0], (uintptr_t)SIG_IGN);
	ck_assert_int_eq(zcall_rt_sigaction(SIGUSR1, NULL, old, 7), -EINVAL);
}
END_TEST

START_TEST(prctl_sets_no_new_privs_and_seccomp_reports_action)
{
	uint32_t action = SECCOMP_RET_KILL_PROCESS;

	ck_assert_int_eq(zcall_prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0);
	ck_assert_int_eq(zcall_prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
	ck_assert_int_eq(zcall_prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
	ck_assert_int_eq(zcall_seccomp(SECCOMP_GET_ACTION_AVAIL, 0, &action),
			 0);
	ck_assert_int_eq(zcall_seccomp(99, 0, &action), -EINVAL);
}
END_TEST

START_TEST(getrandom_twice_returns_different_bytes)
{
	unsigned char first[32] = {0}, second[32] = {0};

	ck_assert_int_eq(zcall_getrandom(first, 32, 0), 32);
	ck_assert_int_eq(zcall_getrandom(second, 32, 0), 32);
	ck_assert_mem_ne(first, second, 32);
	ck_assert_int_eq(zcall_getrandom(first, 32, 1u << 31), -EINVAL);
}
END_TEST

START_TEST(membarrier_query_and_sched_yield_succeed)
{
	ck_assert_int_ge(zcall_membarrier(MEMBARRIER_CMD_QUERY, 0, 0), 1);
	ck_assert_int_eq(zcall_sched_yield(), 0);
}
END_TEST

START_TEST(setpgid_and_setsid_start_group_and_session)
{
	int pid = fork();

	if (pid == 0) {
		int rc = zcall_setpgid(0, 0);

		if (rc == 0 && getpgid(0) == getpid())
			rc = zcall_setsid(); /* fails in a group leader */
		if (rc == -EPERM && (pid = fork()) == 0)
			_exit(zcall_setsid() != getpid() ||
			      getsid(0) != getpid());
		exits_with(pid, 0);
		_exit(0);
	}
	exits_with(pid, 0);
	ck_assert_int_eq(zcall_setpgid(INT32_MAX, 0), -ESRCH);
}
END_TEST

static int unshare_and_close(void *unused)
{
	(void)unused;
	return zcall_unshare(ZCALL_CLONE_FILES) || close(0);
}

/* libc's clone, since processors differ in the order of the call's arguments.
 */
START_TEST(unshare_of_files_separates_descriptor_tables)
{
	static _Alignas(16) char stack[65536];

	exits_with(clone(unshare_and_close, stack + sizeof stack,
			 CLONE_FILES | SIGCHLD, NULL),
		   0);
	ck_assert_int_ge(fcntl(0, F_GETFD), 0);
	ck_assert_int_eq(zcall_unshare(1), -EINVAL);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, clone3_without_flags_makes_child_process);
	tcase_add_test(tests, execve_of_shell_runs_it_with_given_environment);
	tcase_add_loop_test(
		tests, execveat_of_directory_and_path_or_of_file_runs_program,
		0, 2);
	tcase_add_test(tests, exit_of_only_thread_ends_process_with_status);
	tcase_add_test(tests, prlimit64_of_nofile_agrees_with_libc);
	tcase_add_test(tests, process_vm_readv_and_writev_copy_between_buffers);
	tcase_add_test(tests, rt_sigaction_of_ignored_signal_returns_sig_ign);
	tcase_add_test(tests,
		       prctl_sets_no_new_privs_and_seccomp_reports_action);
	tcase_add_test(tests, getrandom_twice_returns_different_bytes);
	tcase_add_test(tests, membarrier_query_and_sched_yield_succeed);
	tcase_add_test(tests, setpgid_and_setsid_start_group_and_session);
	tcase_add_test(tests, unshare_of_files_separates_descriptor_tables);
}
