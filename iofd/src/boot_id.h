/* SPDX-License-Identifier: MIT */
/* The boot ID, which is random and differs after each start of the system. */
#ifndef IOFD_BOOT_ID_H
#define IOFD_BOOT_ID_H

#include <stdint.h>

enum {
	IOFD_BOOT_ID_SIZE = 16
};

/*
 * Reads it from /proc/sys/kernel/random/boot_id. Returns 0; the error of
 * openat or read; or -EIO if the text is not a UUID in lower case and a
 * newline. A container manager may have mounted another file there, with an ID
 * that is new for each container, so the file system is not checked.
 */
int iofd_boot_id(uint8_t id[IOFD_BOOT_ID_SIZE]);

#endif
