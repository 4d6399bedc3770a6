/* SPDX-License-Identifier: MIT */
/*
 * A column of the table: one way to make system calls, as a plugin. Each
 * operation is a loop of its own, so that what is called is seen by the
 * compiler just as in a user's program; a result below 0 is a failure, which
 * ends the measurement, since an error may be quicker than the real thing.
 */
#ifndef COLUMN_H
#define COLUMN_H

#include "objects.h"

#include <stddef.h>

struct operation {
	const char *name;
	long (*run)(long n); /* how many of n times it failed */
};

struct column {
	void (*use)(const struct objects *objects);
	const struct operation *operations; /* up to one without a name */
};

/* What every plugin exports. */
extern const struct column column;

/* What the kernel copies from or to, at the same place of a cache line. */
#define COPIED static _Alignas(64)

/* A result that the compiler cannot know: the loop and nothing else. */
static inline long nothing(void)
{
	long result = 0;

	__asm__ volatile("" : "+r"(result));
	return result;
}

/* For what must fail: as if failure were success. */
static inline long must_fail(long result)
{
	return result < 0 ? 0 : -1;
}

/*
 * The branch predictor settles for the life of a process: with the same code,
 * one launch has a misprediction in each system call, and the next one none.
 * How often depends on where the code is and which branches are around it, not
 * on the operation. So a column is built in several layouts: a turn of its
 * loops does TURN operations, and its code begins PAD bytes later.
 */
#ifndef TURN
#define TURN 1
#define PAD  16
#endif

#define COLUMN_STRING(...) #__VA_ARGS__
#define COLUMN_TEXT(...)   COLUMN_STRING(__VA_ARGS__)

__asm__(".text\n.skip " COLUMN_TEXT(PAD));

#define COLUMN_FUNCTION(name, result)                                          \
	static long run_##name(long n)                                         \
	{                                                                      \
		long failed = 0;                                               \
                                                                               \
		_Pragma(COLUMN_TEXT(GCC unroll TURN)) for (; n > 0; n--)       \
			failed += (result) < 0;                                \
		return failed;                                                 \
	}
#define COLUMN_ROW(name, result) {#name, run_##name},

/* COLUMN(use, LIST), where LIST(X) is X(name, result of doing it once) ... */
#define COLUMN(use, LIST)                                                      \
	LIST(COLUMN_FUNCTION)                                                  \
	COLUMN_FUNCTION(nothing, nothing())                                    \
	static const struct operation operations[] = {                         \
		{"nothing", run_nothing}, LIST(COLUMN_ROW){NULL, NULL}};       \
	const struct column column = {use, operations};

#endif
