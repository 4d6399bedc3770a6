/* SPDX-License-Identifier: MIT */
#include <iofd/inline/fd_io.h>

/*
 * Reads or writes, depending on `number`, until `size` bytes are transferred,
 * or a call fails or returns 0. It retries after EINTR, so that a signal
 * handler does not split a message.
 */
static int64_t transfer_all(const iofd_fd *fd, enum zcall_number number,
			    uintptr_t buf, size_t size, uint64_t *done)
{
	int raw = iofd_priv_cell_number(fd);
	size_t total = 0;
	long n;

	do {
		n = raw < 0 ? raw
			    : zcall_syscall4(number, raw, (long)(buf + total),
					     (long)(size - total), 0);
		if (n > 0)
			total += (size_t)n;
	} while (n == IOFD_ERR_INTERRUPTED || (n > 0 && total < size));
	if (done)
		*done = total;
	return n < 0 ? n : (int64_t)total;
}

int64_t iofd_fd_read_full(const iofd_fd *fd, void *buf, size_t size,
			  uint64_t *done)
{
	return transfer_all(fd, ZCALL_SYS_read, (uintptr_t)buf, size, done);
}

int64_t iofd_fd_write_all(const iofd_fd *fd, const void *buf, size_t size,
			  uint64_t *done)
{
	return transfer_all(fd, ZCALL_SYS_write, (uintptr_t)buf, size, done);
}
