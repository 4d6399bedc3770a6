/* SPDX-License-Identifier: MIT */
/* Each kind of handle that Linux has. */
#include "tap.h"

#include <iofd/iofd.h>

void test_linux(void);

static int exit_code(void *argument)
{
	uintptr_t frame = (uintptr_t)__builtin_frame_address(0);

	return frame % 16 == 0 ? *(int *)argument : 1;
}

static void clone(void)
{
	static _Alignas(16) char stack[4096];
	struct zcall_siginfo info;
	int code = 42;
	int pid = zcall_clone_call(ZCALL_SIGCHLD, stack + sizeof stack, 0,
				   exit_code, &code);

	CHECK(pid > 0);
	CHECK(zcall_waitid(ZCALL_P_PID, pid, &info, ZCALL_WEXITED, 0) == 0);
	CHECK(info.code == IOFD_PIDFD_EXITED && info.status == 42);
}

/* The number that the kernel stored in the child's memory. */
static int is_own_number(void *number)
{
	return *(int *)number == zcall_gettid();
}

static void clone_number(void)
{
	static _Alignas(16) char stack[4096];
	struct zcall_siginfo info;
	int number = 0;
	int pid = zcall_clone_call(
		ZCALL_CLONE_PARENT_SETTID | ZCALL_CLONE_CHILD_SETTID |
			ZCALL_SIGCHLD,
		stack + sizeof stack, &number, is_own_number, &number);

	CHECK(pid > 0); /* qemu-user stores the number only in the child */
	CHECK(zcall_waitid(ZCALL_P_PID, pid, &info, ZCALL_WEXITED, 0) == 0);
	CHECK(info.code == IOFD_PIDFD_EXITED && info.status == 1);
}

/* qemu-user lacks clone3. */
static void clone3(void)
{
	static _Alignas(16) char stack[4096];
	static struct zcall_clone_args args = {.exit_signal = ZCALL_SIGCHLD,
					       .stack_size = sizeof stack};
	struct zcall_siginfo info;
	int code = 43;
	int pid;

	args.stack = (uintptr_t)stack;
	pid = zcall_clone3_call(&args, sizeof args, exit_code, &code);
	if (pid == -ZCALL_ENOSYS)
		return;
	CHECK(pid > 0);
	CHECK(zcall_waitid(ZCALL_P_PID, pid, &info, ZCALL_WEXITED, 0) == 0);
	CHECK(info.code == IOFD_PIDFD_EXITED && info.status == 43);
	CHECK(zcall_clone3_call(&args, 1, exit_code, &code) == -ZCALL_EINVAL);
}

/* The header of this program, which the compiler made for this target. */
static void elf(void)
{
	static union {
		char bytes[64];
		uint16_t halves[32];
		uint32_t words[16];
	} header;
	int fd = zcall_openat(ZCALL_AT_FDCWD, "/proc/self/exe", 0, 0);

	if (fd == -ZCALL_ENOENT)
		return; /* a machine without /proc */
	CHECK(zcall_read(fd, header.bytes, sizeof header) == sizeof header);
	CHECK(header.halves[9] == ZCALL_PRIV_ELF_MACHINE);
	CHECK(header.words[12] == ZCALL_PRIV_ELF_FLAGS);
	CHECK(zcall_close(fd) == 0);
}

/* The size of the mask, which is the last argument, must be right. */
static void general_call(void)
{
	static struct zcall_epoll_event event;
	uint64_t mask = 0;
	int poll = zcall_epoll_create1(0);

	CHECK(zcall_syscall6(ZCALL_SYS_epoll_pwait, poll, (long)&event, 1, 0,
			     (long)&mask, 8) == 0);
	CHECK(zcall_syscall6(ZCALL_SYS_epoll_pwait, poll, (long)&event, 1, 0,
			     (long)&mask, 7) == -ZCALL_EINVAL);
	CHECK(zcall_close(poll) == 0);
}

/* Nobody connects. The kernel chooses the address. */
static void accept(void)
{
	struct zcall_sockaddr address;
	int fd = zcall_socket(ZCALL_AF_UNIX,
			      ZCALL_SOCK_STREAM | ZCALL_SOCK_NONBLOCK, 0);

	address.sa_family = ZCALL_AF_UNIX;
	CHECK(zcall_bind(fd, &address, sizeof address.sa_family) == 0);
	CHECK(zcall_listen(fd, 1) == 0);
	CHECK(zcall_accept(fd, 0, 0) == -ZCALL_EAGAIN);
	CHECK(zcall_close(fd) == 0);
}

static void eventfd(void)
{
	iofd_eventfd event;
	uint64_t value = 0;

	CHECK(iofd_eventfd_open(&event, 2, 0) == 0);
	CHECK(iofd_eventfd_signal(&event, 40) == 0);
	CHECK(iofd_eventfd_value(&event, &value) == 0 && value == 42);
	CHECK(iofd_eventfd_wait(&event, &value) == 0 && value == 42);
	CHECK(iofd_eventfd_wait(&event, &value) == IOFD_ERR_WOULD_BLOCK);
	CHECK(iofd_fd_is_nonblock(&event.fd) == 1);
	CHECK(iofd_fd_set_nonblock(&event.fd, 0) == 0);
	CHECK(iofd_fd_is_nonblock(&event.fd) == 0);
	CHECK(iofd_fd_close(&event.fd) == 0);
	CHECK(iofd_eventfd_wait(&event, &value) == IOFD_ERR_CLOSED);
}

/* Of two events, so that the size of the kernel's struct matters. */
static void epoll(void)
{
	const uint64_t data[] = {0x0123456789abcdef, 0xfedcba9876543210};
	iofd_epoll_event ready[3];
	iofd_eventfd events[2];
	iofd_epoll set;

	CHECK(iofd_epoll_open(&set) == 0);
	for (int i = 0; i < 2; i++) {
		CHECK(iofd_eventfd_open(&events[i], 1, 0) == 0);
		CHECK(iofd_epoll_add(&set, &events[i].fd,
				     IOFD_EPOLL_IN | IOFD_EPOLL_EDGE,
				     data[i]) == 0);
	}
	CHECK(iofd_epoll_wait(&set, ready, 3) == 2);
	for (int i = 0; i < 2; i++) {
		CHECK(ready[i].events == IOFD_EPOLL_IN);
		CHECK(ready[i].data == data[i]);
	}
	CHECK(iofd_epoll_wait_until(
		      &set, iofd_clock_now(IOFD_CLOCK_MONOTONIC) + 1000000,
		      ready, 3) == 0);
	CHECK(iofd_epoll_modify(&set, &events[1].fd, IOFD_EPOLL_OUT, 7) == 0);
	CHECK(iofd_epoll_wait_until(&set, INT64_MAX, ready, 3) == 1);
	CHECK(ready[0].events == IOFD_EPOLL_OUT && ready[0].data == 7);
	CHECK(iofd_epoll_remove(&set, &events[0].fd) == 0);
	CHECK(iofd_fd_close(&events[0].fd) == 0);
	CHECK(iofd_epoll_remove_and_close(&set, &events[1].fd) == 0);
	CHECK(iofd_epoll_wait(&set, ready, 3) == 0);
	CHECK(iofd_fd_close(&set.fd) == 0);
}

static void timerfd(void)
{
	iofd_timerfd timer;
	uint64_t count = 0;
	int64_t left = 0;

	CHECK(iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, 0) == 0);
	CHECK(iofd_timerfd_arm(&timer, 3600000000000, 7) == 0);
	CHECK(iofd_timerfd_get_time(&timer, &left, 0) == 0 && left > 0);
	CHECK(iofd_timerfd_arm_at(&timer, -1, 0) == 0);
	CHECK(iofd_fd_poll(&timer.fd, IOFD_POLL_IN, -1) == IOFD_POLL_IN);
	CHECK(iofd_timerfd_expirations(&timer, &count) == 0 && count == 1);
	CHECK(iofd_fd_close(&timer.fd) == 0);
}

static void memfd(void)
{
	iofd_memfd file;
	iofd_region region;
	char name[IOFD_MEMFD_NAME_MAX + 1];

	CHECK(iofd_memfd_open(&file, "linux", IOFD_MEMFD_ALLOW_SEALING) == 0);
	CHECK(iofd_memfd_name(&file, name, sizeof name) == 5 && name[4] == 'x');
	CHECK(iofd_memfd_truncate(&file, 1 << 16) == 0);
	CHECK(iofd_fd_pwrite(&file.fd, "x", 1, 65535) == 1);
	CHECK(iofd_memfd_size(&file) == 65536);
	CHECK(iofd_memfd_seal(&file, IOFD_SEAL_WRITE) == 0);
	CHECK(iofd_memfd_map(&file, 65536, IOFD_PROT_READ, &region) == 0);
	CHECK(iofd_fd_close(&file.fd) == 0);
	CHECK(((const char *)region.ptr)[65535] == 'x');
	CHECK(iofd_region_unmap(&region) == 0);
}

enum {
	ROOM = 300
};

/* Whether only `size` bytes at `at` of *copy are those at `from`. */
static int is_copied(const char *copy, int at, const char *from, int size)
{
	for (int i = 0; i < ROOM; i++)
		if (copy[i] != (i < at || i >= at + size ? 0 : from[i - at]))
			return 0;
	return 1;
}

/* At all distances that words can have, by the processor's own code. */
static void copies(void)
{
	static char from[ROOM], copy[ROOM];
	iofd_memfd file;
	iofd_region region;
	int wrong = 0;

	for (int i = 0; i < ROOM; i++)
		from[i] = (char)(i + 1);
	CHECK(iofd_memfd_open_mapped(&file, "copies", 65536, 0, &region) == 0);
	CHECK(region.steady != 0);
	CHECK(iofd_region_copy_in(&region, 1, from, ROOM) == ROOM);
	for (int at = 0; at < 20; at++)
		for (int start = 0; start < 20; start++)
			for (int size = 0; size < 260; size += 1 + size / 9) {
				for (int i = 0; i < ROOM; i++)
					copy[i] = 0;
				iofd_region_copy_out(&region, (size_t)start + 1,
						     copy + at, (size_t)size);
				wrong += !is_copied(copy, at, from + start,
						    size);
			}
	CHECK(wrong == 0);
	CHECK(iofd_region_unmap(&region) == 0);
	CHECK(iofd_fd_close(&file.fd) == 0);
}

static void signals(void)
{
	iofd_signalfd signals;
	iofd_signal_info info;
	iofd_pidfd self;
	iofd_sigset mask = 0;
	iofd_sigset old;

	iofd_sigset_add(&mask, 10);
	CHECK(iofd_sigmask_block(mask, &old) == 0);
	CHECK(iofd_signalfd_open(&signals, mask, 0) == 0);
	CHECK(iofd_pidfd_open(&self, zcall_getpid(), 0) == 0);
	CHECK(iofd_pidfd_alive(&self) == 1);
	CHECK(iofd_pidfd_wait(&self, 0, 0, 0) == -ZCALL_ECHILD);
	CHECK(iofd_pidfd_send_signal(&self, 10, 0) == 0);
	CHECK(iofd_signalfd_read_into(&signals, &info) == 0);
	CHECK(info.signo == 10 && info.pid == (uint32_t)zcall_getpid());
	CHECK(iofd_fd_close(&signals.fd) == 0);
	CHECK(iofd_fd_close(&self.fd) == 0);
	CHECK(iofd_sigmask_set(old, NULL) == 0);
}

/* The word of a lease has 64 bits, of which the kernel compares half. */
static void lease(void)
{
	static iofd_lease lease;
	iofd_eventfd event, view;
	uint64_t token = 0, value;

	CHECK(iofd_lease_acquire(&lease, &view.fd) == -ZCALL_EBADF);
	CHECK(iofd_eventfd_open(&event, 7, 0) == 0);
	CHECK(iofd_lease_start(&lease, &event.fd) == 0);
	CHECK(iofd_lease_token(&lease, &token) == 0 && token >> 32 == 1);
	CHECK(iofd_lease_acquire_token(&lease, token, &view.fd) == 0);
	CHECK(iofd_eventfd_wait(&view, &value) == 0 && value == 7);
	CHECK(iofd_lease_close_wait(&lease, 0) == -ZCALL_ETIMEDOUT);
	CHECK(iofd_lease_acquire(&lease, &view.fd) == -ZCALL_EBADF);
	CHECK(iofd_lease_release(&lease) == 1);
	CHECK(iofd_lease_close_wait(&lease, INT64_MAX) == 0);
	CHECK(iofd_lease_match(&lease, token) == 0);
}

void test_linux(void)
{
	clone();
	clone_number();
	clone3();
	elf();
	general_call();
	accept();
	eventfd();
	epoll();
	timerfd();
	memfd();
	copies();
	signals();
	lease();
}
