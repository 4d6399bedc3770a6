/* SPDX-License-Identifier: MIT */
/*
 * libuv, where it has something for the same end: a wake-up goes through its
 * loop, and its synchronous file calls through a request.
 */
#include "../column.h"

#include <uv.h>

static struct objects o;
static uv_loop_t loop;
static uv_async_t async;
static long woken;
COPIED char bytes[8];
static uv_buf_t buf = {bytes, sizeof bytes};

static void on_async(uv_async_t *handle)
{
	(void)handle;
	woken++;
}

static void use(const struct objects *objects)
{
	o = *objects;
	uv_loop_init(&loop);
	uv_async_init(&loop, &async, on_async);
}

static int send_and_run(void)
{
	long before = woken;

	uv_async_send(&async);
	uv_run(&loop, UV_RUN_NOWAIT);
	return woken > before ? 0 : -1;
}

static long finished(ssize_t result, uv_fs_t *request)
{
	uv_fs_req_cleanup(request);
	return result;
}

static long transfer(int fd, int64_t offset,
		     int (*call)(uv_loop_t *, uv_fs_t *, uv_file,
				 const uv_buf_t *, unsigned, int64_t, uv_fs_cb))
{
	uv_fs_t request;

	return finished(call(&loop, &request, fd, &buf, 1, offset, NULL),
			&request);
}

static long size(void)
{
	uv_fs_t request;

	return finished(uv_fs_fstat(&loop, &request, o.memory, NULL), &request);
}

#define OPERATIONS(X)                                                          \
	X(eventfd_pair, send_and_run())                                        \
	X(memfd_pread, transfer(o.memory, 0, uv_fs_read))                      \
	X(memfd_pwrite, transfer(o.memory, 0, uv_fs_write))                    \
	X(memfd_size, size())                                                  \
	X(fd_read, transfer(o.zero, -1, uv_fs_read))                           \
	X(fd_write, transfer(o.null, -1, uv_fs_write))

COLUMN(use, OPERATIONS)
