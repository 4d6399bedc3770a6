/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "cloned.h"
#include "harness.h"

#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zcall/zcall.h>

_Alignas(16) char stack[STACK_SIZE];

int tell(void *argument)
{
	struct call *call = argument;

	call->ran++;
	call->pid = zcall_gettid();
	call->frame = (uintptr_t)__builtin_frame_address(0);
	zcall_rt_sigaction(SIGUSR1, NULL, &call->action, 8);
	return call->code;
}

int status_of(int pid)
{
	int status = 0;

	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

void expect_own_stack(const struct call *call)
{
	ck_assert_uint_gt(call->frame, (uintptr_t)stack + STACK_SIZE - 256);
	ck_assert_uint_le(call->frame, (uintptr_t)stack + STACK_SIZE);
	ck_assert_uint_eq(call->frame % 16, 0);
}

void expect_thread(int number, const struct call *call)
{
	ck_assert_int_gt(number, 0);
	while (syscall(SYS_tgkill, getpid(), number, 0) == 0)
		sched_yield();
	ck_assert_int_eq(call->ran, 1);
	ck_assert_int_eq(call->pid, number);
}
