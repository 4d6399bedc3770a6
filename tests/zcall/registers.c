/* SPDX-License-Identifier: MIT */
/*
 * Every stub passes the number and each argument where the kernel reads it. A
 * filter of seccomp compares them, and its answer is the result of the call,
 * which is not executed: so even exit_group can be tested.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "rows.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
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

/* What the filter answers, as an errno. */
enum verdict {
	WRONG_ARGUMENT = 1, /* to 6 */
	WRONG_NUMBER = 7,
	GOOD = 8
};

enum {
	MOST = 48 /* instructions of a filter */
};

static struct sock_filter filter[MOST];
static unsigned short length;

static void add(struct sock_filter instruction)
{
	ck_assert_uint_lt(length, MOST);
	filter[length++] = instruction;
}

static void load(unsigned offset)
{
	add((struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

/* Answers if what was loaded is `value`, or else if it is not. */
static void answer_if(int is_equal, unsigned value, unsigned answer)
{
	add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value,
					 is_equal ? 0 : 1, is_equal ? 1 : 0));
	add((struct sock_filter)BPF_STMT(BPF_RET | BPF_K, answer));
}

static void make_filter(const struct call *call)
{
	load(offsetof(struct seccomp_data, nr));
	answer_if(1, (unsigned)end_instead_of(call->number), SECCOMP_RET_ALLOW);
	answer_if(0, (unsigned)call->number, SECCOMP_RET_ERRNO | WRONG_NUMBER);
	for (int i = 0; i < call->args; i++)
		for (int is_high = 0; is_high < 2; is_high++) {
			load(offset_of_half(i, is_high));
			answer_if(0, (unsigned)(call->seen[i] >> 32 * is_high),
				  SECCOMP_RET_ERRNO |
					  (unsigned)(WRONG_ARGUMENT + i));
		}
	add((struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
					 SECCOMP_RET_ERRNO | GOOD));
}

static int make_call(const void *argument)
{
	const struct call *call = argument;
	const long *words = call->given;

	make_filter(call);
	if (install_filter(filter, length))
		return REFUSED;
	return -(int)((seven_words *)call->function)(
		words[0], words[1], words[2], words[3], words[4], words[5],
		words[6]);
}

static void check_registers(const struct call *call)
{
	int verdict = check_in_child(call->number, make_call, call);

	ck_assert_msg(verdict != WRONG_NUMBER, "%s: wrong number", call->name);
	ck_assert_msg(verdict == 0 || verdict > WRONG_NUMBER,
		      "%s: argument %d is wrong", call->name, verdict);
	ck_assert_msg(verdict == GOOD || verdict == REFUSED, "%s: %d",
		      call->name, verdict);
}

START_TEST(stub_passes_number_and_arguments_to_kernel)
{
	const struct row *row = &rows[_i];
	struct call call = {row->name,	 row->stub, {MARKS6, MARK(6)},
			    row->number, {MARKS6},  row->args};

	check_registers(&call);
}
END_TEST

#define NUMBER ZCALL_SYS_getpid

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
