/* SPDX-License-Identifier: MIT */
/*
 * The search for a function in an ELF image: in planted images, good and
 * broken, and in the vDSO of this machine. ASan sees a read outside of them.
 */
#include "../../iofd/src/elf_image.h"

#include "harness.h"
#include "planted_elf.h"

#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <time.h>

const char *const suite_name = "iofd/elf_function";

enum {
	MOST = 1 << 20
};

static const int kinds[] = {SYSV, GNU, SYSV | GNU};

/* Returns the offset of a function; 0 if it is not found, or outside. */
static size_t search(const void *image, size_t size, const char *name)
{
	iofd_elf elf;
	uintptr_t start = (uintptr_t)image, address;

	if (!iofd_elf_read(&elf, image, size))
		return 0;
	address = iofd_elf_function(&elf, name, strlen(name) + 1);
	ck_assert(address == 0 || (address >= start && address < start + size));
	return address ? address - start : 0;
}

/* The same in a copy with nothing after it. */
static size_t search_copy(const void *image, size_t size, const char *name)
{
	void *copy = malloc(size);
	size_t offset;

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, image, size);
	offset = search(copy, size, name);
	free(copy);
	return offset;
}

static const size_t expected =
	offsetof(struct planted_elf, code) + PLANTED_WANTED;

START_TEST(function_in_either_table_is_found)
{
	static const uint64_t addresses[] = {0, 0x100000, UINT64_MAX - 4095};
	struct planted_elf elf;

	for (int i = 0; i < 3; i++) {
		plant_elf(&elf, kinds[_i], addresses[i]);
		ck_assert_uint_eq(search(&elf, sizeof elf, PLANTED_NAME),
				  expected);
		ck_assert_uint_eq(search(&elf, MOST, PLANTED_NAME), expected);
		ck_assert_uint_eq(search(&elf, sizeof elf, "wante"), 0);
		ck_assert_uint_eq(search(&elf, sizeof elf, "wanted2"), 0);
	}
}
END_TEST

START_TEST(function_in_no_table_is_not_found)
{
	struct planted_elf elf;

	plant_elf(&elf, 0, 0);
	ck_assert_uint_eq(search(&elf, sizeof elf, PLANTED_NAME), 0);
}
END_TEST

/* An image that is shorter than it says, and one that says so. */
START_TEST(function_in_truncated_image_is_not_found)
{
	struct planted_elf elf;

	plant_elf(&elf, kinds[_i], 0);
	for (size_t size = 0; size < sizeof elf; size++) {
		elf.segments[1].p_filesz = sizeof elf;
		ck_assert_uint_eq(search_copy(&elf, size, PLANTED_NAME), 0);
		elf.segments[1].p_filesz = size;
		ck_assert_uint_eq(search_copy(&elf, size, PLANTED_NAME),
				  size > expected ? expected : 0);
	}
}
END_TEST

/* A header or symbol of something else. */
static const struct {
	size_t offset;
	unsigned char byte;
} others[] = {
	{EI_MAG0, 0},
	{EI_MAG3, 'G'},
	{EI_CLASS, ELFCLASS32},
	{EI_DATA, 3},
	{offsetof(Elf64_Ehdr, e_machine), 0xff},
	{offsetof(Elf64_Ehdr, e_machine) + 1, 0xff},
	{offsetof(Elf64_Ehdr, e_phentsize), 0xff},
	{offsetof(struct planted_elf, symbols[PLANTED_WANTED].st_info),
	 ELF64_ST_INFO(STB_GLOBAL, STT_OBJECT)},
	{offsetof(struct planted_elf, strings) + 18, 'W'},
};

START_TEST(function_of_other_kind_of_image_is_not_found)
{
	struct planted_elf elf;

	plant_elf(&elf, SYSV | GNU, 0);
	((unsigned char *)&elf)[others[_i].offset] = others[_i].byte;
	ck_assert_uint_eq(search(&elf, sizeof elf, PLANTED_NAME), 0);
}
END_TEST

START_TEST(function_that_is_undefined_is_not_found)
{
	struct planted_elf elf;

	plant_elf(&elf, SYSV | GNU, 0);
	elf.symbols[PLANTED_WANTED].st_shndx = SHN_UNDEF;
	ck_assert_uint_eq(search(&elf, sizeof elf, PLANTED_NAME), 0);
}
END_TEST

START_TEST(function_in_chain_without_end_is_not_found)
{
	struct planted_elf elf;

	plant_elf(&elf, SYSV | GNU, 0);
	elf.sysv.chain[1] = 1;
	for (int i = 0; i < PLANTED_SYMBOLS - 1; i++)
		elf.gnu.hash[i] = 0;
	ck_assert_uint_eq(search(&elf, sizeof elf, PLANTED_NAME), 0);
}
END_TEST

START_TEST(function_after_end_of_chain_is_not_found)
{
	struct planted_elf elf;

	plant_elf(&elf, SYSV | GNU, 0);
	elf.sysv.chain[PLANTED_WANTED - 1] = 0;
	elf.gnu.hash[PLANTED_WANTED - 2] |= 1;
	ck_assert_uint_eq(search(&elf, sizeof elf, PLANTED_NAME), 0);
}
END_TEST

START_TEST(function_in_table_without_buckets_is_not_found)
{
	struct planted_elf elf;

	plant_elf(&elf, SYSV | GNU, 0);
	elf.sysv.buckets = elf.gnu.buckets = 0;
	ck_assert_uint_eq(search(&elf, sizeof elf, PLANTED_NAME), 0);
}
END_TEST

/* The search ends, and reads nothing outside. What it finds is checked there.
 */
START_TEST(search_in_image_with_any_wrong_word_stays_inside)
{
	static const uint32_t words[] = {
		0,	    1,		2,	    0x7fffffff,
		0x80000000, 0xfffffff8, 0xffffffff, sizeof(struct planted_elf)};
	struct planted_elf elf;
	uint32_t was;

	plant_elf(&elf, kinds[_i], 0);
	for (size_t at = 0; at < sizeof elf; at += sizeof was)
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
			unsigned char *place = (unsigned char *)&elf + at;

			memcpy(&was, place, sizeof was);
			memcpy(place, &words[i], sizeof was);
			search_copy(&elf, sizeof elf, PLANTED_NAME);
			memcpy(place, &was, sizeof was);
		}
}
END_TEST

static const char name_of_own[] =
	ZCALL_PRIV_VALUE(VDSO_CLOCK_GETTIME, "__vdso_clock_gettime");

/* Returns the address by one table only. */
static uintptr_t search_own(iofd_elf elf, int kind)
{
	if (kind == SYSV)
		elf.gnu_hash = 0;
	else
		elf.hash = 0;
	return iofd_elf_function(&elf, name_of_own, sizeof name_of_own);
}

/* valgrind and qemu-user hide it, and a kernel can be told to have none. */
START_TEST(function_in_own_vdso_is_found_in_each_table)
{
	const void *image = (const void *)getauxval(AT_SYSINFO_EHDR);
	struct timespec time = {-1, -1};
	uintptr_t sysv, gnu;
	iofd_elf elf;

	if (!image)
		SKIP_WITHOUT("a vDSO");
	ck_assert_int_eq(iofd_elf_read(&elf, image, MOST), 1);
	sysv = search_own(elf, SYSV);
	gnu = search_own(elf, GNU);
	ck_assert_int_eq(sysv != 0, elf.hash != 0);
	ck_assert_int_eq(gnu != 0, elf.gnu_hash != 0);
	ck_assert(sysv == gnu || !sysv || !gnu);
	ck_assert_uint_ne(sysv | gnu, 0);
	ck_assert_int_eq(((int (*)(clockid_t, struct timespec *))(sysv | gnu))(
				 CLOCK_MONOTONIC, &time),
			 0);
	ck_assert_int_ge(time.tv_sec, 0);
	ck_assert_int_ge(time.tv_nsec, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, function_in_either_table_is_found, 0, 3);
	tcase_add_test(tests, function_in_no_table_is_not_found);
	tcase_add_loop_test(tests, function_in_truncated_image_is_not_found, 0,
			    3);
	tcase_add_loop_test(tests, function_of_other_kind_of_image_is_not_found,
			    0, sizeof others / sizeof others[0]);
	tcase_add_test(tests, function_that_is_undefined_is_not_found);
	tcase_add_test(tests, function_in_chain_without_end_is_not_found);
	tcase_add_test(tests, function_after_end_of_chain_is_not_found);
	tcase_add_test(tests, function_in_table_without_buckets_is_not_found);
	tcase_add_loop_test(
		tests, search_in_image_with_any_wrong_word_stays_inside, 0, 3);
	tcase_add_test(tests, function_in_own_vdso_is_found_in_each_table);
}
