/* SPDX-License-Identifier: MIT */
/*
 * Every stub passes each argument in the register where the kernel reads it.
 * Seccomp turns the call into SIGSYS, so the call is not executed and even
 * exit_group can be tested. The registers are in the signal's context.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "registers.h"
#include "rows.h"

#include <signal.h>
#include <string.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/registers";

typedef long seven_words(long, long, long, long, long, long, long);

/* A function, its arguments, and the arguments that the kernel must see. */
struct call {
	const char *name;
	void (*function)(void);
	long given[7];
	long number;
	long seen[6];
	int args;
};

/* Each mark differs from all others in both halves. */
#define MARK(n) (0x5a00c3d100e2a700L + (n)*0x0100000000000001L)
#define MARKS4	MARK(0), MARK(1), MARK(2), MARK(3)
#define MARKS6	MARKS4, MARK(4), MARK(5)

enum verdict {
	GOOD = 0,
	WRONG_ARGUMENT = 1, /* to 6 */
	WRONG_NUMBER = 7,
	NO_SIGNAL = 8
};

static const struct call *expected;

static void on_trap(int signal, siginfo_t *info, void *context)
{
	(void)signal;
	if (info->si_syscall != expected->number)
		end_child(WRONG_NUMBER);
	for (int i = 0; i < expected->args; i++) {
		int at = argument_register[i];
		long word = (long)REGISTERS((ucontext_t *)context)[at];

		if (word != expected->seen[i])
			end_child(WRONG_ARGUMENT + i);
	}
	end_child(GOOD);
}

static int make_call(const void *argument)
{
	const struct call *call = argument;
	const long *words = call->given;

	expected = call;
	((seven_words *)call->function)(words[0], words[1], words[2], words[3],
					words[4], words[5], words[6]);
	return NO_SIGNAL;
}

static void check_registers(const struct call *call)
{
	struct sigaction action = {.sa_sigaction = on_trap,
				   .sa_flags = SA_SIGINFO};
	int verdict;

	ck_assert_int_eq(sigaction(SIGSYS, &action, NULL), 0);
	verdict = check_forbidden(call->number, 0, make_call, call);
	ck_assert_msg(verdict != WRONG_NUMBER, "%s: wrong number", call->name);
	ck_assert_msg(verdict != NO_SIGNAL, "%s: did not trap", call->name);
	ck_assert_msg(verdict == GOOD, "%s: argument %d is wrong", call->name,
		      verdict);
}

START_TEST(stub_passes_number_and_arguments_to_kernel)
{
	const struct row *row = &rows[_i];
	struct call call = {row->name,	 row->stub, {MARKS6, MARK(6)},
			    row->number, {MARKS6},  row->args};

	check_registers(&call);
}
END_TEST

/* Any number works: the call traps before the kernel looks the number up. */
#define NUMBER 1234

/* syscall4 passes zeros for the last two arguments. */
static const struct call general_calls[] = {
	{"syscall4",
	 (void (*)(void))zcall_syscall4,
	 {NUMBER, MARKS6},
	 NUMBER,
	 {MARKS4, 0, 0},
	 6},
	{"syscall6",
	 (void (*)(void))zcall_syscall6,
	 {NUMBER, MARKS6},
	 NUMBER,
	 {MARKS6},
	 6},
};

START_TEST(syscall4_and_syscall6_pass_number_and_arguments_to_kernel)
{
	check_registers(&general_calls[_i]);
}
END_TEST

void add_tests(TCase *tests)
{
	/* A number below 0 makes no system call: see zcall/absent. */
	for (int i = 0; i < ROWS; i++)
		if (rows[i].number >= 0)
			tcase_add_loop_test(
				tests,
				stub_passes_number_and_arguments_to_kernel, i,
				i + 1);
	tcase_add_loop_test(
		tests,
		syscall4_and_syscall6_pass_number_and_arguments_to_kernel, 0,
		sizeof general_calls / sizeof general_calls[0]);
}
