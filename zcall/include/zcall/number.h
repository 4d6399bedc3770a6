/* SPDX-License-Identifier: MIT */
/*
 * The number of each system call on the target. The assembler reads this file
 * too, so all but the enum must be preprocessor lines.
 */
#ifndef ZCALL_NUMBER_H
#define ZCALL_NUMBER_H

#include <zcall/target.h>

/* The number of a row, from its columns. -1 only fills the parameter list. */
#define ZCALL_PRIV_NUMBER(...) ZCALL_PRIV_COLUMN(__VA_ARGS__, -1)

#ifndef __ASSEMBLER__
enum zcall_number {
#define ZCALL(name, args, ...)                                                 \
	ZCALL_SYS_##name = ZCALL_PRIV_NUMBER(__VA_ARGS__),
#include <zcall/syscalls.def>
};
#endif

#endif
