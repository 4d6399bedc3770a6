/* SPDX-License-Identifier: MIT */
/* Linux on 64-bit LoongArch. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_LINUX_LOONG64_H
#define ZCALL_TARGET_LINUX_LOONG64_H

#define ZCALL_PRIV_COLUMN(amd64, generic, ...) generic

#define ZCALL_PRIV_ELF_MACHINE 258
#define ZCALL_PRIV_ELF_FLAGS   0x43 /* object ABI 1, double float */
#define ZCALL_PRIV_ENTRY

#define ZCALL_PRIV_INSTRUCTION "syscall 0"
#define ZCALL_PRIV_RN	       "$a7"
#define ZCALL_PRIV_RESULT      "$a0"
#define ZCALL_PRIV_R1	       "$a0"
#define ZCALL_PRIV_R2	       "$a1"
#define ZCALL_PRIV_R3	       "$a2"
#define ZCALL_PRIV_R4	       "$a3"
#define ZCALL_PRIV_R5	       "$a4"
#define ZCALL_PRIV_R6	       "$a5"
#define ZCALL_PRIV_LOST                                                        \
	"$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8", "memory"

#define ZCALL_PRIV_NO_SA_RESTORER /* in struct sigaction */

#endif
