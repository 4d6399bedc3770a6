/* SPDX-License-Identifier: MIT */
/* io_uring: what is registered. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_URING_REGISTER_H
#define ZCALL_ABI_URING_REGISTER_H

#include <stdint.h>
#include <zcall/abi/event.h>

#ifdef __linux__
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
