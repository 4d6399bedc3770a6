/* SPDX-License-Identifier: MIT */
/* Makes the rows of syscalls.def calls of the target's macro STUB. */
#include <zcall/number.h>

/* The result of a call that this kernel lacks. */
#define ABSENT -ZCALL_PRIV_VALUE(ENOSYS, 38)

/* Each row is one line, so Darwin needs no statement separator. */
#define ZCALL(name, args, ...) STUB zcall_##name, args, ZCALL_PRIV_NUMBER(__VA_ARGS__)
