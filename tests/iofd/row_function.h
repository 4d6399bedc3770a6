/* SPDX-License-Identifier: MIT */
/* Functions of the rows of a table, which have no names but their lines. */
#ifndef ROW_FUNCTION_H
#define ROW_FUNCTION_H

#include <stdint.h>

#define ROW_PASTE(a, b) a##b
#define ROW_LINE(a, b)	ROW_PASTE(a, b)

/* The name, and the definition, of the function that makes the call of a row.
 */
#define ROW_CALL ROW_LINE(call_, __LINE__)
#define ROW_FUNCTION(call)                                                     \
	static int64_t ROW_CALL(void)                                          \
	{                                                                      \
		return call;                                                   \
	}

#endif
