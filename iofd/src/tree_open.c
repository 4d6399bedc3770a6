/* SPDX-License-Identifier: MIT */
#include "fdinfo.h"
#include "proc_text.h"
#include "tree_keeper.h"
#include "tree_spawn.h"

#include <iofd/close_range.h>
#include <iofd/inline/cell.h>

#include <zcall/abi.h>
#include <zcall/event.h>
#include <zcall/file.h>
#include <zcall/io.h>
#include <zcall/process.h>

/* Each is opened at the lowest number, since there is only one thread. */
static int is_at(int number, int result)
{
	if (result < 0)
		return result;
	return result == number ? 0 : -ZCALL_EBADF;
}

/* Returns a number above those of the keeper, or 0 if no group is to be killed.
 */
static int open_cgroup(const iofd_spawn_options *options)
{
	int raw, moved;

	if (!(options->flags & IOFD_TREE_KILL_CGROUP))
		return 0;
	raw = iofd_priv_cell_number(options->cgroup);
	if (raw >= 0)
		raw = zcall_openat(raw, "cgroup.kill", ZCALL_O_WRONLY, 0);
	if (raw < 0)
		return raw == -ZCALL_ENOENT ? -ZCALL_EOPNOTSUPP : raw;
	moved = zcall_fcntl(raw, ZCALL_F_DUPFD, IOFD_KEEPER_CGROUP + 1);
	zcall_close(raw);
	return moved;
}

static int move(int raw, int number)
{
	return raw == number ? zcall_fcntl(raw, ZCALL_F_SETFD, 0)
			     : zcall_dup3(raw, number, 0);
}

/* The files of the owner must not stay open here: somebody waits for their end.
 */
static int keep_only(int socket, int cgroup)
{
	int rc = move(socket, IOFD_KEEPER_SOCKET);
	uint32_t last = UINT32_MAX;

	if (rc >= 0 && cgroup > 0) {
		rc = move(cgroup, IOFD_KEEPER_CGROUP);
		last = IOFD_KEEPER_CGROUP - 1;
	}
	if (rc >= 0)
		rc = iofd_close_range(IOFD_KEEPER_SOCKET + 1, last, 0);
	if (rc >= 0 && cgroup > 0)
		rc = iofd_close_range(IOFD_KEEPER_CGROUP + 1, UINT32_MAX, 0);
	return rc;
}

static int open_proc(void)
{
	int rc = is_at(IOFD_KEEPER_PROC,
		       zcall_openat(ZCALL_AT_FDCWD, "/proc",
				    ZCALL_O_PATH | ZCALL_O_DIRECTORY, 0));

	return rc < 0 ? rc : iofd_proc_check(IOFD_KEEPER_PROC);
}

/* In a /proc of another namespace, each process has a number there and here. */
static int check_namespace(void)
{
	int raw = zcall_openat(IOFD_KEEPER_PROC, "thread-self/status",
			       ZCALL_O_RDONLY, 0);
	int count = raw < 0 ? raw : iofd_fdinfo_count(raw, "NSpid:");

	if (raw >= 0)
		zcall_close(raw);
	return count > 1 ? -ZCALL_EREMOTE : count;
}

/* The file remains that of this process when it executes another program. */
static int open_children(void)
{
	char byte;
	int rc = is_at(IOFD_KEEPER_CHILDREN,
		       zcall_openat(IOFD_KEEPER_PROC, "thread-self/children",
				    ZCALL_O_RDONLY, 0));

	if (rc == 0) /* Now the kernel allocates what later reads need. */
		rc = (int)zcall_pread64(IOFD_KEEPER_CHILDREN, &byte, 1, 0);
	return rc < 0 ? rc : 0;
}

/* While SIGCHLD is ignored, children are not waited for. */
static int open_signals(void)
{
	static const struct zcall_sigaction none;
	const uint64_t mask = 1ULL << (ZCALL_SIGCHLD - 1);
	int rc = zcall_rt_sigaction(ZCALL_SIGCHLD, &none, 0, sizeof mask);

	return rc < 0 ? rc
		      : is_at(IOFD_KEEPER_SIGNALS,
			      zcall_signalfd4(-1, &mask, sizeof mask,
					      ZCALL_SFD_NONBLOCK));
}

int iofd_tree_open_keeper(const struct iofd_tree_start *start)
{
	int rc = open_cgroup(start->spawn.options);

	if (rc >= 0)
		rc = keep_only(start->sockets[1], rc);

	if (rc == 0)
		rc = open_proc();
	if (rc == 0)
		rc = open_children();
	if (rc == 0)
		rc = check_namespace();
	if (rc >= 0)
		rc = open_signals();
	if (rc == 0)
		rc = zcall_setsid();
	if (rc >= 0)
		rc = zcall_chdir("/");
	return rc;
}
