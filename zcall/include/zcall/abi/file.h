/* SPDX-License-Identifier: MIT */
/* Files by name: openat, openat2, statx, renameat2. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_FILE_H
#define ZCALL_ABI_FILE_H

#include <stdint.h>
#include <zcall/contract.h>
#include <zcall/target.h>

/*
 * What openat, statx and their like take in place of a directory, and how
 * they walk a path.
 */
enum zcall_at {
	ZCALL_AT_FDCWD = ZCALL_PRIV_VALUE(AT_FDCWD, -100),
	ZCALL_AT_SYMLINK_NOFOLLOW =
		ZCALL_PRIV_VALUE(AT_SYMLINK_NOFOLLOW, 0x100),
	ZCALL_AT_SYMLINK_FOLLOW = ZCALL_PRIV_VALUE(AT_SYMLINK_FOLLOW, 0x400),
	ZCALL_AT_REMOVEDIR = ZCALL_PRIV_VALUE(AT_REMOVEDIR, 0x200),
	ZCALL_AT_EACCESS = ZCALL_PRIV_VALUE(AT_EACCESS, 0x200),
#ifdef __linux__
	ZCALL_AT_NO_AUTOMOUNT = 0x800,
	ZCALL_AT_EMPTY_PATH = 0x1000,
	ZCALL_AT_RECURSIVE = 0x8000,
	ZCALL_AT_STATX_SYNC_AS_STAT = 0,
	ZCALL_AT_STATX_FORCE_SYNC = 0x2000,
	ZCALL_AT_STATX_DONT_SYNC = 0x4000,
	ZCALL_AT_STATX_SYNC_TYPE = 0x6000,
	ZCALL_AT_EXECVE_CHECK = 0x10000,
	ZCALL_AT_HANDLE_FID = 0x200,
	ZCALL_AT_HANDLE_MNT_ID_UNIQUE = 1,
	ZCALL_AT_HANDLE_CONNECTABLE = 2,
	ZCALL_FD_PIDFS_ROOT = -10002,
	ZCALL_FD_NSFS_ROOT = -10003,
#endif
	ZCALL_PRIV_MORE(zcall_at)
};

/* Of openat, and O_NONBLOCK and O_CLOEXEC of every call that opens. */
enum zcall_open {
	ZCALL_O_RDONLY = 0,
	ZCALL_O_WRONLY = 1,
	ZCALL_O_RDWR = 2,
	ZCALL_O_ACCMODE = 3,
	ZCALL_O_CREAT = ZCALL_PRIV_VALUE(O_CREAT, 0x40),
	ZCALL_O_EXCL = ZCALL_PRIV_VALUE(O_EXCL, 0x80),
	ZCALL_O_NOCTTY = ZCALL_PRIV_VALUE(O_NOCTTY, 0x100),
	ZCALL_O_TRUNC = ZCALL_PRIV_VALUE(O_TRUNC, 0x200),
	ZCALL_O_APPEND = ZCALL_PRIV_VALUE(O_APPEND, 0x400),
	ZCALL_O_NONBLOCK = ZCALL_PRIV_VALUE(O_NONBLOCK, 0x800),
	ZCALL_O_NDELAY = ZCALL_PRIV_VALUE(O_NDELAY, 0x800),
	ZCALL_O_DSYNC = ZCALL_PRIV_VALUE(O_DSYNC, 0x1000),
	ZCALL_O_SYNC = ZCALL_PRIV_VALUE(O_SYNC, 0x101000),
	ZCALL_O_ASYNC = ZCALL_PRIV_VALUE(O_ASYNC, 0x2000),
	ZCALL_O_DIRECTORY = ZCALL_PRIV_VALUE(O_DIRECTORY, 0x10000),
	ZCALL_O_NOFOLLOW = ZCALL_PRIV_VALUE(O_NOFOLLOW, 0x20000),
	ZCALL_O_CLOEXEC = ZCALL_PRIV_VALUE(O_CLOEXEC, 0x80000),
#ifdef __linux__
	ZCALL_O_DIRECT = ZCALL_PRIV_VALUE(O_DIRECT, 0x4000),
	ZCALL_O_LARGEFILE = ZCALL_PRIV_VALUE(O_LARGEFILE, 0x8000),
	ZCALL_O_NOATIME = 0x40000,
	ZCALL_O_PATH = 0x200000,
	ZCALL_O_TMPFILE = ZCALL_PRIV_VALUE(O_TMPFILE, 0x410000),
	ZCALL_O_EMPTYPATH = 0x4000000,
#endif
	ZCALL_PRIV_MORE(zcall_open)
};

/* The type and the permissions of a file. */
enum zcall_mode {
	ZCALL_S_IFMT = 0170000,
	ZCALL_S_IFSOCK = 0140000,
	ZCALL_S_IFLNK = 0120000,
	ZCALL_S_IFREG = 0100000,
	ZCALL_S_IFBLK = 060000,
	ZCALL_S_IFDIR = 040000,
	ZCALL_S_IFCHR = 020000,
	ZCALL_S_IFIFO = 010000,
	ZCALL_S_ISUID = 04000,
	ZCALL_S_ISGID = 02000,
	ZCALL_S_ISVTX = 01000,
	ZCALL_S_IRWXU = 0700,
	ZCALL_S_IRUSR = 0400,
	ZCALL_S_IWUSR = 0200,
	ZCALL_S_IXUSR = 0100,
	ZCALL_S_IRWXG = 070,
	ZCALL_S_IRGRP = 040,
	ZCALL_S_IWGRP = 020,
	ZCALL_S_IXGRP = 010,
	ZCALL_S_IRWXO = 07,
	ZCALL_S_IROTH = 04,
	ZCALL_S_IWOTH = 02,
	ZCALL_S_IXOTH = 01
};

#ifdef __linux__
struct zcall_open_how {
	uint64_t flags;
	uint64_t mode;
	uint64_t resolve;
};

/*
 * What of fstat's answer has the same place on every processor; for the rest
 * there is statx. 144 bytes are the largest that any of them fills.
 */
struct zcall_stat {
	uint64_t st_dev;
	uint64_t st_ino;
	uint64_t links_mode_and_owner[4];
	int64_t st_size;
	uint64_t reserved[11];
};

struct zcall_statx_timestamp {
	ZCALL_UNIT(s) int64_t tv_sec;
	ZCALL_UNIT(ns) uint32_t tv_nsec;
	int32_t reserved;
};

/* struct statx. zcall_statx is the call, which would hide the struct in C++. */
struct zcall_statx_info {
	uint32_t stx_mask;
	uint32_t stx_blksize;
	uint64_t stx_attributes;
	uint32_t stx_nlink;
	uint32_t stx_uid;
	uint32_t stx_gid;
	uint16_t stx_mode;
	uint16_t reserved;
	uint64_t stx_ino;
	uint64_t stx_size;
	uint64_t stx_blocks;
	uint64_t stx_attributes_mask;
	struct zcall_statx_timestamp stx_atime;
	struct zcall_statx_timestamp stx_btime;
	struct zcall_statx_timestamp stx_ctime;
	struct zcall_statx_timestamp stx_mtime;
	uint32_t stx_rdev_major;
	uint32_t stx_rdev_minor;
	uint32_t stx_dev_major;
	uint32_t stx_dev_minor;
	uint64_t stx_mnt_id;
	uint32_t stx_dio_mem_align;
	uint32_t stx_dio_offset_align;
	uint64_t stx_subvol;
	uint32_t stx_atomic_write_unit_min;
	uint32_t stx_atomic_write_unit_max;
	uint32_t stx_atomic_write_segments_max;
	uint32_t stx_dio_read_offset_align;
	uint32_t stx_atomic_write_unit_max_opt;
	uint32_t reserved2;
	uint64_t rest[8];
};

/* What getdents64 writes: d_reclen bytes each. */
struct zcall_dirent64 {
	uint64_t d_ino;
	int64_t d_off;
	uint16_t d_reclen;
	uint8_t d_type;
	char d_name[5]; /* and more, up to its NUL */
};

/* Of openat2, in struct zcall_open_how. */
enum zcall_resolve {
	ZCALL_RESOLVE_NO_XDEV = 1,
	ZCALL_RESOLVE_NO_MAGICLINKS = 2,
	ZCALL_RESOLVE_NO_SYMLINKS = 4,
	ZCALL_RESOLVE_BENEATH = 8,
	ZCALL_RESOLVE_IN_ROOT = 0x10,
	ZCALL_RESOLVE_CACHED = 0x20
};

/* Of renameat2. */
enum zcall_rename_flag {
	ZCALL_RENAME_NOREPLACE = 1,
	ZCALL_RENAME_EXCHANGE = 2,
	ZCALL_RENAME_WHITEOUT = 4
};

enum zcall_statx_mask {
	ZCALL_STATX_TYPE = 1,
	ZCALL_STATX_MODE = 2,
	ZCALL_STATX_NLINK = 4,
	ZCALL_STATX_UID = 8,
	ZCALL_STATX_GID = 0x10,
	ZCALL_STATX_ATIME = 0x20,
	ZCALL_STATX_MTIME = 0x40,
	ZCALL_STATX_CTIME = 0x80,
	ZCALL_STATX_INO = 0x100,
	ZCALL_STATX_SIZE = 0x200,
	ZCALL_STATX_BLOCKS = 0x400,
	ZCALL_STATX_BASIC_STATS = 0x7ff,
	ZCALL_STATX_BTIME = 0x800,
	ZCALL_STATX_ALL = 0xfff,
	ZCALL_STATX_MNT_ID = 0x1000,
	ZCALL_STATX_DIOALIGN = 0x2000,
	ZCALL_STATX_MNT_ID_UNIQUE = 0x4000,
	ZCALL_STATX_SUBVOL = 0x8000,
	ZCALL_STATX_WRITE_ATOMIC = 0x10000,
	ZCALL_STATX_DIO_READ_ALIGN = 0x20000
};

enum zcall_statx_attribute {
	ZCALL_STATX_ATTR_COMPRESSED = 4,
	ZCALL_STATX_ATTR_IMMUTABLE = 0x10,
	ZCALL_STATX_ATTR_APPEND = 0x20,
	ZCALL_STATX_ATTR_NODUMP = 0x40,
	ZCALL_STATX_ATTR_ENCRYPTED = 0x800,
	ZCALL_STATX_ATTR_AUTOMOUNT = 0x1000,
	ZCALL_STATX_ATTR_MOUNT_ROOT = 0x2000,
	ZCALL_STATX_ATTR_VERITY = 0x100000,
	ZCALL_STATX_ATTR_DAX = 0x200000,
	ZCALL_STATX_ATTR_WRITE_ATOMIC = 0x400000
};
#endif

#endif
