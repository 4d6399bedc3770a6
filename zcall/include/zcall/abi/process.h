/* SPDX-License-Identifier: MIT */
/* Processes and signals. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_PROCESS_H
#define ZCALL_ABI_PROCESS_H

#include <stdint.h>
#include <zcall/number.h>

/*
 * Signal n is bit (n - 1) % 32 of word (n - 1) / 32; on s390x, where the upper
 * half comes first, of the other word.
 */
struct zcall_sigset {
	uint32_t bits[ZCALL_BY_OS(2, 4, 1)];
};

enum zcall_signal {
	ZCALL_SIGHUP = 1,
	ZCALL_SIGINT = 2,
	ZCALL_SIGQUIT = 3,
	ZCALL_SIGILL = 4,
	ZCALL_SIGTRAP = 5,
	ZCALL_SIGABRT = 6,
	ZCALL_SIGIOT = 6,
	ZCALL_SIGBUS = ZCALL_BY_OS(7, 10, 10),
	ZCALL_SIGFPE = 8,
	ZCALL_SIGKILL = 9,
	ZCALL_SIGUSR1 = ZCALL_BY_OS(10, 30, 30),
	ZCALL_SIGSEGV = 11,
	ZCALL_SIGUSR2 = ZCALL_BY_OS(12, 31, 31),
	ZCALL_SIGPIPE = 13,
	ZCALL_SIGALRM = 14,
	ZCALL_SIGTERM = 15,
	ZCALL_SIGCHLD = ZCALL_BY_OS(17, 20, 20),
	ZCALL_SIGCONT = ZCALL_BY_OS(18, 19, 19),
	ZCALL_SIGSTOP = ZCALL_BY_OS(19, 17, 17),
	ZCALL_SIGTSTP = ZCALL_BY_OS(20, 18, 18),
	ZCALL_SIGTTIN = 21,
	ZCALL_SIGTTOU = 22,
	ZCALL_SIGURG = ZCALL_BY_OS(23, 16, 16),
	ZCALL_SIGXCPU = 24,
	ZCALL_SIGXFSZ = 25,
	ZCALL_SIGVTALRM = 26,
	ZCALL_SIGPROF = 27,
	ZCALL_SIGWINCH = 28,
	ZCALL_SIGIO = ZCALL_BY_OS(29, 23, 23),
	ZCALL_SIGSYS = ZCALL_BY_OS(31, 12, 12),
#ifdef __linux__
	ZCALL_SIGSTKFLT = 16,
	ZCALL_SIGPOLL = 29,
	ZCALL_SIGPWR = 30,
#endif
#ifdef __FreeBSD__
	ZCALL_SIGEMT = 7,
	ZCALL_SIGINFO = 29,
	ZCALL_SIGTHR = 32,
	ZCALL_SIGLIBRT = 33,
#endif
#ifdef __APPLE__
	ZCALL_SIGEMT = 7,
	ZCALL_SIGINFO = 29,
#endif
};

enum zcall_sigprocmask_how {
	ZCALL_SIG_BLOCK = ZCALL_BY_OS(0, 1, 1),
	ZCALL_SIG_UNBLOCK = ZCALL_BY_OS(1, 2, 2),
	ZCALL_SIG_SETMASK = ZCALL_BY_OS(2, 3, 3)
};

/* In the code of struct zcall_siginfo: who sent a signal. */
enum zcall_signal_code {
	ZCALL_SI_USER = ZCALL_BY_OS(0, 0x10001, 0x10001),
	ZCALL_SI_QUEUE = ZCALL_BY_OS(-1, 0x10002, 0x10002),
	ZCALL_SI_TIMER = ZCALL_BY_OS(-2, 0x10003, 0x10003),
	ZCALL_SI_MESGQ = ZCALL_BY_OS(-3, 0x10005, 0x10005),
	ZCALL_SI_ASYNCIO = ZCALL_BY_OS(-4, 0x10004, 0x10004),
#ifdef __linux__
	ZCALL_SI_KERNEL = 128,
	ZCALL_SI_SIGIO = -5,
	ZCALL_SI_TKILL = -6,
	ZCALL_SI_DETHREAD = -7,
	ZCALL_SI_ASYNCNL = -60,
#endif
#ifdef __FreeBSD__
	ZCALL_SI_KERNEL = 0x10006,
	ZCALL_SI_LWP = 0x10007,
#endif
};

/* In the same place: what became of a child. */
enum zcall_child_code {
	ZCALL_CLD_EXITED = 1,
	ZCALL_CLD_KILLED = 2,
	ZCALL_CLD_DUMPED = 3,
	ZCALL_CLD_TRAPPED = 4,
	ZCALL_CLD_STOPPED = 5,
	ZCALL_CLD_CONTINUED = 6
};

/* The options of waitid and wait4. */
enum zcall_wait {
	ZCALL_WNOHANG = 1,
	ZCALL_WUNTRACED = 2,
	ZCALL_WSTOPPED = ZCALL_BY_OS(2, 2, 8),
	ZCALL_WEXITED = ZCALL_BY_OS(4, 0x10, 4),
	ZCALL_WCONTINUED = ZCALL_BY_OS(8, 4, 0x10),
	ZCALL_WNOWAIT = ZCALL_BY_OS(0x1000000, 8, 0x20),
#ifdef __FreeBSD__
	ZCALL_WTRAPPED = 0x20,
#endif
};

/* What the id of waitid is one of. */
enum zcall_wait_type {
	ZCALL_P_ALL = ZCALL_BY_OS(0, 7, 0),
	ZCALL_P_PID = ZCALL_BY_OS(1, 0, 1),
	ZCALL_P_PGID = 2,
#ifdef __linux__
	ZCALL_P_PIDFD = 3,
#endif
#ifdef __FreeBSD__
	ZCALL_P_PPID = 1,
	ZCALL_P_SID = 3,
	ZCALL_P_UID = 5,
	ZCALL_P_GID = 6,
	ZCALL_P_JAILID = 12,
#endif
};

#ifdef __linux__
/*
 * The head that waitid(2) fills, and the rest of the 128 bytes. Without the
 * si_ of siginfo_t, since <signal.h> makes macros of those names.
 */
struct zcall_siginfo {
	int32_t signo;
	int32_t error;
	int32_t code;
	int32_t reserved;
	int32_t pid;
	uint32_t uid;
	int32_t status;
	uint8_t rest[100];
};

/* What waitid tells of a process that was waited for. */
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

/* The kernel's own, which is not libc's; `handler` may be one of these. */
#define ZCALL_SIG_DFL 0
#define ZCALL_SIG_IGN 1

struct zcall_sigaction {
	uintptr_t handler;
	unsigned long flags;
#if !defined(__riscv) && !defined(__loongarch__)
	uintptr_t restorer;
#endif
	uint64_t mask;
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

enum zcall_pidfd_flag {
	ZCALL_PIDFD_NONBLOCK = 0x800,
	ZCALL_PIDFD_THREAD = 0x80
};

/* In place of a pidfd: the caller itself. */
enum zcall_pidfd_self {
	ZCALL_PIDFD_SELF = -10000,
	ZCALL_PIDFD_SELF_PROCESS = -10001,
	ZCALL_PIDFD_SELF_THREAD = -10000,
	ZCALL_PIDFD_SELF_THREAD_GROUP = -10001
};

enum zcall_pidfd_signal_flag {
	ZCALL_PIDFD_SIGNAL_THREAD = 1,
	ZCALL_PIDFD_SIGNAL_THREAD_GROUP = 2,
	ZCALL_PIDFD_SIGNAL_PROCESS_GROUP = 4
};

enum zcall_pidfd_ioctl {
	ZCALL_PIDFD_GET_CGROUP_NAMESPACE = ZCALL_IO(0xff, 1),
	ZCALL_PIDFD_GET_IPC_NAMESPACE = ZCALL_IO(0xff, 2),
	ZCALL_PIDFD_GET_MNT_NAMESPACE = ZCALL_IO(0xff, 3),
	ZCALL_PIDFD_GET_NET_NAMESPACE = ZCALL_IO(0xff, 4),
	ZCALL_PIDFD_GET_PID_NAMESPACE = ZCALL_IO(0xff, 5),
	ZCALL_PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE = ZCALL_IO(0xff, 6),
	ZCALL_PIDFD_GET_TIME_NAMESPACE = ZCALL_IO(0xff, 7),
	ZCALL_PIDFD_GET_TIME_FOR_CHILDREN_NAMESPACE = ZCALL_IO(0xff, 8),
	ZCALL_PIDFD_GET_USER_NAMESPACE = ZCALL_IO(0xff, 9),
	ZCALL_PIDFD_GET_UTS_NAMESPACE = ZCALL_IO(0xff, 10)
};

/* Of ZCALL_PIDFD_GET_INFO; an older kernel fills its beginning. */
struct zcall_pidfd_info {
	uint64_t mask; /* what is wanted, then what was filled */
	uint64_t cgroupid;
	uint32_t pid;
	uint32_t tgid;
	uint32_t ppid;
	uint32_t ruid;
	uint32_t rgid;
	uint32_t euid;
	uint32_t egid;
	uint32_t suid;
	uint32_t sgid;
	uint32_t fsuid;
	uint32_t fsgid;
	int32_t exit_code; /* as wait(2) tells it */
	uint32_t coredump_mask;
	uint32_t coredump_signal;
	uint32_t coredump_code;
	uint32_t coredump_pad;
	uint64_t supported_mask;
};
#define ZCALL_PIDFD_GET_INFO 0xc058ff0bu

enum zcall_pidfd_info_mask {
	ZCALL_PIDFD_INFO_PID = 1,
	ZCALL_PIDFD_INFO_CREDS = 2,
	ZCALL_PIDFD_INFO_CGROUPID = 4,
	ZCALL_PIDFD_INFO_EXIT = 8,
	ZCALL_PIDFD_INFO_COREDUMP = 0x10,
	ZCALL_PIDFD_INFO_SUPPORTED_MASK = 0x20,
	ZCALL_PIDFD_INFO_COREDUMP_SIGNAL = 0x40,
	ZCALL_PIDFD_INFO_COREDUMP_CODE = 0x80
};

/* What prctl is asked for; <linux/prctl.h> has the rest. */
enum zcall_prctl_option {
	ZCALL_PR_SET_PDEATHSIG = 1,
	ZCALL_PR_SET_NAME = 15,
	ZCALL_PR_SET_CHILD_SUBREAPER = 36,
	ZCALL_PR_SET_NO_NEW_PRIVS = 38
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

#ifdef __FreeBSD__
/* Of pdfork. */
enum zcall_procdesc_flag {
	ZCALL_PD_DAEMON = 1,
	ZCALL_PD_CLOEXEC = 2
};
#endif

#ifndef __linux__
/* Named as on Linux, where the si_ names of siginfo_t are macros. */
struct zcall_siginfo {
	int32_t signo;
	int32_t error;
	int32_t code;
	int32_t pid;
	uint32_t uid;
	int32_t status;
	uint64_t addr;
	uint64_t value;
	uint8_t rest[ZCALL_BY_OS(100, 40, 64)];
};
#endif

#endif
