/* SPDX-License-Identifier: MIT */
/*
 * The parts of a start. What runs in the child may share the memory of the
 * parent, on its own stack, while the calling thread sleeps. So it only makes
 * system calls, and stores its error in the parent's memory.
 */
#ifndef IOFD_SRC_SPAWN_H
#define IOFD_SRC_SPAWN_H

#include "hidden.h"

#include <iofd/spawn.h>

#include <zcall/abi.h>
#include <zcall/process.h>

#include <stddef.h>

/*
 * A function that execve leaves without a return. AddressSanitizer would never
 * clear what it has marked around the variables, in memory that is then the
 * parent's again.
 */
#define IOFD_LEFT_BY_EXECVE __attribute__((no_sanitize_address))

enum {
	IOFD_SPAWN_STACK_SIZE = 16384, /* the dynamic linker may run there */
	IOFD_SPAWN_NOT_STARTED = 127,  /* as a shell exits */

	IOFD_SPAWN_LEADS = IOFD_SPAWN_NEW_GROUP | IOFD_SPAWN_NEW_SESSION,

	/* Those of every start. */
	IOFD_SPAWN_FLAGS = IOFD_BLOCKING | IOFD_SPAWN_LEADS |
			   IOFD_SPAWN_KEEP_SIGMASK | IOFD_SPAWN_CLOSE_OTHERS |
			   IOFD_SPAWN_DIE_WITH_PARENT | IOFD_SPAWN_SEARCH_PATH |
			   IOFD_SPAWN_SET_UMASK | IOFD_SPAWN_NO_NEW_PRIVS
};

/* What the child reports. */
struct iofd_spawn_outcome {
	int error;
	uint32_t step;
	uint32_t index;
};

struct iofd_spawn {
	const char *path;
	char *const *argv;
	char *const *envp;
	const iofd_spawn_options *options;
	iofd_sigset mask;		    /* the program's */
	int parent;			    /* who must be the child's parent */
	int death_signal;		    /* 0: none */
	int resets_handlers;		    /* the kernel has not done it */
	struct iofd_spawn_outcome *outcome; /* shared with the child */
};

/*
 * As the functions of <iofd/sigmask.h>, but inline: on an AMD EPYC, an execve
 * takes 0.8 us longer if a function has returned after a system call.
 */
static inline int iofd_spawn_block_signals(iofd_sigset *before)
{
	static const iofd_sigset all = UINT64_MAX;

	return zcall_rt_sigprocmask(ZCALL_SIG_BLOCK, &all, before, sizeof all);
}

static inline int iofd_spawn_set_mask(const iofd_sigset *mask)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_SETMASK, mask, 0, sizeof *mask);
}

/* As `= {0}`, which would call memset without a libc. */
IOFD_HIDDEN void iofd_spawn_clear(iofd_spawn_options *options);

/* Fills `s` and checks the options, which may be null and have these flags.
 * Returns 0 or an error. */
IOFD_HIDDEN int iofd_spawn_prepare(struct iofd_spawn *s, const char *path,
				   char *const argv[], char *const envp[],
				   const iofd_spawn_options *options,
				   uint32_t known,
				   struct iofd_spawn_outcome *outcome);

IOFD_HIDDEN void iofd_spawn_report(iofd_spawn_result *result, int pid,
				   const struct iofd_spawn_outcome *outcome);

/*
 * Clones a child that executes the program of `s`. `flags` are added to those
 * that the options need. `number` receives what one of them asks for:
 * CLONE_PIDFD or CLONE_*_*TID. Returns the child's number.
 */
IOFD_HIDDEN int iofd_spawn_clone(struct iofd_spawn *s, uint64_t flags,
				 void *stack, int *number);

/* In the child: executes the program of a struct iofd_spawn, or stores the
 * error in its outcome. */
IOFD_HIDDEN int iofd_spawn_become(void *spawn);

/* In the child: gets `signal` when its parent ends, which is `parent`. */
IOFD_HIDDEN int iofd_spawn_die_with(int parent, int signal);

/*
 * In the child: places the descriptors. Returns the index of the one that
 * failed in *index. *held is a duplicate of the program's, which is needed
 * until execve, or negative.
 */
IOFD_HIDDEN int iofd_spawn_place(const iofd_spawn_options *options, int *held,
				 uint32_t *index);

/* In the child: executes the program that is found in PATH of `envp`. */
IOFD_HIDDEN int iofd_spawn_search(const char *name, char *const argv[],
				  char *const envp[]);

#endif
