/* SPDX-License-Identifier: MIT */
/* Linux on 64-bit little-endian POWER. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_LINUX_PPC64LE_H
#define ZCALL_TARGET_LINUX_PPC64LE_H

#define ZCALL_PRIV_COLUMN(amd64, generic, ppc64le, ...) ppc64le

#define ZCALL_PRIV_ELF_MACHINE 21
#define ZCALL_PRIV_ELF_FLAGS   2 /* ELFv2 */
#define ZCALL_PRIV_ENTRY

/*
 * An errno is positive, with the summary overflow bit of cr0 set. The kernel
 * may change the registers of the number and of all arguments. An input cannot
 * be in the list of lost registers, so these are outputs that nobody reads.
 */
#define ZCALL_PRIV_INSTRUCTION "sc\n\tbns+\t1f\n\tneg\t3, 3\n1:"
#define ZCALL_PRIV_RN	       "r0"
#define ZCALL_PRIV_RESULT      "r3"
#define ZCALL_PRIV_R1	       "r3"
#define ZCALL_PRIV_R2	       "r4"
#define ZCALL_PRIV_R3	       "r5"
#define ZCALL_PRIV_R4	       "r6"
#define ZCALL_PRIV_R5	       "r7"
#define ZCALL_PRIV_R6	       "r8"

#define ZCALL_PRIV_LOST "r9", "r10", "r11", "r12", "cr0", "ctr", "xer", "memory"
#define ZCALL_PRIV_MORE_variables                                              \
	ZCALL_PRIV_IS(                                                         \
		zcall_priv_c0 __asm__("r0"), zcall_priv_c4 __asm__("r4"),      \
		zcall_priv_c5 __asm__("r5"), zcall_priv_c6 __asm__("r6"),      \
		zcall_priv_c7 __asm__("r7"), zcall_priv_c8 __asm__("r8"))
#define ZCALL_PRIV_MORE_outputs                                                \
	ZCALL_PRIV_IS("=r"(zcall_priv_c0), "=r"(zcall_priv_c4),                \
		      "=r"(zcall_priv_c5), "=r"(zcall_priv_c6),                \
		      "=r"(zcall_priv_c7), "=r"(zcall_priv_c8))

/* file.h */
#define ZCALL_PRIV_OWN_O_DIRECTORY ZCALL_PRIV_IS(0x4000)
#define ZCALL_PRIV_OWN_O_NOFOLLOW  ZCALL_PRIV_IS(0x8000)
#define ZCALL_PRIV_OWN_O_DIRECT	   ZCALL_PRIV_IS(0x20000)
#define ZCALL_PRIV_OWN_O_LARGEFILE ZCALL_PRIV_IS(0x10000)
#define ZCALL_PRIV_OWN_O_TMPFILE   ZCALL_PRIV_IS(0x404000)

/* io.h */
#define ZCALL_PRIV_OWN_FIONREAD	 ZCALL_PRIV_IS(0x4004667f)
#define ZCALL_PRIV_OWN_FIOCLEX	 ZCALL_PRIV_IS(0x20006601)
#define ZCALL_PRIV_OWN_FIONCLEX	 ZCALL_PRIV_IS(0x20006602)
#define ZCALL_PRIV_OWN_IOC_NONE	 ZCALL_PRIV_IS(0x20000000) /* pidfd.h */
#define ZCALL_PRIV_OWN_TIOCGPGRP ZCALL_PRIV_IS(0x40047477)
#define ZCALL_PRIV_BSD_IOCTLS	 /* FIONBIO, FIOASYNC, TIOCSPGRP */

/* memory.h */
#define ZCALL_PRIV_OWN_MAP_LOCKED    ZCALL_PRIV_IS(0x80)
#define ZCALL_PRIV_OWN_MAP_NORESERVE ZCALL_PRIV_IS(0x40)
#define ZCALL_PRIV_OWN_MCL_CURRENT   ZCALL_PRIV_IS(0x2000)
#define ZCALL_PRIV_OWN_MCL_FUTURE    ZCALL_PRIV_IS(0x4000)
#define ZCALL_PRIV_OWN_MCL_ONFAULT   ZCALL_PRIV_IS(0x8000)

/* socket_option.h */
#define ZCALL_PRIV_OWN_SO_RCVLOWAT ZCALL_PRIV_IS(16)
#define ZCALL_PRIV_OWN_SO_SNDLOWAT ZCALL_PRIV_IS(17)
#define ZCALL_PRIV_OWN_SO_RCVTIMEO ZCALL_PRIV_IS(18)
#define ZCALL_PRIV_OWN_SO_SNDTIMEO ZCALL_PRIV_IS(19)
#define ZCALL_PRIV_OWN_SO_PASSCRED ZCALL_PRIV_IS(20)
#define ZCALL_PRIV_OWN_SO_PEERCRED ZCALL_PRIV_IS(21)

/* errno.def */
#define ZCALL_PRIV_OWN_EDEADLOCK ZCALL_PRIV_IS(58)

/* the vDSO */
#define ZCALL_PRIV_OWN_VDSO_CLOCK_GETTIME                                      \
	ZCALL_PRIV_IS("__kernel_clock_gettime")

#define ZCALL_PRIV_MORE_zcall_prot ZCALL_PRIV_IS(ZCALL_PROT_SAO = 0x10)

#endif
