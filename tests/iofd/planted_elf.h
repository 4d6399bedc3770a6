/* SPDX-License-Identifier: MIT */
/* ELF images that a test makes, with one function. */
#ifndef PLANTED_ELF_H
#define PLANTED_ELF_H

#include <elf.h>
#include <stdint.h>

#define PLANTED_NAME "wanted"

enum {
	SYSV = 1, /* DT_HASH */
	GNU = 2,  /* DT_GNU_HASH */
	PLANTED_SYMBOLS = 4,
	PLANTED_BUCKETS = 2,
	PLANTED_WANTED = 3 /* the symbol; the others come before it */
};

/* A word of DT_HASH; most processors keep to 32 bits. */
#ifdef __s390x__
typedef uint64_t planted_word;
#else
typedef uint32_t planted_word;
#endif

struct planted_elf {
	Elf64_Ehdr header;
	Elf64_Phdr segments[3];
	Elf64_Dyn dynamic[6];
	Elf64_Sym symbols[PLANTED_SYMBOLS];
	struct {
		planted_word buckets, chains;
		planted_word bucket[PLANTED_BUCKETS];
		planted_word chain[PLANTED_SYMBOLS];
	} sysv;
	struct {
		uint32_t buckets, first, filter_words, filter_shift;
		uint64_t filter[1];
		uint32_t bucket[PLANTED_BUCKETS];
		uint32_t hash[PLANTED_SYMBOLS - 1];
	} gnu;
	char strings[40];
	char code[8];
};

/* Makes an image that begins at `address`, with the tables of `kinds`. */
void plant_elf(struct planted_elf *elf, int kinds, uint64_t address);

#endif
