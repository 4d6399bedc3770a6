/* SPDX-License-Identifier: MIT */
/* Digits in the text of /proc, where hexadecimal ones are in lower case. */
#ifndef IOFD_DIGIT_H
#define IOFD_DIGIT_H

/* Returns the value of a hexadecimal digit, or 16 for any other character. */
static inline int iofd_digit_of(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

#endif
