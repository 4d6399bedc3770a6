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
 * Skip a test. Each prints a line
 *
 *	SKIPPED <suite> <test>: <why>
 *
 * and the macro also returns from the test. Under IOFD_STRICT, which CI sets,
 * the test fails, unless this kernel is older than the feature.
 */
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

/* Whether this kernel is older than Linux major.minor. */
int kernel_is_before(int major, int minor);

/* Whether this machine has huge pages of any size, free or not. */
int has_huge_pages(void);

/*
 * Whether this result of io_uring_setup means that there is no io_uring. Skips
 * the test, unless the system forbids it (kernel.io_uring_disabled).
 */
int lacks_io_uring(int result);

/*
 * Whether this kernel lacks MADV_POPULATE_READ, without which a mapping that
 * cannot be populated is not an error. Skips the test if so.
 */
int lacks_populate(void);

/*
 * From now on this many bytes cannot be mapped, however many addresses the
 * processor has.
 */
size_t limit_address_space(void);

/*
 * From now on the system call `number` fails with `error` in this process, or
 * with `error` = 0 raises SIGSYS. Returns 0, or -errno where seccomp cannot.
 */
int forbid(long number, int error);

/* The same, but only where argument 0 to 5 is `value` in its lower 32 bits. */
int forbid_where(long number, int argument, unsigned value, int error);

/* The same, but only where the argument lacks `bit`. */
int forbid_without(long number, int argument, unsigned bit, int error);

/*
 * From now on the kernel has no call for the auxiliary vector, as before Linux
 * 6.4, but still has the file in /proc.
 */
int forbid_auxv_call(void);

/*
 * The same, and no file can be opened. Where iofd has read a clock before, it
 * knows the vDSO already.
 */
int hide_vdso(void);

/* The same, and no clock can be read. libcheck needs one: fork first. */
int forbid_clock(int error);

/* From now on every system call but `number` raises SIGSYS. */
int forbid_all_but(long number);

/* From now on this filter decides. Returns 0, or -errno where it cannot. */
struct sock_filter;
int install_filter(struct sock_filter *filter, unsigned short length);

/* Where a filter finds the lower or upper 32 bits of argument 0 to 5. */
unsigned offset_of_half(int argument, int is_high);

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

#endif
