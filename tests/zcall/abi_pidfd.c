/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: <zcall/abi/pidfd.h> agrees with the kernel's headers,
 * or on the BSDs with the system headers.
 */
#include "abi_same.h"
#ifdef __linux__
#include <linux/pidfd.h>
#endif
#ifdef __FreeBSD__
#include <sys/types.h>
#include <sys/procdesc.h>
#endif
#include <stddef.h>
#include <zcall/abi.h>

#ifdef __linux__
#if SINCE(7, 2)
SAME_STRUCT(pidfd_info);
SAME_IN(pidfd_info, pid);
SAME_IN(pidfd_info, ppid);
SAME_IN(pidfd_info, ruid);
SAME_IN(pidfd_info, egid);
SAME_IN(pidfd_info, exit_code);
SAME_IN(pidfd_info, supported_mask);
#endif

SAME(PIDFD_NONBLOCK);

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
#endif
#endif

#ifdef __FreeBSD__
SAME(PD_DAEMON);
SAME(PD_CLOEXEC);
#endif
