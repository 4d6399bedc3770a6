#!/bin/sh
# SPDX-License-Identifier: MIT
# contract.sh CHECK SOURCE SCRATCH   compares the tables of the tests with the
# headers: each promise has a row, and each row tests a promise.
set -eu
check=$1 tests=$2/tests/iofd headers=$2/iofd/include/iofd work=$3/contract-$1
export LC_ALL=C
mkdir -p "$work"

# promised WHAT: what the headers document, one fact a line.
promised()
{
	awk -v WHAT="$1" -f "$tests/contract.awk" "$headers"/*.h >"$work/unsorted"
	sort -u "$work/unsorted"
}

# rows FILE...: macro, function and other arguments of each row.
rows()
{
	awk -v WHAT=rows -f "$tests/contract.awk" "$@"
}

# compare PROMISED TESTED: fails unless both have the same lines.
compare()
{
	[ -s "$1" ]
	comm -23 "$1" "$2" >"$work/missing"
	comm -13 "$1" "$2" >"$work/surplus"
	sed 's/^/no row: /' "$work/missing"
	sed 's/^/no header says: /' "$work/surplus"
	[ ! -s "$work/missing" ] && [ ! -s "$work/surplus" ]
}

# Only an error that needs another machine may have no row.
check_errors()
{
	promised errors >"$work/promised"
	rows "$tests"/errors_*.def |
		awk '{ for (i = 3; i <= NF; i++) if ($i ~ /^E[A-Z0-9]+$/) print $2, $i }' |
		sort -u >"$work/rows"
	grep -v '^#' "$tests/errors_not_provoked.tsv" | cut -f 1,2 | tr '\t' ' ' | sort >"$work/without"
	[ "$(wc -l <"$work/without")" -le 20 ]
	comm -12 "$work/rows" "$work/without" | sed 's/^/has a row after all: /' >"$work/both"
	cat "$work/both"
	[ ! -s "$work/both" ]
	sort "$work/rows" "$work/without" >"$work/tested"
	compare "$work/promised" "$work/tested"
}

check_null()
{
	promised pointers >"$work/promised"
	rows "$tests/null.def" | awk '{ print $2, $3, tolower($1) }' | sort -u >"$work/tested"
	compare "$work/promised" "$work/tested"
}

# Functions of an open handle, but for those whose result is not an error.
check_closed()
{
	cat "$headers"/*.h | tr '\n\t' '  ' | grep -oE 'iofd_[a-z0-9_]+\(const iofd_(fd|eventfd|timerfd|pidfd|memfd|signalfd|socket|region|tree|epoll|lease) \*|iofd_waker_(wake|arm|disarm)\(ZCALL_INOUT iofd_waker \*|iofd_region_(protect|resize)\(ZCALL_INOUT iofd_region \*' |
		sed 's/(.*//' | grep -vxE 'iofd_fd_valid|iofd_lease_match|iofd_region_(ptr|len)' | sort -u >"$work/promised"
	rows "$tests/closed.def" | awk '{ print $2 }' | sort -u >"$work/tested"
	[ "$(wc -l <"$work/promised")" -gt 50 ]
	comm -23 "$work/promised" "$work/tested" >"$work/missing"
	sed 's/^/no row: /' "$work/missing"
	[ ! -s "$work/missing" ]
}

check_flags()
{
	promised flags >"$work/promised"
	rows "$tests"/flags*.def |
		awk '$1 == "TAKES" && $3 !~ /[.]/ { print $2, $3 } /^(OWN|KERNEL)/ { print $2 }' |
		sort -u >"$work/tested"
	compare "$work/promised" "$work/tested"
}

# Every function that takes a pointer.
check_roles()
{
	promised names >"$work/promised"
	rows "$tests/roles.def" | awk '{ print $2 }' | sort -u >"$work/tested"
	compare "$work/promised" "$work/tested"
}

"check_$check"
