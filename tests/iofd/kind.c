/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/iofd.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/fanotify.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

const char *const suite_name = "iofd/kind";

static int open_event(void)
{
	return eventfd(0, 0);
}

static int open_timer(void)
{
	return timerfd_create(CLOCK_MONOTONIC, 0);
}

static int open_pidfd(void)
{
	return (int)syscall(SYS_pidfd_open, getpid(), 0);
}

static int open_memfd(void)
{
	return memfd_create("kind", 0);
}

/* Its link is as long as can be; only the beginning is looked at. */
static int open_long_memfd(void)
{
	char name[250] = {0};

	for (int i = 0; i < 249; i++)
		name[i] = ']';
	return memfd_create(name, 0);
}

static int open_signals(void)
{
	sigset_t none;

	sigemptyset(&none);
	return signalfd(-1, &none, 0);
}

static int open_epoll(void)
{
	return epoll_create1(0);
}

static int open_inotify(void)
{
	return inotify_init1(0);
}

static int open_fanotify(void)
{
	return fanotify_init(FAN_REPORT_FID, 0); /* without privilege, too */
}

static int open_uring(void)
{
	static struct io_uring_params parameters;

	return (int)syscall(SYS_io_uring_setup, 1, &parameters);
}

static int open_namespace(void)
{
	return open("/proc/self/ns/mnt", O_RDONLY);
}

static int open_socket(void)
{
	return socket(AF_UNIX, SOCK_DGRAM, 0);
}

static int open_pipe_end(void)
{
	int ends[2];

	if (pipe(ends) < 0)
		return -1;
	close(ends[1]);
	return ends[0];
}

/* A fifo has a name, and so a link that does not say what it is. */
static int open_fifo(void)
{
	char name[] = "/tmp/kind-XXXXXX";
	int fd;

	close(mkstemp(name));
	unlink(name);
	if (mkfifo(name, 0600) < 0)
		return -1;
	fd = open(name, O_RDWR);
	unlink(name);
	return fd;
}

static int open_regular(void)
{
	return open("/proc/self/exe", O_RDONLY);
}

static int open_directory(void)
{
	return open("/", O_RDONLY);
}

static int open_character(void)
{
	return open("/dev/null", O_RDONLY);
}

static int open_symlink(void)
{
	return open("/proc/self/exe", O_PATH | O_NOFOLLOW);
}

static const struct {
	const char *name;
	int (*open)(void);
	int kind;
	int (*adopt)(iofd_fd *fd, int64_t raw);
} kinds[] = {
#define ADOPT(noun)                                                            \
	(int (*)(iofd_fd *, int64_t))(void (*)(void)) iofd_##noun##_adopt
	{"eventfd", open_event, IOFD_FD_EVENTFD, ADOPT(eventfd)},
	{"timerfd", open_timer, IOFD_FD_TIMERFD, ADOPT(timerfd)},
	{"pidfd", open_pidfd, IOFD_FD_PIDFD, ADOPT(pidfd)},
	{"memfd", open_memfd, IOFD_FD_MEMFD, ADOPT(memfd)},
	{"long memfd", open_long_memfd, IOFD_FD_MEMFD, ADOPT(memfd)},
	{"signalfd", open_signals, IOFD_FD_SIGNALFD, ADOPT(signalfd)},
	{"epoll", open_epoll, IOFD_FD_EPOLL, NULL},
	{"inotify", open_inotify, IOFD_FD_INOTIFY, NULL},
	{"fanotify", open_fanotify, IOFD_FD_FANOTIFY, NULL},
	{"io_uring", open_uring, IOFD_FD_IO_URING, NULL},
	{"namespace", open_namespace, IOFD_FD_NAMESPACE, NULL},
	{"socket", open_socket, IOFD_FD_SOCKET, NULL},
	{"pipe", open_pipe_end, IOFD_FD_PIPE, NULL},
	{"fifo", open_fifo, IOFD_FD_PIPE, NULL},
	{"regular", open_regular, IOFD_FD_REGULAR, NULL},
	{"directory", open_directory, IOFD_FD_DIRECTORY, NULL},
	{"character", open_character, IOFD_FD_CHARACTER, NULL},
	{"symlink", open_symlink, IOFD_FD_SYMLINK, NULL},
};

enum {
	COUNT = sizeof kinds / sizeof kinds[0]
};

static void open_kind(iofd_fd *fd, int i)
{
	int raw = kinds[i].open();

	ck_assert_msg(raw >= 0, "no %s: errno %d", kinds[i].name, errno);
	ck_assert_int_eq(iofd_fd_adopt(fd, raw), 0);
}

START_TEST(tells_what_it_is)
{
	iofd_fd fd;

	open_kind(&fd, _i);
	ck_assert_int_eq(iofd_fd_kind(&fd), kinds[_i].kind);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
}
END_TEST

/* Each adopt takes its own kind and no other, and then it is the caller's. */
START_TEST(adopts_its_own_kind_only)
{
	for (int i = 0; i < COUNT; i++) {
		iofd_fd fd = {77};
		int raw;

		if (!kinds[i].adopt || kinds[_i].kind == IOFD_FD_FANOTIFY)
			continue;
		raw = kinds[_i].open();
		if (kinds[i].kind == kinds[_i].kind) {
			ck_assert_int_eq(kinds[i].adopt(&fd, raw), 0);
			ck_assert_int_eq(iofd_fd_raw(&fd), raw);
		} else {
			ck_assert_int_eq(kinds[i].adopt(&fd, raw), -EINVAL);
			ck_assert_int_eq(fd.cell, 0);
		}
		ck_assert_int_eq(close(raw), 0);
	}
}
END_TEST

START_TEST(adopts_no_number_that_is_not_open)
{
	static const int64_t numbers[] = {-1, 1000, INT32_MAX, 1LL << 32};

	for (int i = 0; i < COUNT; i++)
		for (size_t n = 0; n < 4 && kinds[i].adopt; n++) {
			iofd_fd fd = {77};

			ck_assert_int_eq(kinds[i].adopt(&fd, numbers[n]),
					 -EBADF);
			ck_assert_int_eq(fd.cell, 0);
		}
}
END_TEST

START_TEST(a_number_that_is_not_open_has_no_kind)
{
	iofd_fd fd;

	ck_assert_int_eq(iofd_fd_adopt(&fd, 1000), 0);
	ck_assert_int_eq(iofd_fd_kind(&fd), -EBADF);
}
END_TEST

/* A deleted file of the root directory has the very link of a memfd. */
START_TEST(a_file_with_the_name_of_a_memfd_is_none)
{
	const char *path = "/memfd:x";
	int raw = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
	iofd_memfd memory = {{77}};
	char name[64];
	char link[64] = {0};
	iofd_fd fd;

	if (raw < 0)
		SKIP("cannot write to the root directory");
	unlink(path);
	iofd_fd_adopt(&fd, raw);
	snprintf(name, sizeof name, "/proc/self/fd/%d", raw);
	ck_assert_int_gt(readlink(name, link, sizeof link - 1), 0);
	ck_assert_str_eq(link, "/memfd:x (deleted)");
	ck_assert_int_eq(iofd_fd_kind(&fd), IOFD_FD_REGULAR);
	ck_assert_int_eq(iofd_memfd_adopt(&memory, raw), -EINVAL);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
}
END_TEST

/* What statx tells, it tells without /proc; the rest is an error. */
START_TEST(without_proc_it_says_so_or_knows_all_the_same)
{
	iofd_fd fd;
	int kind;

	if (kinds[_i].kind == IOFD_FD_FANOTIFY)
		return;
	if (unshare(CLONE_NEWNS) < 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS))
		SKIP("no mount namespace");
	open_kind(&fd, _i);
	ck_assert_int_eq(mount("none", "/proc", NULL, MS_PRIVATE, NULL), 0);
	ck_assert_int_eq(mount("none", "/proc", "tmpfs", 0, NULL), 0);
	kind = iofd_fd_kind(&fd);
	ck_assert_int_eq(umount("/proc"), 0);
	if (kinds[_i].kind <= IOFD_FD_NAMESPACE ||
	    kinds[_i].kind == IOFD_FD_REGULAR)
		ck_assert_int_eq(kind, -ENOENT);
	else
		ck_assert_int_eq(kind, kinds[_i].kind);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
}
END_TEST

START_TEST(without_statx_only_links_tell)
{
	iofd_fd fd;

	open_kind(&fd, _i);
	if (forbid(SYS_statx, ENOSYS) < 0)
		SKIP("no seccomp");
	if (kinds[_i].open == open_fifo || kinds[_i].kind == IOFD_FD_MEMFD ||
	    kinds[_i].kind >= IOFD_FD_REGULAR)
		ck_assert_int_eq(iofd_fd_kind(&fd), -ENOSYS);
	else
		ck_assert_int_eq(iofd_fd_kind(&fd), kinds[_i].kind);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, tells_what_it_is, 0, COUNT);
	tcase_add_loop_test(tests, adopts_its_own_kind_only, 0, COUNT);
	tcase_add_test(tests, adopts_no_number_that_is_not_open);
	tcase_add_test(tests, a_number_that_is_not_open_has_no_kind);
	tcase_add_test(tests, a_file_with_the_name_of_a_memfd_is_none);
	tcase_add_loop_test(
		tests, without_proc_it_says_so_or_knows_all_the_same, 0, COUNT);
	tcase_add_loop_test(tests, without_statx_only_links_tell, 0, COUNT);
}
