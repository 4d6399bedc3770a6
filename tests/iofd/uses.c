/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "uses.h"
#include "harness.h"

#include <errno.h>
#include <signal.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define HOUR 3600000000000LL

handle used;
iofd_socket peer;

void use_eventfd(void)
{
	uint64_t value = 0;

	ck_assert_int_eq(iofd_eventfd_signal(&used.event, 5), 0);
	ck_assert_int_eq(iofd_eventfd_value(&used.event, &value), 0);
	ck_assert_uint_eq(value, USE_START + 5);
	ck_assert_int_eq(iofd_eventfd_value(&used.event, NULL), -EFAULT);
	value = 0;
	ck_assert_int_eq(iofd_eventfd_wait(&used.event, &value), 0);
	ck_assert_uint_eq(value, USE_START + 5);
	ck_assert_int_eq(iofd_eventfd_wait_until(&used.event, 0, &value),
			 -ETIMEDOUT);
	ck_assert_int_eq(iofd_fd_write(&used.fd, &value, 8), 8);
	ck_assert_int_eq(iofd_fd_read(&used.fd, &value, 8), 8);
}

static int64_t time_left(void)
{
	int64_t left = -1;

	ck_assert_int_eq(iofd_timerfd_get_time(&used.timer, &left, NULL), 0);
	return left;
}

void use_timerfd(void)
{
	const struct itimerspec setting = {{0, 0}, {3600, 0}};
	uint64_t count = 0;

	ck_assert_int_eq(iofd_timerfd_arm(&used.timer, HOUR, 0), 0);
	ck_assert_int_gt(time_left(), HOUR / 2);
	ck_assert_int_eq(iofd_timerfd_disarm(&used.timer), 0);
	ck_assert_int_eq(time_left(), 0);
	ck_assert_int_eq(iofd_timerfd_set(&used.timer, 0, &setting, NULL), 0);
	ck_assert_int_gt(time_left(), HOUR / 2);
	ck_assert_int_eq(iofd_timerfd_expirations(&used.timer, &count),
			 -EAGAIN);
	ck_assert_int_eq(iofd_timerfd_arm_at(&used.timer, 1, 0), 0);
	ck_assert_int_eq(iofd_fd_poll(&used.fd, IOFD_POLL_IN, -1),
			 IOFD_POLL_IN);
	ck_assert_int_eq(iofd_timerfd_expirations(&used.timer, &count), 0);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(iofd_timerfd_read(&used.timer, &count, 8), -EAGAIN);
}

static int is_pending(int number)
{
	sigset_t pending;

	sigpending(&pending);
	return sigismember(&pending, number);
}

void use_pidfd(void)
{
	siginfo_t sent = {.si_signo = SIGUSR2, .si_code = SI_QUEUE};
	iofd_fd copy;
	iofd_sigset old;

	ck_assert_int_eq(iofd_pidfd_pid(&used.process), getpid());
	ck_assert_int_eq(iofd_pidfd_alive(&used.process), 1);
	ck_assert_int_eq(iofd_sigmask_block(~(iofd_sigset)0, &old), 0);
	ck_assert_int_eq(iofd_pidfd_send_signal(&used.process, SIGUSR1, 0), 0);
	ck_assert(is_pending(SIGUSR1));
	ck_assert_int_eq(
		iofd_pidfd_send_siginfo(&used.process, SIGUSR2, &sent, 0), 0);
	ck_assert(is_pending(SIGUSR2));
	ck_assert_int_eq(
		iofd_pidfd_send_siginfo(&used.process, SIGUSR2, NULL, 0),
		-EFAULT);
	ck_assert_int_eq(
		iofd_pidfd_get_fd(&used.process, iofd_fd_raw(&used.fd), &copy),
		0);
	ck_assert_int_eq(iofd_fd_kind(&copy), IOFD_FD_KIND_PIDFD);
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&used.process, 0, NULL, NULL),
			 -ECHILD);
	ck_assert_int_eq(iofd_pidfd_wait(&used.process, IOFD_PIDFD_WAIT_NOHANG,
					 NULL, NULL),
			 -ECHILD);
}

void use_pidfd_info(void)
{
	iofd_pidfd_info info = {0};
	int rc = iofd_pidfd_get_info(&used.process, &info);

	ck_assert(rc == 0 || rc == -EOPNOTSUPP); /* Linux before 6.13 */
	ck_assert_int_eq(info.pid, rc == 0 ? getpid() : 0);
	ck_assert_int_eq(iofd_pidfd_get_info(&used.process, NULL), -EFAULT);
}

void use_spawned(void)
{
	iofd_pidfd_status status = {0};
	int pid = iofd_pidfd_pid(&used.process);

	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(iofd_pidfd_wait_until(&used.process, 0, INT64_MAX,
					       &status, NULL),
			 0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
	ck_assert_int_eq(status.value, 0);
	ck_assert_int_eq(status.pid, pid);
	ck_assert_int_eq(iofd_pidfd_alive(&used.process), 0);
}

/* Writes "abcdef" and reads it again. */
static void use_file(void)
{
	const struct iovec out = {(void *)"cd", 2};
	char buf[7] = {0};
	const struct iovec in = {buf + 2, 2};

	ck_assert_int_eq(iofd_fd_poll_until(&used.fd, IOFD_POLL_OUT, 0),
			 IOFD_POLL_OUT);
	ck_assert_int_eq(iofd_fd_write(&used.fd, "ab", 2), 2);
	ck_assert_int_eq(iofd_fd_writev(&used.fd, &out, 1), 2);
	ck_assert_int_eq(iofd_fd_write_all(&used.fd, "ef", 2, NULL), 2);
	ck_assert_int_eq(iofd_fd_pread(&used.fd, buf, 6, 0), 6);
	ck_assert_str_eq(buf, "abcdef");
	ck_assert_int_eq(iofd_fd_pwrite(&used.fd, "ABCDEF", 6, 6), 6);
	ck_assert_int_eq(iofd_fd_read(&used.fd, buf, 2), 2);
	ck_assert_int_eq(iofd_fd_readv(&used.fd, &in, 1), 2);
	ck_assert_int_eq(iofd_fd_read_full(&used.fd, buf + 4, 2, NULL), 2);
	ck_assert_str_eq(buf, "ABCDEF");
}

static void use_size(void)
{
	char byte = 1;

	ck_assert_int_eq(iofd_memfd_truncate(&used.memory, 3), 0);
	ck_assert_int_eq(iofd_memfd_size(&used.memory), 3);
	ck_assert_int_eq(iofd_memfd_allocate(&used.memory, 0, 65536), 0);
	ck_assert_int_eq(iofd_memfd_size(&used.memory), 65536);
	ck_assert_int_eq(iofd_memfd_punch_hole(&used.memory, 0, 65536), 0);
	ck_assert_int_eq(iofd_fd_pread(&used.fd, &byte, 1, 0), 1);
	ck_assert_int_eq(byte, 0);
}

void use_memfd(void)
{
	iofd_region region;
	char name[8];

	use_file();
	use_size();
	ck_assert_int_eq(iofd_memfd_name(&used.memory, name, sizeof name), 5);
	ck_assert_str_eq(name, "using");
	ck_assert_int_eq(
		iofd_memfd_map(&used.memory, 65536, IOFD_PROT_READ, &region),
		0);
	ck_assert_int_eq(*(char *)region.ptr, 0);
	ck_assert_int_eq(iofd_memfd_seal(&used.memory, IOFD_SEAL_GROW), 0);
	ck_assert_int_eq(iofd_memfd_verify(&used.memory, IOFD_SEAL_GROW, 0), 0);
	ck_assert_int_eq(iofd_memfd_verify(&used.memory, IOFD_SEAL_GROW, 65537),
			 -ERANGE);
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&used.memory, &region), 0);
	ck_assert_int_eq(iofd_memfd_seals(&used.memory) & IOFD_SEAL_WRITE,
			 IOFD_SEAL_WRITE);
}

void use_unsealable(void)
{
	ck_assert_int_eq(iofd_memfd_seal(&used.memory, IOFD_SEAL_GROW), -EPERM);
}

void use_directory(void)
{
	char byte;

	ck_assert_int_eq(iofd_fd_read(&used.fd, &byte, 1), -EISDIR);
}

void use_signalfd(void)
{
	const iofd_sigset mask = (iofd_sigset)1 << (SIGUSR1 - 1);
	iofd_signal_info info = {0};
	iofd_sigset set = 0;

	ck_assert_int_eq(iofd_sigmask_block(mask, &set), 0);
	ck_assert_int_eq(iofd_signalfd_set_mask(&used.signals, mask), 0);
	ck_assert_int_eq(iofd_signalfd_mask(&used.signals, &set), 0);
	ck_assert_uint_eq(set, mask);
	kill(getpid(), SIGUSR1);
	ck_assert_int_eq(iofd_signalfd_read_into(&used.signals, &info), 0);
	ck_assert_uint_eq(info.signo, SIGUSR1);
	ck_assert_int_eq(iofd_signalfd_read_many(&used.signals, &info, 1),
			 -EAGAIN);
}

void use_epoll(void)
{
	iofd_epoll_event ready = {0};
	iofd_eventfd event;

	ck_assert_int_eq(iofd_eventfd_open(&event, 1, 0), 0);
	ck_assert_int_eq(
		iofd_epoll_add(&used.epoll, &event.fd, IOFD_EPOLL_IN, 5), 0);
	ck_assert_int_eq(iofd_epoll_wait(&used.epoll, &ready, 1), 1);
	ck_assert_uint_eq(ready.data, 5);
	ck_assert_int_eq(
		iofd_epoll_modify(&used.epoll, &event.fd, IOFD_EPOLL_OUT, 6),
		0);
	ck_assert_int_eq(
		iofd_epoll_wait_until(&used.epoll, INT64_MAX, &ready, 1), 1);
	ck_assert_uint_eq(ready.data, 6);
	ck_assert_int_eq(iofd_epoll_remove(&used.epoll, &event.fd), 0);
	ck_assert_int_eq(iofd_epoll_wait(&used.epoll, &ready, 1), 0);
	ck_assert_int_eq(iofd_epoll_remove_and_close(&used.epoll, &event.fd),
			 0);
}

void use_socket(void)
{
	int32_t raw = iofd_fd_raw(&used.fd);
	uint32_t count = 0;
	iofd_socket again;
	iofd_fd got;
	char byte;

	ck_assert_int_eq(iofd_message_send(&used.socket, "x", 1, &raw, 1), 1);
	ck_assert_int_eq(
		iofd_message_receive(&peer, &byte, 1, &got, 1, &count, 0), 1);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(iofd_socket_adopt(&again, iofd_fd_release(&got)), 0);
	ck_assert_int_eq(iofd_message_send(&again, "y", 1, NULL, 0), 1);
	ck_assert_int_eq(iofd_fd_close(&again.fd), 0);
	ck_assert_int_eq(iofd_message_send(&peer, "z", 1, NULL, 0), 1);
	ck_assert_int_eq(iofd_message_receive(&used.socket, &byte, 1, NULL, 0,
					      &count, 0),
			 1);
	ck_assert_int_eq(byte, 'z');
}
