/* SPDX-License-Identifier: MIT */
#include <iofd/signalfd_audit.h>

#include "proc_text.h"
#include "signalfd_thread.h"

#include <zcall/abi.h>
#include <zcall/file.h>
#include <zcall/io.h>

enum {
	LOOKS = 32,
	CHUNK_SIZE = 1024,
	PATH_SIZE = 24 /* "4194304/status" */
};

/* One look at all threads. */
struct look {
	int directory;
	uint64_t wanted;
	uint64_t missed;  /* by the thread that was found */
	uint64_t numbers; /* a hash of those of the threads, in their order */
};

/* Returns the thread's number if it misses a signal. */
static int look_at(struct look *look, const char *name)
{
	const char *file = "/status";
	char path[PATH_SIZE];
	char *end = path;
	int number = 0;
	int raw, rc;

	for (; *name; name++) {
		number = number * 10 + (*name - '0');
		*end++ = *name;
	}
	while ((*end++ = *file++))
		;
	look->numbers = (look->numbers ^ (unsigned)number) * 0x100000001b3;
	raw = zcall_openat(look->directory, path,
			   ZCALL_O_RDONLY | ZCALL_O_CLOEXEC, 0);
	if (raw < 0)
		return raw == -ZCALL_ENOENT ? 0 : raw; /* it has ended */
	rc = iofd_signalfd_thread(raw, number, look->wanted, &look->missed);
	zcall_close(raw);
	return rc == -ZCALL_ESRCH ? 0 : rc;
}

/* Looks at all threads, until one misses a signal. */
static int look_at_all(struct look *look)
{
	_Alignas(8) char chunk[CHUNK_SIZE];
	int64_t rc = zcall_lseek(look->directory, 0, ZCALL_SEEK_SET);
	long size = 1;

	look->numbers = 0;
	while (rc == 0 && size > 0) {
		size = zcall_getdents64(look->directory, chunk, CHUNK_SIZE);
		for (long at = 0; rc == 0 && at < size;) {
			const struct zcall_dirent64 *entry =
				(const void *)(chunk + at);

			if (entry->d_name[0] != '.')
				rc = look_at(look, entry->d_name);
			at += entry->d_reclen;
		}
	}
	return rc == 0 ? (int)size : (int)rc;
}

/*
 * Threads that end make the kernel skip others. It has skipped none if the next
 * look finds the same threads, since those that have ended are missing there.
 */
static int look_until_same(struct look *look)
{
	uint64_t former;
	int rc = look_at_all(look);

	for (int i = 1; rc == 0 && i < LOOKS; i++) {
		former = look->numbers;
		rc = look_at_all(look);
		if (rc == 0 && look->numbers == former)
			return 0;
	}
	return rc == 0 ? -ZCALL_EAGAIN : rc;
}

int iofd_signalfd_audit(const iofd_signalfd *s, iofd_sigset *missed)
{
	struct look look;
	int rc = iofd_signalfd_mask(s, &look.wanted);

	if (rc < 0)
		return rc;
	look.missed = 0;
	look.directory = zcall_openat(
		ZCALL_AT_FDCWD, "/proc/self/task",
		ZCALL_O_RDONLY | ZCALL_O_DIRECTORY | ZCALL_O_CLOEXEC, 0);
	if (look.directory < 0)
		return look.directory;
	rc = iofd_proc_check(look.directory);
	if (rc == 0)
		rc = look_until_same(&look);
	zcall_close(look.directory);
	if (rc >= 0 && missed)
		*missed = look.missed;
	return rc;
}
