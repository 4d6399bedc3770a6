/* SPDX-License-Identifier: MIT */
/* Signals: their numbers, what they tell, what they do. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_SIGNAL_H
#define ZCALL_ABI_SIGNAL_H

#include <stdint.h>
#include <zcall/target.h>

/*
 * Signal n is bit (n - 1) % 32 of word (n - 1) / 32; on s390x, where the upper
 * half comes first, of the other word.
 */
struct zcall_sigset {
	uint32_t bits[ZCALL_PRIV_VALUE(SIGSET_WORDS, 2)];
};

enum zcall_signal {
	ZCALL_SIGHUP = 1,
	ZCALL_SIGINT = 2,
	ZCALL_SIGQUIT = 3,
	ZCALL_SIGILL = 4,
	ZCALL_SIGTRAP = 5,
	ZCALL_SIGABRT = 6,
	ZCALL_SIGIOT = 6,
	ZCALL_SIGBUS = ZCALL_PRIV_VALUE(SIGBUS, 7),
	ZCALL_SIGFPE = 8,
	ZCALL_SIGKILL = 9,
	ZCALL_SIGUSR1 = ZCALL_PRIV_VALUE(SIGUSR1, 10),
	ZCALL_SIGSEGV = 11,
	ZCALL_SIGUSR2 = ZCALL_PRIV_VALUE(SIGUSR2, 12),
	ZCALL_SIGPIPE = 13,
	ZCALL_SIGALRM = 14,
	ZCALL_SIGTERM = 15,
	ZCALL_SIGCHLD = ZCALL_PRIV_VALUE(SIGCHLD, 17),
	ZCALL_SIGCONT = ZCALL_PRIV_VALUE(SIGCONT, 18),
	ZCALL_SIGSTOP = ZCALL_PRIV_VALUE(SIGSTOP, 19),
	ZCALL_SIGTSTP = ZCALL_PRIV_VALUE(SIGTSTP, 20),
	ZCALL_SIGTTIN = 21,
	ZCALL_SIGTTOU = 22,
	ZCALL_SIGURG = ZCALL_PRIV_VALUE(SIGURG, 23),
	ZCALL_SIGXCPU = 24,
	ZCALL_SIGXFSZ = 25,
	ZCALL_SIGVTALRM = 26,
	ZCALL_SIGPROF = 27,
	ZCALL_SIGWINCH = 28,
	ZCALL_SIGIO = ZCALL_PRIV_VALUE(SIGIO, 29),
	ZCALL_SIGSYS = ZCALL_PRIV_VALUE(SIGSYS, 31),
#ifdef __linux__
	ZCALL_SIGSTKFLT = 16,
	ZCALL_SIGPOLL = 29,
	ZCALL_SIGPWR = 30,
#endif
	ZCALL_PRIV_MORE(zcall_signal)
};

enum zcall_sigprocmask_how {
	ZCALL_SIG_BLOCK = ZCALL_PRIV_VALUE(SIG_BLOCK, 0),
	ZCALL_SIG_UNBLOCK = ZCALL_PRIV_VALUE(SIG_UNBLOCK, 1),
	ZCALL_SIG_SETMASK = ZCALL_PRIV_VALUE(SIG_SETMASK, 2)
};

/* In the code of struct zcall_siginfo: who sent a signal. */
enum zcall_signal_code {
	ZCALL_SI_USER = ZCALL_PRIV_VALUE(SI_USER, 0),
	ZCALL_SI_QUEUE = ZCALL_PRIV_VALUE(SI_QUEUE, -1),
	ZCALL_SI_TIMER = ZCALL_PRIV_VALUE(SI_TIMER, -2),
	ZCALL_SI_MESGQ = ZCALL_PRIV_VALUE(SI_MESGQ, -3),
	ZCALL_SI_ASYNCIO = ZCALL_PRIV_VALUE(SI_ASYNCIO, -4),
#ifdef __linux__
	ZCALL_SI_KERNEL = 128,
	ZCALL_SI_SIGIO = -5,
	ZCALL_SI_TKILL = -6,
	ZCALL_SI_DETHREAD = -7,
	ZCALL_SI_ASYNCNL = -60,
#endif
	ZCALL_PRIV_MORE(zcall_signal_code)
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
#ifndef ZCALL_PRIV_NO_SA_RESTORER
	uintptr_t restorer;
#endif
	uint64_t mask;
};
#else
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
	uint8_t rest[ZCALL_PRIV_SIGINFO_REST];
};
#endif

#endif
