# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# Read by the cases.sh of programs: what a command wrote, and how a case fails.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
out=$dir/out
err=$dir/err

fail() {
	echo "FAILED: $*" >&2
	cat "$out" "$err" >&2
	exit 1
}

said() {
	grep -q -e "$1" "$err" || fail "stderr has no '$1'"
}

wrote() {
	[ "$(cat "$out")" = "$1" ] || fail "stdout is '$(cat "$out")', not '$1'"
}
