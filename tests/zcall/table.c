/* SPDX-License-Identifier: MIT */
/* Checks of syscalls.def that need no system call. */
#include "harness.h"
#include "rows.h"

#include <string.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/table";

/* Fails to compile if a prototype and its row differ in argument count. */
#define ZEROS_0
#define ZEROS_1 0
#define ZEROS_2 0, 0
#define ZEROS_3 0, 0, 0
#define ZEROS_4 0, 0, 0, 0
#define ZEROS_5 0, 0, 0, 0, 0
#define ZEROS_6 0, 0, 0, 0, 0, 0
#define ZCALL(name, args, ...)                                                 \
	_Static_assert(sizeof((void)zcall_##name(ZEROS_##args), 0), #name);
#include <zcall/syscalls.def>

/* All columns of all rows. */
static const int numbers[] = {
#define ZCALL(name, args, ...) __VA_ARGS__,
#include <zcall/syscalls.def>
};

enum {
	COLUMNS = sizeof numbers / sizeof numbers[0] / ROWS
};

#define ZCALL(name, args, ...)                                                 \
	_Static_assert(sizeof((int[]){__VA_ARGS__}) == sizeof(int) * COLUMNS,  \
		       #name);
#include <zcall/syscalls.def>

static int number(int row, int column)
{
	return numbers[row * COLUMNS + column];
}

START_TEST(table_names_are_unique)
{
	for (int i = 0; i < ROWS; i++)
		for (int j = 0; j < i; j++)
			ck_assert_str_ne(rows[i].name, rows[j].name);
}
END_TEST

START_TEST(table_numbers_are_unique_in_each_column)
{
	for (int column = 0; column < COLUMNS; column++)
		for (int i = 0; i < ROWS; i++)
			for (int j = 0; j < i; j++)
				ck_assert_msg(number(i, column) < 0 ||
						      number(i, column) !=
							      number(j, column),
					      "%s and %s, column %d",
					      rows[i].name, rows[j].name,
					      column);
}
END_TEST

START_TEST(table_numbers_are_from_minus_2_to_1023)
{
	for (int column = 0; column < COLUMNS; column++)
		for (int i = 0; i < ROWS; i++) {
			ck_assert_int_ge(number(i, column), -2);
			ck_assert_int_lt(number(i, column), 1024);
		}
}
END_TEST

START_TEST(table_argument_counts_are_from_0_to_6)
{
	for (int i = 0; i < ROWS; i++) {
		ck_assert_int_ge(rows[i].args, 0);
		ck_assert_int_le(rows[i].args, 6);
	}
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, table_names_are_unique);
	tcase_add_test(tests, table_numbers_are_unique_in_each_column);
	tcase_add_test(tests, table_numbers_are_from_minus_2_to_1023);
	tcase_add_test(tests, table_argument_counts_are_from_0_to_6);
}
