/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: <zcall/abi/signal.h> agrees with the kernel's headers,
 * or on the BSDs with the system headers.
 */
#include "abi_same.h"
#ifdef __linux__
#include <asm/siginfo.h>
#include <asm/signal.h>
#else
#include <sys/types.h>
#include <signal.h>
#endif
#include <stddef.h>
#include <zcall/abi.h>

SAME_SIZE(struct zcall_sigset, sigset_t);

SAME_SIZE(struct zcall_siginfo, siginfo_t);
SAME_AS(struct zcall_siginfo, signo, siginfo_t, si_signo);
SAME_AS(struct zcall_siginfo, error, siginfo_t, si_errno);
SAME_AS(struct zcall_siginfo, code, siginfo_t, si_code);
SAME_AS(struct zcall_siginfo, pid, siginfo_t, si_pid);
SAME_AS(struct zcall_siginfo, uid, siginfo_t, si_uid);
SAME_AS(struct zcall_siginfo, status, siginfo_t, si_status);

#ifndef __linux__
SAME_AS(struct zcall_siginfo, addr, siginfo_t, si_addr);
SAME_AS(struct zcall_siginfo, value, siginfo_t, si_value);
#endif

#ifdef __linux__
SAME_STRUCT(sigaction);
SAME_AS(struct zcall_sigaction, handler, struct sigaction, sa_handler);
SAME_AS(struct zcall_sigaction, flags, struct sigaction, sa_flags);
SAME_AS(struct zcall_sigaction, mask, struct sigaction, sa_mask);
#endif

SAME(SIGHUP);
SAME(SIGINT);
SAME(SIGQUIT);
SAME(SIGILL);
SAME(SIGTRAP);
SAME(SIGABRT);
SAME(SIGIOT);
SAME(SIGBUS);
SAME(SIGFPE);
SAME(SIGKILL);
SAME(SIGUSR1);
SAME(SIGSEGV);
SAME(SIGUSR2);
SAME(SIGPIPE);
SAME(SIGALRM);
SAME(SIGTERM);
SAME(SIGCHLD);
SAME(SIGCONT);
SAME(SIGSTOP);
SAME(SIGTSTP);
SAME(SIGTTIN);
SAME(SIGTTOU);
SAME(SIGURG);
SAME(SIGXCPU);
SAME(SIGXFSZ);
SAME(SIGVTALRM);
SAME(SIGPROF);
SAME(SIGWINCH);
SAME(SIGIO);
SAME(SIGSYS);
SAME(SIG_BLOCK);
SAME(SIG_UNBLOCK);
SAME(SIG_SETMASK);
SAME(SI_USER);
SAME(SI_QUEUE);
SAME(SI_TIMER);
SAME(SI_MESGQ);
SAME(SI_ASYNCIO);
SAME(CLD_EXITED);
SAME(CLD_KILLED);
SAME(CLD_DUMPED);
SAME(CLD_TRAPPED);
SAME(CLD_STOPPED);
SAME(CLD_CONTINUED);

#ifdef __linux__
SAME(SIGSTKFLT);
SAME(SIGPOLL);
SAME(SIGPWR);
SAME(SI_KERNEL);
SAME(SI_SIGIO);
SAME(SI_TKILL);
SAME(SI_DETHREAD);
SAME(SI_ASYNCNL);
#endif

#ifdef __FreeBSD__
SAME(SIGEMT);
SAME(SIGINFO);
SAME(SIGTHR);
SAME(SIGLIBRT);
SAME(SI_KERNEL);
SAME(SI_LWP);
#endif

#ifdef __APPLE__
SAME(SIGEMT);
SAME(SIGINFO);
#endif
