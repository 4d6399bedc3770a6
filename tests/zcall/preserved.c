/* SPDX-License-Identifier: MIT */
/* A stub changes no register that its caller may keep values in. */
#include "harness.h"
#include "rows.h"

#include <errno.h>
#include <stdint.h>
#include <zcall/syscall.h>

const char *const suite_name = "zcall/preserved";

/* The order in which preserved-*.S stores them. */
static const char *const registers[] = {"rbx", "rbp", "r12", "r13",
					"r14", "r15", "rsp", "flag DF"};

enum {
	REGISTERS = sizeof registers / sizeof registers[0]
};

struct registers {
	uint64_t before[REGISTERS];
	uint64_t after[REGISTERS];
};

/*
 * Loads `before` into the registers, calls, stores them in `after`. What it
 * cannot choose, such as the stack pointer, it writes to `before`.
 */
void call_and_compare(void (*stub)(void), struct registers *registers);

/* Returns 0, or 1 + the index of the first that has changed. */
static int changed(const void *stub)
{
	struct registers seen = {{0}, {0}};

	for (unsigned i = 0; i < REGISTERS; i++)
		seen.before[i] = 0x5a00c3d100e2a700 + i;
	call_and_compare(*(void (*const *)(void))stub, &seen);
	for (int i = 0; i < REGISTERS; i++)
		if (seen.before[i] != seen.after[i])
			return 1 + i;
	return 0;
}

static void check_preserved(const char *name, long number, void (*stub)(void))
{
	int verdict = check_forbidden(number, EPERM, changed, &stub);

	if (verdict)
		ck_abort_msg("%s changes %s", name, registers[verdict - 1]);
}

START_TEST(a_stub_preserves_the_callers_registers)
{
	check_preserved(rows[_i].name, rows[_i].number, rows[_i].stub);
}
END_TEST

/* call_and_compare passes them the number -1. */
START_TEST(so_do_the_general_calls)
{
	check_preserved("syscall4", -1, (void (*)(void))zcall_syscall4);
	check_preserved("syscall6", -1, (void (*)(void))zcall_syscall6);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_stub_preserves_the_callers_registers, 0,
			    ROWS);
	tcase_add_test(tests, so_do_the_general_calls);
}
