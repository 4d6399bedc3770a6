/* SPDX-License-Identifier: MIT */
#include "capture.h"

#include "check.h"

#include <errno.h>
#include <sys/sysinfo.h>
#include <unistd.h>

/* sysconf would read /proc. */
static int64_t most_to_keep(void)
{
	struct sysinfo machine;
	int64_t quarter;

	check_libc(sysinfo(&machine), "cannot find out the size of the memory");
	quarter = (int64_t)machine.totalram / 4 * machine.mem_unit;
	return quarter < CAPTURE_LIMIT ? quarter : CAPTURE_LIMIT;
}

void capture_open(struct capture *c)
{
	check(iofd_memfd_open(&c->file, "supervise", IOFD_MEMFD_ALLOW_SEALING),
	      "cannot open a memfd");
	c->limit = most_to_keep();
	c->kept = 0;
	c->dropped = 0;
}

int64_t capture_from(struct capture *c, iofd_fd *source, size_t limit)
{
	static char buf[1 << 16];
	size_t size = limit < sizeof buf ? limit : sizeof buf;
	int64_t n = iofd_fd_read(source, buf, size);
	int64_t room = c->limit - c->kept;
	int64_t kept = n < room ? n : room;

	if (n == IOFD_ERR_WOULD_BLOCK)
		return 0;
	check(n, "cannot read the output");
	if (n == 0)
		iofd_fd_close(source); /* epoll lets go of it by itself */
	for (int64_t done = 0; done < kept;)
		done += check(iofd_fd_write(&c->file.fd, buf + done,
					    (size_t)(kept - done)),
			      "cannot capture the output");
	c->kept += kept;
	c->dropped += n - kept;
	return n;
}

static void write_all(const iofd_fd *out, const iofd_region *region)
{
	const char *bytes = region->ptr;

	for (size_t done = 0; done < region->len;) {
		int64_t n =
			iofd_fd_write(out, bytes + done, region->len - done);

		if (n == IOFD_ERR_WOULD_BLOCK)
			check(iofd_fd_poll(out, IOFD_POLL_OUT, -1), "poll");
		else
			done += (size_t)check(n, "cannot show the output");
	}
}

/* The kernel may hold a page, to move it; it waits 0.1 s for that itself. */
static int seal(const iofd_memfd *file)
{
	int rc = -EBUSY;

	for (int tries = 0; rc == -EBUSY && tries < 100; tries++)
		rc = iofd_memfd_seal(file, IOFD_SEAL_SHRINK | IOFD_SEAL_GROW |
						   IOFD_SEAL_WRITE);
	return rc;
}

/* Sealed, the capture cannot be changed by another process. */
void capture_show(struct capture *c)
{
	iofd_region region;
	iofd_fd out;

	check(seal(&c->file), "cannot seal the capture");
	if (c->dropped > 0)
		fprintf(stderr,
			"supervise: kept the first %lld MiB of the output and "
			"dropped %lld bytes\n",
			(long long)(c->limit >> 20), (long long)c->dropped);
	if (c->kept == 0)
		return; /* nothing cannot be mapped */
	check(iofd_memfd_map(&c->file, (size_t)c->kept, IOFD_PROT_READ,
			     &region),
	      "cannot map the capture");
	iofd_fd_borrow(&out, STDOUT_FILENO);
	write_all(&out, &region);
	iofd_region_unmap(&region);
}
