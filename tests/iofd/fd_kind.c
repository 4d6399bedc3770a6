/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"

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
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

const char *const suite_name = "iofd/fd_kind";

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

/* Its link has the maximum length; only the beginning is read. */
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
	return fanotify_init(FAN_REPORT_FID, 0); /* works without privilege */
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

/* A FIFO has a name, so its link does not show what it is. */
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
	{"eventfd", open_event, IOFD_FD_KIND_EVENTFD, ADOPT(eventfd)},
	{"timerfd", open_timer, IOFD_FD_KIND_TIMERFD, ADOPT(timerfd)},
	{"pidfd", open_pidfd, IOFD_FD_KIND_PIDFD, ADOPT(pidfd)},
	{"memfd", open_memfd, IOFD_FD_KIND_MEMFD, ADOPT(memfd)},
	{"long memfd", open_long_memfd, IOFD_FD_KIND_MEMFD, ADOPT(memfd)},
	{"signalfd", open_signals, IOFD_FD_KIND_SIGNALFD, ADOPT(signalfd)},
	{"epoll", open_epoll, IOFD_FD_KIND_EPOLL, NULL},
	{"inotify", open_inotify, IOFD_FD_KIND_INOTIFY, NULL},
	{"fanotify", open_fanotify, IOFD_FD_KIND_FANOTIFY, NULL},
	{"io_uring", open_uring, IOFD_FD_KIND_IO_URING, NULL},
	{"namespace", open_namespace, IOFD_FD_KIND_NAMESPACE, NULL},
	{"socket", open_socket, IOFD_FD_KIND_SOCKET, NULL},
	{"pipe", open_pipe_end, IOFD_FD_KIND_PIPE, NULL},
	{"fifo", open_fifo, IOFD_FD_KIND_PIPE, NULL},
	{"regular", open_regular, IOFD_FD_KIND_REGULAR, NULL},
	{"directory", open_directory, IOFD_FD_KIND_DIRECTORY, NULL},
	{"character", open_character, IOFD_FD_KIND_CHARACTER, NULL},
	{"symlink", open_symlink, IOFD_FD_KIND_SYMLINK, NULL},
};

enum {
	COUNT = sizeof kinds / sizeof kinds[0]
};

/* Returns the descriptor, or -1 if there can be no io_uring. */
static int open_raw(int i)
{
	int raw = kinds[i].open();

	if (raw < 0 && kinds[i].open == open_uring && lacks_io_uring(-errno))
		return -1;
	ck_assert_msg(raw >= 0, "no %s: errno %d", kinds[i].name, errno);
	return raw;
}

static int open_kind(iofd_fd *fd, int i)
{
	int raw = open_raw(i);

	return raw < 0 ? raw : iofd_fd_adopt(fd, raw);
}

START_TEST(kind_of_each_descriptor_returns_its_kind)
{
	iofd_fd fd;

	if (open_kind(&fd, _i) < 0)
		return;
	ck_assert_int_eq(iofd_fd_kind(&fd), kinds[_i].kind);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
}
END_TEST

/* Each adopt accepts its own kind only; the caller still owns any other. */
START_TEST(adopt_of_each_kind_accepts_only_its_own)
{
	for (int i = 0; i < COUNT; i++) {
		iofd_fd fd = {77};
		int raw;

		if (!kinds[i].adopt || kinds[_i].kind == IOFD_FD_KIND_FANOTIFY)
			continue;
		raw = open_raw(_i);
		if (raw < 0)
			return;
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

START_TEST(adopt_of_number_not_open_returns_ebadf)
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

START_TEST(kind_of_number_not_open_returns_ebadf)
{
	iofd_fd fd;

	ck_assert_int_eq(iofd_fd_adopt(&fd, 1000), 0);
	ck_assert_int_eq(iofd_fd_kind(&fd), -EBADF);
}
END_TEST

/* Checks that kind, adopt and name treat the file as a regular one. */
static void expect_no_memfd(int raw, const char *expected_link)
{
	iofd_memfd memory = {{77}};
	char path[64], link[64] = {0}, name[64];
	iofd_fd fd;

	snprintf(path, sizeof path, "/proc/self/fd/%d", raw);
	ck_assert_int_gt(readlink(path, link, sizeof link - 1), 0);
	ck_assert_str_eq(link, expected_link);
	ck_assert_int_eq(iofd_memfd_adopt(&memory, raw), -EINVAL);
	ck_assert_int_eq(memory.fd.cell, 0);
	iofd_fd_adopt(&fd, raw);
	ck_assert_int_eq(iofd_fd_kind(&fd), IOFD_FD_KIND_REGULAR);
	iofd_fd_adopt(&memory.fd, raw);
	ck_assert_int_eq(iofd_memfd_name(&memory, name, sizeof name), -EINVAL);
}

/* In the root directory the link is the name alone. */
START_TEST(kind_of_file_named_like_memfd_is_regular)
{
	const char *path = "/memfd:hello_is_cut_";
	int raw = open(path, O_RDWR | O_CREAT, 0600);

	if (raw < 0)
		SKIP_WITHOUT("writable root directory");
	expect_no_memfd(raw, path);
	unlink(path);
	expect_no_memfd(raw, "/memfd:hello_is_cut_ (deleted)");
	close(raw);
}
END_TEST

/*
 * An unprivileged peer can make and send such a file: its link, link count and
 * seals are those of a memfd.
 */
START_TEST(kind_of_deleted_file_on_detached_tmpfs_is_regular)
{
	struct stat status;
	int raw;

	if (cover_proc() < 0)
		SKIP_WITHOUT("mount namespace");
	raw = open("/proc/memfd:evil", O_RDWR | O_CREAT | O_EXCL, 0600);
	ck_assert_int_ge(raw, 0);
	unlink("/proc/memfd:evil");
	ck_assert_int_eq(umount2("/proc", MNT_DETACH), 0);
	ck_assert_int_eq(fstat(raw, &status), 0);
	ck_assert_uint_eq(status.st_nlink, 0);
	ck_assert_int_eq(fcntl(raw, F_GET_SEALS), F_SEAL_SEAL);
	expect_no_memfd(raw, "/memfd:evil (deleted)");
	close(raw);
}
END_TEST

START_TEST(kind_of_huge_memfd_is_memfd)
{
	static const uint32_t sizes[] = {
		IOFD_MEMFD_HUGETLB,  IOFD_MEMFD_HUGE_64KB, IOFD_MEMFD_HUGE_1MB,
		IOFD_MEMFD_HUGE_2MB, IOFD_MEMFD_HUGE_16MB, IOFD_MEMFD_HUGE_32MB,
		IOFD_MEMFD_HUGE_1GB, IOFD_MEMFD_HUGE_2GB};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		iofd_memfd memory;

		if (iofd_memfd_open(&memory, "huge", sizes[i]) < 0)
			continue; /* not on this machine */
		ck_assert_int_eq(iofd_fd_kind(&memory.fd), IOFD_FD_KIND_MEMFD);
		ck_assert_int_eq(iofd_fd_close(&memory.fd), 0);
	}
}
END_TEST

START_TEST(kind_of_memfd_at_descriptor_limit_returns_emfile)
{
	struct rlimit few, before;
	iofd_memfd memory;
	int kind;

	ck_assert_int_eq(iofd_memfd_open(&memory, "last", 0), 0);
	getrlimit(RLIMIT_NOFILE, &before);
	few = before;
	few.rlim_cur = (rlim_t)iofd_fd_raw(&memory.fd) + 1;
	setrlimit(RLIMIT_NOFILE, &few);
	kind = iofd_fd_kind(&memory.fd);
	setrlimit(RLIMIT_NOFILE, &before);
	ck_assert_int_eq(kind, -EMFILE);
	ck_assert_int_eq(iofd_fd_close(&memory.fd), 0);
}
END_TEST

/* Every operation on it would return -EBADF. */
START_TEST(adopt_of_path_descriptor_returns_einval)
{
	int raw = open_raw(_i);
	iofd_fd fd = {77};
	char path[64];
	int only_path;

	if (raw < 0)
		return;
	if (kinds[_i].adopt) {
		snprintf(path, sizeof path, "/proc/self/fd/%d", raw);
		only_path = open(path, O_PATH | O_CLOEXEC);
		ck_assert_int_ge(only_path, 0);
		ck_assert_int_eq(kinds[_i].adopt(&fd, only_path), -EINVAL);
		ck_assert_int_eq(fd.cell, 0);
		close(only_path);
	}
	close(raw);
}
END_TEST

/* statx works without /proc; the other kinds return an error. */
START_TEST(kind_without_proc_returns_enoent_or_kind_from_statx)
{
	iofd_fd fd;
	int kind;

	if (kinds[_i].kind == IOFD_FD_KIND_FANOTIFY)
		return;
	if (open_kind(&fd, _i) < 0)
		return;
	if (cover_proc() < 0)
		SKIP_WITHOUT("mount namespace");
	kind = iofd_fd_kind(&fd);
	ck_assert_int_eq(umount("/proc"), 0);
	if (kinds[_i].kind <= IOFD_FD_KIND_NAMESPACE ||
	    kinds[_i].kind == IOFD_FD_KIND_REGULAR)
		ck_assert_int_eq(kind, -ENOENT);
	else
		ck_assert_int_eq(kind, kinds[_i].kind);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
}
END_TEST

START_TEST(kind_without_statx_returns_enosys_or_kind_from_link)
{
	iofd_fd fd;

	if (open_kind(&fd, _i) < 0)
		return;
	if (forbid(SYS_statx, ENOSYS) < 0)
		SKIP_WITHOUT("seccomp");
	if (kinds[_i].open == open_fifo ||
	    kinds[_i].kind == IOFD_FD_KIND_MEMFD ||
	    kinds[_i].kind >= IOFD_FD_KIND_REGULAR)
		ck_assert_int_eq(iofd_fd_kind(&fd), -ENOSYS);
	else
		ck_assert_int_eq(iofd_fd_kind(&fd), kinds[_i].kind);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, kind_of_each_descriptor_returns_its_kind, 0,
			    COUNT);
	tcase_add_loop_test(tests, adopt_of_each_kind_accepts_only_its_own, 0,
			    COUNT);
	tcase_add_test(tests, adopt_of_number_not_open_returns_ebadf);
	tcase_add_test(tests, kind_of_number_not_open_returns_ebadf);
	tcase_add_test(tests, kind_of_file_named_like_memfd_is_regular);
	tcase_add_test(tests,
		       kind_of_deleted_file_on_detached_tmpfs_is_regular);
	tcase_add_test(tests, kind_of_huge_memfd_is_memfd);
	tcase_add_test(tests, kind_of_memfd_at_descriptor_limit_returns_emfile);
	tcase_add_loop_test(tests, adopt_of_path_descriptor_returns_einval, 0,
			    COUNT);
	tcase_add_loop_test(tests,
			    kind_without_proc_returns_enoent_or_kind_from_statx,
			    0, COUNT);
	tcase_add_loop_test(tests,
			    kind_without_statx_returns_enosys_or_kind_from_link,
			    0, COUNT);
}
