/* SPDX-License-Identifier: MIT */
/* io_uring: rings, their entries, registration. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_URING_H
#define ZCALL_ABI_URING_H

#include <zcall/abi/event.h>

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
		uint32_t poll32_events;
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

/* A completion; with IORING_SETUP_CQE32 16 bytes more follow each. */
struct zcall_io_uring_cqe {
	uint64_t user_data;
	int32_t res;
	uint32_t flags;
};

/* Where the words of the submission ring are, in bytes from its start. */
struct zcall_io_sqring_offsets {
	uint32_t head;
	uint32_t tail;
	uint32_t ring_mask;
	uint32_t ring_entries;
	uint32_t flags;
	uint32_t dropped;
	uint32_t array;
	uint32_t resv1;
	uint64_t user_addr;
};

/* The same of the completion ring. */
struct zcall_io_cqring_offsets {
	uint32_t head;
	uint32_t tail;
	uint32_t ring_mask;
	uint32_t ring_entries;
	uint32_t overflow;
	uint32_t cqes;
	uint32_t flags;
	uint32_t resv1;
	uint64_t user_addr;
};

struct zcall_io_uring_params {
	uint32_t sq_entries;
	uint32_t cq_entries;
	uint32_t flags;
	uint32_t sq_thread_cpu;
	uint32_t sq_thread_idle;
	uint32_t features;
	uint32_t wq_fd;
	uint32_t resv[3];
	struct zcall_io_sqring_offsets sq_off;
	struct zcall_io_cqring_offsets cq_off;
};

/* Of io_uring_enter with IORING_ENTER_EXT_ARG. */
struct zcall_io_uring_getevents_arg {
	uint64_t sigmask;
	uint32_t sigmask_sz;
	uint32_t min_wait_usec;
	uint64_t ts;
};

struct zcall_io_uring_rsrc_register {
	uint32_t nr;
	uint32_t flags;
	uint64_t resv2;
	uint64_t data;
	uint64_t tags;
};

struct zcall_io_uring_rsrc_update {
	uint32_t offset;
	uint32_t resv;
	uint64_t data;
};

struct zcall_io_uring_rsrc_update2 {
	uint32_t offset;
	uint32_t resv;
	uint64_t data;
	uint64_t tags;
	uint32_t nr;
	uint32_t resv2;
};

struct zcall_io_uring_probe_op {
	uint8_t op;
	uint8_t resv;
	uint16_t flags;
	uint32_t resv2;
};

/* The head of a probe; its zcall_io_uring_probe_op follow. */
struct zcall_io_uring_probe {
	uint8_t last_op;
	uint8_t ops_len;
	uint16_t resv;
	uint32_t resv2[3];
};

/* An entry of a ring of buffers; the ring's tail is resv of the first. */
struct zcall_io_uring_buf {
	uint64_t addr;
	uint32_t len;
	uint16_t bid;
	uint16_t resv;
};

struct zcall_io_uring_buf_reg {
	uint64_t ring_addr;
	uint32_t ring_entries;
	uint16_t bgid;
	uint16_t flags;
	uint32_t min_left;
	uint32_t resv[5];
};

struct zcall_io_uring_sync_cancel_reg {
	uint64_t addr;
	int32_t fd;
	uint32_t flags;
	struct zcall_timespec timeout;
	uint8_t opcode;
	uint8_t pad[7];
	uint64_t pad2[3];
};

struct zcall_io_uring_file_index_range {
	uint32_t off;
	uint32_t len;
	uint64_t resv;
};

struct zcall_io_uring_recvmsg_out {
	uint32_t namelen;
	uint32_t controllen;
	uint32_t payloadlen;
	uint32_t flags;
};

/* Flags of io_uring_setup, in struct zcall_io_uring_params. */
enum zcall_uring_setup {
	ZCALL_IORING_SETUP_IOPOLL = 1,
	ZCALL_IORING_SETUP_SQPOLL = 2,
	ZCALL_IORING_SETUP_SQ_AFF = 4,
	ZCALL_IORING_SETUP_CQSIZE = 8,
	ZCALL_IORING_SETUP_CLAMP = 0x10,
	ZCALL_IORING_SETUP_ATTACH_WQ = 0x20,
	ZCALL_IORING_SETUP_R_DISABLED = 0x40,
	ZCALL_IORING_SETUP_SUBMIT_ALL = 0x80,
	ZCALL_IORING_SETUP_COOP_TASKRUN = 0x100,
	ZCALL_IORING_SETUP_TASKRUN_FLAG = 0x200,
	ZCALL_IORING_SETUP_SQE128 = 0x400,
	ZCALL_IORING_SETUP_CQE32 = 0x800,
	ZCALL_IORING_SETUP_SINGLE_ISSUER = 0x1000,
	ZCALL_IORING_SETUP_DEFER_TASKRUN = 0x2000,
	ZCALL_IORING_SETUP_NO_MMAP = 0x4000,
	ZCALL_IORING_SETUP_REGISTERED_FD_ONLY = 0x8000,
	ZCALL_IORING_SETUP_NO_SQARRAY = 0x10000,
	ZCALL_IORING_SETUP_HYBRID_IOPOLL = 0x20000,
	ZCALL_IORING_SETUP_CQE_MIXED = 0x40000,
	ZCALL_IORING_SETUP_SQE_MIXED = 0x80000,
	ZCALL_IORING_SETUP_SQ_REWIND = 0x100000
};

/* What the kernel can do: features of struct zcall_io_uring_params. */
enum zcall_uring_feature {
	ZCALL_IORING_FEAT_SINGLE_MMAP = 1,
	ZCALL_IORING_FEAT_NODROP = 2,
	ZCALL_IORING_FEAT_SUBMIT_STABLE = 4,
	ZCALL_IORING_FEAT_RW_CUR_POS = 8,
	ZCALL_IORING_FEAT_CUR_PERSONALITY = 0x10,
	ZCALL_IORING_FEAT_FAST_POLL = 0x20,
	ZCALL_IORING_FEAT_POLL_32BITS = 0x40,
	ZCALL_IORING_FEAT_SQPOLL_NONFIXED = 0x80,
	ZCALL_IORING_FEAT_EXT_ARG = 0x100,
	ZCALL_IORING_FEAT_NATIVE_WORKERS = 0x200,
	ZCALL_IORING_FEAT_RSRC_TAGS = 0x400,
	ZCALL_IORING_FEAT_CQE_SKIP = 0x800,
	ZCALL_IORING_FEAT_LINKED_FILE = 0x1000,
	ZCALL_IORING_FEAT_REG_REG_RING = 0x2000,
	ZCALL_IORING_FEAT_RECVSEND_BUNDLE = 0x4000,
	ZCALL_IORING_FEAT_MIN_TIMEOUT = 0x8000,
	ZCALL_IORING_FEAT_RW_ATTR = 0x10000,
	ZCALL_IORING_FEAT_NO_IOWAIT = 0x20000
};

/* Flags of io_uring_enter. */
enum zcall_uring_enter {
	ZCALL_IORING_ENTER_GETEVENTS = 1,
	ZCALL_IORING_ENTER_SQ_WAKEUP = 2,
	ZCALL_IORING_ENTER_SQ_WAIT = 4,
	ZCALL_IORING_ENTER_EXT_ARG = 8,
	ZCALL_IORING_ENTER_REGISTERED_RING = 0x10,
	ZCALL_IORING_ENTER_ABS_TIMER = 0x20,
	ZCALL_IORING_ENTER_EXT_ARG_REG = 0x40,
	ZCALL_IORING_ENTER_NO_IOWAIT = 0x80
};

/* Where mmap finds the parts of a ring. */
enum zcall_uring_offset {
	ZCALL_IORING_OFF_SQ_RING = 0,
	ZCALL_IORING_OFF_CQ_RING = 0x8000000,
	ZCALL_IORING_OFF_SQES = 0x10000000,
	ZCALL_IORING_OFF_PBUF_SHIFT = 16
};
#define ZCALL_IORING_OFF_PBUF_RING 0x80000000u
#define ZCALL_IORING_OFF_MMAP_MASK 0xf8000000u

/* The flags word of the submission ring, and of the completion ring. */
enum zcall_uring_ring {
	ZCALL_IORING_SQ_NEED_WAKEUP = 1,
	ZCALL_IORING_SQ_CQ_OVERFLOW = 2,
	ZCALL_IORING_SQ_TASKRUN = 4,
	ZCALL_IORING_CQ_EVENTFD_DISABLED = 1
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

/* The flags of a completion. */
enum zcall_uring_cqe_flag {
	ZCALL_IORING_CQE_F_BUFFER = 1,
	ZCALL_IORING_CQE_F_MORE = 2,
	ZCALL_IORING_CQE_F_SOCK_NONEMPTY = 4,
	ZCALL_IORING_CQE_F_NOTIF = 8,
	ZCALL_IORING_CQE_F_BUF_MORE = 0x10,
	ZCALL_IORING_CQE_F_SKIP = 0x20,
	ZCALL_IORING_CQE_F_32 = 0x8000,
	ZCALL_IORING_CQE_BUFFER_SHIFT = 16,
	ZCALL_IORING_TIMESTAMP_HW_SHIFT = 16,
	ZCALL_IORING_TIMESTAMP_TYPE_SHIFT = 17,
	ZCALL_IORING_CQE_F_TSTAMP_HW = 0x10000
};

/* The opcode of io_uring_register. */
enum zcall_uring_register {
	ZCALL_IORING_REGISTER_BUFFERS = 0,
	ZCALL_IORING_UNREGISTER_BUFFERS = 1,
	ZCALL_IORING_REGISTER_FILES = 2,
	ZCALL_IORING_UNREGISTER_FILES = 3,
	ZCALL_IORING_REGISTER_EVENTFD = 4,
	ZCALL_IORING_UNREGISTER_EVENTFD = 5,
	ZCALL_IORING_REGISTER_FILES_UPDATE = 6,
	ZCALL_IORING_REGISTER_EVENTFD_ASYNC = 7,
	ZCALL_IORING_REGISTER_PROBE = 8,
	ZCALL_IORING_REGISTER_PERSONALITY = 9,
	ZCALL_IORING_UNREGISTER_PERSONALITY = 10,
	ZCALL_IORING_REGISTER_RESTRICTIONS = 11,
	ZCALL_IORING_REGISTER_ENABLE_RINGS = 12,
	ZCALL_IORING_REGISTER_FILES2 = 13,
	ZCALL_IORING_REGISTER_FILES_UPDATE2 = 14,
	ZCALL_IORING_REGISTER_BUFFERS2 = 15,
	ZCALL_IORING_REGISTER_BUFFERS_UPDATE = 16,
	ZCALL_IORING_REGISTER_IOWQ_AFF = 17,
	ZCALL_IORING_UNREGISTER_IOWQ_AFF = 18,
	ZCALL_IORING_REGISTER_IOWQ_MAX_WORKERS = 19,
	ZCALL_IORING_REGISTER_RING_FDS = 20,
	ZCALL_IORING_UNREGISTER_RING_FDS = 21,
	ZCALL_IORING_REGISTER_PBUF_RING = 22,
	ZCALL_IORING_UNREGISTER_PBUF_RING = 23,
	ZCALL_IORING_REGISTER_SYNC_CANCEL = 24,
	ZCALL_IORING_REGISTER_FILE_ALLOC_RANGE = 25,
	ZCALL_IORING_REGISTER_PBUF_STATUS = 26,
	ZCALL_IORING_REGISTER_NAPI = 27,
	ZCALL_IORING_UNREGISTER_NAPI = 28,
	ZCALL_IORING_REGISTER_CLOCK = 29,
	ZCALL_IORING_REGISTER_CLONE_BUFFERS = 30,
	ZCALL_IORING_REGISTER_SEND_MSG_RING = 31,
	ZCALL_IORING_REGISTER_ZCRX_IFQ = 32,
	ZCALL_IORING_REGISTER_RESIZE_RINGS = 33,
	ZCALL_IORING_REGISTER_MEM_REGION = 34,
	ZCALL_IORING_REGISTER_QUERY = 35,
	ZCALL_IORING_REGISTER_ZCRX_CTRL = 36,
	ZCALL_IORING_REGISTER_BPF_FILTER = 37
};

enum zcall_uring_register_flag {
	ZCALL_IORING_MEM_REGION_TYPE_USER = 1,
	ZCALL_IORING_MEM_REGION_REG_WAIT_ARG = 1,
	ZCALL_IORING_RSRC_REGISTER_SPARSE = 1,
	ZCALL_IORING_REGISTER_SRC_REGISTERED = 1,
	ZCALL_IORING_REGISTER_DST_REPLACE = 2,
	ZCALL_IOU_PBUF_RING_MMAP = 1,
	ZCALL_IOU_PBUF_RING_INC = 2,
	ZCALL_IORING_REG_WAIT_TS = 1
};
#define ZCALL_IORING_REGISTER_USE_REGISTERED_RING 0x80000000u

enum zcall_uring_register_value {
	ZCALL_IO_WQ_BOUND = 0,
	ZCALL_IO_WQ_UNBOUND = 1,
	ZCALL_IORING_REGISTER_FILES_SKIP = -2,
	ZCALL_IO_URING_OP_SUPPORTED = 1,
	ZCALL_IO_URING_NAPI_REGISTER_OP = 0,
	ZCALL_IO_URING_NAPI_STATIC_ADD_ID = 1,
	ZCALL_IO_URING_NAPI_STATIC_DEL_ID = 2,
	ZCALL_IO_URING_NAPI_TRACKING_DYNAMIC = 0,
	ZCALL_IO_URING_NAPI_TRACKING_STATIC = 1,
	ZCALL_IO_URING_NAPI_TRACKING_INACTIVE = 255,
	ZCALL_IORING_RESTRICTION_REGISTER_OP = 0,
	ZCALL_IORING_RESTRICTION_SQE_OP = 1,
	ZCALL_IORING_RESTRICTION_SQE_FLAGS_ALLOWED = 2,
	ZCALL_IORING_RESTRICTION_SQE_FLAGS_REQUIRED = 3
};
#endif

#endif
