/* SPDX-License-Identifier: MIT */
#include "fdinfo.h"

#include "proc_text.h"

#include <iofd/inline/cell.h>

#include <zcall/abi.h>

enum {
	PATH_SIZE = 48
};

/* Writes directory and number to `path`, of PATH_SIZE bytes. */
static void write_path(char *path, const char *directory, int number)
{
	int digits = 1;

	while (*directory)
		*path++ = *directory++;
	for (int rest = number; rest >= 10; rest /= 10)
		digits++;
	path[digits] = 0;
	for (; digits > 0; number /= 10)
		path[--digits] = (char)('0' + number % 10);
}

int iofd_fdinfo_number(const iofd_fd *fd, const char *key, unsigned base,
		       uint64_t *out)
{
	int raw = iofd_priv_cell_number(fd);
	char path[PATH_SIZE];
	struct iofd_proc_text text;
	int rc = 0;
	int file;

	if (raw < 0 || !out)
		return raw < 0 ? raw : -ZCALL_EFAULT;
	write_path(path, "/proc/thread-self/fdinfo/", raw);
	file = zcall_openat(ZCALL_AT_FDCWD, path,
			    ZCALL_O_RDONLY | ZCALL_O_CLOEXEC, 0);
	if (file < 0)
		return file;
	iofd_proc_text_begin(&text, file);
	if (iofd_proc_text_find(&text, key))
		*out = iofd_proc_text_number(&text, base);
	else
		rc = text.size < 0 ? (int)text.size : IOFD_ERR_INVALID_PARAM;
	zcall_close(file);
	return rc;
}

int iofd_fdinfo_count(int raw, const char *key)
{
	struct iofd_proc_text text;
	int count = 0;
	int c;

	iofd_proc_text_begin(&text, raw);
	if (!iofd_proc_text_find(&text, key))
		return text.size < 0 ? (int)text.size : 0;
	do {
		c = iofd_proc_text_byte(&text);
		count += c == '\t';
	} while (c >= 0 && c != '\n');
	return count;
}

long iofd_fdinfo_link(const iofd_fd *fd, char *buf, int size)
{
	int raw = iofd_priv_cell_number(fd);
	char path[PATH_SIZE];

	if (raw < 0)
		return raw;
	write_path(path, "/proc/thread-self/fd/", raw);
	return zcall_readlinkat(ZCALL_AT_FDCWD, path, buf, size);
}
