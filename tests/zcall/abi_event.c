/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: <zcall/abi/event.h> agrees with the kernel's headers,
 * or on the BSDs with the system headers.
 */
#include "abi_same.h"
#ifdef __linux__
#include <asm/poll.h>
#if SINCE(7, 2)
#include <linux/eventfd.h>
#endif
#include <linux/eventpoll.h>
#include <linux/futex.h>
#include <linux/inotify.h>
#include <linux/signalfd.h>
#include <linux/time.h>
#include <linux/time_types.h>
#include <linux/timerfd.h>
#else
#include <sys/types.h>
#include <poll.h>
#include <time.h>
#ifdef __FreeBSD__
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#endif
#endif
#include <stddef.h>
#include <zcall/abi.h>

SAME_STRUCT(timespec);
SAME_IN(timespec, tv_sec);
SAME_IN(timespec, tv_nsec);

SAME_STRUCT(pollfd);
SAME_IN(pollfd, fd);
SAME_IN(pollfd, events);
SAME_IN(pollfd, revents);

#ifndef __APPLE__
SAME_STRUCT(itimerspec);
SAME_IN(itimerspec, it_interval);
SAME_IN(itimerspec, it_value);

SAME_STRUCT(inotify_event);
SAME_IN(inotify_event, wd);
SAME_IN(inotify_event, mask);
SAME_IN(inotify_event, cookie);
SAME_IN(inotify_event, len);

#endif

#ifdef __linux__
SAME_SIZE(struct zcall_timespec, struct __kernel_timespec);
SAME_FIELD(struct zcall_timespec, struct __kernel_timespec, tv_sec);
SAME_FIELD(struct zcall_timespec, struct __kernel_timespec, tv_nsec);

SAME_SIZE(struct zcall_itimerspec, struct __kernel_itimerspec);
SAME_FIELD(struct zcall_itimerspec, struct __kernel_itimerspec, it_interval);
SAME_FIELD(struct zcall_itimerspec, struct __kernel_itimerspec, it_value);

SAME_STRUCT(epoll_event);
SAME_IN(epoll_event, events);
SAME_IN(epoll_event, data);

SAME_STRUCT(signalfd_siginfo);
SAME_IN(signalfd_siginfo, ssi_signo);
SAME_IN(signalfd_siginfo, ssi_errno);
SAME_IN(signalfd_siginfo, ssi_code);
SAME_IN(signalfd_siginfo, ssi_pid);
SAME_IN(signalfd_siginfo, ssi_uid);
SAME_IN(signalfd_siginfo, ssi_fd);
SAME_IN(signalfd_siginfo, ssi_tid);
SAME_IN(signalfd_siginfo, ssi_band);
SAME_IN(signalfd_siginfo, ssi_overrun);
SAME_IN(signalfd_siginfo, ssi_trapno);
SAME_IN(signalfd_siginfo, ssi_status);
SAME_IN(signalfd_siginfo, ssi_int);
SAME_IN(signalfd_siginfo, ssi_ptr);
SAME_IN(signalfd_siginfo, ssi_utime);
SAME_IN(signalfd_siginfo, ssi_stime);
SAME_IN(signalfd_siginfo, ssi_addr);
SAME_IN(signalfd_siginfo, ssi_addr_lsb);
SAME_IN(signalfd_siginfo, ssi_syscall);
SAME_IN(signalfd_siginfo, ssi_call_addr);
SAME_IN(signalfd_siginfo, ssi_arch);

#endif

SAME(POLLIN);
SAME(POLLPRI);
SAME(POLLOUT);
SAME(POLLERR);
SAME(POLLHUP);
SAME(POLLNVAL);
SAME(POLLRDNORM);
SAME(POLLRDBAND);
SAME(POLLWRNORM);
SAME(POLLWRBAND);
SAME(CLOCK_REALTIME);
SAME(CLOCK_MONOTONIC);
SAME(CLOCK_PROCESS_CPUTIME_ID);
SAME(CLOCK_THREAD_CPUTIME_ID);

#ifndef __APPLE__
SAME(TFD_TIMER_ABSTIME);
SAME(TFD_TIMER_CANCEL_ON_SET);
SAME(TFD_NONBLOCK);
SAME(TFD_CLOEXEC);
SAME(IN_ACCESS);
SAME(IN_MODIFY);
SAME(IN_ATTRIB);
SAME(IN_CLOSE_WRITE);
SAME(IN_CLOSE_NOWRITE);
SAME(IN_CLOSE);
SAME(IN_OPEN);
SAME(IN_MOVED_FROM);
SAME(IN_MOVED_TO);
SAME(IN_MOVE);
SAME(IN_CREATE);
SAME(IN_DELETE);
SAME(IN_DELETE_SELF);
SAME(IN_MOVE_SELF);
SAME(IN_ALL_EVENTS);
SAME(IN_UNMOUNT);
SAME(IN_Q_OVERFLOW);
SAME(IN_IGNORED);
SAME(IN_ONLYDIR);
SAME(IN_DONT_FOLLOW);
SAME(IN_EXCL_UNLINK);
SAME(IN_MASK_CREATE);
SAME(IN_MASK_ADD);
SAME(IN_ISDIR);
SAME(IN_ONESHOT);
SAME(IN_CLOEXEC);
SAME(IN_NONBLOCK);
#endif

#ifdef __linux__
SAME(POLLMSG);
SAME(POLLREMOVE);
SAME(POLLRDHUP);
SAME(FUTEX_WAIT);
SAME(FUTEX_WAKE);
SAME(FUTEX_WAIT_BITSET);
SAME(FUTEX_WAKE_BITSET);
SAME(FUTEX_PRIVATE_FLAG);
SAME(FUTEX_CLOCK_REALTIME);
SAME(EPOLL_CLOEXEC);
SAME(EPOLL_CTL_ADD);
SAME(EPOLL_CTL_DEL);
SAME(EPOLL_CTL_MOD);
SAME(EPOLLIN);
SAME(EPOLLPRI);
SAME(EPOLLOUT);
SAME(EPOLLERR);
SAME(EPOLLHUP);
SAME(EPOLLNVAL);
SAME(EPOLLRDNORM);
SAME(EPOLLRDBAND);
SAME(EPOLLWRNORM);
SAME(EPOLLWRBAND);
SAME(EPOLLMSG);
SAME(EPOLLRDHUP);
SAME(EPOLL_URING_WAKE);
SAME(EPOLLEXCLUSIVE);
SAME(EPOLLWAKEUP);
SAME(EPOLLONESHOT);
SAME(EPOLLET);
SAME(CLOCK_MONOTONIC_RAW);
SAME(CLOCK_REALTIME_COARSE);
SAME(CLOCK_MONOTONIC_COARSE);
SAME(CLOCK_BOOTTIME);
SAME(CLOCK_REALTIME_ALARM);
SAME(CLOCK_BOOTTIME_ALARM);
SAME(CLOCK_TAI);
SAME(SFD_NONBLOCK);
SAME(SFD_CLOEXEC);
#if SINCE(7, 2)
SAME(EFD_SEMAPHORE);
SAME(EFD_NONBLOCK);
SAME(EFD_CLOEXEC);
#endif
#endif

#ifdef __FreeBSD__
SAME(POLLRDHUP);
SAME(POLLINIGNEOF);
SAME(EFD_SEMAPHORE);
SAME(EFD_NONBLOCK);
SAME(EFD_CLOEXEC);
SAME(CLOCK_REALTIME_COARSE);
SAME(CLOCK_MONOTONIC_COARSE);
SAME(CLOCK_BOOTTIME);
SAME(CLOCK_TAI);
SAME(CLOCK_VIRTUAL);
SAME(CLOCK_PROF);
SAME(CLOCK_UPTIME);
SAME(CLOCK_UPTIME_PRECISE);
SAME(CLOCK_UPTIME_FAST);
SAME(CLOCK_REALTIME_PRECISE);
SAME(CLOCK_REALTIME_FAST);
SAME(CLOCK_MONOTONIC_PRECISE);
SAME(CLOCK_MONOTONIC_FAST);
SAME(CLOCK_SECOND);
#endif

#ifdef __APPLE__
SAME(CLOCK_MONOTONIC_RAW);
SAME(CLOCK_MONOTONIC_RAW_APPROX);
SAME(CLOCK_UPTIME_RAW);
SAME(CLOCK_UPTIME_RAW_APPROX);
#endif
