/* SPDX-License-Identifier: MIT */
/*
 * The keeper of a tree: a process that is the parent of every orphan of the
 * tree (PR_SET_CHILD_SUBREAPER), reaps its children and, when the last handle
 * of the tree is closed, kills until it has none. It is a program of one
 * section, which iofd_tree_spawn executes from a memfd.
 */
#ifndef IOFD_TREE_KEEPER_H
#define IOFD_TREE_KEEPER_H

#include "hidden.h"

#include <stdint.h>
#include <zcall/abi.h>

/* Its descriptors, open from the beginning: it opens others only to signal. */
enum iofd_keeper_fds {
	IOFD_KEEPER_SOCKET = 0,
	IOFD_KEEPER_PROC = 1,
	IOFD_KEEPER_CHILDREN = 2, /* a file of /proc, with their numbers */
	IOFD_KEEPER_SIGNALS = 3,  /* a signalfd of SIGCHLD, non-blocking */
	IOFD_KEEPER_CGROUP = 4	  /* cgroup.kill, if that was asked for */
};

/* What it does, one message each. It ignores all others. */
enum iofd_keeper_commands {
	IOFD_KEEPER_FIRST = 1, /* the number of the first program; once */
	IOFD_KEEPER_SIGNAL = 2,
	IOFD_KEEPER_RELEASE = 3 /* do not kill when the handle is closed */
};

struct iofd_keeper_command {
	int32_t kind;
	int32_t value;
};

/*
 * What it reports, with a kind of enum iofd_tree_reports, or HELLO before it
 * does anything. `info` and `used` are sent only if the first program ended.
 */
enum {
	IOFD_KEEPER_HELLO = 0
};

struct iofd_keeper_report {
	int32_t kind;
	int32_t error;
	int32_t pid;
	int32_t reserved;
	struct zcall_siginfo info;
	struct zcall_rusage used;
};

enum {
	IOFD_KEEPER_REPORT_HEAD = 16
};

/* The program, and the section that holds it. */
IOFD_HIDDEN void iofd_keeper_main(void);
IOFD_HIDDEN extern const char iofd_keeper_begin[];
IOFD_HIDDEN extern const char iofd_keeper_end[];

#endif
