/* SPDX-License-Identifier: MIT */
/* Files, and the working directory. See <zcall/syscall.h>. */
#ifndef ZCALL_FILE_H
#define ZCALL_FILE_H

#include <zcall/syscall.h>

/*
 * Opens `path`, relative to the directory `dirfd` or ZCALL_AT_FDCWD. `mode` is
 * used only with ZCALL_O_CREAT or ZCALL_O_TMPFILE.
 * Since: Linux 2.6.16
 * See: openat(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_openat(int dirfd, ZCALL_STRING const char *path,
		 ZCALL_FLAGS(zcall_open) int flags,
		 ZCALL_FLAGS(zcall_mode) unsigned int mode)
	ZCALL_PRIV_TRAP(openat, dirfd, path, flags, mode);

/*
 * Reads the target of a symbolic link, truncated to `size` bytes and without a
 * final NUL. Returns the bytes written.
 * Since: Linux 2.6.16
 * See: readlinkat(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_ACCESS(write_only, 3, 4))
long zcall_readlinkat(int dirfd, ZCALL_STRING const char *path,
		      ZCALL_WRITES(size) char *buf, long size)
	ZCALL_PRIV_TRAP(readlinkat, dirfd, path, buf, size);

/*
 * Sets the size of a file. Added bytes read as zero.
 * See: ftruncate(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_ftruncate(int fd, ZCALL_UNIT(bytes) int64_t size)
	ZCALL_PRIV_TRAP(ftruncate, fd, size);

/*
 * Allocates, frees or moves a byte range of a file.
 * Since: Linux 2.6.23
 * See: fallocate(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_fallocate(int fd, ZCALL_FLAGS(zcall_fallocate_mode) int mode,
		    ZCALL_UNIT(bytes) int64_t offset,
		    ZCALL_UNIT(bytes) int64_t length)
	ZCALL_PRIV_TRAP(fallocate, fd, mode, offset, length);

/*
 * Describes a file in the system's struct stat, whose layout depends on the
 * processor. struct zcall_stat has the members that are at the same offset on
 * all of them. loong64 has fstat since Linux 6.11. Faster than statx.
 * See: fstat(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_fstat(int fd, ZCALL_OUT ZCALL_POINTEE(zcall_stat) void *buf)
	ZCALL_PRIV_TRAP(fstat, fd, buf);

/*
 * Describes the file `path`. With ZCALL_AT_EMPTY_PATH and an empty `path`, or a
 * null one since Linux 6.11, it describes dirfd itself.
 * Since: Linux 4.11
 * See: statx(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_statx(int dirfd, ZCALL_OPTIONAL ZCALL_STRING const char *path,
		ZCALL_FLAGS(zcall_at) int flags,
		ZCALL_FLAGS(zcall_statx_mask) unsigned int mask,
		ZCALL_OUT ZCALL_POINTEE(zcall_statx_info) void *buf)
	ZCALL_PRIV_TRAP(statx, dirfd, path, flags, mask, buf);

/*
 * Describes the file system that has the open file `fd`.
 * See: fstatfs(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_fstatfs(int fd, ZCALL_OUT ZCALL_POINTEE(zcall_statfs) void *buf)
	ZCALL_PRIV_TRAP(fstatfs, fd, buf);

/*
 * Reads as many directory entries as fit. Returns the bytes written, 0 at the
 * end of the directory.
 * Since: Linux 2.4
 * See: getdents(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(write_only, 2, 3))
long zcall_getdents64(int fd,
		      ZCALL_WRITES(size)
			      ZCALL_HEAD(zcall_dirent64) void *entries,
		      size_t size)
	ZCALL_PRIV_TRAP(getdents64, fd, entries, size);

/*
 * Gets a handle of the file `path`, which names the file as long as the file
 * exists. The handle_bytes of `handle` say how many bytes follow it. The kernel
 * sets them to the length of the handle, and returns -EOVERFLOW if that is
 * more. `mount_id` receives the number of the mount: an int, or a uint64_t with
 * ZCALL_AT_HANDLE_MNT_ID_UNIQUE.
 * Since: Linux 2.6.39
 * See: name_to_handle_at(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_name_to_handle_at(
	int dirfd, ZCALL_STRING const char *path,
	ZCALL_INOUT ZCALL_HEAD(zcall_file_handle) void *handle,
	ZCALL_OUT void *mount_id, ZCALL_FLAGS(zcall_at) int flags)
	ZCALL_PRIV_TRAP(name_to_handle_at, dirfd, path, handle, mount_id,
			flags);

/*
 * Opens the file that `handle` names, in the file system that has `mount_fd`.
 * Most file systems require CAP_DAC_READ_SEARCH.
 * Since: Linux 2.6.39
 * See: open_by_handle_at(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_open_by_handle_at(int mount_fd,
			    ZCALL_HEAD(zcall_file_handle) const void *handle,
			    ZCALL_FLAGS(zcall_open) int flags)
	ZCALL_PRIV_TRAP(open_by_handle_at, mount_fd, handle, flags);

/*
 * Changes the working directory to `path`.
 * See: chdir(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_chdir(ZCALL_STRING const char *path) ZCALL_PRIV_TRAP(chdir, path);

/*
 * Changes the working directory to the open directory `fd`.
 * See: fchdir(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_fchdir(int fd) ZCALL_PRIV_TRAP(fchdir, fd);

#endif
