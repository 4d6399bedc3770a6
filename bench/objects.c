/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "objects.h"

#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int opened(int fd, const char *what)
{
	if (fd < 0)
		err(1, "%s", what);
	return fd;
}

static int open_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

static int open_ticking(void)
{
	const struct itimerspec at_once = {{0, 1}, {0, 1}};
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);

	timerfd_settime(fd, 0, &at_once, NULL);
	return fd;
}

static int open_memory(void)
{
	int fd = memfd_create("bench", MFD_CLOEXEC);

	return ftruncate(fd, 4096) < 0 ? -1 : fd;
}

/* An eventfd that is not written to wakes nobody, but can be written to. */
static int open_epoll(int members)
{
	struct epoll_event event = {.events = EPOLLOUT};
	int epoll = epoll_create1(EPOLL_CLOEXEC);

	for (int i = 0; i < members; i++)
		if (epoll_ctl(epoll, EPOLL_CTL_ADD, eventfd(0, EFD_CLOEXEC),
			      &event) < 0)
			return -1;
	return epoll;
}

/* Pages of the usual size: how large ones are copied is another question. */
static void enlarge(void)
{
	static const size_t size = 1 << 30;
	static char *memory;

	if (memory)
		return;
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		err(1, "1 GB");
	madvise(memory, size, MADV_NOHUGEPAGE);
	memset(memory, 1, size);
}

void objects_open(struct objects *o)
{
	*o = (struct objects){.enlarge = enlarge};
	o->counter = opened(eventfd(0, EFD_CLOEXEC), "eventfd");
	o->semaphore =
		opened(eventfd(0, EFD_CLOEXEC | EFD_SEMAPHORE), "eventfd");
	if (eventfd_write(o->semaphore, UINT64_MAX - 1) < 0)
		err(1, "eventfd_write");
	o->empty = opened(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
	o->pair = opened(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
	o->timer =
		opened(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC), "timerfd");
	o->ticking = opened(open_ticking(), "timerfd");
	o->signals = opened(open_signals(), "signalfd");
	/* valgrind has none: whoever needs it will fail */
	o->self = (int)syscall(SYS_pidfd_open, getpid(), 0);
	o->memory = opened(open_memory(), "memfd");
	o->none_ready = opened(open_epoll(0), "epoll");
	o->one_ready = opened(open_epoll(1), "epoll");
	o->all_ready = opened(open_epoll(64), "epoll");
	o->zero = opened(open("/dev/zero", O_RDONLY | O_CLOEXEC), "/dev/zero");
	o->null = opened(open("/dev/null", O_WRONLY | O_CLOEXEC), "/dev/null");
}

void objects_open_many(struct objects *o, long most)
{
	struct rlimit wanted = {(rlim_t)most + 100, (rlim_t)most + 100};
	struct rlimit limit;
	int *many = calloc((size_t)most, sizeof *many);

	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = limit.rlim_max;
	if (!many || (setrlimit(RLIMIT_NOFILE, &wanted) < 0 &&
		      setrlimit(RLIMIT_NOFILE, &limit) < 0))
		err(1, "many descriptors");
	while (o->how_many < most &&
	       (many[o->how_many] = eventfd(0, EFD_CLOEXEC)) >= 0)
		o->how_many++;
	for (int spare = 0; spare < 20 && o->how_many > 1; spare++)
		close(many[--o->how_many]); /* for what is opened later */
	o->many = many;
}
