/* SPDX-License-Identifier: MIT */
/*
 * Every stub hands each argument over in the register where the kernel looks
 * for it. Seccomp turns the call into SIGSYS, so nothing is executed and even
 * exit_group can be tried; the signal's context has the registers.
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

/* A function, the words it is given, and those that the kernel has to see. */
struct call {
	const char *name;
	void (*function)(void);
	long given[7];
	long number;
	long seen[6];
	int args;
};

/* Both halves of each differ from those of all others. */
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
	ck_assert_msg(verdict != WRONG_NUMBER, "%s: another number",
		      call->name);
	ck_assert_msg(verdict != NO_SIGNAL, "%s: did not trap", call->name);
	ck_assert_msg(verdict == GOOD, "%s: argument %d is wrong", call->name,
		      verdict);
}

START_TEST(a_stub_hands_over_its_arguments)
{
	const struct row *row = &rows[_i];
	struct call call = {row->name,	 row->stub, {MARKS6, MARK(6)},
			    row->number, {MARKS6},  row->args};

	check_registers(&call);
}
END_TEST

/* Any number will do, since the call is trapped before it is looked up. */
#define NUMBER 1234

/* syscall4 has zeros for the last two, whatever was in their registers. */
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

START_TEST(a_general_call_hands_over_its_arguments)
{
	check_registers(&general_calls[_i]);
}
END_TEST

void add_tests(TCase *tests)
{
	/* What is below 0 has no trap of its own: zcall/absent. */
	for (int i = 0; i < ROWS; i++)
		if (rows[i].number >= 0)
			tcase_add_loop_test(tests,
					    a_stub_hands_over_its_arguments, i,
					    i + 1);
	tcase_add_loop_test(tests, a_general_call_hands_over_its_arguments, 0,
			    sizeof general_calls / sizeof general_calls[0]);
}
