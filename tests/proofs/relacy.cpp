// SPDX-License-Identifier: MIT
// relacy TEST LABEL CHANGE BOUND   searches the runs of a test in which threads
// are preempted BOUND times, on the memory model of C11, with relacy.
#include <relacy/relacy.hpp>

#include "checker.h"

namespace {

using word = rl::generic_atomic<uint64_t, true>;

struct search : rl::test_suite<search, THREADS> {
	word words[WORDS];
	rl::var<uint64_t> plains[WORDS];
	const void *word_at[WORDS], *plain_at[WORDS];
	int word_count = 0, plain_count = 0;

	search();
	void before() { proof_reset(); }
	void thread(unsigned i) { proof_thread((int)i); }
	void after() { proof_final(); }
};

search *now;

search::search() { now = this; }

int find(const void *const *places, int count, const void *place)
{
	int i = 0;

	while (i < count && places[i] != place)
		i++;
	if (i == count) {
		std::cerr << "a word that is not watched\n";
		exit(2);
	}
	return i;
}

word &at(const void *place)
{
	return now->words[find(now->word_at, now->word_count, place)];
}

rl::var<uint64_t> &plain(const void *place)
{
	return now->plains[find(now->plain_at, now->plain_count, place)];
}

rl::memory_order mo(int order) { return (rl::memory_order)order; }

} // namespace

#define HERE rl::debug_info()

void ck_watch(const void *place, uint64_t value)
{
	now->word_at[now->word_count++] = place;
	at(place).store(value, rl::mo_seq_cst, HERE);
}

uint64_t ck_load(const void *p, int order) { return at(p).load(mo(order), HERE); }

void ck_store(const void *p, uint64_t value, int order) { at(p).store(value, mo(order), HERE); }

uint64_t ck_exchange(const void *p, uint64_t value, int order) { return at(p).exchange(value, mo(order), HERE); }

uint64_t ck_add(const void *p, uint64_t value, int order) { return at(p).fetch_add(value, mo(order), HERE); }

uint64_t ck_or(const void *p, uint64_t value, int order) { return at(p).fetch_or(value, mo(order), HERE); }

uint64_t ck_and(const void *p, uint64_t value, int order) { return at(p).fetch_and(value, mo(order), HERE); }

int ck_compare_exchange(const void *p, uint64_t *expected, uint64_t value, int success, int failure)
{
	return at(p).compare_exchange(rl::bool_t<false>(), *expected, value, mo(success), mo(failure), HERE);
}

void ck_fence(int order) { rl::atomic_thread_fence(mo(order), HERE); }

void ck_watch_plain(const void *place, uint64_t value)
{
	now->plain_at[now->plain_count++] = place;
	plain(place)(HERE) = value;
}

uint64_t ck_get(const void *p) { return (uint64_t)plain(p)(HERE); }

void ck_set(const void *p, uint64_t value) { plain(p)(HERE) = value; }

void ck_fail(const char *condition)
{
	std::cout << condition << '\n';
	rl::ctx().fail_test(condition, rl::test_result_user_assert_failed, HERE);
}

int main(int argc, char **argv)
{
	rl::test_params p;
	rl::ostringstream quiet;

	if (argc != 5 || !proof_select(argv[1], argv[2], argv[3]))
		return 2;
	p.output_stream = p.progress_stream = &quiet;
	p.progress_output_period = 1000000;
	p.search_type = rl::sched_bound;
	p.context_bound = (unsigned)atoi(argv[4]);
	rl::test_result_e result = rl::run_test<search, rl::context_bound_scheduler<THREADS>>(p, quiet, false);
	bool holds = result == rl::test_result_success;
	std::cout << (holds ? "holds " : "refuted ") << p.stop_iteration << ' ' << rl::test_result_str(result) << '\n';
	return !holds;
}
