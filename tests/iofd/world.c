/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "world.h"
#include "harness.h"
#include "references.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define OK(call) ck_assert_int_eq(call, 0)

struct world *w;

static const iofd_sigset usr1 = 1ULL << (SIGUSR1 - 1);
static const iofd_sigset usr2 = 1ULL << (SIGUSR2 - 1);
static const iofd_sigset last = 1ULL << 63; /* SIGRTMAX */

void make_world(void)
{
	w = mmap(NULL, sizeof *w, PROT_READ | PROT_WRITE,
		 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne(w, MAP_FAILED);
}

static void open_counters(void)
{
	OK(iofd_eventfd_open(&w->event, 1, 0));
	OK(iofd_eventfd_open(&w->zero, 0, 0));
	OK(iofd_eventfd_open(&w->blocking, 0, IOFD_BLOCKING));
	OK(iofd_eventfd_open(&w->full, UINT64_MAX - 1, 0));
	OK(iofd_epoll_open(&w->epoll));
	OK(iofd_epoll_add(&w->epoll, &w->event.fd, IOFD_EPOLL_IN, 1));
	OK(iofd_epoll_open(&w->outer));
	OK(iofd_epoll_add(&w->outer, &w->epoll.fd, IOFD_EPOLL_IN, 1));
	OK(iofd_waker_open(&w->due_waker, 0));
	OK(iofd_waker_open(&w->spare_waker, 0));
	w->due_waker.due = 1;
	OK(iofd_timerfd_open(&w->timer, IOFD_CLOCK_MONOTONIC, 0));
	OK(iofd_timerfd_open(&w->expired, IOFD_CLOCK_MONOTONIC, 0));
	OK(iofd_timerfd_arm_at(&w->expired, 0, 0));
	ck_assert_int_gt(iofd_fd_poll(&w->expired.fd, IOFD_POLL_IN, -1), 0);
	OK(iofd_sigmask_block(usr1 | usr2 | last, NULL));
	OK(iofd_signalfd_open(&w->signals, usr1, 0));
	OK(iofd_signalfd_open(&w->pending, usr2, 0));
	OK(kill(getpid(), SIGUSR2));
}

/* The result of fork is not stored in the world, which the child shares. */
static int start_ending(void)
{
	int pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		_exit(0);
	return pid;
}

static void open_processes(void)
{
	int ended = start_ending();

	OK(iofd_pidfd_open(&w->gone, ended, 0));
	ck_assert_int_eq(waitpid(ended, NULL, 0), ended);
	w->ended_pid = start_ending();
	OK(iofd_pidfd_open(&w->ended, w->ended_pid, 0));
	ck_assert_int_gt(iofd_fd_poll(&w->ended.fd, IOFD_POLL_IN, -1), 0);
	OK(iofd_pidfd_open(&w->process, getpid(), 0));
	w->child_pid = start_sleeper();
	OK(iofd_pidfd_open(&w->child, w->child_pid, 0));
}

static void open_readonly(void)
{
	char path[32];

	snprintf(path, sizeof path, "/proc/self/fd/%d",
		 iofd_fd_raw(&w->sealable.fd));
	OK(iofd_fd_adopt(&w->readonly.fd, open(path, O_RDONLY | O_CLOEXEC)));
}

/* On Linux before 4.16 it cannot be sealed. */
static void open_huge(void)
{
	if (iofd_memfd_open(&w->huge, "huge",
			    IOFD_MEMFD_HUGETLB | IOFD_MEMFD_ALLOW_SEALING) < 0)
		return;
	OK(iofd_memfd_truncate(&w->huge, iofd_memfd_huge_size(&w->huge)));
	OK(iofd_memfd_seal(&w->huge, IOFD_SEAL_SHRINK));
}

static void open_memory(void)
{
	const uint32_t prot = IOFD_PROT_READ | IOFD_PROT_WRITE;

	OK(iofd_memfd_open(&w->memory, "memory", 0));
	OK(iofd_memfd_open(&w->sealable, "sealable", IOFD_MEMFD_ALLOW_SEALING));
	OK(iofd_memfd_open(&w->sealed, "sealed", IOFD_MEMFD_ALLOW_SEALING));
	OK(iofd_memfd_truncate(&w->memory, WORLD_SIZE));
	OK(iofd_memfd_truncate(&w->sealable, WORLD_SIZE));
	OK(iofd_memfd_truncate(&w->sealed, WORLD_SIZE));
	OK(iofd_memfd_seal(&w->sealed, IOFD_SEAL_SHRINK | IOFD_SEAL_GROW |
					       IOFD_SEAL_WRITE));
	open_huge();
	open_readonly();
	OK(iofd_memfd_map(&w->memory, WORLD_SIZE, prot, &w->region));
	OK(iofd_memfd_map(&w->memory, WORLD_SIZE, prot, &w->spare_region));
	OK(iofd_memfd_map(&w->readonly, WORLD_SIZE, IOFD_PROT_READ,
			  &w->readonly_region));
	OK(iofd_memfd_map_at(&w->memory, WORLD_SIZE, prot, IOFD_MAP_SHARED,
			     1 << 20, &w->beyond));
}

static void open_streams(void)
{
	int ends[2];

	OK(pipe2(ends, O_NONBLOCK | O_CLOEXEC));
	OK(iofd_fd_adopt(&w->reader, ends[0]));
	OK(iofd_fd_adopt(&w->writer, ends[1]));
	OK(iofd_fd_dup(&w->reader, 3, &w->spare));
	OK(iofd_fd_dup(&w->reader, 3, &w->other_spare));
	OK(iofd_socket_open_pair(&w->socket, &w->peer, IOFD_SOCKET_SEQPACKET,
				 0));
	OK(iofd_fd_dup(&w->socket.fd, 3, &w->tree.fd));
	OK(iofd_fd_dup(&w->socket.fd, 3, &w->spare_tree.fd));
	OK(iofd_socket_adopt(&w->lonely, socket(AF_UNIX, SOCK_SEQPACKET, 0)));
	OK(iofd_socket_adopt(&w->lonely_stream,
			     socket(AF_UNIX, SOCK_STREAM, 0)));
	OK(iofd_fd_dup(&w->lonely.fd, 3, &w->wrong.fd));
	OK(iofd_fd_adopt(&w->directory, open("/", O_RDONLY)));
	OK(iofd_fd_adopt(&w->path, open("/", O_PATH)));
}

/* What it was is of another process, in memory that both share. */
static void open_lease(iofd_lease *lease)
{
	iofd_fd copy;

	memset(lease, 0, sizeof *lease);
	OK(iofd_fd_dup(&w->event.fd, 3, &copy));
	OK(iofd_lease_start(lease, &copy));
}

static void open_leases(void)
{
	iofd_fd view;

	memset(&w->closed_lease, 0, sizeof w->closed_lease);
	open_lease(&w->lease);
	open_lease(&w->spare_lease);
	open_lease(&w->ending_lease);
	OK(iofd_lease_token(&w->spare_lease, &w->token));
	OK(iofd_lease_acquire(&w->ending_lease, &view));
	OK(iofd_lease_close(&w->ending_lease));
}

static void set_inputs(void)
{
	forge_own_reference(&w->reference);
	memset(w->text, 'x', sizeof w->text - 1);
	w->text_vector.iov_base = w->text;
	w->text_vector.iov_len = 8;
	w->buf_vector.iov_base = w->out.buf;
	w->buf_vector.iov_len = 8;
	w->setting.it_value.tv_sec = 3600;
	w->info.si_signo = SIGUSR1;
	w->info.si_code = SI_QUEUE;
	w->kernel_info.si_signo = SIGUSR1;
	w->kernel_info.si_code = SI_KERNEL;
	w->realtime_info.si_signo = SIGRTMAX;
	w->realtime_info.si_code = SI_QUEUE;
	w->raws[0] = w->raws[1] = iofd_fd_raw(&w->reader);
	w->bad_raw = w->bad_source.source = w->bad_source.target = 900;
	w->spawn_fds[0].source = w->spawn_fds[0].target = w->raws[0];
	w->argv[0] = w->text;
	w->terms.prot = IOFD_PROT_READ;
	w->terms.flags = IOFD_MAP_SHARED;
	w->spare_set = usr1;
}

void fill_outputs(void)
{
	memset(&w->out, WORLD_FILL, sizeof w->out);
}

void open_world(void)
{
	if (!w)
		make_world();
	open_counters();
	open_processes();
	open_memory();
	open_streams();
	open_leases();
	set_inputs();
	fill_outputs();
}

void close_world(void)
{
	iofd_fd *const fds[] = {
		&w->event.fd,	      &w->zero.fd,     &w->blocking.fd,
		&w->full.fd,	      &w->timer.fd,    &w->expired.fd,
		&w->signals.fd,	      &w->pending.fd,  &w->process.fd,
		&w->child.fd,	      &w->gone.fd,     &w->ended.fd,
		&w->memory.fd,	      &w->sealable.fd, &w->sealed.fd,
		&w->readonly.fd,      &w->huge.fd,     &w->reader,
		&w->writer,	      &w->socket.fd,   &w->peer.fd,
		&w->lonely.fd,	      &w->directory,   &w->path,
		&w->wrong.fd,	      &w->spare,       &w->other_spare,
		&w->lonely_stream.fd, &w->tree.fd,     &w->spare_tree.fd,
		&w->epoll.fd,	      &w->outer.fd,    &w->due_waker.fd,
		&w->spare_waker.fd};
	iofd_lease *const leases[] = {&w->lease, &w->spare_lease,
				      &w->closed_lease};
	iofd_region *const regions[] = {&w->region, &w->readonly_region,
					&w->beyond, &w->spare_region};

	kill(w->child_pid, SIGKILL);
	waitpid(w->child_pid, NULL, 0);
	waitpid(w->ended_pid, NULL, 0);
	for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++)
		OK(iofd_fd_close(fds[i]));
	iofd_lease_release(&w->ending_lease);
	for (size_t i = 0; i < sizeof leases / sizeof leases[0]; i++)
		OK(iofd_lease_close_wait(leases[i], 0));
	for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++)
		OK(iofd_region_unmap(regions[i]));
}
