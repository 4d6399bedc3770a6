/* SPDX-License-Identifier: MIT */
/* Handles of processes. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_PIDFD_H
#define ZCALL_ABI_PIDFD_H

#include <stdint.h>
#include <zcall/target.h>

#ifdef __linux__
enum zcall_pidfd_flag {
	ZCALL_PIDFD_NONBLOCK = 0x800,
	ZCALL_PIDFD_THREAD = 0x80
};

/* In place of a pidfd: the caller itself. */
enum zcall_pidfd_own {
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

/* Linux's _IO(0xff, number): an ioctl without an argument. */
#define ZCALL_PRIV_PIDFD_IO(number)                                            \
	(ZCALL_PRIV_VALUE(IOC_NONE, 0) | 0xff00 | (number))

enum zcall_pidfd_ioctl {
	ZCALL_PIDFD_GET_CGROUP_NAMESPACE = ZCALL_PRIV_PIDFD_IO(1),
	ZCALL_PIDFD_GET_IPC_NAMESPACE = ZCALL_PRIV_PIDFD_IO(2),
	ZCALL_PIDFD_GET_MNT_NAMESPACE = ZCALL_PRIV_PIDFD_IO(3),
	ZCALL_PIDFD_GET_NET_NAMESPACE = ZCALL_PRIV_PIDFD_IO(4),
	ZCALL_PIDFD_GET_PID_NAMESPACE = ZCALL_PRIV_PIDFD_IO(5),
	ZCALL_PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE = ZCALL_PRIV_PIDFD_IO(6),
	ZCALL_PIDFD_GET_TIME_NAMESPACE = ZCALL_PRIV_PIDFD_IO(7),
	ZCALL_PIDFD_GET_TIME_FOR_CHILDREN_NAMESPACE = ZCALL_PRIV_PIDFD_IO(8),
	ZCALL_PIDFD_GET_USER_NAMESPACE = ZCALL_PRIV_PIDFD_IO(9),
	ZCALL_PIDFD_GET_UTS_NAMESPACE = ZCALL_PRIV_PIDFD_IO(10)
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
	int32_t exit_code; /* a status as of wait(2) */
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
#endif

#ifdef ZCALL_PRIV_MORE_zcall_procdesc_flag
/* Of pdfork. */
enum zcall_procdesc_flag {
	ZCALL_PRIV_MORE(zcall_procdesc_flag)
};
#endif

#endif
