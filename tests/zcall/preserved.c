/* SPDX-License-Identifier: MIT */
/* A stub preserves the registers that the ABI calls callee-saved. */
#include "harness.h"
#include "rows.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <zcall/process.h>
#include <zcall/syscall.h>

const char *const suite_name = "zcall/preserved";

/* The names in the order of the registers, and an empty one. */
extern const char preserved_names[];

enum {
	MOST_REGISTERS = 64
};

struct registers {
	_Alignas(16) uint64_t before[MOST_REGISTERS];
	uint64_t after[MOST_REGISTERS];
};

/*
 * Loads the registers from `before`, calls the stub with -1 as first argument,
 * then stores them to `after`. A register that it cannot load, such as the
 * stack pointer, is stored to `before` instead.
 */
void call_and_compare(void (*stub)(void), struct registers *registers);

/* Returns the name of a register, or an empty one after the last. */
static const char *name_of(int index)
{
	const char *name = preserved_names;

	while (index-- > 0)
		name += strlen(name) + 1;
	return name;
}

struct call {
	long number;
	void (*stub)(void);
};

/* Returns 0, or 1 + the index of the first register that changed. */
static int changed(const void *argument)
{
	const struct call *call = argument;
	struct registers seen = {{0}, {0}};

	if (forbid(call->number, EPERM))
		return REFUSED;
	for (unsigned i = 0; i < MOST_REGISTERS; i++)
		seen.before[i] = 0x5a00c3d100e2a700 + i;
	call_and_compare(call->stub, &seen);
	for (int i = 0; *name_of(i); i++)
		if (seen.before[i] != seen.after[i])
			return 1 + i;
	return 0;
}

static void check_preserved(const char *name, long number, void (*stub)(void))
{
	const struct call call = {number, stub};
	int verdict = check_in_child(number, changed, &call);

	if (verdict && verdict != REFUSED)
		ck_abort_msg("%s changes %s", name, name_of(verdict - 1));
}

START_TEST(stub_preserves_callee_saved_registers)
{
	check_preserved(rows[_i].name, rows[_i].number, rows[_i].stub);
}
END_TEST

START_TEST(clone_call_and_clone3_call_preserve_callee_saved_registers)
{
	check_preserved("clone_call", SYS_clone,
			(void (*)(void))zcall_clone_call);
	check_preserved("clone3_call", ZCALL_SYS_clone3,
			(void (*)(void))zcall_clone3_call);
}
END_TEST

/* call_and_compare passes -1 as the system call number. */
START_TEST(syscall4_and_syscall6_preserve_callee_saved_registers)
{
	check_preserved("syscall4", -1, (void (*)(void))zcall_syscall4);
	check_preserved("syscall6", -1, (void (*)(void))zcall_syscall6);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, stub_preserves_callee_saved_registers, 0,
			    ROWS);
	tcase_add_test(tests,
		       syscall4_and_syscall6_preserve_callee_saved_registers);
	tcase_add_test(
		tests,
		clone_call_and_clone3_call_preserve_callee_saved_registers);
}
