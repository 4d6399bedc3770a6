/* SPDX-License-Identifier: MIT */
/*
 * How a program is started: the options and the result of iofd_pidfd_spawn_with
 * and iofd_tree_spawn.
 */
#ifndef IOFD_SPAWN_H
#define IOFD_SPAWN_H

#include <iofd/fd.h>
#include <iofd/flags.h>
#include <iofd/sigset.h>

/* The child has as `target` what the caller has as `source`. */
typedef struct iofd_spawn_fd {
	int32_t source; /* borrowed */
	int32_t target;
} iofd_spawn_fd;

/* A resource limit of the child. */
typedef struct iofd_spawn_limit {
	uint32_t resource; /* RLIMIT_* of <sys/resource.h> */
	uint32_t reserved; /* must be 0 */
	uint64_t soft;	   /* UINT64_MAX: no limit */
	uint64_t hard;
} iofd_spawn_limit;

/*
 * The user of the child: the real, effective and saved IDs. The supplementary
 * groups are replaced by `groups`, unless `flags` has IOFD_SPAWN_KEEP_GROUPS.
 */
typedef struct iofd_spawn_user {
	uint32_t uid;
	uint32_t gid;
	ZCALL_READS(group_count) ZCALL_OPTIONAL const uint32_t *groups;
	uint32_t group_count;
	ZCALL_FLAGS(IOFD_SPAWN_KEEP_GROUPS) uint32_t flags;
} iofd_spawn_user;

enum iofd_spawn_limits {
	IOFD_SPAWN_FDS_MAX = 64,
	IOFD_SPAWN_LIMITS_MAX = 32
};

/*
 * Zeroed options start a program that inherits the descriptors without
 * close-on-exec, and all else but signals: none is blocked, and those with a
 * handler have the default action. Handles are borrowed. The child changes in
 * the order of enum iofd_spawn_steps.
 */
typedef struct iofd_spawn_options {
	ZCALL_READS(fd_count) ZCALL_OPTIONAL const iofd_spawn_fd *fds;
	uint32_t fd_count;
	ZCALL_FLAGS(IOFD_BLOCKING, IOFD_SPAWN_NEW_GROUP, IOFD_SPAWN_NEW_SESSION,
		    IOFD_SPAWN_KEEP_SIGMASK, IOFD_SPAWN_CLOSE_OTHERS,
		    IOFD_SPAWN_DIE_WITH_PARENT, IOFD_SPAWN_SEARCH_PATH,
		    IOFD_SPAWN_SET_UMASK, IOFD_SPAWN_NO_NEW_PRIVS,
		    IOFD_SPAWN_AUTOREAP, IOFD_SPAWN_AUTOKILL,
		    IOFD_TREE_KILL_CGROUP)
	uint32_t flags;
	iofd_sigset mask;     /* signals that the program starts with blocked */
	iofd_sigset defaults; /* ignored signals to reset to the default */

	/*
	 * An open file to execute, with an empty path; or a directory from
	 * which the path starts. A script cannot be executed in this way.
	 */
	ZCALL_OPTIONAL const iofd_fd *program;

	/*
	 * The working directory. A relative path starts from `directory_fd`,
	 * or from the caller's working directory if that is null.
	 */
	ZCALL_OPTIONAL const iofd_fd *directory_fd;
	ZCALL_STRING ZCALL_OPTIONAL const char *directory;

	/*
	 * A terminal whose foreground is the child's process group: new, that
	 * of a new session, or `group`. A new session gets it as its
	 * controlling terminal.
	 */
	ZCALL_OPTIONAL const iofd_fd *terminal;

	/* A directory of cgroup 2, in which the child begins. Linux 5.7 */
	ZCALL_OPTIONAL const iofd_fd *cgroup;

	ZCALL_READS(limit_count) ZCALL_OPTIONAL const iofd_spawn_limit *limits;

	/* With a user, the child does not share the caller's memory. */
	ZCALL_OPTIONAL const iofd_spawn_user *user;

	uint32_t limit_count;
	int32_t group; /* the process group to join; 0: see flags */

	/*
	 * The signal that the child gets when the calling thread ends; 0 is
	 * none, or SIGKILL with IOFD_SPAWN_DIE_WITH_PARENT.
	 */
	int32_t death_signal;
	uint32_t umask;	       /* for IOFD_SPAWN_SET_UMASK; 0 to 0777 */
	uint64_t reserved[11]; /* must be 0 */
} iofd_spawn_options;

/* What the start of a program consists of, in this order. */
enum iofd_spawn_steps {
	IOFD_SPAWN_STEP_NONE = 0,    /* it was not started, or has succeeded */
	IOFD_SPAWN_STEP_OPTIONS = 1, /* the arguments are checked */
	IOFD_SPAWN_STEP_CLONE = 2,   /* the child is created */
	IOFD_SPAWN_STEP_SIGNALS = 3,
	IOFD_SPAWN_STEP_GROUP = 4, /* of processes; or session */
	IOFD_SPAWN_STEP_TERMINAL = 5,
	IOFD_SPAWN_STEP_DIRECTORY = 6,
	IOFD_SPAWN_STEP_FDS = 7,
	IOFD_SPAWN_STEP_LIMITS = 8,
	IOFD_SPAWN_STEP_UMASK = 9,
	IOFD_SPAWN_STEP_USER = 10,
	IOFD_SPAWN_STEP_NO_NEW_PRIVS = 11,
	IOFD_SPAWN_STEP_DEATH_SIGNAL = 12,
	IOFD_SPAWN_STEP_EXECUTE = 13,
	IOFD_SPAWN_STEP_HANDLE = 14 /* the caller sets up its handle */
};

typedef struct iofd_spawn_result {
	int32_t pid;				      /* 0 after a failure */
	ZCALL_ONE_OF(iofd_spawn_steps) uint32_t step; /* that failed */
	uint32_t index;	      /* the one of `fds` or `limits` that failed */
	uint32_t reserved[5]; /* written 0 */
} iofd_spawn_result;

#endif
