/* SPDX-License-Identifier: MIT */
/*
 * What all test programs share. A program defines suite_name and add_tests;
 * harness.c has the main that runs each test in a process of its own and
 * fails it when it leaves a descriptor open.
 */
#ifndef HARNESS_H
#define HARNESS_H

#include <check.h>
#include <stddef.h>

extern const char *const suite_name;
void add_tests(TCase *tests);

/* How many descriptors this process has open. */
int open_descriptors(void);

/*
 * Says that a test could not run here, and why. Under IOFD_STRICT, which CI
 * sets, that is a failure. SKIP also returns from the test.
 */
void skip(const char *why);

#define SKIP(why)                                                              \
	do {                                                                   \
		skip(why);                                                     \
		return;                                                        \
	} while (0)

/*
 * From now on the system call `number` fails with `error` in this process, or
 * with `error` = 0 raises SIGSYS. Returns 0, or -errno where seccomp cannot.
 */
int forbid(long number, int error);

/* The same, but only where argument 0 to 5 is `value` in its lower 32 bits. */
int forbid_where(long number, int argument, unsigned value, int error);

/* The same, but only where the argument lacks `bit`. */
int forbid_without(long number, int argument, unsigned bit, int error);

/* From now on every system call but `number` raises SIGSYS. */
int forbid_all_but(long number);

/*
 * Adds the rounds of a test. Those that emulated.tsv lists for the emulator at
 * hand are run as well, and must fail: what works after all leaves the list.
 */
void add_test(TCase *tests, const TTest *test, int first, int end);

#undef tcase_add_test
#define tcase_add_test(tests, test) add_test(tests, test, 0, 1)
#undef tcase_add_loop_test
#define tcase_add_loop_test(tests, test, first, end)                           \
	add_test(tests, test, first, end)

/* Bad arguments, whose values no compiler knows: it would warn of them. */
extern void *volatile bad_null;	   /* null */
extern void *volatile bad_address; /* where no memory is */
extern volatile size_t bad_size;   /* SIZE_MAX */

/*
 * From now on a handler that does nothing runs every millisecond, since the
 * first may run before the call to interrupt. stop_alarms ends that.
 */
void start_alarms(void);
void stop_alarms(void);

/* Forks a child that does nothing but wait for a signal. Returns its pid. */
int start_sleeper(void);

/* Skip a test, and return from it: unless the feature is too new, a failure. */
void skip_before(const char *feature, int major, int minor);
void skip_without(const char *feature);

#define SKIP_BEFORE(feature, major, minor)                                     \
	do {                                                                   \
		skip_before(feature, major, minor);                            \
		return;                                                        \
	} while (0)
#define SKIP_WITHOUT(feature)                                                  \
	do {                                                                   \
		skip_without(feature);                                         \
		return;                                                        \
	} while (0)

int kernel_is_before(int major, int minor);
int has_huge_pages(void);
int lacks_io_uring(int result);
int lacks_populate(void);
size_t limit_address_space(void);

#endif
