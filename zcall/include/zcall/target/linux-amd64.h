/* SPDX-License-Identifier: MIT */
/* Linux on x86-64. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_LINUX_AMD64_H
#define ZCALL_TARGET_LINUX_AMD64_H

#define ZCALL_PRIV_COLUMN(amd64, ...) amd64

#define ZCALL_PRIV_ELF_MACHINE 62
#define ZCALL_PRIV_ELF_FLAGS   0
#define ZCALL_PRIV_ENTRY       __attribute__((force_align_arg_pointer))

#define ZCALL_PRIV_INSTRUCTION "syscall"
#define ZCALL_PRIV_RN	       "rax"
#define ZCALL_PRIV_RESULT      "rax"
#define ZCALL_PRIV_R1	       "rdi"
#define ZCALL_PRIV_R2	       "rsi"
#define ZCALL_PRIV_R3	       "rdx"
#define ZCALL_PRIV_R4	       "r10"
#define ZCALL_PRIV_R5	       "r8"
#define ZCALL_PRIV_R6	       "r9"
#define ZCALL_PRIV_LOST	       "rcx", "r11", "memory"

#define ZCALL_PRIV_OWN_EPOLL_EVENT ZCALL_PRIV_IS(__attribute__((packed)))

#define ZCALL_PRIV_MORE_zcall_map                                              \
	ZCALL_PRIV_IS(ZCALL_MAP_32BIT = 0x40, ZCALL_MAP_ABOVE4G = 0x80)

#endif
