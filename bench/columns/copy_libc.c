/* SPDX-License-Identifier: MIT */
/* memcpy out of a mapping. */
#define _GNU_SOURCE
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static char *memory;

static int map(size_t size)
{
	int fd = memfd_create("bench", MFD_CLOEXEC);

	if (fd < 0 || ftruncate(fd, (off_t)size) < 0)
		return -1;
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (memory == MAP_FAILED)
		return -1;
	memset(memory, 2, size);
	return 0;
}

static long copy_out(char *to, size_t offset, size_t size)
{
	memcpy(to, memory + offset, size);
	return 0;
}

#include "copy.h"
