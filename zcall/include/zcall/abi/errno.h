/* SPDX-License-Identifier: MIT */
/* Error numbers. See <zcall/abi.h>; <zcall/errno.h> has their names. */
#ifndef ZCALL_ABI_ERRNO_H
#define ZCALL_ABI_ERRNO_H

#include <zcall/target.h>

/*
 * The numbers are positive; a failed call returns their negative. A name that
 * this system does not have is not defined.
 */
enum zcall_errno {
#define ZCALL_ERRNO_HERE(constant, name, number, message) constant = number,
#include <zcall/errno.def>
};

#endif
