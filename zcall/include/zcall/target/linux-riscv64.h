/* SPDX-License-Identifier: MIT */
/* Linux on 64-bit RISC-V. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_LINUX_RISCV64_H
#define ZCALL_TARGET_LINUX_RISCV64_H

#define ZCALL_PRIV_COLUMN(amd64, generic, ...) generic

#define ZCALL_PRIV_ELF_MACHINE 243
#define ZCALL_PRIV_ELF_FLAGS   5 /* RVC, double float */
#define ZCALL_PRIV_ENTRY

#define ZCALL_PRIV_INSTRUCTION "ecall"
#define ZCALL_PRIV_RN	       "a7"
#define ZCALL_PRIV_RESULT      "a0"
#define ZCALL_PRIV_R1	       "a0"
#define ZCALL_PRIV_R2	       "a1"
#define ZCALL_PRIV_R3	       "a2"
#define ZCALL_PRIV_R4	       "a3"
#define ZCALL_PRIV_R5	       "a4"
#define ZCALL_PRIV_R6	       "a5"
#ifdef __riscv_vector /* the kernel discards the vector state */
#define ZCALL_PRIV_LOST                                                        \
	"memory", "vl", "vtype", "v0", "v1", "v2", "v3", "v4", "v5", "v6",     \
		"v7", "v8", "v9", "v10", "v11", "v12", "v13", "v14", "v15",    \
		"v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", \
		"v25", "v26", "v27", "v28", "v29", "v30", "v31"
#else
#define ZCALL_PRIV_LOST "memory"
#endif

#define ZCALL_PRIV_NO_SA_RESTORER /* in struct sigaction */

#endif
