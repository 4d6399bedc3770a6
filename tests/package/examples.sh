#!/bin/sh
# SPDX-License-Identifier: MIT
# The programs of the manual pages in section 7: each is compiled as its reader
# would, and prints what its page says.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

# display PAGE N: the Nth display of the examples on a page.
display()
{
	awk -v WANTED="$2" -f "$here/example.awk" "$1" || fail "${1##*/}: display $2 cannot be copied"
}

# example LIBRARY: the program on the page that the test is named after.
example()
{
	need "$CC"
	packages=$1
	page=$SOURCE/$1/man/$test.7
	display "$page" 1 >"$work/program.c"
	display "$page" 2 >"$work/expected"
	told=$(flags "$PREFIX/$LIBDIR" --define-variable=prefix="$PREFIX")
	eval "set -- $told"
	# shellcheck disable=SC2086 # flags are words
	"$CC" $CFLAGS -Wall -Wextra -Werror -pthread -o "$work/program" "$work/program.c" "$@" \
		-Wl,-rpath,"$PREFIX/$LIBDIR"
	"$work/program" >"$work/printed" || fail "the program ended with $?"
	diff "$work/expected" "$work/printed" || fail "it does not print what $page says"
}

test_iofd() { example iofd; }
test_iofd_eventfd() { example iofd; }
test_iofd_fd() { example iofd; }
test_iofd_go() { example iofd; }
test_iofd_memfd() { example iofd; }
test_iofd_pidfd() { example iofd; }
test_iofd_signalfd() { example iofd; }
test_iofd_timerfd() { example iofd; }
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
			fail "the title of $page"
	done
}

"test_$test"
