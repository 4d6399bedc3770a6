/* SPDX-License-Identifier: MIT */
/*
 * <zcall/abi.h> is what libc's headers say. All is proven when this compiles;
 * abi_linux.c has what is in the kernel's headers only.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <zcall/zcall.h>
#include "abi_same.h"

const char *const suite_name = "zcall/abi";

SAME(AT_FDCWD);
SAME(AT_EMPTY_PATH);
SAME(O_RDONLY);
SAME(O_WRONLY);
SAME(O_RDWR);
SAME(O_CREAT);
SAME(O_EXCL);
SAME(O_TRUNC);
SAME(O_APPEND);
SAME(O_NONBLOCK);
SAME(O_CLOEXEC);
SAME(SEEK_SET);
SAME(SEEK_CUR);
SAME(SEEK_END);
SAME(F_GETFD);
SAME(F_SETFD);
SAME(F_GETFL);
SAME(F_SETFL);
SAME(F_DUPFD_CLOEXEC);
SAME(F_ADD_SEALS);
SAME(F_GET_SEALS);
SAME(FD_CLOEXEC);
SAME(FIONREAD);
SAME(FIONBIO);
SAME(STATX_SIZE);
SAME(POLLIN);
SAME(POLLPRI);
SAME(POLLOUT);
SAME(POLLERR);
SAME(POLLHUP);
SAME(POLLNVAL);
SAME(EPOLL_CLOEXEC);
SAME(EPOLL_CTL_ADD);
SAME(EPOLL_CTL_DEL);
SAME(EPOLL_CTL_MOD);
SAME(EPOLLIN);
SAME(EPOLLOUT);
SAME(EPOLLERR);
SAME(EPOLLHUP);
SAME(EPOLLONESHOT);
SAME(EFD_SEMAPHORE);
SAME(EFD_NONBLOCK);
SAME(EFD_CLOEXEC);
SAME(CLOCK_REALTIME);
SAME(CLOCK_MONOTONIC);
SAME(CLOCK_BOOTTIME);
SAME(CLOCK_REALTIME_ALARM);
SAME(CLOCK_BOOTTIME_ALARM);
SAME(TFD_TIMER_ABSTIME);
SAME(TFD_TIMER_CANCEL_ON_SET);
SAME(TFD_NONBLOCK);
SAME(TFD_CLOEXEC);
SAME(SFD_NONBLOCK);
SAME(SFD_CLOEXEC);
SAME(PROT_NONE);
SAME(PROT_READ);
SAME(PROT_WRITE);
SAME(PROT_EXEC);
SAME(MAP_SHARED);
SAME(MAP_PRIVATE);
SAME(MAP_FIXED);
SAME(MAP_ANONYMOUS);
SAME(MS_SYNC);
SAME(P_PIDFD);
SAME(WNOHANG);
SAME(WSTOPPED);
SAME(WEXITED);
SAME(WCONTINUED);
SAME(WNOWAIT);
SAME(SIG_BLOCK);
SAME(SIG_UNBLOCK);
SAME(SIG_SETMASK);

SAME_SIZE(struct zcall_iovec, struct iovec);
SAME_FIELD(struct zcall_iovec, struct iovec, iov_base);
SAME_FIELD(struct zcall_iovec, struct iovec, iov_len);

SAME_SIZE(struct zcall_timespec, struct timespec);
SAME_FIELD(struct zcall_timespec, struct timespec, tv_sec);
SAME_FIELD(struct zcall_timespec, struct timespec, tv_nsec);

SAME_SIZE(struct zcall_itimerspec, struct itimerspec);
SAME_FIELD(struct zcall_itimerspec, struct itimerspec, it_interval);
SAME_FIELD(struct zcall_itimerspec, struct itimerspec, it_value);

SAME_SIZE(struct zcall_pollfd, struct pollfd);
SAME_FIELD(struct zcall_pollfd, struct pollfd, fd);
SAME_FIELD(struct zcall_pollfd, struct pollfd, events);
SAME_FIELD(struct zcall_pollfd, struct pollfd, revents);

SAME_SIZE(struct zcall_epoll_event, struct epoll_event);
SAME_FIELD(struct zcall_epoll_event, struct epoll_event, events);
SAME_FIELD(struct zcall_epoll_event, struct epoll_event, data);

SAME_SIZE(struct zcall_siginfo, siginfo_t);
SAME_AS(struct zcall_siginfo, signo, siginfo_t, si_signo);
SAME_AS(struct zcall_siginfo, error, siginfo_t, si_errno);
SAME_AS(struct zcall_siginfo, code, siginfo_t, si_code);
SAME_AS(struct zcall_siginfo, pid, siginfo_t, si_pid);
SAME_AS(struct zcall_siginfo, uid, siginfo_t, si_uid);
SAME_AS(struct zcall_siginfo, status, siginfo_t, si_status);

/* A program's own structs need no cast. */
START_TEST(libc_structs_are_taken_as_they_are)
{
	char bytes[2];
	struct timespec now, timeout = {0, 0};
	struct iovec vector = {bytes, sizeof bytes};
	struct pollfd event = {.events = POLLIN};
	int fds[2];

	ck_assert_int_eq(zcall_pipe2(fds, O_CLOEXEC), 0);
	event.fd = fds[0];
	ck_assert_int_eq(zcall_ppoll(&event, 1, &timeout, NULL, 0), 0);
	ck_assert_int_eq(zcall_writev(fds[1], &vector, 1), 2);
	ck_assert_int_eq(zcall_ppoll(&event, 1, &timeout, NULL, 0), 1);
	ck_assert_int_eq(zcall_readv(fds[0], &vector, 1), 2);
	ck_assert_int_eq(zcall_clock_gettime(CLOCK_MONOTONIC, &now), 0);
	ck_assert_int_eq(zcall_close(fds[0]), 0);
	ck_assert_int_eq(zcall_close(fds[1]), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, libc_structs_are_taken_as_they_are);
}
