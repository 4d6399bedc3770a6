/* SPDX-License-Identifier: MIT */
#include "boot_id.h"

#include "digit.h"

#include <zcall/abi.h>
#include <zcall/io.h>

enum {
	TEXT_SIZE = 37 /* with its newline */
};

/* Before the bytes 4, 6, 8 and 10 there is a dash. */
static int has_dash(int byte)
{
	return byte >= 4 && byte <= 10 && byte % 2 == 0;
}

static int parse(uint8_t *id, const char *text)
{
	for (int i = 0; i < IOFD_BOOT_ID_SIZE; i++) {
		int high, low;

		if (has_dash(i) && *text++ != '-')
			return -ZCALL_EIO;
		high = iofd_digit_of(*text++);
		if (high > 15)
			return -ZCALL_EIO;
		low = iofd_digit_of(*text++);
		if (low > 15)
			return -ZCALL_EIO;
		id[i] = (uint8_t)(high << 4 | low);
	}
	return *text == '\n' ? 0 : -ZCALL_EIO;
}

int iofd_boot_id(uint8_t id[IOFD_BOOT_ID_SIZE])
{
	char text[TEXT_SIZE + 1]; /* one more, to notice a longer file */
	int raw =
		zcall_openat(ZCALL_AT_FDCWD, "/proc/sys/kernel/random/boot_id",
			     ZCALL_O_RDONLY | ZCALL_O_CLOEXEC, 0);
	long size;

	if (raw < 0)
		return raw;
	size = zcall_read(raw, text, sizeof text);
	zcall_close(raw);
	if (size < 0)
		return (int)size;
	return size == TEXT_SIZE ? parse(id, text) : -ZCALL_EIO;
}
