/* SPDX-License-Identifier: MIT */
/* A user's program with that system's libc: built by CI, run on a real one. */
#include <fcntl.h>
#include <iofd/fd_io.h>
#include <stdio.h>
#include <sys/uio.h>

int main(void)
{
	char text[6] = {0};
	struct iovec parts[] = {{text, 2}, {text + 2, 3}};
	iofd_fd file = {0};
	int rc = iofd_fd_adopt(&file, open("/bin/sh", O_RDONLY | O_CLOEXEC));

	if (rc == 0)
		rc = (int)iofd_fd_readv(&file, parts, 2);
	printf("%s: %d\n", iofd_error_message(rc), rc);
	return iofd_fd_close(&file) < 0 || rc != 5;
}
