/* SPDX-License-Identifier: MIT */
/* Error numbers as data: names, messages and two predicates. */
#ifndef ZCALL_ERRNO_H
#define ZCALL_ERRNO_H

#include <zcall/abi/errno.h>
#include <zcall/extern.h>

/*
 * These four take an error number with either sign, so that a result can be
 * passed as it is, and answer for every int. The strings are static.
 */

/* Returns the name of an error: "EAGAIN"; "OK" for 0, otherwise "unknown". */
ZCALL_CALLED(ZCALL_RETURNS(string))
const char *zcall_errno_name(int errnum);

/*
 * Describes an error in a few lower-case words without a full stop. Returns
 * "success" for 0 and "unknown error" for a number that is not an error.
 */
ZCALL_CALLED(ZCALL_RETURNS(string))
const char *zcall_errno_message(int errnum);

/*
 * Returns 1 if the same call may succeed when it is repeated later: for EAGAIN,
 * EINTR and EINPROGRESS. Returns 0 otherwise.
 */
ZCALL_CALLED(ZCALL_RETURNS(truth))
int zcall_errno_temporary(int errnum);

/* Returns 1 if time ran out, EAGAIN and ETIMEDOUT, and 0 otherwise. */
ZCALL_CALLED(ZCALL_RETURNS(truth))
int zcall_errno_timeout(int errnum);

/*
 * Returns the number of a name such as "EAGAIN" or "EWOULDBLOCK", positive; 0
 * for "OK", for null and for what is not an error of this system.
 */
ZCALL_CALLED(ZCALL_RETURNS(number))
int zcall_errno_number(ZCALL_OPTIONAL ZCALL_STRING const char *name);

#endif
