/* SPDX-License-Identifier: MIT */
/* inotify, fanotify, futex, nanosleep and the newer forms of poll and epoll. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/fanotify.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/notify";

START_TEST(inotify_when_file_is_created_reports_it)
{
	char directory[] = "/tmp/zcall-XXXXXX";
	char event[sizeof(struct inotify_event) + 256];
	int fd = zcall_inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	int watch, file;

	ck_assert_ptr_nonnull(mkdtemp(directory));
	ck_assert_int_ge(fd, 0);
	watch = zcall_inotify_add_watch(fd, directory, IN_CREATE);
	ck_assert_int_ge(watch, 1);
	ck_assert_int_eq(zcall_read(fd, event, sizeof event), -EAGAIN);
	ck_assert_int_eq(chdir(directory), 0);
	file = zcall_openat(AT_FDCWD, "new", O_CREAT | O_WRONLY | O_CLOEXEC,
			    0600);
	ck_assert_int_ge(file, 0);
	ck_assert_int_gt(zcall_read(fd, event, sizeof event), 0);
	ck_assert_uint_eq(((struct inotify_event *)(void *)event)->mask,
			  IN_CREATE);
	ck_assert_int_eq(zcall_inotify_rm_watch(fd, watch), 0);
	ck_assert_int_eq(zcall_inotify_rm_watch(fd, watch), -EINVAL);
	ck_assert_int_eq(zcall_close(file), 0);
	ck_assert_int_eq(zcall_close(fd), 0);
	ck_assert_int_eq(unlink("new"), 0);
	ck_assert_int_eq(rmdir(directory), 0);
}
END_TEST

/* fanotify requires privileges, and some kernels are built without it. */
START_TEST(fanotify_mark_when_permitted_adds_and_removes_mark)
{
	int fd = zcall_fanotify_init(FAN_CLASS_NOTIF | FAN_CLOEXEC, O_RDONLY);

	if (fd == -EPERM || fd == -ENOSYS)
		return;
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(
		zcall_fanotify_mark(fd, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, "/"),
		0);
	ck_assert_int_eq(zcall_fanotify_mark(fd, FAN_MARK_REMOVE, FAN_OPEN,
					     AT_FDCWD, "/"),
			 0);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(futex_wait_without_wake_returns_eagain_or_etimedout)
{
	const struct timespec moment = {0, 1};
	uint32_t word = 5;

	ck_assert_int_eq(zcall_futex(&word, FUTEX_WAKE, 1, NULL, NULL, 0), 0);
	ck_assert_int_eq(zcall_futex(&word, FUTEX_WAIT, 4, NULL, NULL, 0),
			 -EAGAIN);
	ck_assert_int_eq(zcall_futex(&word, FUTEX_WAIT, 5, &moment, NULL, 0),
			 -ETIMEDOUT);
}
END_TEST

START_TEST(poll_and_epoll_pwait2_return_ready_count_or_enosys)
{
	const struct timespec moment = {0, 1};
	struct epoll_event event = {EPOLLIN, {.u64 = 77}};
	int epoll = zcall_epoll_create1(EPOLL_CLOEXEC);
	int counter = zcall_eventfd2(0, EFD_CLOEXEC);
	struct pollfd poll = {counter, POLLIN, 0};
	uint64_t one = 1;
	int ready;

	ck_assert_int_eq(zcall_epoll_ctl(epoll, EPOLL_CTL_ADD, counter, &event),
			 0);
	ready = zcall_epoll_pwait2(epoll, &event, 1, &moment, NULL, 0);
	ck_assert(ready == 0 || ready == -ENOSYS); /* before Linux 5.11 */
	ck_assert_int_eq(zcall_write(counter, &one, 8), 8);
	if (ready == 0) {
		event.data.u64 = 0;
		ck_assert_int_eq(
			zcall_epoll_pwait2(epoll, &event, 1, NULL, NULL, 0), 1);
		ck_assert_uint_eq(event.data.u64, 77);
	}
	/* On Linux, only amd64 has poll. */
	ck_assert_int_eq(zcall_poll(&poll, 1, -1),
			 ZCALL_SYS_poll == -1 ? -ENOSYS : 1);
	ck_assert_int_eq(zcall_close(counter), 0);
	ck_assert_int_eq(zcall_close(epoll), 0);
}
END_TEST

START_TEST(nanosleep_of_microsecond_returns_zero)
{
	struct timespec time = {0, 1000};

	ck_assert_int_eq(zcall_nanosleep(&time, NULL), 0);
	time.tv_nsec = 1000000000;
	ck_assert_int_eq(zcall_nanosleep(&time, NULL), -EINVAL);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, inotify_when_file_is_created_reports_it);
	tcase_add_test(tests,
		       fanotify_mark_when_permitted_adds_and_removes_mark);
	tcase_add_test(tests,
		       futex_wait_without_wake_returns_eagain_or_etimedout);
	tcase_add_test(tests,
		       poll_and_epoll_pwait2_return_ready_count_or_enosys);
	tcase_add_test(tests, nanosleep_of_microsecond_returns_zero);
}
