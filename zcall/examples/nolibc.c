/* SPDX-License-Identifier: MIT */
/*
 * A whole program without a libc: it says who it is, waits for a timer and
 * exits. Link it with
 *
 *   cc -ffreestanding -nostdlib -static nolibc.c -lzcall
 */
#include "start.h"

static void print_own_name(void)
{
	char name[64];
	int file = (int)check(zcall_openat(ZCALL_AT_FDCWD, "/proc/self/comm",
					   ZCALL_O_RDONLY | ZCALL_O_CLOEXEC, 0),
			      "open");
	long length = check(zcall_read(file, name, sizeof name), "read");

	print_text("I am ");
	print(name, (size_t)length);
	check(zcall_close(file), "close");
}

static void wait_for_timer(void)
{
	struct zcall_itimerspec in_10_ms = {{0, 0}, {0, 10000000}};
	struct zcall_pollfd poll = {-1, ZCALL_POLLIN, 0};

	poll.fd = (int)check(
		zcall_timerfd_create(ZCALL_CLOCK_MONOTONIC, ZCALL_TFD_CLOEXEC),
		"timerfd_create");
	check(zcall_timerfd_settime(poll.fd, 0, &in_10_ms, 0), "settime");
	check(zcall_ppoll(&poll, 1, 0, 0, 0), "poll");
	print_text(poll.revents & ZCALL_POLLIN ? "The timer expired\n" : "?\n");
	check(zcall_close(poll.fd), "close");
}

int main(void)
{
	print_own_name();
	wait_for_timer();
	return 0;
}
