/* SPDX-License-Identifier: MIT */
#include "tree_keeper.h"
#include "tree_spawn.h"

#include <iofd/inline/memfd_create.h>
#include <zcall/abi.h>
#include <zcall/file.h>
#include <zcall/process.h>

enum {
	TYPE_SHARED = 3, /* e_type of a program for any address */
	LOAD = 1,	 /* p_type */
	STACK = 0x6474e551,
	EXECUTE = 1, /* p_flags */
	WRITE = 2,
	READ = 4,
	PAGE_MAX = 65536,
	/* Code finds its own data by the lower bits of its address. */
	CODE_ALIGNMENT = 4096
};

struct segment {
	uint32_t type;
	uint32_t flags;
	uint64_t offset;
	uint64_t address;
	uint64_t physical_address;
	uint64_t file_size;
	uint64_t memory_size;
	uint64_t alignment;
};

/* The start of an ELF file. */
struct image {
	uint8_t identity[16];
	uint16_t type;
	uint16_t machine;
	uint32_t version;
	uint64_t entry;
	uint64_t segments_at;
	uint64_t sections_at;
	uint32_t flags;
	uint16_t size;
	uint16_t segment_size;
	uint16_t segment_count;
	uint16_t section_size;
	uint16_t section_count;
	uint16_t names_index;
	struct segment segments[2];
};

static void fill_segment(struct segment *s, uint32_t type, uint32_t flags,
			 uint64_t size)
{
	s->type = type;
	s->flags = flags;
	s->offset = s->address = s->physical_address = 0;
	s->file_size = s->memory_size = size;
	s->alignment = PAGE_MAX;
}

static void fill_image(struct image *i, uint64_t code_at, uint64_t code_size)
{
	static const uint8_t identity[sizeof i->identity] = {
		0x7f,
		'E',
		'L',
		'F',
		2 /* 64 bits */,
		1 + (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__),
		1};

	for (size_t n = 0; n < sizeof identity; n++)
		i->identity[n] = identity[n];
	i->type = TYPE_SHARED;
	i->machine = ZCALL_PRIV_ELF_MACHINE;
	i->version = 1;
	i->entry = code_at +
		   ((uintptr_t)iofd_keeper_main - (uintptr_t)iofd_keeper_begin);
	i->segments_at = offsetof(struct image, segments);
	i->sections_at = 0;
	i->flags = ZCALL_PRIV_ELF_FLAGS;
	i->size = offsetof(struct image, segments);
	i->segment_size = sizeof(struct segment);
	i->segment_count = 2;
	i->section_size = i->section_count = i->names_index = 0;
	fill_segment(&i->segments[0], LOAD, READ | EXECUTE,
		     code_at + code_size);
	/* Without this the stack would be executable. */
	fill_segment(&i->segments[1], STACK, READ | WRITE, 0);
}

static int write_at(int raw, const void *bytes, uint64_t size, uint64_t offset)
{
	long n = zcall_pwrite64(raw, bytes, size, (int64_t)offset);

	if (n < 0)
		return (int)n;
	return (uint64_t)n == size ? 0 : -ZCALL_ENOSPC;
}

static int write_program(int raw)
{
	uintptr_t start = (uintptr_t)iofd_keeper_begin;
	uint64_t size = (uintptr_t)iofd_keeper_end - start;
	uint64_t at = start % CODE_ALIGNMENT;
	struct image image;
	int rc;

	/* A linker that takes the section apart. */
	if ((uintptr_t)iofd_keeper_main - start >= size || size > PAGE_MAX)
		return -ZCALL_ENOEXEC;
	if (at < sizeof image)
		at += CODE_ALIGNMENT;
	fill_image(&image, at, size);
	rc = write_at(raw, &image, sizeof image, 0);
	if (rc == 0)
		rc = write_at(raw, (const void *)start, size, at);
	if (rc == 0)
		rc = zcall_fcntl(raw, ZCALL_F_ADD_SEALS,
				 ZCALL_F_SEAL_SEAL | ZCALL_F_SEAL_SHRINK |
					 ZCALL_F_SEAL_GROW |
					 ZCALL_F_SEAL_WRITE);
	return rc;
}

int iofd_tree_execute_keeper(void)
{
	static const char name[] = "iofd-tree";
	char *argv[] = {(char *)name, 0};
	int raw = iofd_priv_memfd_create(name, IOFD_MEMFD_ALLOW_SEALING |
						       IOFD_MEMFD_EXEC);
	int rc = raw < 0 ? raw : write_program(raw);

	return rc < 0 ? rc
		      : zcall_execveat(raw, "", argv, argv + 1,
				       ZCALL_AT_EMPTY_PATH);
}
