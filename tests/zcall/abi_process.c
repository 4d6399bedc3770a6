/* SPDX-License-Identifier: MIT */
/*
 * Compiled, never run: <zcall/abi/process.h> is what the kernel's headers say,
 * or on the BSDs the system's.
 */
#include "abi_same.h"
#ifdef __linux__
#include <asm/siginfo.h>
#include <asm/signal.h>
#include <linux/pidfd.h>
#include <linux/prctl.h>
#include <linux/resource.h>
#include <linux/sched.h>
#include <linux/wait.h>
#else
#include <sys/types.h>
#include <signal.h>
#include <sys/wait.h>
#ifdef __FreeBSD__
#include <sys/procdesc.h>
#endif
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
SAME_STRUCT(clone_args);
SAME_IN(clone_args, flags);
SAME_IN(clone_args, pidfd);
SAME_IN(clone_args, child_tid);
SAME_IN(clone_args, parent_tid);
SAME_IN(clone_args, exit_signal);
SAME_IN(clone_args, stack);
SAME_IN(clone_args, stack_size);
SAME_IN(clone_args, tls);
SAME_IN(clone_args, set_tid);
SAME_IN(clone_args, set_tid_size);
SAME_IN(clone_args, cgroup);

SAME_STRUCT(rusage);
SAME_IN(rusage, ru_maxrss);
SAME_IN(rusage, ru_minflt);
SAME_IN(rusage, ru_majflt);
SAME_IN(rusage, ru_nswap);
SAME_IN(rusage, ru_inblock);
SAME_IN(rusage, ru_oublock);
SAME_IN(rusage, ru_nvcsw);
SAME_IN(rusage, ru_nivcsw);

SAME_STRUCT(sigaction);
SAME_AS(struct zcall_sigaction, handler, struct sigaction, sa_handler);
SAME_AS(struct zcall_sigaction, flags, struct sigaction, sa_flags);
SAME_AS(struct zcall_sigaction, mask, struct sigaction, sa_mask);

#if SINCE(7, 2)
SAME_STRUCT(pidfd_info);
SAME_IN(pidfd_info, pid);
SAME_IN(pidfd_info, ppid);
SAME_IN(pidfd_info, ruid);
SAME_IN(pidfd_info, egid);
SAME_IN(pidfd_info, exit_code);
SAME_IN(pidfd_info, supported_mask);
#endif

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
SAME(WNOHANG);
SAME(WUNTRACED);
SAME(WSTOPPED);
SAME(WEXITED);
SAME(WCONTINUED);
SAME(WNOWAIT);
SAME(P_ALL);
SAME(P_PID);
SAME(P_PGID);

#ifdef __linux__
SAME(SIGSTKFLT);
SAME(SIGPOLL);
SAME(SIGPWR);
SAME(SI_KERNEL);
SAME(SI_SIGIO);
SAME(SI_TKILL);
SAME(SI_DETHREAD);
SAME(SI_ASYNCNL);
SAME(P_PIDFD);
SAME(PR_SET_PDEATHSIG);
SAME(PR_SET_NAME);
SAME(PR_SET_CHILD_SUBREAPER);
SAME(PR_SET_NO_NEW_PRIVS);
SAME(PIDFD_NONBLOCK);
SAME(CLONE_NEWTIME);
SAME(CLONE_VM);
SAME(CLONE_FS);
SAME(CLONE_FILES);
SAME(CLONE_SIGHAND);
SAME(CLONE_PIDFD);
SAME(CLONE_PTRACE);
SAME(CLONE_VFORK);
SAME(CLONE_PARENT);
SAME(CLONE_THREAD);
SAME(CLONE_NEWNS);
SAME(CLONE_SYSVSEM);
SAME(CLONE_SETTLS);
SAME(CLONE_PARENT_SETTID);
SAME(CLONE_CHILD_CLEARTID);
SAME(CLONE_DETACHED);
SAME(CLONE_UNTRACED);
SAME(CLONE_CHILD_SETTID);
SAME(CLONE_NEWCGROUP);
SAME(CLONE_NEWUTS);
SAME(CLONE_NEWIPC);
SAME(CLONE_NEWUSER);
SAME(CLONE_NEWPID);
SAME(CLONE_NEWNET);
SAME(CLONE_IO);
SAME(CLONE_CLEAR_SIGHAND);
SAME(CLONE_INTO_CGROUP);
#if SINCE(7, 2)
SAME(PIDFD_THREAD);
SAME(PIDFD_GET_INFO);
SAME(PIDFD_INFO_PID);
SAME(PIDFD_INFO_CREDS);
SAME(PIDFD_INFO_CGROUPID);
SAME(PIDFD_INFO_EXIT);
SAME(PIDFD_INFO_COREDUMP);
SAME(PIDFD_INFO_SUPPORTED_MASK);
SAME(PIDFD_INFO_COREDUMP_SIGNAL);
SAME(PIDFD_INFO_COREDUMP_CODE);
SAME(PIDFD_SELF);
SAME(PIDFD_SELF_PROCESS);
SAME(PIDFD_SELF_THREAD);
SAME(PIDFD_SELF_THREAD_GROUP);
SAME(PIDFD_SIGNAL_THREAD);
SAME(PIDFD_SIGNAL_THREAD_GROUP);
SAME(PIDFD_SIGNAL_PROCESS_GROUP);
SAME(PIDFD_GET_CGROUP_NAMESPACE);
SAME(PIDFD_GET_IPC_NAMESPACE);
SAME(PIDFD_GET_MNT_NAMESPACE);
SAME(PIDFD_GET_NET_NAMESPACE);
SAME(PIDFD_GET_PID_NAMESPACE);
SAME(PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE);
SAME(PIDFD_GET_TIME_NAMESPACE);
SAME(PIDFD_GET_TIME_FOR_CHILDREN_NAMESPACE);
SAME(PIDFD_GET_USER_NAMESPACE);
SAME(PIDFD_GET_UTS_NAMESPACE);
SAME(CLONE_AUTOREAP);
SAME(CLONE_NNP);
SAME(CLONE_PIDFD_AUTOKILL);
SAME(CLONE_EMPTY_MNTNS);
#endif
#endif

#ifdef __FreeBSD__
SAME(SIGEMT);
SAME(SIGINFO);
SAME(SIGTHR);
SAME(SIGLIBRT);
SAME(SI_KERNEL);
SAME(SI_LWP);
SAME(WTRAPPED);
SAME(P_PPID);
SAME(P_SID);
SAME(P_UID);
SAME(P_GID);
SAME(P_JAILID);
SAME(PD_DAEMON);
SAME(PD_CLOEXEC);
#endif

#ifdef __APPLE__
SAME(SIGEMT);
SAME(SIGINFO);
#endif
