/* SPDX-License-Identifier: MIT */
#include <iofd/fd_kind.h>

#include "adopt.h"
#include "fdinfo.h"
#include "memfd_device.h"
#include <iofd/inline/cell.h>

#include <zcall/abi.h>

enum {
	LINK_SIZE = 32 /* only the beginning of a link matters */
};

/*
 * Prefixes of the links in /proc/N/fd. Arrays, since pointers need relocation.
 */
static const struct {
	char link[23];
	uint8_t kind;
} links[] = {
	{"/memfd:", IOFD_FD_KIND_MEMFD},
	{"anon_inode:[eventfd]", IOFD_FD_KIND_EVENTFD},
	{"anon_inode:[timerfd]", IOFD_FD_KIND_TIMERFD},
	{"anon_inode:[signalfd]", IOFD_FD_KIND_SIGNALFD},
	{"anon_inode:[pidfd]", IOFD_FD_KIND_PIDFD},
	{"pidfd:[", IOFD_FD_KIND_PIDFD},
	{"anon_inode:[eventpoll]", IOFD_FD_KIND_EPOLL},
	{"anon_inode:inotify", IOFD_FD_KIND_INOTIFY},
	{"anon_inode:[fanotify]", IOFD_FD_KIND_FANOTIFY},
	{"anon_inode:[io_uring]", IOFD_FD_KIND_IO_URING},
	{"socket:[", IOFD_FD_KIND_SOCKET},
	{"pipe:[", IOFD_FD_KIND_PIPE},
	{"cgroup:[", IOFD_FD_KIND_NAMESPACE},
	{"ipc:[", IOFD_FD_KIND_NAMESPACE},
	{"mnt:[", IOFD_FD_KIND_NAMESPACE},
	{"net:[", IOFD_FD_KIND_NAMESPACE},
	{"pid:[", IOFD_FD_KIND_NAMESPACE},
	{"time:[", IOFD_FD_KIND_NAMESPACE},
	{"user:[", IOFD_FD_KIND_NAMESPACE},
	{"uts:[", IOFD_FD_KIND_NAMESPACE},
};

static int begins_with(const char *text, long length, const char *beginning)
{
	long i = 0;

	while (i < length && beginning[i] && text[i] == beginning[i])
		i++;
	return !beginning[i];
}

static int kind_of_link(const char *link, long length)
{
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
		if (begins_with(link, length, links[i].link))
			return links[i].kind;
	return IOFD_FD_KIND_OTHER;
}

static int kind_of_mode(unsigned mode)
{
	switch (mode & ZCALL_S_IFMT) {
	case ZCALL_S_IFSOCK:
		return IOFD_FD_KIND_SOCKET;
	case ZCALL_S_IFIFO:
		return IOFD_FD_KIND_PIPE;
	case ZCALL_S_IFREG:
		return IOFD_FD_KIND_REGULAR;
	case ZCALL_S_IFDIR:
		return IOFD_FD_KIND_DIRECTORY;
	case ZCALL_S_IFCHR:
		return IOFD_FD_KIND_CHARACTER;
	case ZCALL_S_IFBLK:
		return IOFD_FD_KIND_BLOCK;
	case ZCALL_S_IFLNK:
		return IOFD_FD_KIND_SYMLINK;
	default:
		return IOFD_FD_KIND_OTHER;
	}
}

static int kind_of_file(int raw, int kind)
{
	struct zcall_statx_info file;
	int rc = iofd_describe(raw, &file);

	if (rc < 0 || kind == IOFD_FD_KIND_OTHER)
		return rc < 0 ? rc : kind_of_mode(file.stx_mode);
	rc = iofd_is_on_memfd_device(&file);
	if (rc < 0)
		return rc;
	return rc ? IOFD_FD_KIND_MEMFD : kind_of_mode(file.stx_mode);
}

int iofd_fd_kind(const iofd_fd *fd)
{
	int raw = iofd_priv_cell_number(fd);
	char link[LINK_SIZE];
	long length = raw < 0 ? raw : iofd_fdinfo_link(fd, link, LINK_SIZE);
	int kind = kind_of_link(link, length);

	if (raw < 0 ||
	    (kind != IOFD_FD_KIND_OTHER && kind != IOFD_FD_KIND_MEMFD))
		return raw < 0 ? raw : kind;
	kind = kind_of_file(raw, kind);
	if (length < 0 &&
	    (kind == IOFD_FD_KIND_OTHER || kind == IOFD_FD_KIND_REGULAR))
		return (int)length;
	return kind;
}

/* An O_PATH descriptor refers to the file, but cannot be read or written. */
static int check_usable(const iofd_fd *fd)
{
	int flags = zcall_fcntl(iofd_priv_cell_number(fd), ZCALL_F_GETFL, 0);

	if (flags < 0)
		return flags;
	return flags & ZCALL_O_PATH ? IOFD_ERR_INVALID_PARAM : 0;
}

int iofd_adopt_kind(iofd_fd *fd, int64_t raw, int kind)
{
	iofd_fd candidate;
	int rc = iofd_fd_adopt(&candidate, raw);

	if (rc == 0)
		rc = check_usable(&candidate);
	if (rc == 0)
		rc = iofd_fd_kind(&candidate);
	if (rc >= 0 && rc != kind)
		rc = IOFD_ERR_INVALID_PARAM;
	return iofd_priv_cell_settle(fd, rc < 0 ? rc : (int)raw);
}
