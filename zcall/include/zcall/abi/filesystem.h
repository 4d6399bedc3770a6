/* SPDX-License-Identifier: MIT */
/* File systems, and handles of their files. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_FILESYSTEM_H
#define ZCALL_ABI_FILESYSTEM_H

#include <stdint.h>
#include <zcall/target.h>

#ifdef __linux__
/* Of fstatfs. */
struct zcall_statfs {
	ZCALL_PRIV_VALUE(STATFS_WORD, int64_t) f_type;
	ZCALL_PRIV_VALUE(STATFS_WORD, int64_t) f_bsize;
	uint64_t f_blocks;
	uint64_t f_bfree;
	uint64_t f_bavail;
	uint64_t f_files;
	uint64_t f_ffree;
	int32_t f_fsid[2];
	ZCALL_PRIV_VALUE(STATFS_WORD, int64_t) f_namelen;
	ZCALL_PRIV_VALUE(STATFS_WORD, int64_t) f_frsize;
	ZCALL_PRIV_VALUE(STATFS_WORD, int64_t) f_flags;
	ZCALL_PRIV_VALUE(STATFS_WORD, int64_t)
	f_spare[ZCALL_PRIV_VALUE(STATFS_SPARE, 4)];
};

/* The f_type of struct zcall_statfs; <linux/magic.h> has the rest. */
enum zcall_filesystem_magic {
	ZCALL_PROC_SUPER_MAGIC = 0x9fa0,
	ZCALL_PID_FS_MAGIC = 0x50494446
};

/* The head of a handle; `handle_bytes` bytes follow it. */
struct zcall_file_handle {
	uint32_t handle_bytes;
	int32_t handle_type;
};

enum zcall_file_handle_limit {
	ZCALL_MAX_HANDLE_SZ = 128
};
#endif

#endif
