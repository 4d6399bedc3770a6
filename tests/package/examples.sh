#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual pages of section 7. Each program is compiled as a reader would compile
# it, and prints the output on its page. zcall(7) lists the calls of the table.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

# display PAGE N: prints the Nth display of the examples on a page.
display()
{
	awk -v WANTED="$2" -f "$here/example.awk" "$1" || fail "${1##*/}: display $2 cannot be copied"
}

# example LIBRARY [PROGRAMS]: runs the programs of the page that the test is named
# after, each of which is followed by its output.
example()
{
	need "$CC"
	packages=$1
	page=$SOURCE/$1/man/$test.7
	same "displays" "$((2 * ${2-1}))" "$(sed '1,/^\.SH EXAMPLES/d' "$page" | grep -c '^\.EX$')"
	for n in $(seq "${2-1}"); do
		run_program $((2 * n - 1))
	done
}

# run_program N: compiles display N of the page, and compares with the next one.
run_program()
{
	display "$page" "$1" >"$work/program.c"
	display "$page" $(($1 + 1)) >"$work/expected"
	told=$(flags "$PREFIX/$LIBDIR" --define-variable=prefix="$PREFIX")
	eval "set -- $told"
	# shellcheck disable=SC2086 # flags are words
	"$CC" $CFLAGS -Wall -Wextra -Werror -pthread -o "$work/program" "$work/program.c" "$@" \
		-Wl,-rpath,"$PREFIX/$LIBDIR"
	"$work/program" >"$work/printed" || fail "the program failed with $?"
	diff "$work/expected" "$work/printed" || fail "its output differs from $page"
}

test_iofd() { example iofd; }
test_iofd_epoll() { example iofd; }
test_iofd_eventfd() { example iofd; }
test_iofd_fd() { example iofd; }
test_iofd_go() { example iofd; }
test_iofd_lease() { example iofd; }
test_iofd_memfd() { example iofd 2; }
test_iofd_pidfd() { example iofd; }
test_iofd_signalfd() { example iofd 2; }
test_iofd_socket() { example iofd; }
test_iofd_spawn() { example iofd; }
test_iofd_timerfd() { example iofd 2; }
test_iofd_tree() { example iofd; }
test_iofd_waker() { example iofd; }
test_zcall() { example zcall; }

test_pages_have_tests()
{
	for page in "$SOURCE"/*/man/*.7; do
		grep -q "^test_$(basename "$page" .7)()" "$0" || fail "no test runs the example of $page"
	done
}

test_titles_have_the_version()
{
	for page in "$SOURCE"/*/man/*.7; do
		library=$(basename "$(dirname "$(dirname "$page")")")
		title=$(basename "$page" .7 | tr '[:lower:]' '[:upper:]')
		grep -qE "^\.TH $title 7 [0-9-]{10} \"$library $MAJOR\.$MINOR\" " "$page" ||
			fail "$page has a wrong title"
	done
}

# lacked EXPRESSION: prints the calls whose columns satisfy EXPRESSION.
lacked()
{
	awk -F, "$1 { print \$1 }" "$work/rows" | sort
}

# listed LABEL: prints the calls that the page lists below this label.
listed()
{
	awk -v label="$1" '/^[.]/ { inside = 0 } inside; $0 == label { inside = 1 }' "$page" |
		tr -s ', ' '\n\n' | sort
}

test_zcall_lists_the_table()
{
	page=$SOURCE/zcall/man/zcall.7
	sed -n 's/^ZCALL(\([a-z].*\))$/\1/p' "$SOURCE/zcall/include/zcall/syscalls.def" |
		tr -d ' ' >"$work/rows"
	grep -q '^read,3,0,63,' "$work/rows" || fail "the table cannot be read"
	while IFS=, read -r name rest; do
		grep -q "^\.BR zcall_$name (3)" "$page" || fail "zcall_$name is not listed"
	done <"$work/rows"
	same "calls that both lack" "$(lacked '$7 == -1 && $8 == -1')" "$(listed "FreeBSD and Darwin")"
	same "calls that FreeBSD lacks" "$(lacked '$7 == -1 && $8 != -1')" "$(listed FreeBSD)"
	same "calls that Darwin lacks" "$(lacked '$7 != -1 && $8 == -1')" "$(listed Darwin)"
	same "calls that Linux lacks" "$(lacked '$3 == -1 || $4 == -1 || $5 == -1 || $6 == -1')" \
		"$(listed "Linux on arm64, riscv64 and loong64")"
}

"test_$test"
