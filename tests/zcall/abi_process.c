/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: <zcall/abi/process.h> agrees with the kernel's headers,
 * or on the BSDs with the system headers.
 */
#include "abi_same.h"
#ifdef __linux__
#include <linux/prctl.h>
#include <linux/resource.h>
#include <linux/sched.h>
#include <linux/wait.h>
#else
#include <sys/types.h>
#include <sys/wait.h>
#endif
#include <stddef.h>
#include <zcall/abi.h>

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

SAME_STRUCT(rlimit64);
SAME_IN(rlimit64, rlim_cur);
SAME_IN(rlimit64, rlim_max);
#endif

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
#define WNOTHREAD __WNOTHREAD
#define WALL	  __WALL
#define WCLONE	  __WCLONE
SAME(WNOTHREAD);
SAME(WALL);
SAME(WCLONE);
SAME(P_PIDFD);
SAME(PR_SET_PDEATHSIG);
SAME(PR_GET_PDEATHSIG);
SAME(PR_GET_DUMPABLE);
SAME(PR_SET_DUMPABLE);
SAME(PR_SET_NAME);
SAME(PR_SET_CHILD_SUBREAPER);
SAME(PR_GET_CHILD_SUBREAPER);
SAME(PR_SET_NO_NEW_PRIVS);
SAME(PR_GET_NO_NEW_PRIVS);
_Static_assert(UINT64_MAX == RLIM64_INFINITY, "RLIM64_INFINITY");
SAME(RLIMIT_CPU);
SAME(RLIMIT_FSIZE);
SAME(RLIMIT_DATA);
SAME(RLIMIT_STACK);
SAME(RLIMIT_CORE);
SAME(RLIMIT_RSS);
SAME(RLIMIT_NPROC);
SAME(RLIMIT_NOFILE);
SAME(RLIMIT_MEMLOCK);
SAME(RLIMIT_AS);
SAME(RLIMIT_LOCKS);
SAME(RLIMIT_SIGPENDING);
SAME(RLIMIT_MSGQUEUE);
SAME(RLIMIT_NICE);
SAME(RLIMIT_RTPRIO);
SAME(RLIMIT_RTTIME);
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
SAME(CLONE_AUTOREAP);
SAME(CLONE_NNP);
SAME(CLONE_PIDFD_AUTOKILL);
SAME(CLONE_EMPTY_MNTNS);
#endif
#endif

#ifdef __FreeBSD__
SAME(WTRAPPED);
SAME(P_PPID);
SAME(P_SID);
SAME(P_UID);
SAME(P_GID);
SAME(P_JAILID);
#endif
