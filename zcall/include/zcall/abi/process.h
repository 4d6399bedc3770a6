/* SPDX-License-Identifier: MIT */
/* Processes: to start them and to wait for them. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_PROCESS_H
#define ZCALL_ABI_PROCESS_H

#include <stdint.h>
#include <zcall/target.h>

/* The options of waitid and wait4. */
enum zcall_wait {
	ZCALL_WNOHANG = 1,
	ZCALL_WUNTRACED = 2,
	ZCALL_WSTOPPED = ZCALL_PRIV_VALUE(WSTOPPED, 2),
	ZCALL_WEXITED = ZCALL_PRIV_VALUE(WEXITED, 4),
	ZCALL_WCONTINUED = ZCALL_PRIV_VALUE(WCONTINUED, 8),
	ZCALL_WNOWAIT = ZCALL_PRIV_VALUE(WNOWAIT, 0x1000000),
#ifdef __linux__
	ZCALL_WNOTHREAD = 0x20000000, /* __WNOTHREAD */
	ZCALL_WALL = 0x40000000,      /* __WALL */
#endif
	ZCALL_PRIV_MORE(zcall_wait)
};
#ifdef __linux__
#define ZCALL_WCLONE 0x80000000u /* __WCLONE */
#endif

/* What the id of waitid is one of. */
enum zcall_wait_type {
	ZCALL_P_ALL = ZCALL_PRIV_VALUE(P_ALL, 0),
	ZCALL_P_PID = ZCALL_PRIV_VALUE(P_PID, 1),
	ZCALL_P_PGID = 2,
#ifdef __linux__
	ZCALL_P_PIDFD = 3,
#endif
	ZCALL_PRIV_MORE(zcall_wait_type)
};

#ifdef __linux__
/* What waitid reports about a process. */
struct zcall_rusage {
	int64_t ru_utime[2]; /* seconds, microseconds */
	int64_t ru_stime[2];
	int64_t ru_maxrss; /* KiB */
	int64_t ru_unused[3];
	int64_t ru_minflt;
	int64_t ru_majflt;
	int64_t ru_nswap;
	int64_t ru_inblock;
	int64_t ru_oublock;
	int64_t ru_unused2[3];
	int64_t ru_nvcsw;
	int64_t ru_nivcsw;
};

/* Of clone3: addresses are uint64_t. */
struct zcall_clone_args {
	uint64_t flags;
	uint64_t pidfd;
	uint64_t child_tid;
	uint64_t parent_tid;
	uint64_t exit_signal;
	uint64_t stack;
	uint64_t stack_size;
	uint64_t tls;
	uint64_t set_tid;
	uint64_t set_tid_size;
	uint64_t cgroup;
};

/* What prctl is asked for; <linux/prctl.h> has the rest. */
enum zcall_prctl_option {
	ZCALL_PR_SET_PDEATHSIG = 1,
	ZCALL_PR_GET_PDEATHSIG = 2,
	ZCALL_PR_GET_DUMPABLE = 3,
	ZCALL_PR_SET_DUMPABLE = 4,
	ZCALL_PR_SET_NAME = 15,
	ZCALL_PR_SET_CHILD_SUBREAPER = 36,
	ZCALL_PR_GET_CHILD_SUBREAPER = 37,
	ZCALL_PR_SET_NO_NEW_PRIVS = 38,
	ZCALL_PR_GET_NO_NEW_PRIVS = 39
};

/* Of prlimit64. UINT64_MAX, RLIM64_INFINITY of Linux, is no limit. */
struct zcall_rlimit64 {
	uint64_t rlim_cur;
	uint64_t rlim_max;
};

/* The resources that prlimit64 limits. */
enum zcall_rlimit {
	ZCALL_RLIMIT_CPU = 0,
	ZCALL_RLIMIT_FSIZE = 1,
	ZCALL_RLIMIT_DATA = 2,
	ZCALL_RLIMIT_STACK = 3,
	ZCALL_RLIMIT_CORE = 4,
	ZCALL_RLIMIT_RSS = 5,
	ZCALL_RLIMIT_NPROC = 6,
	ZCALL_RLIMIT_NOFILE = 7,
	ZCALL_RLIMIT_MEMLOCK = 8,
	ZCALL_RLIMIT_AS = 9,
	ZCALL_RLIMIT_LOCKS = 10,
	ZCALL_RLIMIT_SIGPENDING = 11,
	ZCALL_RLIMIT_MSGQUEUE = 12,
	ZCALL_RLIMIT_NICE = 13,
	ZCALL_RLIMIT_RTPRIO = 14,
	ZCALL_RLIMIT_RTTIME = 15
};

enum zcall_clone_flag {
	ZCALL_CLONE_NEWTIME = 0x80,
	ZCALL_CLONE_VM = 0x100,
	ZCALL_CLONE_FS = 0x200,
	ZCALL_CLONE_FILES = 0x400,
	ZCALL_CLONE_SIGHAND = 0x800,
	ZCALL_CLONE_PIDFD = 0x1000,
	ZCALL_CLONE_PTRACE = 0x2000,
	ZCALL_CLONE_VFORK = 0x4000,
	ZCALL_CLONE_PARENT = 0x8000,
	ZCALL_CLONE_THREAD = 0x10000,
	ZCALL_CLONE_NEWNS = 0x20000,
	ZCALL_CLONE_SYSVSEM = 0x40000,
	ZCALL_CLONE_SETTLS = 0x80000,
	ZCALL_CLONE_PARENT_SETTID = 0x100000,
	ZCALL_CLONE_CHILD_CLEARTID = 0x200000,
	ZCALL_CLONE_DETACHED = 0x400000,
	ZCALL_CLONE_UNTRACED = 0x800000,
	ZCALL_CLONE_CHILD_SETTID = 0x1000000,
	ZCALL_CLONE_NEWCGROUP = 0x2000000,
	ZCALL_CLONE_NEWUTS = 0x4000000,
	ZCALL_CLONE_NEWIPC = 0x8000000,
	ZCALL_CLONE_NEWUSER = 0x10000000,
	ZCALL_CLONE_NEWPID = 0x20000000,
	ZCALL_CLONE_NEWNET = 0x40000000
};

#define ZCALL_CLONE_IO		   0x80000000u
#define ZCALL_CLONE_CLEAR_SIGHAND  0x100000000ull
#define ZCALL_CLONE_INTO_CGROUP	   0x200000000ull
#define ZCALL_CLONE_AUTOREAP	   0x400000000ull
#define ZCALL_CLONE_NNP		   0x800000000ull
#define ZCALL_CLONE_PIDFD_AUTOKILL 0x1000000000ull
#define ZCALL_CLONE_EMPTY_MNTNS	   0x2000000000ull
#endif

#endif
