/* SPDX-License-Identifier: MIT */
/* Shared by the tests of clone_call and clone3_call: what runs in the child. */
#ifndef CLONED_H
#define CLONED_H

#include <stdint.h>
#include <zcall/abi.h>

enum {
	STACK_SIZE = 16384
};

extern char stack[STACK_SIZE];

/* What a child that shares our memory records. */
struct call {
	int code; /* that it returns */
	int ran;
	int pid;
	uintptr_t frame;
	struct zcall_sigaction action; /* of SIGUSR1 */
};

/* Runs in the child. `call` is a struct call. */
int tell(void *call);

/* Waits for a child, which exits. Returns its exit status. */
int status_of(int pid);

/* Checks that a child ran with its frame at the end of `stack`. */
void expect_own_stack(const struct call *call);

/* Waits for the end of a thread of ours, and checks that it ran. */
void expect_thread(int number, const struct call *call);

#endif
