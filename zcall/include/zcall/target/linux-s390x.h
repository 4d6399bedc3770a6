/* SPDX-License-Identifier: MIT */
/* Linux on 64-bit IBM Z. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_LINUX_S390X_H
#define ZCALL_TARGET_LINUX_S390X_H

#define ZCALL_PRIV_COLUMN(amd64, generic, ppc64le, s390x, ...) s390x

#define ZCALL_PRIV_ELF_MACHINE 22
#define ZCALL_PRIV_ELF_FLAGS   0
#define ZCALL_PRIV_ENTRY

#define ZCALL_PRIV_INSTRUCTION "svc 0"
#define ZCALL_PRIV_RN	       "r1"
#define ZCALL_PRIV_RESULT      "r2"
#define ZCALL_PRIV_R1	       "r2"
#define ZCALL_PRIV_R2	       "r3"
#define ZCALL_PRIV_R3	       "r4"
#define ZCALL_PRIV_R4	       "r5"
#define ZCALL_PRIV_R5	       "r6"
#define ZCALL_PRIV_R6	       "r7"
#define ZCALL_PRIV_LOST	       "cc", "memory"

/* filesystem.h */
#define ZCALL_PRIV_OWN_STATFS_WORD  ZCALL_PRIV_IS(uint32_t)
#define ZCALL_PRIV_OWN_STATFS_SPARE ZCALL_PRIV_IS(5)

/* the vDSO */
#define ZCALL_PRIV_OWN_VDSO_CLOCK_GETTIME                                      \
	ZCALL_PRIV_IS("__kernel_clock_gettime")
#define ZCALL_PRIV_OWN_ELF_HASH_WORD ZCALL_PRIV_IS(uint64_t)

/* The rows with -2: accept is accept4; mmap takes its arguments in memory. */
#define ZCALL_PRIV_OWN_call_accept ZCALL_PRIV_IS(ZCALL_PRIV_ACCEPT)
#define ZCALL_PRIV_ACCEPT(number, function, fd, address, length)               \
	ZCALL_PRIV_RETURN(int, ZCALL_SYS_accept4, fd, address, length, 0)

#define ZCALL_PRIV_OWN_call_mmap ZCALL_PRIV_IS(ZCALL_PRIV_MMAP)
#define ZCALL_PRIV_MMAP(number, function, address, length, ...)                \
	struct {                                                               \
		void *start;                                                   \
		size_t size;                                                   \
		long others[4];                                                \
	} six = {address, length, {__VA_ARGS__}};                              \
	ZCALL_PRIV_RETURN(intptr_t, 90, &six)

#endif
