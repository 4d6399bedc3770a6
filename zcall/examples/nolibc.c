/* SPDX-License-Identifier: MIT */
/*
 * A whole program without a libc: it says who it is, waits for a timer and
 * exits. Link it with
 *
 *   cc -ffreestanding -nostdlib -static nolibc.c -lzcall
 */
#include <zcall/zcall.h>

static void print(const char *text, size_t length)
{
	while (length > 0) {
		long n = zcall_write(1, text, length);

		if (n < 0)
			zcall_exit_group(1);
		text += n;
		length -= (size_t)n;
	}
}

static void print_text(const char *text)
{
	size_t length = 0;

	while (text[length])
		length++;
	print(text, length);
}

/* Every result is a value or -errno, which has a name and a message. */
static long check(long result, const char *what)
{
	if (!zcall_is_error(result))
		return result;
	print_text(what);
	print_text(": ");
	print_text(zcall_errno_message((int)result));
	print_text("\n");
	zcall_exit_group(1);
}

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

/* Nobody called _start, so on x86 the stack is not aligned as C has it. */
#ifdef __x86_64__
__attribute__((force_align_arg_pointer))
#endif
void _start(void);

void _start(void)
{
	print_own_name();
	wait_for_timer();
	zcall_exit_group(0);
}
