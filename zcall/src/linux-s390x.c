/* SPDX-License-Identifier: MIT */
/* Calls that this kernel has with other arguments: the rows with -2. */
#include <zcall/memory.h>
#include <zcall/socket.h>

enum {
	OLD_MMAP = 90
};

int zcall_accept(int fd, void *address, uint32_t *length)
{
	return zcall_accept4(fd, address, length, 0);
}

/* The oldest form of mmap takes its six arguments in memory. */
intptr_t zcall_mmap(void *address, size_t length, long prot, long flags, int fd,
		    int64_t offset)
{
	unsigned long arguments[6];

	arguments[0] = (unsigned long)address;
	arguments[1] = length;
	arguments[2] = (unsigned long)prot;
	arguments[3] = (unsigned long)flags;
	arguments[4] = (unsigned long)fd;
	arguments[5] = (unsigned long)offset;
	return zcall_syscall4(OLD_MMAP, (long)arguments, 0, 0, 0);
}
