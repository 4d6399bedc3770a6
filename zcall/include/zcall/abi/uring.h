/* SPDX-License-Identifier: MIT */
/* io_uring: the rings and their completions. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_URING_H
#define ZCALL_ABI_URING_H

#include <stdint.h>
#include <zcall/abi/uring_register.h>
#include <zcall/abi/uring_request.h>

#ifdef __linux__
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
#endif

#endif
