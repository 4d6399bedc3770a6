/* SPDX-License-Identifier: MIT */
/* Sending and receiving. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_MESSAGE_H
#define ZCALL_ABI_MESSAGE_H

#include <stddef.h>
#include <stdint.h>
#include <zcall/abi/io.h>
#include <zcall/contract.h>
#include <zcall/target.h>

enum zcall_message_flag {
	ZCALL_MSG_OOB = 1,
	ZCALL_MSG_PEEK = 2,
	ZCALL_MSG_DONTROUTE = 4,
	ZCALL_MSG_CTRUNC = ZCALL_PRIV_VALUE(MSG_CTRUNC, 8),
	ZCALL_MSG_TRUNC = ZCALL_PRIV_VALUE(MSG_TRUNC, 0x20),
	ZCALL_MSG_DONTWAIT = ZCALL_PRIV_VALUE(MSG_DONTWAIT, 0x40),
	ZCALL_MSG_EOR = ZCALL_PRIV_VALUE(MSG_EOR, 0x80),
	ZCALL_MSG_WAITALL = ZCALL_PRIV_VALUE(MSG_WAITALL, 0x100),
	ZCALL_MSG_NOSIGNAL = ZCALL_PRIV_VALUE(MSG_NOSIGNAL, 0x4000),
#ifdef __linux__
	ZCALL_MSG_PROXY = 0x10,
	ZCALL_MSG_FIN = 0x200,
	ZCALL_MSG_SYN = 0x400,
	ZCALL_MSG_CONFIRM = 0x800,
	ZCALL_MSG_RST = 0x1000,
	ZCALL_MSG_ERRQUEUE = 0x2000,
	ZCALL_MSG_MORE = 0x8000,
	ZCALL_MSG_WAITFORONE = 0x10000,
	ZCALL_MSG_BATCH = 0x40000,
	ZCALL_MSG_SOCK_DEVMEM = 0x2000000,
	ZCALL_MSG_ZEROCOPY = 0x4000000,
	ZCALL_MSG_FASTOPEN = 0x20000000,
	ZCALL_MSG_CMSG_CLOEXEC = 0x40000000,
#endif
	ZCALL_PRIV_MORE(zcall_message_flag)
};

/* The type of a control message of level SOL_SOCKET. */
enum zcall_control_message {
	ZCALL_SCM_RIGHTS = 1,
	ZCALL_SCM_TIMESTAMP = ZCALL_PRIV_VALUE(SCM_TIMESTAMP, 29),
#ifdef __linux__
	ZCALL_SCM_CREDENTIALS = 2,
	ZCALL_SCM_SECURITY = 3,
	ZCALL_SCM_PIDFD = 4,
	ZCALL_SCM_TIMESTAMPNS = 35,
	ZCALL_SCM_TIMESTAMPING = 37,
	ZCALL_SCM_TIMESTAMPING_OPT_STATS = 54,
	ZCALL_SCM_TIMESTAMPING_PKTINFO = 58,
	ZCALL_SCM_WIFI_STATUS = 41,
	ZCALL_SCM_TXTIME = 61,
	ZCALL_SCM_TS_OPT_ID = 81,
	ZCALL_SCM_DEVMEM_LINEAR = 78,
	ZCALL_SCM_DEVMEM_DMABUF = 79,
	ZCALL_SCM_INQ = 84,
#endif
	ZCALL_PRIV_MORE(zcall_control_message)
};

#ifdef __linux__
struct zcall_msghdr {
	ZCALL_OPTIONAL void *msg_name;
	uint32_t msg_namelen;
	uint32_t reserved;
	ZCALL_READS(msg_iovlen) struct zcall_iovec *msg_iov;
	size_t msg_iovlen;
	ZCALL_OPTIONAL void *msg_control;
	size_t msg_controllen;
	uint32_t msg_flags;
	uint32_t reserved2;
};

struct zcall_mmsghdr {
	struct zcall_msghdr msg_hdr;
	uint32_t msg_len;
	uint32_t reserved;
};

/* The head of a control message; its data follow. */
struct zcall_cmsghdr {
	size_t cmsg_len;
	int32_t cmsg_level;
	int32_t cmsg_type;
};
#else
struct zcall_msghdr {
	ZCALL_OPTIONAL void *msg_name;
	uint32_t msg_namelen;
	uint32_t reserved;
	ZCALL_READS(msg_iovlen) struct zcall_iovec *msg_iov;
	int32_t msg_iovlen;
	uint32_t reserved2;
	ZCALL_OPTIONAL void *msg_control;
	uint32_t msg_controllen;
	int32_t msg_flags;
};

/* The head of a control message; its data follow. */
struct zcall_cmsghdr {
	uint32_t cmsg_len;
	int32_t cmsg_level;
	int32_t cmsg_type;
};
#endif

#endif
