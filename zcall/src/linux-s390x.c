/* SPDX-License-Identifier: MIT */
/* The rows with -2. <zcall/target/linux-s390x.h> has what they do. */
#include <zcall/memory.h>
#include <zcall/socket.h>

int zcall_accept(int fd, void *address, uint32_t *length)
{
	ZCALL_PRIV_ACCEPT(ZCALL_SYS_accept, zcall_accept, fd, address, length);
}

intptr_t zcall_mmap(void *address, size_t length, long prot, long flags, int fd,
		    int64_t offset)
{
	ZCALL_PRIV_MMAP(ZCALL_SYS_mmap, zcall_mmap, address, length, prot,
			flags, fd, offset);
}
