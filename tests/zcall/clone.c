/* SPDX-License-Identifier: MIT */
/* clone_call starts on another stack, so it is not a plain stub. */
#define _GNU_SOURCE
#include "cloned.h"
#include "harness.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/clone";

enum {
	VFORK = ZCALL_CLONE_VM | ZCALL_CLONE_VFORK | ZCALL_SIGCHLD
};

START_TEST(clone_call_exits_with_low_byte_of_return_value)
{
	static const int codes[][2] = {{0, 0}, {77, 77}, {256 + 3, 3}};
	struct call call = {.code = codes[_i][0]};
	int pid =
		zcall_clone_call(VFORK, stack + STACK_SIZE, NULL, tell, &call);

	ck_assert_int_eq(status_of(pid), codes[_i][1]);
	ck_assert_int_eq(call.ran, 1);
	ck_assert_int_eq(call.pid, pid);
}
END_TEST

START_TEST(clone_call_runs_function_on_given_stack_aligned_to_16)
{
	struct call call = {.code = 0};
	int pid =
		zcall_clone_call(VFORK, stack + STACK_SIZE, NULL, tell, &call);

	ck_assert_int_eq(status_of(pid), 0);
	expect_own_stack(&call);
}
END_TEST

START_TEST(clone_call_without_clone_vm_runs_in_copied_memory)
{
	struct call call = {.code = 5};
	int pid = zcall_clone_call(ZCALL_SIGCHLD, stack + STACK_SIZE, NULL,
				   tell, &call);

	ck_assert_int_eq(status_of(pid), 5);
	ck_assert_int_eq(call.ran, 0);
}
END_TEST

START_TEST(clone_call_stores_requested_tid_and_pidfd)
{
	struct call call = {.code = 6};
	int number = 0, pidfd = -1;
	int pid = zcall_clone_call(VFORK | ZCALL_CLONE_PARENT_SETTID,
				   stack + STACK_SIZE, &number, tell, &call);

	ck_assert_int_eq(status_of(pid), 6);
	ck_assert_int_eq(number, pid);
	pid = zcall_clone_call(VFORK | ZCALL_CLONE_PIDFD, stack + STACK_SIZE,
			       &pidfd, tell, &call);
	ck_assert_int_eq(zcall_pidfd_send_signal(pidfd, 0, NULL, 0), 0);
	ck_assert_int_eq(status_of(pid), 6);
	ck_assert_int_eq(zcall_pidfd_send_signal(pidfd, 0, NULL, 0), -ESRCH);
	ck_assert_int_eq(zcall_close(pidfd), 0);
}
END_TEST

/* The thread ends without ending the process. */
START_TEST(clone_call_with_clone_thread_starts_thread)
{
	const unsigned long flags = ZCALL_CLONE_VM | ZCALL_CLONE_FS |
				    ZCALL_CLONE_FILES | ZCALL_CLONE_SIGHAND |
				    ZCALL_CLONE_THREAD | ZCALL_CLONE_SYSVSEM;
	static struct call call = {.code = 9};
	int number =
		zcall_clone_call(flags, stack + STACK_SIZE, NULL, tell, &call);

	expect_thread(number, &call);
}
END_TEST

START_TEST(clone_call_on_error_does_not_run_function)
{
	struct call call = {.code = 0};

	ck_assert_int_eq(zcall_clone_call(ZCALL_CLONE_SIGHAND,
					  stack + STACK_SIZE, NULL, tell,
					  &call),
			 -EINVAL);
	ck_assert_int_eq(zcall_clone_call(VFORK | ZCALL_CLONE_PIDFD,
					  stack + STACK_SIZE, (int *)8, tell,
					  &call),
			 -EFAULT);
	ck_assert_int_eq(call.ran, 0);
	ck_assert_int_eq(waitpid(-1, NULL, __WALL), -1);
	if (forbid(SYS_clone, EPERM) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(
		zcall_clone_call(VFORK, stack + STACK_SIZE, NULL, tell, &call),
		-EPERM);
	ck_assert_int_eq(call.ran, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, clone_call_exits_with_low_byte_of_return_value, 0, 3);
	tcase_add_test(tests,
		       clone_call_runs_function_on_given_stack_aligned_to_16);
	tcase_add_test(tests,
		       clone_call_without_clone_vm_runs_in_copied_memory);
	tcase_add_test(tests, clone_call_stores_requested_tid_and_pidfd);
	tcase_add_test(tests, clone_call_with_clone_thread_starts_thread);
	tcase_add_test(tests, clone_call_on_error_does_not_run_function);
}
