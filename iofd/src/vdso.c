/* SPDX-License-Identifier: MIT */
/* The image's address, which is in the auxiliary vector of the process. */
#include "vdso.h"

#include <zcall/abi.h>
#include <zcall/credentials.h>
#include <zcall/file.h>
#include <zcall/io.h>
#include <zcall/memory.h>

enum {
	PR_GET_AUXV = 0x41555856, /* Linux 6.4 */
	AT_SYSINFO_EHDR = 33,
	MOST_ENTRIES = 64, /* of 45 that a kernel can have */
	PAGE = 1	   /* the kernel rounds it up */
};

struct entry {
	uint64_t type;
	uint64_t value;
};

static long read_file(void *vector, size_t size)
{
	int raw = zcall_openat(ZCALL_AT_FDCWD, "/proc/self/auxv",
			       ZCALL_O_RDONLY | ZCALL_O_CLOEXEC, 0);
	long rc;

	if (raw < 0)
		return raw;
	rc = zcall_read(raw, vector, size);
	zcall_close(raw);
	return rc;
}

/*
 * The call comes first: it needs no descriptor and no /proc. Valgrind does not
 * know what it writes, and would report the vector as uninitialized.
 */
static long read_vector(volatile struct entry *vector, size_t size)
{
	long rc;

	for (size_t i = 0; i < size / sizeof *vector; i++)
		vector[i].type = vector[i].value = 0;
	rc = zcall_prctl(PR_GET_AUXV, (uintptr_t)vector, size, 0, 0);
	return rc < 0 ? read_file((void *)(uintptr_t)vector, size) : rc;
}

/*
 * The vector still names an image that has been unmapped, as valgrind does to
 * have its own clock. MADV_NORMAL changes nothing where something is mapped.
 */
static int is_mapped(uintptr_t image)
{
	return zcall_madvise((void *)image, PAGE, ZCALL_MADV_NORMAL) !=
	       -ZCALL_ENOMEM;
}

int iofd_vdso_image(uintptr_t *image)
{
	volatile struct entry vector[MOST_ENTRIES];
	long size = read_vector(vector, sizeof vector);

	if (size < 0)
		return (int)size;
	for (size_t i = 0; i < MOST_ENTRIES; i++)
		if (vector[i].type == AT_SYSINFO_EHDR) {
			*image = (uintptr_t)vector[i].value;
			return is_mapped(*image) ? 0 : -ZCALL_ENOENT;
		}
	return -ZCALL_ENOENT;
}
