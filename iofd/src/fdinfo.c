/* SPDX-License-Identifier: MIT */
#include "fdinfo.h"

#include "digit.h"

#include <iofd/inline/cell.h>

#include <zcall/abi.h>

enum {
	PATH_SIZE = 48,
	CHUNK_SIZE = 256
};

/* A file read byte by byte through a small buffer; -1 is its end. */
struct reader {
	int raw;
	long size;
	long next;
	char chunk[CHUNK_SIZE];
};

static int next_byte(struct reader *r)
{
	if (r->next >= r->size) {
		r->size = zcall_read(r->raw, r->chunk, CHUNK_SIZE);
		r->next = 0;
	}
	return r->size > 0 ? (unsigned char)r->chunk[r->next++] : -1;
}

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

static uint64_t read_number(struct reader *r, unsigned base)
{
	uint64_t value = 0;
	int negative;
	int c;

	do
		c = next_byte(r);
	while (c == ' ' || c == '\t');
	negative = c == '-';
	if (negative)
		c = next_byte(r);
	for (; (unsigned)iofd_digit_of(c) < base; c = next_byte(r))
		value = value * base + (unsigned)iofd_digit_of(c);
	return negative ? 0 - value : value;
}

/*
 * Finds a line that starts with `key`, and skips the key. Returns 0 if there is
 * none.
 */
static int find_key(struct reader *r, const char *key)
{
	int c;

	do {
		const char *k = key;

		c = next_byte(r);
		while (*k && c == *k) {
			if (!*++k)
				return 1;
			c = next_byte(r);
		}
		while (c >= 0 && c != '\n')
			c = next_byte(r);
	} while (c >= 0);
	return 0;
}

int iofd_fdinfo_number(const iofd_fd *fd, const char *key, unsigned base,
		       uint64_t *out)
{
	int raw = iofd_priv_cell_number(fd);
	char path[PATH_SIZE];
	struct reader r;
	int rc = 0;

	if (raw < 0 || !out)
		return raw < 0 ? raw : -ZCALL_EFAULT;
	write_path(path, "/proc/thread-self/fdinfo/", raw);
	r.raw = zcall_openat(ZCALL_AT_FDCWD, path,
			     ZCALL_O_RDONLY | ZCALL_O_CLOEXEC, 0);
	if (r.raw < 0)
		return r.raw;
	r.size = r.next = 0;
	if (find_key(&r, key))
		*out = read_number(&r, base);
	else
		rc = r.size < 0 ? (int)r.size : IOFD_ERR_INVALID_PARAM;
	zcall_close(r.raw);
	return rc;
}

int iofd_fdinfo_count(int raw, const char *key)
{
	struct reader r;
	int count = 0;

	r.raw = raw;
	r.size = r.next = 0;
	if (!find_key(&r, key))
		return r.size < 0 ? (int)r.size : 0;
	for (int c = next_byte(&r); c >= 0 && c != '\n'; c = next_byte(&r))
		count += c == '\t';
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
