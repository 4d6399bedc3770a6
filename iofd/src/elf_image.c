/* SPDX-License-Identifier: MIT */
#include "elf_image.h"

enum {
	CLASS_64 = 2,
	NATIVE = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 2 : 1,
	PT_LOAD = 1,
	PT_DYNAMIC = 2,
	DT_HASH = 4,
	DT_STRTAB = 5,
	DT_SYMTAB = 6,
	DT_GNU_HASH = 0x6ffffef5,
	FIRST_PAGE = 4096 /* or more; the headers are in it */
};

struct header {
	uint8_t magic[4];
	uint8_t class;
	uint8_t byte_order;
	uint8_t unused[10];
	uint16_t type;
	uint16_t machine;
	uint32_t version;
	uint64_t entry;
	uint64_t segments;
	uint64_t sections;
	uint32_t flags;
	uint16_t size;
	uint16_t segment_size;
	uint16_t segment_count;
	uint16_t others[3];
};

struct segment {
	uint32_t type;
	uint32_t flags;
	uint64_t offset;
	uint64_t address;
	uint64_t physical;
	uint64_t file_size;
	uint64_t memory_size;
	uint64_t alignment;
};

struct dynamic {
	uint64_t tag;
	uint64_t value;
};

static int is_native(const struct header *header)
{
	return header->magic[0] == 0x7f && header->magic[1] == 'E' &&
	       header->magic[2] == 'L' && header->magic[3] == 'F' &&
	       header->class == CLASS_64 && header->byte_order == NATIVE &&
	       header->machine == ZCALL_PRIV_ELF_MACHINE &&
	       header->segment_size == sizeof(struct segment);
}

/* Returns the first segment of the type, or null. */
static const struct segment *segment_of(const iofd_elf *elf, uint32_t type)
{
	const struct header *header = IOFD_ELF_AT(elf, 0, struct header);
	const struct segment *segment;
	uint64_t offset;

	if (!header || !is_native(header))
		return 0;
	offset = header->segments;
	for (int i = 0; i < header->segment_count; i++) {
		segment = IOFD_ELF_AT(elf, offset, struct segment);
		if (!segment || segment->type == type)
			return segment;
		offset += sizeof *segment;
	}
	return 0;
}

static void read_dynamic(iofd_elf *elf, uint64_t offset)
{
	const struct dynamic *entry;

	for (;; offset += sizeof *entry) {
		entry = IOFD_ELF_AT(elf, offset, struct dynamic);
		if (!entry || entry->tag == 0)
			return;
		if (entry->tag == DT_STRTAB)
			elf->strings = entry->value + elf->bias;
		else if (entry->tag == DT_SYMTAB)
			elf->symbols = entry->value + elf->bias;
		else if (entry->tag == DT_HASH)
			elf->hash = entry->value + elf->bias;
		else if (entry->tag == DT_GNU_HASH)
			elf->gnu_hash = entry->value + elf->bias;
	}
}

int iofd_elf_read(iofd_elf *elf, const void *start, size_t size)
{
	const struct segment *load, *dynamic;

	elf->start = start;
	elf->size = size < FIRST_PAGE ? size : FIRST_PAGE;
	elf->strings = elf->symbols = elf->hash = elf->gnu_hash = 0;
	load = segment_of(elf, PT_LOAD);
	dynamic = segment_of(elf, PT_DYNAMIC);
	if (!load || !dynamic || load->offset > size ||
	    load->file_size > size - load->offset)
		return 0;
	elf->size = load->offset + load->file_size;
	elf->bias = load->offset - load->address;
	read_dynamic(elf, dynamic->offset);
	return elf->strings && elf->symbols;
}
