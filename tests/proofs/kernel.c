/* SPDX-License-Identifier: MIT */
#include "kernel.h"

#include <zcall/abi.h>
#include <zcall/event.h>
#include <zcall/io.h>

#include "await.h"

static uint64_t counter, edges, rings, closes, tickets, woken, ticket;
static uint64_t content_of[NUMBERS]; /* 0 is closed */
static int file_order;
int kernel_close_result;

void kernel_reset(int order)
{
	file_order = order;
	kernel_close_result = 0;
	ck_watch(&counter, 0);
	ck_watch(&edges, 0);
	ck_watch(&rings, 0);
	ck_watch(&closes, 0);
	ck_watch(&tickets, 0);
	ck_watch(&woken, 0);
	ck_watch_plain(&content_of[NUMBER], 0);
	ck_watch_plain(&content_of[OTHER], 0);
}

void kernel_open(int raw, uint64_t content)
{
	CHECK(ck_get(&content_of[raw]) == 0);
	ck_set(&content_of[raw], content);
}

uint64_t kernel_use(int raw)
{
	uint64_t content =
		raw == NUMBER || raw == OTHER ? ck_get(&content_of[raw]) : 0;

	CHECK(content != 0);
	return content;
}

long zcall_write(int fd, const void *buffer, size_t size)
{
	(void)buffer;
	kernel_use(fd);
	ck_add(&rings, 1, __ATOMIC_RELAXED);
	ck_add(&counter, 1, file_order);
	ck_add(&edges, 1, file_order);
	return (long)size;
}

long zcall_read(int fd, void *buffer, size_t size)
{
	uint64_t value;

	kernel_use(fd);
	value = ck_exchange(&counter, 0, file_order);
	*(uint64_t *)buffer = value;
	return value ? (long)size : -ZCALL_EAGAIN;
}

int zcall_close(int fd)
{
	kernel_use(fd);
	ck_set(&content_of[fd], 0);
	ck_add(&closes, 1, __ATOMIC_RELAXED);
	return kernel_close_result;
}

int zcall_eventfd2(unsigned int initial, int flags)
{
	(void)initial, (void)flags;
	kernel_open(NUMBER, 1);
	return NUMBER;
}

int iofd_await_readable(const iofd_fd *fd, int64_t deadline_ns)
{
	(void)fd, (void)deadline_ns;
	return kernel_is_readable() ? 0 : -ZCALL_ETIMEDOUT;
}

/*
 * A waiter takes a ticket and then compares; a waker has changed the word, and
 * then looks at the tickets. The real kernel holds a lock for each.
 */
int zcall_futex(uint32_t *word, int operation, uint32_t value,
		const void *timeout, uint32_t *word2, uint32_t value3)
{
	const void *whole = (const void *)((uintptr_t)word & ~(uintptr_t)7);
	uint64_t mine;

	(void)timeout, (void)word2, (void)value3;
	if ((operation & ~ZCALL_FUTEX_PRIVATE_FLAG) == ZCALL_FUTEX_WAKE) {
		ck_exchange(&woken, ck_add(&tickets, 0, __ATOMIC_ACQ_REL),
			    __ATOMIC_RELAXED);
		return 0;
	}
	mine = ck_add(&tickets, 1, __ATOMIC_ACQ_REL) + 1;
	if ((uint32_t)ck_load(whole, __ATOMIC_RELAXED) != value)
		return -ZCALL_EAGAIN;
	ticket = mine;
	return -ZCALL_ETIMEDOUT;
}

/* No other thread runs between the sleep and this. */
uint32_t kernel_ticket(void)
{
	return (uint32_t)ticket;
}

int kernel_is_readable(void)
{
	return ck_load(&counter, __ATOMIC_RELAXED) > 0;
}

int kernel_has_edge(void)
{
	return ck_exchange(&edges, 0, __ATOMIC_RELAXED) > 0;
}

static uint32_t now(const void *word)
{
	return (uint32_t)ck_load(word, __ATOMIC_ACQUIRE);
}

uint32_t kernel_rings(void)
{
	return now(&rings);
}

uint32_t kernel_closes(void)
{
	return now(&closes);
}

uint32_t kernel_woken(void)
{
	return now(&woken);
}
