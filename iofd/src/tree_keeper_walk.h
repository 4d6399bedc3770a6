/* SPDX-License-Identifier: MIT */
/*
 * Sending a signal to each process below another, children first. A number that
 * was read from /proc may since be that of a process outside of the tree. So a
 * pidfd of it is opened, then the number is looked up again: if its parent is a
 * member, and neither of the two has been reaped by then, both numbers have not
 * changed their meaning, and the pidfd is that of a member.
 */
#ifndef IOFD_TREE_KEEPER_WALK_H
#define IOFD_TREE_KEEPER_WALK_H

#include "tree_keeper_owner.h"

#include <zcall/abi.h>
#include <zcall/file.h>

enum {
	KEEPER_PATH_SIZE = 32,
	KEEPER_READ = ZCALL_O_RDONLY | ZCALL_O_CLOEXEC
};

/* A process that is being walked. */
struct keeper_member {
	unsigned pid;
	int raw;	/* its pidfd */
	unsigned depth; /* 0 is the keeper */
};

struct keeper_walk {
	struct keeper *keeper;
	int signal;
	unsigned left; /* members to visit, so that a walk ends */
};

KEEPER_INLINE volatile char *keeper_put_number(volatile char *at, unsigned n)
{
	const unsigned base = (unsigned)keeper_constant(10);
	unsigned unit = 1;

	while (n / unit >= base)
		unit *= base;
	for (; unit > 0; unit /= base)
		*at++ = (char)('0' + n / unit % base);
	return at;
}

/* Returns the parent of `pid`: "pid (name) state parent ...", 0 for none. */
KEEPER_INLINE unsigned keeper_parent(unsigned pid)
{
	char path[KEEPER_PATH_SIZE];
	struct keeper_numbers stat;
	volatile char *end = keeper_put_number(path, pid);
	int raw;

	*keeper_put(end, '/', 's', 't', 'a', 't') = 0;
	raw = zcall_openat(IOFD_KEEPER_PROC, path, KEEPER_READ, 0);
	if (raw < 0)
		return 0;
	keeper_read_from(&stat, raw);
	keeper_next_number(&stat);
	zcall_close(raw);
	/* A name can have parentheses. What follows it has none. */
	stat.next = stat.size;
	while (stat.next > 0 && stat.chunk[stat.next - 1] != ')')
		stat.next--;
	stat.next += 3;
	return stat.next < stat.size ? keeper_next_number(&stat) : 0;
}

KEEPER_INLINE int keeper_is_there(int raw)
{
	return zcall_pidfd_send_signal(raw, 0, 0, 0) != -ZCALL_ESRCH;
}

static KEEPER_CODE void keeper_walk(struct keeper_walk *walk,
				    const struct keeper_member *parent);

KEEPER_INLINE void keeper_visit(struct keeper_walk *walk,
				const struct keeper_member *parent,
				unsigned pid)
{
	struct keeper_member child;
	int rc = 0;

	child.pid = pid;
	child.depth = parent->depth + 1;
	child.raw = zcall_pidfd_open((int)pid, 0);
	if (child.raw < 0)
		rc = child.raw;
	else if (keeper_parent(pid) == parent->pid &&
		 keeper_is_there(parent->raw) && keeper_is_there(child.raw)) {
		/* A process that stops first starts none that is missed. */
		if (walk->signal == ZCALL_SIGSTOP)
			rc = zcall_pidfd_send_signal(child.raw, ZCALL_SIGSTOP,
						     0, 0);
		keeper_walk(walk, &child);
		if (walk->signal != ZCALL_SIGSTOP)
			rc = zcall_pidfd_send_signal(child.raw, walk->signal, 0,
						     0);
	}
	if (rc < 0 && rc != -ZCALL_ESRCH)
		keeper_refuse(walk->keeper, pid, rc);
	if (child.raw >= 0)
		zcall_close(child.raw);
}

/*
 * Members that fork faster than they are visited make a walk long, and the tree
 * must not live on meanwhile: so a walk ends when the owner hangs up, unless
 * the tree was released.
 */
KEEPER_INLINE int keeper_goes_on(struct keeper_walk *walk)
{
	struct keeper *k = walk->keeper;

	if (keeper_is_hung_up(k)) {
		keeper_take_last(k);
		if (!k->is_released)
			walk->left = 0;
	}
	return walk->left > 0;
}

/* Visits the children of a thread. */
KEEPER_INLINE void keeper_walk_thread(struct keeper_walk *walk,
				      const struct keeper_member *parent,
				      int threads, const char *name)
{
	char path[KEEPER_PATH_SIZE];
	struct keeper_numbers list;
	volatile char *end = path;
	unsigned pid;
	int raw;

	while (*name)
		*end++ = *name++;
	end = keeper_put(end, '/', 'c', 'h', 'i', 'l');
	keeper_put(end, 'd', 'r', 'e', 'n', 0);
	raw = zcall_openat(threads, path, KEEPER_READ, 0);
	if (raw < 0)
		return;
	keeper_read_from(&list, raw);
	while (keeper_goes_on(walk) && (pid = keeper_next_number(&list)) > 0) {
		walk->left--;
		keeper_visit(walk, parent, pid);
	}
	zcall_close(raw);
}

/* Visits the children of a process. Each thread has its own. */
static KEEPER_CODE void keeper_walk(struct keeper_walk *walk,
				    const struct keeper_member *parent)
{
	char path[KEEPER_PATH_SIZE];
	_Alignas(8) char chunk[256];
	volatile char *end = keeper_put_number(path, parent->pid);
	const struct zcall_dirent64 *entry;
	int threads;
	long size;

	if (parent->depth == IOFD_TREE_DEPTH_MAX)
		return;
	*keeper_put(end, '/', 't', 'a', 's', 'k') = 0;
	threads = zcall_openat(IOFD_KEEPER_PROC, path,
			       KEEPER_READ | ZCALL_O_DIRECTORY, 0);
	if (threads < 0)
		return;
	while ((size = zcall_getdents64(threads, chunk, sizeof chunk)) > 0)
		for (uint64_t at = 0; at < (uint64_t)size;) {
			entry = (const void *)(chunk + at);
			if (entry->d_name[0] != '.')
				keeper_walk_thread(walk, parent, threads,
						   entry->d_name);
			at += entry->d_reclen;
		}
	zcall_close(threads);
}

#endif
