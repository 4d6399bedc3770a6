/* SPDX-License-Identifier: MIT */
/*
 * What zcall and iofd promise, checked by a program that needs nothing else: no
 * libc, no libcheck. It runs on every target, be it under an emulator.
 * CONFORMANCE_PARTS, PART(name)..., are those that this system has.
 */
#include "start.h"
#include "tap.h"

static int checks;
static int failures;

static void print_number(int number)
{
	char digit = (char)('0' + number % 10);

	if (number >= 10)
		print_number(number / 10);
	print(&digit, 1);
}

void check_that(int holds, const char *what)
{
	print_text(holds ? "ok " : "not ok ");
	print_number(++checks);
	print_text(" - ");
	print_text(what);
	print_text("\n");
	failures += !holds;
}

#define PART(name) void test_##name(void);
CONFORMANCE_PARTS
#undef PART

int main(void)
{
#define PART(name) test_##name();
	CONFORMANCE_PARTS
#undef PART
	print_text("1..");
	print_number(checks);
	print_text("\n");
	return failures != 0;
}
