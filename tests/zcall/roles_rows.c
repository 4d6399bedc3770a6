/* SPDX-License-Identifier: MIT */
/* The calls of roles.def, and the objects that they need. */
#define _GNU_SOURCE
#include "roles.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <linux/io_uring.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <zcall/zcall.h>

static char room[65536] __attribute__((aligned(16)));
static const uint64_t zero;
static struct iovec vector = {room, 4};
static struct pollfd polled;
static struct epoll_event epolled = {EPOLLIN, {0}};
static const struct timespec moment = {0, 1000000};
static const struct timespec hour = {3600, 0};
static const struct itimerspec never;
static const struct clone_args cloning = {.exit_signal = SIGCHLD};
static char *const arguments[] = {(char *)"true", NULL};
static const struct zcall_siginfo queued = {.code = SI_QUEUE};
static const struct zcall_sigaction by_default;
static const uint16_t family = AF_UNIX;
static struct msghdr message = {
	.msg_iov = &vector, .msg_iovlen = 1, .msg_flags = 0x1234};
static struct mmsghdr messages = {
	{.msg_iov = &vector, .msg_iovlen = 1, .msg_flags = 0x1234}, 0x1234};

/* The end to read; the next number is the end to write. */
static int full_pipe(void)
{
	int fds[2];

	if (zcall_pipe2(fds, O_NONBLOCK) || fds[1] != fds[0] + 1 ||
	    zcall_write(fds[1], "data", 4) != 4)
		_exit(99);
	return fds[0];
}

static int file(void)
{
	int fd = zcall_memfd_create("file", 0);

	if (zcall_pwrite64(fd, "contents", 8, 0) != 8)
		_exit(99);
	return fd;
}

static union {
	struct file_handle handle;
	char bytes[sizeof(struct file_handle) + MAX_HANDLE_SZ];
} handle_room;

static void *handle(void)
{
	handle_room.handle.handle_bytes = MAX_HANDLE_SZ;
	return &handle_room;
}

static void *ready(void)
{
	polled.fd = full_pipe();
	polled.events = POLLIN;
	return &polled;
}

static long watch(const void *p)
{
	int epoll = zcall_epoll_create1(0);
	int fd = full_pipe();
	long rc = zcall_epoll_ctl(epoll, EPOLL_CTL_ADD, fd, p ? p : &epolled);

	return p ? rc : zcall_epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL);
}

static int watched(void)
{
	int epoll = zcall_epoll_create1(0);

	if (zcall_epoll_ctl(epoll, EPOLL_CTL_ADD, full_pipe(), &epolled))
		_exit(99);
	return epoll;
}

static int timer(void)
{
	return zcall_timerfd_create(CLOCK_MONOTONIC, 0);
}

static long timed_out(long result)
{
	return result == -ETIMEDOUT || result == -EAGAIN ? 0 : result;
}

static void on_alarm(int signal)
{
	(void)signal;
}

static long interrupted_sleep(void *left)
{
	static const struct itimerval soon = {{0, 1000}, {0, 1000}};
	struct sigaction action = {.sa_handler = on_alarm};
	long rc;

	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &soon, NULL);
	rc = zcall_nanosleep(&hour, left);
	return rc == -EINTR ? 0 : rc;
}

static long forked(long pid)
{
	if (pid == 0)
		_exit(0);
	return pid;
}

static const struct clone_args *cloning_on_stack(void)
{
	static struct clone_args args = {.exit_signal = SIGCHLD,
					 .stack_size = sizeof room};

	args.stack = (uintptr_t)room;
	return &args;
}

static int nothing(void *argument)
{
	(void)argument;
	return 0;
}

static long status_of(int pid)
{
	int status;

	waitpid(pid, &status, 0);
	return -WEXITSTATUS(status);
}

/* Returns the error of execve, or 0 if it succeeded. */
static long executed(const char *path, char *const argv[], char *const envp[])
{
	int pid = fork();

	if (pid == 0)
		_exit(-zcall_execve(path, argv, envp));
	return status_of(pid);
}

static long executed_at(const char *path, char *const argv[],
			char *const envp[])
{
	int pid = fork();

	if (pid == 0)
		_exit(-zcall_execveat(AT_FDCWD, path, argv, envp, 0));
	return status_of(pid);
}

static int child(void)
{
	int pid = fork();

	if (pid == 0)
		_exit(1);
	return pid;
}

static const void *limits(void)
{
	return zcall_prlimit64(0, RLIMIT_NOFILE, NULL, room) ? NULL : room;
}

static int unix_socket(int kind)
{
	return zcall_socket(AF_UNIX, kind, 0);
}

static uint32_t *length_of(uint32_t value)
{
	static uint32_t length;

	length = value;
	return &length;
}

/* Binds to a name that the kernel chooses, of 8 bytes with the family. */
static const void *bound(int fd)
{
	static struct sockaddr_un address;
	uint32_t length = sizeof address;

	if (zcall_bind(fd, &family, sizeof family) ||
	    zcall_getsockname(fd, &address, &length))
		_exit(99);
	return &address;
}

static const void *listening(void)
{
	int fd = unix_socket(SOCK_STREAM);
	const void *address = bound(fd);

	return zcall_listen(fd, 1) ? NULL : address;
}

static int pending(void)
{
	int fd = unix_socket(SOCK_STREAM);
	const void *address = bound(fd);
	int other = unix_socket(SOCK_STREAM);

	if (zcall_listen(fd, 1) || zcall_connect(other, address, 8))
		_exit(99);
	return fd;
}

static const void *receiving(void)
{
	return bound(unix_socket(SOCK_DGRAM));
}

static int pair(int kind)
{
	int fds[2];

	if (zcall_socketpair(AF_UNIX, kind, 0, fds))
		_exit(99);
	return fds[0];
}

static int arrived(int kind)
{
	int fds[2];

	if (zcall_socketpair(AF_UNIX, kind, 0, fds) ||
	    zcall_write(fds[1], "data", 4) != 4)
		_exit(99);
	return fds[0];
}

/* A datagram whose sender has a name. */
static int from_named(void)
{
	int fd = unix_socket(SOCK_DGRAM);
	int other = unix_socket(SOCK_DGRAM);
	const void *address = bound(fd);

	if (zcall_connect(other, address, 8))
		_exit(99);
	bound(other);
	if (zcall_write(other, "data", 4) != 4)
		_exit(99);
	return fd;
}

int ring(void)
{
	static struct io_uring_params params;

	return zcall_io_uring_setup(1, &params);
}

#define ROLE(function, parameter, role_, null_, content_, size_, call_)        \
	static const void *content_of_##function##_##parameter(void)           \
	{                                                                      \
		return (const void *)(content_);                               \
	}                                                                      \
	static long call_of_##function##_##parameter(void *p)                  \
	{                                                                      \
		return (long)(call_);                                          \
	}
#define ASIDE(...)
#include "roles.def"

#define EFAULT_OF_EFAULT   EFAULT_
#define EFAULT_OF_OPTIONAL OPTIONAL
#define ROLE(function, parameter, role_, null_, content_, size_, call_)        \
	{#function " " #parameter,                                             \
	 role_,                                                                \
	 EFAULT_OF_##null_,                                                    \
	 content_of_##function##_##parameter,                                  \
	 size_,                                                                \
	 call_of_##function##_##parameter},
#define ASIDE(...)
const struct role_row role_rows[ROLE_ROWS] = {
#include "roles.def"
};
