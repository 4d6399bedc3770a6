/* SPDX-License-Identifier: MIT */
/* uv_async_send of libuv. */
#include <stdlib.h>
#include <uv.h>

static uv_loop_t loop;
static uv_async_t async;
static int (*on_wake)(void);

static void be_awake(uv_async_t *handle)
{
	if (!on_wake())
		uv_close((uv_handle_t *)handle, NULL);
}

static void bell_open(void)
{
	if (uv_loop_init(&loop) < 0 ||
	    uv_async_init(&loop, &async, be_awake) < 0)
		abort();
}

static void bell_wake(void)
{
	uv_async_send(&async);
}

static void bell_run(int (*drain)(void))
{
	on_wake = drain;
	uv_run(&loop, UV_RUN_DEFAULT);
}
