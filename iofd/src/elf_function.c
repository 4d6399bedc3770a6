/* SPDX-License-Identifier: MIT */
/* A lookup in one of the two kinds of hash tables; an image can have either. */
#include "elf_image.h"

enum {
	STT_FUNC = 2,
	TYPE_BITS = 15
};

/* What is searched. */
struct wanted {
	const iofd_elf *elf;
	const char *name;
	size_t size;
};

/* A table of DT_GNU_HASH begins so; a filter, buckets and hashes follow. */
struct gnu_table {
	uint32_t buckets;
	uint32_t first; /* the first symbol that has a hash */
	uint32_t filter_words;
	uint32_t filter_shift;
};

static int has_name(const struct wanted *wanted, const iofd_elf_symbol *symbol)
{
	const char *found =
		iofd_elf_at(wanted->elf, wanted->elf->strings + symbol->name,
			    wanted->size, 1);
	size_t i = 0;

	while (found && i < wanted->size && found[i] == wanted->name[i])
		i++;
	return i == wanted->size;
}

/* Returns the address if symbol `i` is what is wanted, or 0. */
static uintptr_t address_of(const struct wanted *wanted, uint64_t i)
{
	const iofd_elf *elf = wanted->elf;
	const iofd_elf_symbol *symbol = IOFD_ELF_AT(
		elf, elf->symbols + i * sizeof *symbol, iofd_elf_symbol);

	if (!symbol || symbol->section == 0 ||
	    (symbol->info & TYPE_BITS) != STT_FUNC || !has_name(wanted, symbol))
		return 0;
	return (uintptr_t)iofd_elf_at(elf, symbol->value + elf->bias, 1, 1);
}

static uint32_t hash_of(const char *name)
{
	uint32_t hash = 0;

	for (; *name; name++) {
		hash = (hash << 4) + (unsigned char)*name;
		hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
	}
	return hash;
}

static uint32_t gnu_hash_of(const char *name)
{
	uint32_t hash = 5381;

	for (; *name; name++)
		hash = hash * 33 + (unsigned char)*name;
	return hash;
}

/*
 * The table: the numbers of buckets and of chains; the buckets; the chains. In
 * a broken table a chain can be a loop, which ends here after as many steps as
 * the image can have symbols.
 */
static uintptr_t find(const struct wanted *wanted)
{
	const size_t word = sizeof(iofd_elf_hash_word);
	const iofd_elf *elf = wanted->elf;
	const iofd_elf_hash_word *next =
		IOFD_ELF_AT(elf, elf->hash, iofd_elf_hash_word);
	uint64_t buckets = next ? *next : 0;
	uint64_t offset = elf->hash + 2 * word;
	uint64_t steps = elf->size / sizeof(iofd_elf_symbol);
	uintptr_t address = 0;

	if (buckets == 0)
		return 0;
	next = IOFD_ELF_AT(elf, offset + hash_of(wanted->name) % buckets * word,
			   iofd_elf_hash_word);
	offset += buckets * word;
	for (; !address && steps && next && *next; steps--) {
		address = address_of(wanted, *next);
		next = IOFD_ELF_AT(elf, offset + *next * word,
				   iofd_elf_hash_word);
	}
	return address;
}

/* The last hash of a bucket is odd; the lowest bit of the others is 0. */
static uintptr_t gnu_find(const struct wanted *wanted)
{
	const iofd_elf *elf = wanted->elf;
	const struct gnu_table *table =
		IOFD_ELF_AT(elf, elf->gnu_hash, struct gnu_table);
	uint32_t hash = gnu_hash_of(wanted->name);
	const uint32_t *word;
	uint64_t offset, i;

	if (!table || table->buckets == 0)
		return 0;
	offset = elf->gnu_hash + sizeof *table +
		 (uint64_t)table->filter_words * sizeof(uint64_t);
	word = IOFD_ELF_AT(elf, offset + hash % table->buckets * sizeof *word,
			   uint32_t);
	if (!word || *word < table->first)
		return 0;
	offset += (uint64_t)table->buckets * sizeof *word;
	for (i = *word;; i++) {
		uintptr_t address;

		word = IOFD_ELF_AT(elf,
				   offset + (i - table->first) * sizeof *word,
				   uint32_t);
		if (!word)
			return 0;
		address = (*word | 1) == (hash | 1) ? address_of(wanted, i) : 0;
		if (address || *word & 1)
			return address;
	}
}

uintptr_t iofd_elf_function(const iofd_elf *elf, const char *name,
			    size_t name_size)
{
	const struct wanted wanted = {elf, name, name_size};
	uintptr_t address = elf->gnu_hash ? gnu_find(&wanted) : 0;

	return address || !elf->hash ? address : find(&wanted);
}
