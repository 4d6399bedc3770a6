/* SPDX-License-Identifier: MIT */
/* clone3_call starts on another stack, so it is not a plain stub. */
#define _GNU_SOURCE
#include "cloned.h"
#include "harness.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/clone3";

enum {
	VFORK = ZCALL_CLONE_VM | ZCALL_CLONE_VFORK
};

static struct zcall_clone_args with_flags(uint64_t flags)
{
	struct zcall_clone_args args = {.flags = flags,
					.exit_signal = SIGCHLD,
					.stack = (uintptr_t)stack,
					.stack_size = STACK_SIZE};

	return args;
}

static int clone_to_tell(uint64_t flags, struct call *call)
{
	struct zcall_clone_args args = with_flags(flags);

	return zcall_clone3_call(&args, sizeof args, tell, call);
}

static int is_missing(void)
{
	if (zcall_clone3(NULL, 0) != -ENOSYS)
		return 0;
	skip_before("clone3", 5, 3);
	return 1;
}

START_TEST(clone3_call_with_clone_vm_runs_function_on_given_stack)
{
	struct call call = {.code = 256 + 77};
	int pid;

	if (is_missing())
		return;
	pid = clone_to_tell(VFORK, &call);
	ck_assert_int_eq(status_of(pid), 77);
	ck_assert_int_eq(call.ran, 1);
	ck_assert_int_eq(call.pid, pid);
	expect_own_stack(&call);
}
END_TEST

START_TEST(clone3_call_without_clone_vm_runs_in_copied_memory)
{
	struct call call = {.code = 5};

	if (is_missing())
		return;
	ck_assert_int_eq(status_of(clone_to_tell(0, &call)), 5);
	ck_assert_int_eq(call.ran, 0);
}
END_TEST

START_TEST(clone3_call_stores_tid_and_pidfd)
{
	struct call call = {.code = 6};
	int number = 0, pidfd = -1, pid;
	struct zcall_clone_args args = with_flags(
		VFORK | ZCALL_CLONE_PARENT_SETTID | ZCALL_CLONE_PIDFD);

	if (is_missing())
		return;
	args.parent_tid = (uintptr_t)&number;
	args.pidfd = (uintptr_t)&pidfd;
	pid = zcall_clone3_call(&args, sizeof args, tell, &call);
	ck_assert_int_eq(number, pid);
	ck_assert_int_eq(zcall_pidfd_send_signal(pidfd, 0, NULL, 0), 0);
	ck_assert_int_eq(status_of(pid), 6);
	ck_assert_int_eq(zcall_pidfd_send_signal(pidfd, 0, NULL, 0), -ESRCH);
	ck_assert_int_eq(zcall_close(pidfd), 0);
}
END_TEST

static void ignore(int number)
{
	(void)number;
}

START_TEST(clone3_call_with_clear_sighand_resets_handler)
{
	struct call call = {.action = {.handler = 99}};

	if (is_missing())
		return;
	ck_assert(signal(SIGUSR1, ignore) != SIG_ERR);
	if (kernel_is_before(5, 5))
		SKIP_BEFORE("CLONE_CLEAR_SIGHAND", 5, 5);
	ck_assert_int_eq(status_of(clone_to_tell(VFORK, &call)), 0);
	ck_assert_uint_eq(call.action.handler, (uintptr_t)ignore);
	ck_assert_int_eq(status_of(clone_to_tell(
				 VFORK | ZCALL_CLONE_CLEAR_SIGHAND, &call)),
			 0);
	ck_assert_uint_eq(call.action.handler, ZCALL_SIG_DFL);
	ck_assert_int_eq(call.ran, 2);
}
END_TEST

/* The thread ends without ending the process. */
START_TEST(clone3_call_with_clone_thread_starts_thread)
{
	static struct call call = {.code = 9};
	struct zcall_clone_args args = with_flags(
		ZCALL_CLONE_VM | ZCALL_CLONE_FS | ZCALL_CLONE_FILES |
		ZCALL_CLONE_SIGHAND | ZCALL_CLONE_THREAD | ZCALL_CLONE_SYSVSEM);
	int number;

	if (is_missing())
		return;
	args.exit_signal = 0;
	number = zcall_clone3_call(&args, sizeof args, tell, &call);
	expect_thread(number, &call);
}
END_TEST

START_TEST(clone3_call_on_error_does_not_run_function)
{
	struct call call = {.code = 0};
	struct zcall_clone_args args = with_flags(VFORK);

	if (is_missing())
		return;
	ck_assert_int_eq(clone_to_tell(ZCALL_CLONE_SIGHAND, &call), -EINVAL);
	ck_assert_int_eq(zcall_clone3_call(&args, 1, tell, &call), -EINVAL);
	ck_assert_int_eq(zcall_clone3_call(bad_null, sizeof args, tell, &call),
			 -EFAULT);
	args.stack_size = 0;
	ck_assert_int_eq(zcall_clone3_call(&args, sizeof args, tell, &call),
			 -EINVAL);
	ck_assert_int_eq(waitpid(-1, NULL, __WALL), -1);
	if (forbid(ZCALL_SYS_clone3, EPERM) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(clone_to_tell(VFORK, &call), -EPERM);
	ck_assert_int_eq(call.ran, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests,
		       clone3_call_with_clone_vm_runs_function_on_given_stack);
	tcase_add_test(tests,
		       clone3_call_without_clone_vm_runs_in_copied_memory);
	tcase_add_test(tests, clone3_call_stores_tid_and_pidfd);
	tcase_add_test(tests, clone3_call_with_clear_sighand_resets_handler);
	tcase_add_test(tests, clone3_call_with_clone_thread_starts_thread);
	tcase_add_test(tests, clone3_call_on_error_does_not_run_function);
}
