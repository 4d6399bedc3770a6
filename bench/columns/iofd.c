/* SPDX-License-Identifier: MIT */
/* iofd: three columns, in place, static and shared, by how it is linked. */
#include "../column.h"

#include <iofd/iofd.h>
#include <zcall/process.h>

static iofd_eventfd counter, semaphore, empty, pair;
static iofd_timerfd timer, ticking;
static iofd_signalfd signals;
static iofd_pidfd self;
static iofd_memfd memory;
static iofd_fd zero, null;
COPIED iofd_sigset set;
static iofd_epoll none_ready, one_ready, all_ready;
COPIED iofd_epoll_event ready[64];
static iofd_lease lease;
COPIED char buf[8];
static int64_t left, interval;
COPIED uint64_t value;
COPIED iofd_signal_info info;
static int process, on;

static void use(const struct objects *o)
{
	iofd_fd leased;

	iofd_fd_adopt(&counter.fd, o->counter);
	iofd_fd_adopt(&semaphore.fd, o->semaphore);
	iofd_fd_adopt(&empty.fd, o->empty);
	iofd_fd_adopt(&pair.fd, o->pair);
	iofd_fd_adopt(&timer.fd, o->timer);
	iofd_fd_adopt(&ticking.fd, o->ticking);
	iofd_fd_adopt(&signals.fd, o->signals);
	iofd_fd_adopt(&self.fd, o->self);
	iofd_fd_adopt(&memory.fd, o->memory);
	iofd_fd_adopt(&none_ready.fd, o->none_ready);
	iofd_fd_adopt(&one_ready.fd, o->one_ready);
	iofd_fd_adopt(&all_ready.fd, o->all_ready);
	iofd_fd_adopt(&zero, o->zero);
	iofd_fd_adopt(&null, o->null);
	iofd_sigset_add(&set, 10);
	iofd_fd_borrow(&leased, o->counter);
	iofd_lease_start(&lease, &leased);
	process = zcall_getpid();
}

static int signal_and_wait(void)
{
	int rc = iofd_eventfd_signal(&pair, 1);

	return rc < 0 ? rc : iofd_eventfd_wait(&pair, &value);
}

static int signal_leased(void)
{
	iofd_eventfd view;
	int rc = iofd_lease_acquire(&lease, &view.fd);

	if (rc < 0)
		return rc;
	rc = iofd_eventfd_signal(&view, 1);
	iofd_lease_release(&lease);
	return rc;
}

static int send_and_read(void)
{
	int rc = zcall_kill(process, 10);

	return rc < 0 ? rc : iofd_signalfd_read_into(&signals, &info);
}

static int dup_close(void)
{
	iofd_fd copy;
	int rc = iofd_fd_dup(&null, 0, &copy);

	return rc < 0 ? rc : iofd_fd_close(&copy);
}

static int open_eventfd(void)
{
	iofd_eventfd e;
	int rc = iofd_eventfd_open(&e, 0, 0);

	return rc < 0 ? rc : iofd_fd_close(&e.fd);
}

static int open_timerfd(void)
{
	iofd_timerfd t;
	int rc = iofd_timerfd_open(&t, IOFD_CLOCK_MONOTONIC, 0);

	return rc < 0 ? rc : iofd_fd_close(&t.fd);
}

static int open_signalfd(void)
{
	iofd_signalfd s;
	int rc = iofd_signalfd_open(&s, set, 0);

	return rc < 0 ? rc : iofd_fd_close(&s.fd);
}

static int open_pidfd(void)
{
	iofd_pidfd p;
	int rc = iofd_pidfd_open(&p, process, 0);

	return rc < 0 ? rc : iofd_fd_close(&p.fd);
}

static int open_memfd(void)
{
	iofd_memfd m;
	int rc = iofd_memfd_open(&m, "bench", IOFD_MEMFD_ALLOW_SEALING);

	return rc < 0 ? rc : iofd_fd_close(&m.fd);
}

static int map_unmap(void)
{
	iofd_region region;
	int rc = iofd_memfd_map(&memory, 4096, IOFD_PROT_READ | IOFD_PROT_WRITE,
				&region);

	return rc < 0 ? rc : iofd_region_unmap(&region);
}

static int add_and_remove(void)
{
	int rc = iofd_epoll_add(&none_ready, &empty.fd, IOFD_EPOLL_IN, 7);

	return rc < 0 ? rc : iofd_epoll_remove(&none_ready, &empty.fd);
}

#define OPERATIONS(X)                                                          \
	X(eventfd_signal, iofd_eventfd_signal(&counter, 1))                    \
	X(eventfd_wait, iofd_eventfd_wait(&semaphore, &value))                 \
	X(eventfd_pair, signal_and_wait())                                     \
	X(eventfd_eagain, must_fail(iofd_eventfd_wait(&empty, &value)))        \
	X(lease_signal, signal_leased())                                       \
	X(timerfd_arm, iofd_timerfd_arm(&timer, 3600 * 1000000000LL, 0))       \
	X(timerfd_disarm, iofd_timerfd_disarm(&timer))                         \
	X(timerfd_get_time, iofd_timerfd_get_time(&timer, &left, &interval))   \
	X(timerfd_expirations, iofd_timerfd_expirations(&ticking, &value))     \
	X(clock_now, iofd_clock_now(IOFD_CLOCK_MONOTONIC))                     \
	X(pidfd_send_signal, iofd_pidfd_send_signal(&self, 0, 0))              \
	X(signalfd_read, send_and_read())                                      \
	X(epoll_wait_1, iofd_epoll_wait(&one_ready, ready, 64))                \
	X(epoll_wait_64, iofd_epoll_wait(&all_ready, ready, 64))               \
	X(epoll_add_remove, add_and_remove())                                  \
	X(memfd_pread, iofd_fd_pread(&memory.fd, buf, sizeof buf, 0))          \
	X(memfd_pwrite, iofd_fd_pwrite(&memory.fd, buf, sizeof buf, 0))        \
	X(memfd_size, iofd_memfd_size(&memory))                                \
	X(memfd_map_unmap, map_unmap())                                        \
	X(fd_read, iofd_fd_read(&zero, buf, sizeof buf))                       \
	X(fd_write, iofd_fd_write(&null, buf, sizeof buf))                     \
	X(fd_nonblock, iofd_fd_set_nonblock(&null, on ^= 1))                   \
	X(fd_dup_close, dup_close())                                           \
	X(eventfd_open_close, open_eventfd())                                  \
	X(timerfd_open_close, open_timerfd())                                  \
	X(signalfd_open_close, open_signalfd())                                \
	X(pidfd_open_close, open_pidfd())                                      \
	X(memfd_open_close, open_memfd())

COLUMN(use, OPERATIONS)
