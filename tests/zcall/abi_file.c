/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: <zcall/abi/file.h> agrees with the kernel's headers,
 * or on the BSDs with the system headers.
 */
#include "abi_same.h"
#ifdef __linux__
#include <asm/stat.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/openat2.h>
#include <linux/stat.h>
#else
#include <sys/types.h>
#include <fcntl.h>
#include <sys/stat.h>
#endif
#include <stddef.h>
#include <zcall/abi.h>

#ifdef __linux__
SAME_STRUCT(open_how);
SAME_IN(open_how, flags);
SAME_IN(open_how, mode);
SAME_IN(open_how, resolve);

_Static_assert(sizeof(struct zcall_stat) >= sizeof(struct stat), "stat");
SAME_IN(stat, st_dev);
SAME_IN(stat, st_ino);
SAME_IN(stat, st_size);

SAME_STRUCT(statx_timestamp);
SAME_IN(statx_timestamp, tv_sec);
SAME_IN(statx_timestamp, tv_nsec);

#define statx_info statx
SAME_STRUCT(statx_info);
SAME_IN(statx_info, stx_mask);
SAME_IN(statx_info, stx_blksize);
SAME_IN(statx_info, stx_attributes);
SAME_IN(statx_info, stx_nlink);
SAME_IN(statx_info, stx_uid);
SAME_IN(statx_info, stx_gid);
SAME_IN(statx_info, stx_mode);
SAME_IN(statx_info, stx_ino);
SAME_IN(statx_info, stx_size);
SAME_IN(statx_info, stx_blocks);
SAME_IN(statx_info, stx_attributes_mask);
SAME_IN(statx_info, stx_atime);
SAME_IN(statx_info, stx_btime);
SAME_IN(statx_info, stx_ctime);
SAME_IN(statx_info, stx_mtime);
SAME_IN(statx_info, stx_rdev_major);
SAME_IN(statx_info, stx_rdev_minor);
SAME_IN(statx_info, stx_dev_major);
SAME_IN(statx_info, stx_dev_minor);
SAME_IN(statx_info, stx_mnt_id);
SAME_IN(statx_info, stx_dio_mem_align);
SAME_IN(statx_info, stx_dio_offset_align);
#if SINCE(7, 2)
SAME_IN(statx_info, stx_subvol);
SAME_IN(statx_info, stx_atomic_write_unit_min);
SAME_IN(statx_info, stx_atomic_write_unit_max);
SAME_IN(statx_info, stx_atomic_write_segments_max);
SAME_IN(statx_info, stx_dio_read_offset_align);
SAME_IN(statx_info, stx_atomic_write_unit_max_opt);
#endif

#endif

SAME(AT_FDCWD);
SAME(AT_SYMLINK_NOFOLLOW);
SAME(AT_SYMLINK_FOLLOW);
SAME(AT_REMOVEDIR);
SAME(AT_EACCESS);
SAME(O_RDONLY);
SAME(O_WRONLY);
SAME(O_RDWR);
SAME(O_ACCMODE);
SAME(O_CREAT);
SAME(O_EXCL);
SAME(O_NOCTTY);
SAME(O_TRUNC);
SAME(O_APPEND);
SAME(O_NONBLOCK);
SAME(O_NDELAY);
SAME(O_DSYNC);
SAME(O_SYNC);
SAME(O_DIRECTORY);
SAME(O_NOFOLLOW);
SAME(O_CLOEXEC);
SAME(S_IFMT);
SAME(S_IFSOCK);
SAME(S_IFLNK);
SAME(S_IFREG);
SAME(S_IFBLK);
SAME(S_IFDIR);
SAME(S_IFCHR);
SAME(S_IFIFO);
SAME(S_ISUID);
SAME(S_ISGID);
SAME(S_ISVTX);
SAME(S_IRWXU);
SAME(S_IRUSR);
SAME(S_IWUSR);
SAME(S_IXUSR);
SAME(S_IRWXG);
SAME(S_IRGRP);
SAME(S_IWGRP);
SAME(S_IXGRP);
SAME(S_IRWXO);
SAME(S_IROTH);
SAME(S_IWOTH);
SAME(S_IXOTH);

#ifdef __linux__
SAME(AT_NO_AUTOMOUNT);
SAME(AT_EMPTY_PATH);
SAME(AT_RECURSIVE);
SAME(AT_STATX_SYNC_AS_STAT);
SAME(AT_STATX_FORCE_SYNC);
SAME(AT_STATX_DONT_SYNC);
SAME(AT_STATX_SYNC_TYPE);
SAME(O_DIRECT);
SAME(O_LARGEFILE);
SAME(O_NOATIME);
SAME(O_PATH);
SAME(O_TMPFILE);
SAME(RESOLVE_NO_XDEV);
SAME(RESOLVE_NO_MAGICLINKS);
SAME(RESOLVE_NO_SYMLINKS);
SAME(RESOLVE_BENEATH);
SAME(RESOLVE_IN_ROOT);
SAME(RESOLVE_CACHED);
SAME(RENAME_NOREPLACE);
SAME(RENAME_EXCHANGE);
SAME(RENAME_WHITEOUT);
SAME(STATX_TYPE);
SAME(STATX_MODE);
SAME(STATX_NLINK);
SAME(STATX_UID);
SAME(STATX_GID);
SAME(STATX_ATIME);
SAME(STATX_MTIME);
SAME(STATX_CTIME);
SAME(STATX_INO);
SAME(STATX_SIZE);
SAME(STATX_BLOCKS);
SAME(STATX_BASIC_STATS);
SAME(STATX_BTIME);
SAME(STATX_ALL);
SAME(STATX_MNT_ID);
SAME(STATX_DIOALIGN);
SAME(STATX_ATTR_COMPRESSED);
SAME(STATX_ATTR_IMMUTABLE);
SAME(STATX_ATTR_APPEND);
SAME(STATX_ATTR_NODUMP);
SAME(STATX_ATTR_ENCRYPTED);
SAME(STATX_ATTR_AUTOMOUNT);
SAME(STATX_ATTR_MOUNT_ROOT);
SAME(STATX_ATTR_VERITY);
SAME(STATX_ATTR_DAX);
#if SINCE(7, 2)
SAME(AT_EXECVE_CHECK);
SAME(AT_HANDLE_FID);
SAME(AT_HANDLE_MNT_ID_UNIQUE);
SAME(AT_HANDLE_CONNECTABLE);
SAME(FD_PIDFS_ROOT);
SAME(FD_NSFS_ROOT);
SAME(O_EMPTYPATH);
SAME(STATX_MNT_ID_UNIQUE);
SAME(STATX_SUBVOL);
SAME(STATX_WRITE_ATOMIC);
SAME(STATX_DIO_READ_ALIGN);
SAME(STATX_ATTR_WRITE_ATOMIC);
#endif
#endif

#ifdef __FreeBSD__
SAME(AT_EMPTY_PATH);
SAME(AT_RESOLVE_BENEATH);
SAME(O_DIRECT);
SAME(O_PATH);
SAME(O_SHLOCK);
SAME(O_EXLOCK);
SAME(O_EXEC);
SAME(O_SEARCH);
SAME(O_TTY_INIT);
SAME(O_VERIFY);
SAME(O_RESOLVE_BENEATH);
SAME(O_EMPTY_PATH);
SAME(O_NAMEDATTR);
SAME(O_CLOFORK);
#endif

#ifdef __APPLE__
SAME(AT_RESOLVE_BENEATH);
SAME(AT_REALDEV);
SAME(AT_FDONLY);
SAME(AT_SYMLINK_NOFOLLOW_ANY);
SAME(O_SHLOCK);
SAME(O_EXLOCK);
SAME(O_EXEC);
SAME(O_SEARCH);
SAME(O_RESOLVE_BENEATH);
SAME(O_CLOFORK);
SAME(O_EVTONLY);
SAME(O_SYMLINK);
SAME(O_NOFOLLOW_ANY);
SAME(O_UNIQUE);
#endif
