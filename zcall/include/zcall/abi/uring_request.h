/* SPDX-License-Identifier: MIT */
/* io_uring: what is submitted, and its flags. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_URING_REQUEST_H
#define ZCALL_ABI_URING_REQUEST_H

#include <stdint.h>

#ifdef __linux__
/*
 * A submission. The kernel's unions have no names, which C99 forbids, so each
 * has one here that tells what it is about. Addresses are uint64_t. With
 * IORING_SETUP_SQE128 an entry is two of these, and a command's 80 bytes of
 * data begin at `more`.
 */
struct zcall_io_uring_sqe {
	uint8_t opcode;
	uint8_t flags;
	uint16_t ioprio;
	int32_t fd;
	union {
		uint64_t off;
		uint64_t addr2;
		uint32_t cmd_op;
	} offset;
	union {
		uint64_t addr;
		uint64_t splice_off_in;
		struct {
			uint32_t level;
			uint32_t optname;
		} option;
	} address;
	uint32_t len;
	union {
		uint32_t rw_flags;
		uint32_t fsync_flags;
		uint16_t poll_events;
		uint32_t poll32_events; /* ZCALL_POLL32(events) */
		uint32_t sync_range_flags;
		uint32_t msg_flags;
		uint32_t timeout_flags;
		uint32_t accept_flags;
		uint32_t cancel_flags;
		uint32_t open_flags;
		uint32_t statx_flags;
		uint32_t fadvise_advice;
		uint32_t splice_flags;
		uint32_t rename_flags;
		uint32_t unlink_flags;
		uint32_t hardlink_flags;
		uint32_t xattr_flags;
		uint32_t msg_ring_flags;
		uint32_t uring_cmd_flags;
		uint32_t waitid_flags;
		uint32_t futex_flags;
		uint32_t install_fd_flags;
		uint32_t nop_flags;
		uint32_t pipe_flags;
	} op;
	uint64_t user_data;
	union {
		uint16_t buf_index;
		uint16_t buf_group;
	} buffer;
	uint16_t personality;
	union {
		int32_t splice_fd_in;
		uint32_t file_index;
		uint32_t zcrx_ifq_idx;
		uint32_t optlen;
		uint16_t addr_len;
		uint8_t write_stream;
	} file;
	union {
		uint64_t addr3;
		uint64_t optval;
		struct {
			uint64_t attr_ptr;
			uint64_t attr_type_mask;
		} attribute;
	} more;
};

/*
 * The value of poll32_events for a set of ZCALL_POLL* and ZCALL_EPOLL* events.
 * The field was once the 16 bits of poll_events, which are the first bytes of
 * both; so on a big-endian processor the kernel swaps the halves of the 32
 * bits. An event in the wrong half never comes. The result of a poll is not
 * swapped.
 */
#define ZCALL_POLL32(events)                                                   \
	(__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__                                \
		 ? (uint32_t)(events) >> 16 | (uint32_t)(events) << 16         \
		 : (uint32_t)(events))

struct zcall_io_uring_recvmsg_out {
	uint32_t namelen;
	uint32_t controllen;
	uint32_t payloadlen;
	uint32_t flags;
};

/* The opcode of a submission. */
enum zcall_uring_op {
	ZCALL_IORING_OP_NOP = 0,
	ZCALL_IORING_OP_READV = 1,
	ZCALL_IORING_OP_WRITEV = 2,
	ZCALL_IORING_OP_FSYNC = 3,
	ZCALL_IORING_OP_READ_FIXED = 4,
	ZCALL_IORING_OP_WRITE_FIXED = 5,
	ZCALL_IORING_OP_POLL_ADD = 6,
	ZCALL_IORING_OP_POLL_REMOVE = 7,
	ZCALL_IORING_OP_SYNC_FILE_RANGE = 8,
	ZCALL_IORING_OP_SENDMSG = 9,
	ZCALL_IORING_OP_RECVMSG = 10,
	ZCALL_IORING_OP_TIMEOUT = 11,
	ZCALL_IORING_OP_TIMEOUT_REMOVE = 12,
	ZCALL_IORING_OP_ACCEPT = 13,
	ZCALL_IORING_OP_ASYNC_CANCEL = 14,
	ZCALL_IORING_OP_LINK_TIMEOUT = 15,
	ZCALL_IORING_OP_CONNECT = 16,
	ZCALL_IORING_OP_FALLOCATE = 17,
	ZCALL_IORING_OP_OPENAT = 18,
	ZCALL_IORING_OP_CLOSE = 19,
	ZCALL_IORING_OP_FILES_UPDATE = 20,
	ZCALL_IORING_OP_STATX = 21,
	ZCALL_IORING_OP_READ = 22,
	ZCALL_IORING_OP_WRITE = 23,
	ZCALL_IORING_OP_FADVISE = 24,
	ZCALL_IORING_OP_MADVISE = 25,
	ZCALL_IORING_OP_SEND = 26,
	ZCALL_IORING_OP_RECV = 27,
	ZCALL_IORING_OP_OPENAT2 = 28,
	ZCALL_IORING_OP_EPOLL_CTL = 29,
	ZCALL_IORING_OP_SPLICE = 30,
	ZCALL_IORING_OP_PROVIDE_BUFFERS = 31,
	ZCALL_IORING_OP_REMOVE_BUFFERS = 32,
	ZCALL_IORING_OP_TEE = 33,
	ZCALL_IORING_OP_SHUTDOWN = 34,
	ZCALL_IORING_OP_RENAMEAT = 35,
	ZCALL_IORING_OP_UNLINKAT = 36,
	ZCALL_IORING_OP_MKDIRAT = 37,
	ZCALL_IORING_OP_SYMLINKAT = 38,
	ZCALL_IORING_OP_LINKAT = 39,
	ZCALL_IORING_OP_MSG_RING = 40,
	ZCALL_IORING_OP_FSETXATTR = 41,
	ZCALL_IORING_OP_SETXATTR = 42,
	ZCALL_IORING_OP_FGETXATTR = 43,
	ZCALL_IORING_OP_GETXATTR = 44,
	ZCALL_IORING_OP_SOCKET = 45,
	ZCALL_IORING_OP_URING_CMD = 46,
	ZCALL_IORING_OP_SEND_ZC = 47,
	ZCALL_IORING_OP_SENDMSG_ZC = 48,
	ZCALL_IORING_OP_READ_MULTISHOT = 49,
	ZCALL_IORING_OP_WAITID = 50,
	ZCALL_IORING_OP_FUTEX_WAIT = 51,
	ZCALL_IORING_OP_FUTEX_WAKE = 52,
	ZCALL_IORING_OP_FUTEX_WAITV = 53,
	ZCALL_IORING_OP_FIXED_FD_INSTALL = 54,
	ZCALL_IORING_OP_FTRUNCATE = 55,
	ZCALL_IORING_OP_BIND = 56,
	ZCALL_IORING_OP_LISTEN = 57,
	ZCALL_IORING_OP_RECV_ZC = 58,
	ZCALL_IORING_OP_EPOLL_WAIT = 59,
	ZCALL_IORING_OP_READV_FIXED = 60,
	ZCALL_IORING_OP_WRITEV_FIXED = 61,
	ZCALL_IORING_OP_PIPE = 62,
	ZCALL_IORING_OP_NOP128 = 63,
	ZCALL_IORING_OP_URING_CMD128 = 64
};

/* The flags of a submission. */
enum zcall_uring_sqe_flag {
	ZCALL_IOSQE_FIXED_FILE = 1,
	ZCALL_IOSQE_IO_DRAIN = 2,
	ZCALL_IOSQE_IO_LINK = 4,
	ZCALL_IOSQE_IO_HARDLINK = 8,
	ZCALL_IOSQE_ASYNC = 0x10,
	ZCALL_IOSQE_BUFFER_SELECT = 0x20,
	ZCALL_IOSQE_CQE_SKIP_SUCCESS = 0x40
};

enum zcall_uring_sqe_file {
	ZCALL_IORING_FIXED_FD_NO_CLOEXEC = 1
};
#define ZCALL_IORING_FILE_INDEX_ALLOC 0xffffffffu

/* Flags of an operation, in `op` unless said: an enum for each. */
enum zcall_uring_fsync {
	ZCALL_IORING_RW_ATTR_FLAG_PI = 1,
	ZCALL_IORING_FSYNC_DATASYNC = 1
};

enum zcall_uring_timeout {
	ZCALL_IORING_TIMEOUT_ABS = 1,
	ZCALL_IORING_TIMEOUT_UPDATE = 2,
	ZCALL_IORING_TIMEOUT_BOOTTIME = 4,
	ZCALL_IORING_TIMEOUT_REALTIME = 8,
	ZCALL_IORING_LINK_TIMEOUT_UPDATE = 0x10,
	ZCALL_IORING_TIMEOUT_ETIME_SUCCESS = 0x20,
	ZCALL_IORING_TIMEOUT_MULTISHOT = 0x40,
	ZCALL_IORING_TIMEOUT_IMMEDIATE_ARG = 0x80
};

/* In len. */
enum zcall_uring_poll {
	ZCALL_IORING_POLL_ADD_MULTI = 1,
	ZCALL_IORING_POLL_UPDATE_EVENTS = 2,
	ZCALL_IORING_POLL_UPDATE_USER_DATA = 4,
	ZCALL_IORING_POLL_ADD_LEVEL = 8
};

enum zcall_uring_cancel {
	ZCALL_IORING_ASYNC_CANCEL_ALL = 1,
	ZCALL_IORING_ASYNC_CANCEL_FD = 2,
	ZCALL_IORING_ASYNC_CANCEL_ANY = 4,
	ZCALL_IORING_ASYNC_CANCEL_FD_FIXED = 8,
	ZCALL_IORING_ASYNC_CANCEL_USERDATA = 0x10,
	ZCALL_IORING_ASYNC_CANCEL_OP = 0x20
};

/* In ioprio. */
enum zcall_uring_accept {
	ZCALL_IORING_ACCEPT_MULTISHOT = 1,
	ZCALL_IORING_ACCEPT_DONTWAIT = 2,
	ZCALL_IORING_ACCEPT_POLL_FIRST = 4
};

/* In ioprio; the one after the enum is in a notification's result. */
enum zcall_uring_sendrecv {
	ZCALL_IORING_RECVSEND_POLL_FIRST = 1,
	ZCALL_IORING_RECV_MULTISHOT = 2,
	ZCALL_IORING_RECVSEND_FIXED_BUF = 4,
	ZCALL_IORING_SEND_ZC_REPORT_USAGE = 8,
	ZCALL_IORING_RECVSEND_BUNDLE = 0x10,
	ZCALL_IORING_SEND_VECTORIZED = 0x20
};
#define ZCALL_IORING_NOTIF_USAGE_ZC_COPIED 0x80000000u

/* The commands in addr, and the flags. */
enum zcall_uring_msg_ring {
	ZCALL_IORING_MSG_DATA = 0,
	ZCALL_IORING_MSG_SEND_FD = 1,
	ZCALL_IORING_MSG_RING_CQE_SKIP = 1,
	ZCALL_IORING_MSG_RING_FLAGS_PASS = 2
};

enum zcall_uring_nop {
	ZCALL_IORING_NOP_INJECT_RESULT = 1,
	ZCALL_IORING_NOP_FILE = 2,
	ZCALL_IORING_NOP_FIXED_FILE = 4,
	ZCALL_IORING_NOP_FIXED_BUFFER = 8,
	ZCALL_IORING_NOP_TW = 0x10,
	ZCALL_IORING_NOP_CQE32 = 0x20
};

enum zcall_uring_command {
	ZCALL_IORING_URING_CMD_FIXED = 1,
	ZCALL_IORING_URING_CMD_MULTISHOT = 2
};
#define ZCALL_SPLICE_F_FD_IN_FIXED 0x80000000u

enum zcall_uring_socket_command {
	ZCALL_SOCKET_URING_OP_SIOCINQ = 0,
	ZCALL_SOCKET_URING_OP_SIOCOUTQ = 1,
	ZCALL_SOCKET_URING_OP_GETSOCKOPT = 2,
	ZCALL_SOCKET_URING_OP_SETSOCKOPT = 3,
	ZCALL_SOCKET_URING_OP_TX_TIMESTAMP = 4,
	ZCALL_SOCKET_URING_OP_GETSOCKNAME = 5
};
#endif

#endif
