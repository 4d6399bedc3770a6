/* SPDX-License-Identifier: MIT */
#include "references.h"
#include "harness.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

void forge_reference(iofd_pidfd_reference *reference, uint64_t id)
{
	FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");

	ck_assert_ptr_nonnull(file);
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			ck_assert_int_eq(fgetc(file), '-');
		ck_assert_int_eq(fscanf(file, "%2hhx", &reference->boot[i]), 1);
	}
	fclose(file);
	reference->id = id;
}

void forge_own_reference(iofd_pidfd_reference *reference)
{
	struct stat file;
	iofd_pidfd self;

	ck_assert_int_eq(iofd_pidfd_open(&self, getpid(), 0), 0);
	ck_assert_int_eq(fstat(iofd_fd_raw(&self.fd), &file), 0);
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
	forge_reference(reference, file.st_ino);
}

int lacks_references(int result)
{
	if (result != -EOPNOTSUPP)
		return 0;
	skip_before("a file handle of pidfs", 6, 14);
	return 1;
}

int refer_to_self(iofd_pidfd_reference *reference)
{
	iofd_pidfd self;
	int rc;

	ck_assert_int_eq(iofd_pidfd_open(&self, getpid(), 0), 0);
	rc = iofd_pidfd_get_reference(&self, reference);
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
	if (lacks_references(rc))
		return 1;
	ck_assert_int_eq(rc, 0);
	return 0;
}
