/* SPDX-License-Identifier: MIT */
/* Signals: their numbers, what they tell, what they do. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_SIGNAL_H
#define ZCALL_ABI_SIGNAL_H

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
