/* SPDX-License-Identifier: MIT */
#include "planted_elf.h"

#include <stddef.h>
#include <string.h>
#include <zcall/target.h>

#define ADDRESS(member) (address + offsetof(struct planted_elf, member))

/* The first name is empty; the wanted one is also the end of another. */
static const char strings[] = "\0other\0not_" PLANTED_NAME "\0" PLANTED_NAME;

static const uint32_t names[PLANTED_SYMBOLS] = {0, 1, 7, 18};

/* The hash of the psABI, as it is printed there. */
static uint32_t sysv_hash(const unsigned char *name)
{
	unsigned long h = 0, g;

	while (*name) {
		h = ((h << 4) + *name++) & 0xffffffff;
		g = h & 0xf0000000;
		if (g)
			h ^= g >> 24;
		h &= ~g;
	}
	return (uint32_t)h;
}

static uint32_t gnu_hash(const char *name)
{
	uint32_t hash = 5381;

	while (*name)
		hash = (hash << 5) + hash + (unsigned char)*name++;
	return hash;
}

static void plant_headers(struct planted_elf *elf, uint64_t address)
{
	Elf64_Ehdr *header = &elf->header;

	memcpy(header->e_ident, ELFMAG, SELFMAG);
	header->e_ident[EI_CLASS] = ELFCLASS64;
	header->e_ident[EI_DATA] = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
					   ? ELFDATA2MSB
					   : ELFDATA2LSB;
	header->e_machine = ZCALL_PRIV_ELF_MACHINE;
	header->e_phoff = offsetof(struct planted_elf, segments);
	header->e_phentsize = sizeof elf->segments[0];
	header->e_phnum = 3;
	elf->segments[0].p_type = PT_NOTE;
	elf->segments[1].p_type = PT_LOAD;
	elf->segments[1].p_vaddr = address;
	elf->segments[1].p_filesz = sizeof *elf;
	elf->segments[1].p_memsz = sizeof *elf;
	elf->segments[2].p_type = PT_DYNAMIC;
	elf->segments[2].p_offset = offsetof(struct planted_elf, dynamic);
}

static void plant_dynamic(struct planted_elf *elf, int kinds, uint64_t address)
{
	Elf64_Dyn *entry = elf->dynamic;

	*entry++ = (Elf64_Dyn){DT_SONAME, {1}};
	*entry++ = (Elf64_Dyn){DT_STRTAB, {ADDRESS(strings)}};
	*entry++ = (Elf64_Dyn){DT_SYMTAB, {ADDRESS(symbols)}};
	if (kinds & SYSV)
		*entry++ = (Elf64_Dyn){DT_HASH, {ADDRESS(sysv)}};
	if (kinds & GNU)
		*entry = (Elf64_Dyn){DT_GNU_HASH, {ADDRESS(gnu)}};
}

static void plant_symbols(struct planted_elf *elf, uint64_t address)
{
	memcpy(elf->strings, strings, sizeof strings);
	for (int i = 1; i < PLANTED_SYMBOLS; i++) {
		Elf64_Sym *symbol = &elf->symbols[i];

		symbol->st_name = names[i];
		symbol->st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC);
		symbol->st_shndx = 1;
		symbol->st_value = ADDRESS(code) + (uint64_t)i;
	}
}

/* All symbols are in the bucket of the wanted one. */
static void plant_tables(struct planted_elf *elf)
{
	uint32_t hash = sysv_hash((const unsigned char *)PLANTED_NAME);

	elf->sysv.buckets = elf->gnu.buckets = PLANTED_BUCKETS;
	elf->sysv.chains = PLANTED_SYMBOLS;
	elf->sysv.bucket[hash % PLANTED_BUCKETS] = 1;
	elf->sysv.chain[1] = 2;
	elf->sysv.chain[2] = 3;
	hash = gnu_hash(PLANTED_NAME);
	elf->gnu.first = 1;
	elf->gnu.filter_words = 1;
	elf->gnu.bucket[hash % PLANTED_BUCKETS] = 1;
	elf->gnu.hash[0] = 2;
	elf->gnu.hash[1] = hash & ~1u; /* a symbol of the same hash */
	elf->gnu.hash[2] = hash | 1;
}

void plant_elf(struct planted_elf *elf, int kinds, uint64_t address)
{
	memset(elf, 0, sizeof *elf);
	plant_headers(elf, address);
	plant_dynamic(elf, kinds, address);
	plant_symbols(elf, address);
	plant_tables(elf);
}
