/* SPDX-License-Identifier: MIT */
/* clone_call starts on another stack, so it is not a plain stub. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/clone";

enum {
	SIZE = 16384,
	VFORK = ZCALL_CLONE_VM | ZCALL_CLONE_VFORK | ZCALL_SIGCHLD
};

static _Alignas(16) char stack[SIZE];

struct call {
	int code;
	int ran;
	int pid;
	uintptr_t frame;
};

/* Records what the child sees; a parent that shares its memory can read it. */
static int tell(void *argument)
{
	struct call *call = argument;

	call->ran++;
	call->pid = (int)syscall(SYS_gettid);
	call->frame = (uintptr_t)__builtin_frame_address(0);
	return call->code;
}

static int status_of(int pid)
{
	int status = 0;

	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

START_TEST(clone_call_exits_with_low_byte_of_return_value)
{
	static const int codes[][2] = {{0, 0}, {77, 77}, {256 + 3, 3}};
	struct call call = {.code = codes[_i][0]};
	int pid = zcall_clone_call(VFORK, stack + SIZE, NULL, tell, &call);

	ck_assert_int_eq(status_of(pid), codes[_i][1]);
	ck_assert_int_eq(call.ran, 1);
	ck_assert_int_eq(call.pid, pid);
}
END_TEST

START_TEST(clone_call_runs_function_on_given_stack_aligned_to_16)
{
	struct call call = {.code = 0};
	int pid = zcall_clone_call(VFORK, stack + SIZE, NULL, tell, &call);

	ck_assert_int_eq(status_of(pid), 0);
	ck_assert_uint_gt(call.frame, (uintptr_t)stack + SIZE - 256);
	ck_assert_uint_le(call.frame, (uintptr_t)stack + SIZE);
	ck_assert_uint_eq(call.frame % 16, 0);
}
END_TEST

START_TEST(clone_call_without_clone_vm_runs_in_copied_memory)
{
	struct call call = {.code = 5};
	int pid = zcall_clone_call(ZCALL_SIGCHLD, stack + SIZE, NULL, tell,
				   &call);

	ck_assert_int_eq(status_of(pid), 5);
	ck_assert_int_eq(call.ran, 0);
}
END_TEST

START_TEST(clone_call_stores_requested_tid_and_pidfd)
{
	struct call call = {.code = 6};
	int number = 0, pidfd = -1;
	int pid = zcall_clone_call(VFORK | ZCALL_CLONE_PARENT_SETTID,
				   stack + SIZE, &number, tell, &call);

	ck_assert_int_eq(status_of(pid), 6);
	ck_assert_int_eq(number, pid);
	pid = zcall_clone_call(VFORK | ZCALL_CLONE_PIDFD, stack + SIZE, &pidfd,
			       tell, &call);
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
	int number = zcall_clone_call(flags, stack + SIZE, NULL, tell, &call);

	ck_assert_int_gt(number, 0);
	while (syscall(SYS_tgkill, getpid(), number, 0) == 0)
		sched_yield();
	ck_assert_int_eq(call.ran, 1);
	ck_assert_int_eq(call.pid, number);
}
END_TEST

START_TEST(clone_call_on_error_does_not_run_function)
{
	struct call call = {.code = 0};

	ck_assert_int_eq(zcall_clone_call(ZCALL_CLONE_SIGHAND, stack + SIZE,
					  NULL, tell, &call),
			 -EINVAL);
	ck_assert_int_eq(zcall_clone_call(VFORK | ZCALL_CLONE_PIDFD,
					  stack + SIZE, (int *)8, tell, &call),
			 -EFAULT);
	ck_assert_int_eq(call.ran, 0);
	ck_assert_int_eq(waitpid(-1, NULL, __WALL), -1);
	if (forbid(SYS_clone, EPERM) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(
		zcall_clone_call(VFORK, stack + SIZE, NULL, tell, &call),
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
