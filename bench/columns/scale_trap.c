/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#define ZCALL_INLINE
#include <zcall/zcall.h>

typedef int handle;

static void hold(handle *h, int raw)
{
	*h = raw;
}

static long signal_eventfd(const handle *h)
{
	static const unsigned long long one = 1;

	return zcall_write(*h, &one, sizeof one);
}

static void lease(const handle *h)
{
	(void)h;
}

static long signal_leased(const handle *h)
{
	return signal_eventfd(h);
}

static long write_memfd(const handle *h, const char *from, unsigned long size)
{
	return zcall_pwrite64(*h, from, size, 0);
}

#include "scale.h"
