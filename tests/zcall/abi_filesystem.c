/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: <zcall/abi/filesystem.h> agrees with the kernel's
 * headers. They lack struct file_handle, which abi_libc.c compares with that of
 * libc.
 */
#ifdef __linux__
#include "abi_same.h"
#include <asm/statfs.h>
#include <linux/magic.h>
#include <stddef.h>
#include <zcall/abi.h>

SAME_STRUCT(statfs);
SAME_IN(statfs, f_type);
SAME_IN(statfs, f_bsize);
SAME_IN(statfs, f_blocks);
SAME_IN(statfs, f_bfree);
SAME_IN(statfs, f_bavail);
SAME_IN(statfs, f_files);
SAME_IN(statfs, f_ffree);
SAME_IN(statfs, f_fsid);
SAME_IN(statfs, f_namelen);
SAME_IN(statfs, f_frsize);
SAME_IN(statfs, f_flags);

SAME(PROC_SUPER_MAGIC);
#if SINCE(7, 2)
SAME(PID_FS_MAGIC);
#endif
#else
typedef int nothing_to_compare;
#endif
