/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "errors_causes.h"
#include "harness.h"
#include "world.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <zcall/abi.h>

static const struct rlimit none = {0, 0};
static const struct rlimit one = {1, 1}; /* descriptor 0 */

int no_descriptors(void)
{
	return setrlimit(RLIMIT_NOFILE, &one);
}

int no_larger_files(void)
{
	signal(SIGXFSZ, SIG_IGN);
	return setrlimit(RLIMIT_FSIZE, &none);
}

int no_queued_signals(void)
{
	return setrlimit(RLIMIT_SIGPENDING, &none);
}

int closed_reader(void)
{
	signal(SIGPIPE, SIG_IGN);
	iofd_fd_close(&w->spare);
	iofd_fd_close(&w->other_spare);
	return iofd_fd_close(&w->reader);
}

int closed_peer(void)
{
	return iofd_fd_close(&w->peer.fd);
}

int sent(unsigned size, unsigned count)
{
	return (int)iofd_message_send(&w->peer, w->text, size, w->raws, count) -
	       (int)size;
}

int closed_peer_with_bytes(void)
{
	int64_t n = iofd_message_send(&w->socket, w->text, 1, NULL, 0);

	return n < 0 ? (int)n : closed_peer();
}

int full_socket(void)
{
	int64_t n;

	do
		n = iofd_message_send(&w->socket, w->text, 1, NULL, 0);
	while (n > 0);
	return n == -EAGAIN ? 0 : (int)n;
}

int shared_sealable(void)
{
	return mmap(NULL, WORLD_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED,
		    iofd_fd_raw(&w->sealable.fd), 0) == MAP_FAILED
		       ? -errno
		       : 0;
}

int limited_address_space(void)
{
	limit_address_space();
	return 0;
}

int has_populate(void)
{
	return madvise(NULL, 0, ZCALL_MADV_POPULATE_READ);
}

int opened_huge(void)
{
	return iofd_fd_raw(&w->huge.fd) < 0 ? -ENODEV : 0;
}

int larger_terms(void)
{
	w->terms.minimum = WORLD_SIZE + 1;
	return 0;
}

int writing_terms(void)
{
	w->terms.prot |= IOFD_PROT_WRITE;
	return 0;
}

int bad_source_option(void)
{
	w->options.fds = &w->bad_source;
	w->options.fd_count = 1;
	return 0;
}

int no_clone(void)
{
	int rc = forbid(SYS_clone3, ENOSYS);

	return rc < 0 ? rc : forbid(SYS_clone, ENOSYS);
}

int no_clone_for_option(void)
{
	w->options.flags = IOFD_SPAWN_AUTOREAP;
	return no_clone();
}

int cgroup_without_clone3(void)
{
	w->options.cgroup = &w->directory;
	return forbid(SYS_clone3, ENOSYS);
}

int pipe_as_terminal(void)
{
	w->options.flags = IOFD_SPAWN_NEW_GROUP;
	w->options.terminal = &w->reader;
	return 0;
}

int reserved_option(void)
{
	w->options.reserved[10] = 1;
	return 0;
}

int no_close_range_and_no_proc(void)
{
	int rc = forbid(SYS_close_range, ENOSYS);

	return rc < 0 ? rc : forbid(SYS_openat, ENOENT);
}

/* See <iofd/inline/lease.h>. */
int full_lease(void)
{
	w->spare_lease.word |= UINT64_C(0x1fffffff) << 35;
	return 0;
}

int last_generation(void)
{
	w->closed_lease.word = UINT64_C(0xffffffff) << 3;
	return 0;
}
