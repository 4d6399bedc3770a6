/* SPDX-License-Identifier: MIT */
/* Names, messages and two predicates of error numbers. */
#ifndef ZCALL_ERRNO_H
#define ZCALL_ERRNO_H

#include <zcall/abi/errno.h>
#include <zcall/extern.h>

/*
 * These four functions accept an error number with either sign, so a result can
 * be passed unchanged. Every int is valid. The strings are static.
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
 * Returns 1 for EAGAIN, EINTR and EINPROGRESS: the same call may succeed later.
 * Returns 0 otherwise.
 */
ZCALL_CALLED(ZCALL_RETURNS(truth))
int zcall_errno_temporary(int errnum);

/* Returns 1 for EAGAIN and ETIMEDOUT: time ran out. Returns 0 otherwise. */
ZCALL_CALLED(ZCALL_RETURNS(truth))
int zcall_errno_timeout(int errnum);

/*
 * Returns the positive number of a name such as "EAGAIN" or "EWOULDBLOCK".
 * Returns 0 for "OK", for null and for a name that is not an error of this
 * system.
 */
ZCALL_CALLED(ZCALL_RETURNS(number))
int zcall_errno_number(ZCALL_OPTIONAL ZCALL_STRING const char *name);

#endif
