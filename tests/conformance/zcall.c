/* SPDX-License-Identifier: MIT */
/* Results, general calls, and errors as data. */
#include "tap.h"

void test_zcall(void);

static int same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

static void results(void)
{
	CHECK(zcall_is_error(-1) && zcall_is_error(-4095));
	CHECK(!zcall_is_error(0) && !zcall_is_error(-4096));
	CHECK(zcall_close(-1) == -ZCALL_EBADF);
	CHECK(zcall_openat(ZCALL_AT_FDCWD, "/no/such", 0, 0) == -ZCALL_ENOENT);
	CHECK(zcall_lseek(0, 0, 99) < 0);
	CHECK(zcall_getpid() > 0);
}

/* By the general call, but where the kernel has mmap in another shape. */
static long map(long size, long flags, int fd, long where)
{
	if (ZCALL_SYS_mmap < 0)
		return zcall_mmap(0, (size_t)size, ZCALL_PROT_READ, flags, fd,
				  where);
	return zcall_syscall6(ZCALL_SYS_mmap, 0, size, ZCALL_PROT_READ, flags,
			      fd, where);
}

static void general_calls(void)
{
	long word;

	CHECK(zcall_syscall4(ZCALL_SYS_getpid, 0, 0, 0, 0) == zcall_getpid());
	word = map(1 << 16, ZCALL_MAP_PRIVATE | ZCALL_MAP_ANONYMOUS, -1, 0);
	CHECK(!zcall_is_error(word) && *(volatile char *)word == 0);
	CHECK(zcall_munmap((void *)word, 1 << 16) == 0);
	word = zcall_mmap(0, 0, ZCALL_PROT_READ,
			  ZCALL_MAP_PRIVATE | ZCALL_MAP_ANONYMOUS, -1, 0);
	CHECK(word == -ZCALL_EINVAL);
}

/* All six arguments count: the last is where in the file to begin. */
static void six_arguments(void)
{
	enum {
		WHERE = 65536
	};
	int fd = zcall_openat(ZCALL_AT_FDCWD, "/bin/sh", 0, 0);
	char byte = 0, first = 0;
	const char *mapped;
	long word;

	CHECK(fd >= 0);
	CHECK(zcall_pread64(fd, &first, 1, 0) == 1);
	CHECK(zcall_pread64(fd, &byte, 1, WHERE) == 1);
	word = zcall_mmap(0, 1, ZCALL_PROT_READ, ZCALL_MAP_PRIVATE, fd, WHERE);
	CHECK(!zcall_is_error(word));
	mapped = (const char *)word;
	CHECK(mapped[0] == byte);
	CHECK(zcall_munmap((void *)word, 1) == 0);
	word = map(1, ZCALL_MAP_PRIVATE, fd, 0);
	CHECK(!zcall_is_error(word) && *(const char *)word == first);
	CHECK(zcall_munmap((void *)word, 1) == 0);
	word = map(1, ZCALL_MAP_PRIVATE, fd, WHERE);
	CHECK(!zcall_is_error(word) && *(const char *)word == byte);
	CHECK(zcall_munmap((void *)word, 1) == 0);
	CHECK(zcall_close(fd) == 0);
}

static void errors(void)
{
	CHECK(same(zcall_errno_name(-ZCALL_EAGAIN), "EAGAIN"));
	CHECK(same(zcall_errno_name(ZCALL_EINPROGRESS), "EINPROGRESS"));
	CHECK(same(zcall_errno_message(0), "success"));
	CHECK(same(zcall_errno_name(99999), "unknown"));
	CHECK(zcall_errno_number("EWOULDBLOCK") == ZCALL_EAGAIN);
	CHECK(zcall_errno_temporary(-ZCALL_EINTR) == 1);
	CHECK(zcall_errno_timeout(ZCALL_ETIMEDOUT) == 1);
}

void test_zcall(void)
{
	results();
	general_calls();
	six_arguments();
	errors();
}
