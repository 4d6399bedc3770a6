/* SPDX-License-Identifier: MIT */
/* A user's program: C99, C++11, and no libc, which is why it has no printf. */
#include <iofd/iofd.h>
#include <zcall/zcall.h>

int main(void)
{
	/* An initialiser would do as well; compilers may make it a memset. */
	static iofd_eventfd event;
	static iofd_fd output;
	uint64_t count = 0;
	char line[] = "?\n";

	if (iofd_eventfd_open(&event, 3, 0) != 0)
		return 1;
	if (iofd_eventfd_signal(&event, 4) != 0)
		return 2;
	if (iofd_eventfd_wait(&event, &count) != 0)
		return 3;
	if (iofd_eventfd_wait(&event, &count) != -ZCALL_EAGAIN)
		return 4;
	if (iofd_fd_close(&event.fd) != 0)
		return 5;

	line[0] = (char)('0' + count);
	if (iofd_fd_adopt(&output, 1) != 0)
		return 6;
	if (iofd_fd_write(&output, line, 2) != 2)
		return 7;
	return iofd_fd_release(&output) == 1 ? 0 : 8;
}
