/* SPDX-License-Identifier: MIT */
/*
 * Copies without a system call: every byte and no other, in every way that the
 * processor has. Neither place has memory before it or after it.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/memfd_map.h>
#include <iofd/memfd_seal.h>

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

const char *const suite_name = "iofd/region_direct";

enum {
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE,
	AROUND = 64, /* bytes that are compared on either side */
	FEW = 300    /* all sizes up to this */
};

static iofd_memfd file;
static iofd_region region; /* three pages */
static iofd_region middle; /* the only one that can be accessed */
static char *buf;	   /* another such page */
static size_t page;

static void forbid_outer_pages(char *pages)
{
	ck_assert_int_eq(mprotect(pages, page, PROT_NONE), 0);
	ck_assert_int_eq(mprotect(pages + 2 * page, page, PROT_NONE), 0);
}

/* Way 0 is that of this processor, 1 is the one of all processors. */
static void map_pages(int way)
{
	char *pages;

	page = (size_t)sysconf(_SC_PAGESIZE);
	ck_assert_int_eq(
		iofd_memfd_open_mapped(&file, "direct", 3 * page, 0, &region),
		0);
	pages = mmap(NULL, 3 * page, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
		     -1, 0);
	ck_assert_ptr_ne(pages, MAP_FAILED);
	forbid_outer_pages(pages);
	forbid_outer_pages(region.ptr);
	buf = pages + page;
	middle = region;
	middle.ptr = (char *)region.ptr + page;
	middle.len = page;
	ck_assert_uint_ne(middle.steady, 0);
	if (way == 1)
		middle.steady = 1;
}

static void unmap_pages(void)
{
	ck_assert_int_eq(munmap(buf - page, 3 * page), 0);
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

/* Fills what is around a place as well, if that is in the page. */
static void fill(char *start, size_t at, size_t size, unsigned seed)
{
	size_t first = at < AROUND ? 0 : at - AROUND;

	for (size_t i = first; i < page && i < at + size + AROUND; i++)
		start[i] = (char)(seed ? i * 7 + i / 251 + seed : 0x5a);
}

/* Returns where `to` is not as it should be, or -1. */
static long mistake(const char *to, size_t to_at, const char *from,
		    size_t from_at, size_t size)
{
	size_t first = to_at < AROUND ? 0 : to_at - AROUND;

	for (size_t i = first; i < page && i < to_at + size + AROUND; i++)
		if (to[i] != (i >= to_at && i < to_at + size
				      ? from[from_at + i - to_at]
				      : 0x5a))
			return (long)i;
	return -1;
}

static void expect_copies(size_t at, size_t buf_at, size_t size)
{
	char *memory = middle.ptr;
	int64_t n;
	long in, out;

	fill(memory, at, size, 0);
	fill(buf, buf_at, size, 3);
	n = iofd_region_copy_in(&middle, at, buf + buf_at, size);
	in = mistake(memory, at, buf, buf_at, size);
	fill(memory, at, size, 5);
	fill(buf, buf_at, size, 0);
	n -= iofd_region_copy_out(&middle, at, buf + buf_at, size);
	out = mistake(buf, buf_at, memory, at, size);
	if (n || in >= 0 || out >= 0)
		ck_abort_msg("%zu bytes at %zu, buffer at %zu: %lld, %ld, %ld",
			     size, at, buf_at, (long long)n, in, out);
}

/* At the start, at odd places, and up to the last byte of each page. */
static void expect_copies_everywhere(size_t size)
{
	static const size_t starts[] = {0, 1, 8, 16, 29, 63};
	size_t places[8], count = 0;

	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (starts[i] + size <= page)
			places[count++] = starts[i];
	places[count++] = page - size;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			expect_copies(places[i], places[j], size);
}

START_TEST(copy_of_few_bytes_copies_these_only)
{
	map_pages(_i);
	for (size_t size = 0; size <= FEW; size++)
		expect_copies_everywhere(size);
	unmap_pages();
}
END_TEST

START_TEST(copy_of_many_bytes_copies_these_only)
{
	map_pages(_i);
	for (size_t size = 512; size <= page; size *= 2)
		for (size_t less = 0; less < 3; less++)
			expect_copies_everywhere(size - less * 17);
	unmap_pages();
}
END_TEST

/* All distances between the places that a word can have. */
START_TEST(copy_at_each_distance_copies_these_only)
{
	map_pages(_i);
	for (size_t at = 0; at < 34; at++)
		for (size_t buf_at = 0; buf_at < 34; buf_at++)
			expect_copies(at, buf_at, 259);
	unmap_pages();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, copy_of_few_bytes_copies_these_only, 0, 2);
	tcase_add_loop_test(tests, copy_of_many_bytes_copies_these_only, 0, 2);
	tcase_add_loop_test(tests, copy_at_each_distance_copies_these_only, 0,
			    2);
}
