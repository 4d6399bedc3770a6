/* SPDX-License-Identifier: MIT */
#include "proc_text.h"

#include "digit.h"

#include <zcall/abi.h>
#include <zcall/file.h>
#include <zcall/io.h>

int iofd_proc_check(int raw)
{
	struct zcall_statfs about;
	int rc = zcall_fstatfs(raw, &about);

	return rc == 0 && about.f_type != ZCALL_PROC_SUPER_MAGIC ? -ZCALL_ENOENT
								 : rc;
}

void iofd_proc_text_begin(struct iofd_proc_text *text, int raw)
{
	text->raw = raw;
	text->size = text->next = 0;
}

int iofd_proc_text_byte(struct iofd_proc_text *text)
{
	if (text->next >= text->size) {
		text->size =
			zcall_read(text->raw, text->chunk, sizeof text->chunk);
		text->next = 0;
	}
	return text->size > 0 ? (unsigned char)text->chunk[text->next++] : -1;
}

int iofd_proc_text_find(struct iofd_proc_text *text, const char *key)
{
	int c;

	do {
		const char *k = key;

		c = iofd_proc_text_byte(text);
		while (*k && c == *k) {
			if (!*++k)
				return 1;
			c = iofd_proc_text_byte(text);
		}
		while (c >= 0 && c != '\n')
			c = iofd_proc_text_byte(text);
	} while (c >= 0);
	return 0;
}

uint64_t iofd_proc_text_number(struct iofd_proc_text *text, unsigned base)
{
	uint64_t value = 0;
	int negative;
	int c;

	do
		c = iofd_proc_text_byte(text);
	while (c == ' ' || c == '\t');
	negative = c == '-';
	if (negative)
		c = iofd_proc_text_byte(text);
	for (; (unsigned)iofd_digit_of(c) < base; c = iofd_proc_text_byte(text))
		value = value * base + (unsigned)iofd_digit_of(c);
	return negative ? 0 - value : value;
}
