/* SPDX-License-Identifier: MIT */
/* ELF images of this processor that are mapped, as far as the vDSO needs it. */
#ifndef IOFD_ELF_IMAGE_H
#define IOFD_ELF_IMAGE_H

#include <stddef.h>
#include <stdint.h>
#include <zcall/target.h>

/* A word of DT_HASH. Those of DT_GNU_HASH have 32 bits everywhere. */
typedef ZCALL_PRIV_VALUE(ELF_HASH_WORD, uint32_t) iofd_elf_hash_word;

typedef struct iofd_elf_symbol {
	uint32_t name;
	uint8_t info;
	uint8_t other;
	uint16_t section;
	uint64_t value;
	uint64_t size;
} iofd_elf_symbol;

/* The tables are offsets; 0, where the header is, for one that is missing. */
typedef struct iofd_elf {
	const unsigned char *start;
	uint64_t size;
	uint64_t bias; /* an offset is an address plus this */
	uint64_t strings;
	uint64_t symbols;
	uint64_t hash;
	uint64_t gnu_hash;
} iofd_elf;

/*
 * Reads the headers of an image of at most `size` bytes: nothing outside the
 * first page and the first segment to load. Returns whether it has the strings
 * and symbols of an image of this processor.
 */
int iofd_elf_read(iofd_elf *elf, const void *start, size_t size);

/*
 * Returns the address of a function, or 0 if the image has none of this name.
 * The size of the name includes its terminator. Versions of symbols are not
 * compared: no vDSO has had two of one name.
 */
uintptr_t iofd_elf_function(const iofd_elf *elf, const char *name,
			    size_t name_size);

/*
 * Returns what is at an offset, or null where it is outside or not aligned. An
 * offset may be any number, also one that has overflowed: each is checked.
 */
static inline const void *iofd_elf_at(const iofd_elf *elf, uint64_t offset,
				      size_t size, size_t alignment)
{
	if (offset > elf->size || size > elf->size - offset ||
	    offset % alignment)
		return 0;
	return elf->start + offset;
}

#define IOFD_ELF_AT(elf, offset, type)                                         \
	((const type *)iofd_elf_at(elf, offset, sizeof(type), _Alignof(type)))

#endif
