# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Functions that all scripts share. sh SCRIPT SETTINGS NAME runs test_NAME.
# CMakeLists.txt writes SETTINGS, which has the values of all variables in
# capitals, one per line and unquoted: a path may have any character.
# shellcheck disable=SC2034 # the scripts use the variables

set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
while IFS= read -r line; do
	eval "${line%%=*}=\${line#*=}"
done <"$1"
test=$2
suite=$(basename "$0" .sh)
work=$SCRATCH/$suite/$test
abi=$MAJOR.$MINOR
export LC_ALL=C
unset DESTDIR MAKEFLAGS PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR

rm -rf "$work"
mkdir -p "$work"

fail()
{
	echo "FAILED: $*" >&2
	exit 1
}

skip()
{
	echo "SKIPPED: $*"
	exit 77
}

# With IOFD_STRICT a missing tool is a failure, otherwise the test is skipped.
missing()
{
	[ -z "${IOFD_STRICT:-}" ] || fail "$* is missing"
	skip "$* is missing"
}

need()
{
	for tool; do
		command -v "$tool" >"$work/which" || missing "${tool:-a tool}"
	done
}

same()
{
	[ "$2" = "$3" ] || fail "$1: expected '$2', found '$3'"
}

# declared FILE FLAG...: prints the functions that the headers in FILE declare:
# the names before a parenthesis.
declared()
{
	need "$CC"
	file=$1
	shift
	# shellcheck disable=SC2086 # flags are words
	"$CC" $CFLAGS -E -P "$@" "$file" >"$work/declared.i"
	grep -oE '(zcall|iofd)_[a-z0-9_]+ *\(' "$work/declared.i" | tr -d ' (' | sort -u
}

# names FILE TAG EXPECTED [PATTERN]: the values of TAG (NEEDED, SONAME, ...) in
# FILE that match PATTERN are EXPECTED.
names()
{
	need "$READELF"
	"$READELF" -dW "$1" >"$work/dynamic"
	same "$2 of $1" "$3" \
		"$(sed -n "s/.*($2).*\[\(.*\)\]\$/\1/p" "$work/dynamic" | grep -E "${4:-.}" || :)"
}
