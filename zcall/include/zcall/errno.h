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

/* Names an error: "EAGAIN". Returns "OK" for 0, "unknown" for no error's. */
ZCALL_EXTERN const char *zcall_errno_name(int error);

/*
 * Describes an error in a few lower-case words without a full stop. Returns
 * "success" for 0 and "unknown error" for a number that is no error's.
 */
ZCALL_EXTERN const char *zcall_errno_message(int error);

/*
 * Tells whether the same call may succeed if simply made again later:
 * 1 for EAGAIN, EINTR and EINPROGRESS, else 0.
 */
ZCALL_EXTERN int zcall_errno_temporary(int error);

/* Tells whether time ran out: 1 for EAGAIN and ETIMEDOUT, else 0. */
ZCALL_EXTERN int zcall_errno_timeout(int error);

/*
 * The number of a name such as "EAGAIN" or "EWOULDBLOCK", positive. Returns 0
 * for "OK", and for null or what names no error of this system.
 */
ZCALL_EXTERN int zcall_errno_number(const char *name);

#endif
