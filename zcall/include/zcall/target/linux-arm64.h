/* SPDX-License-Identifier: MIT */
/* Linux on 64-bit ARM. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_LINUX_ARM64_H
#define ZCALL_TARGET_LINUX_ARM64_H

#define ZCALL_PRIV_COLUMN(amd64, generic, ...) generic

#define ZCALL_PRIV_ELF_MACHINE 183
#define ZCALL_PRIV_ELF_FLAGS   0
#define ZCALL_PRIV_ENTRY

#define ZCALL_PRIV_INSTRUCTION "svc #0"
#define ZCALL_PRIV_RN	       "x8"
#define ZCALL_PRIV_RESULT      "x0"
#define ZCALL_PRIV_R1	       "x0"
#define ZCALL_PRIV_R2	       "x1"
#define ZCALL_PRIV_R3	       "x2"
#define ZCALL_PRIV_R4	       "x3"
#define ZCALL_PRIV_R5	       "x4"
#define ZCALL_PRIV_R6	       "x5"
#define ZCALL_PRIV_LOST	       "memory"

/* file.h */
#define ZCALL_PRIV_OWN_O_DIRECTORY ZCALL_PRIV_IS(0x4000)
#define ZCALL_PRIV_OWN_O_NOFOLLOW  ZCALL_PRIV_IS(0x8000)
#define ZCALL_PRIV_OWN_O_DIRECT	   ZCALL_PRIV_IS(0x10000)
#define ZCALL_PRIV_OWN_O_LARGEFILE ZCALL_PRIV_IS(0x20000)
#define ZCALL_PRIV_OWN_O_TMPFILE   ZCALL_PRIV_IS(0x404000)

/* the vDSO */
#define ZCALL_PRIV_OWN_VDSO_CLOCK_GETTIME                                      \
	ZCALL_PRIV_IS("__kernel_clock_gettime")

#define ZCALL_PRIV_MORE_zcall_prot                                             \
	ZCALL_PRIV_IS(ZCALL_PROT_BTI = 0x10, ZCALL_PROT_MTE = 0x20)

#endif
