#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares api.json and the two cdef.h, which awk generates from the text of the
# headers, with the headers as the compiler sees them and with the libraries.
# shellcheck disable=SC2086 # flags are words

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

made=$BUILD/iofd/api
[ -e "$made/api.json" ] || missing "api.json"
printf '#include <iofd/iofd.h>\n#include <zcall/zcall.h>\n' >"$work/headers.h"

# compile NAME FLAG...: compiles NAME.c of this test with all warnings.
compile()
{
	need "$CC"
	file=$work/$1.c
	shift
	"$CC" $CFLAGS -std=c11 -ffreestanding -Wall -Wextra -pedantic -Werror "$@" -I"$work" \
		-I"$SOURCE/iofd/include" -I"$SOURCE/zcall/include" -c "$file" -o "$work/object.o"
}

# described NAME TARGET COMPILER FLAG...: generates the description with another
# compiler in $work/NAME.
described()
{
	mkdir -p "$work/$1"
	directory=$work/$1 other=$2
	shift 2
	sh "$SOURCE/cmake/api/generate" "$directory" "$MAJOR.$MINOR.0" "$abi" "$other" iofd/iofd.h zcall/zcall.h -- \
		"$@" -I"$SOURCE/iofd/include" -I"$SOURCE/zcall/include" -std=c11 -ffreestanding >"$directory/log" 2>&1
}

# assertions [PREFIX]: prints C assertions of all described sizes, offsets and
# values whose names start with PREFIX.
assertions()
{
	awk -F '"' -v prefix="${1-}" '
	function claim(left, word,	i) {
		for (i = 5; $i != word; i++)
			;
		gsub(/[^-0-9]/, "", $(i + 1))
		if (prefix == "" || index(tolower(left), prefix))
			print "_Static_assert(" left " == " $(i + 1) ", \"" left "\");"
	}
	/^ "type": .*"size": / { type = $4; claim("sizeof(" type ")", "size") }
	/^  {"name": .*"offset": / { claim("__builtin_offsetof(" type ", " $4 ")", "offset") }
	/^  {"name": .*"value": / { claim($4, "value") }
	' "$made/api.json"
}

# api.json describes exactly the functions that the libraries export.
test_functions()
{
	need "$NM"
	sed -n '/^"functions"/,$s/^{"name": "\([a-z0-9_]*\)".*/\1/p' "$made/api.json" | sort >"$work/described"
	"$NM" -D --defined-only "$IOFD_SHARED" "$ZCALL_SHARED" |
		sed -n 's/^[0-9a-f]* T \([a-z0-9_]*\).*/\1/p' | sort >"$work/exported"
	diff "$work/described" "$work/exported" || fail "api.json and the libraries differ"
}

# Repeats every signature after the headers: C rejects one that differs.
test_signatures()
{
	cat "$work/headers.h" >"$work/again.c"
	sed -n 's/^ .*, "signature": "\(.*\)",$/\1;/p' "$made/api.json" >>"$work/again.c"
	same "signatures" "$(grep -c '^ .*, "signature": "' "$made/api.json")" "$(grep -c ');$' "$work/again.c")"
	compile again
}

# Sizes, offsets and values equal those of the headers.
test_numbers()
{
	{ cat "$work/headers.h" && assertions; } >"$work/numbers.c"
	grep -c _Static_assert "$work/numbers.c"
	compile numbers
	sed 's/^_Static_assert(IOFD_PIDFD_EXITED == 1/_Static_assert(IOFD_PIDFD_EXITED == 2/' "$work/numbers.c" >"$work/wrong.c"
	! compile wrong 2>"$work/log" || fail "a wrong value compiles"
}

# api.json has all macros that are numbers, with their values.
test_macros()
{
	"$CC" $CFLAGS -ffreestanding -I"$SOURCE/iofd/include" -I"$SOURCE/zcall/include" -E -dM "$work/headers.h" |
		sed -n '/_PRIV_/d; s/^#define \([IZ][A-Z]*_[A-Z0-9_]*\) \([0-9][0-9a-fx]*\)u*l*$/\1 \2/p' |
		while read -r name value; do echo "$name $((value))"; done | sort >"$work/macros"
	sed -n '/^"defines"/,/^"functions"/s/^{"name": "\([A-Z0-9_]*\)".*"value": \([0-9]*\).*/\1 \2/p' \
		"$made/api.json" | sort >"$work/described"
	diff "$work/macros" "$work/described" || fail "api.json and the headers differ"
}

# plain LIBRARY [PREFIX]: its cdef.h has no directive, and the same sizes, offsets
# and values for names that start with PREFIX.
plain()
{
	! grep -nE '^ *#|__|ZCALL_PRIV|_Static_assert|inline' "$made/$1.cdef.h" || fail "$1.cdef.h is not plain"
	printf '#include <stddef.h>\n#include <stdint.h>\n' >"$work/$1.c"
	cat "$made/$1.cdef.h" >>"$work/$1.c"
	assertions "${2-}" >>"$work/$1.c"
	grep -q _Static_assert "$work/$1.c" || fail "nothing to assert"
	compile "$1" -Wno-unused-variable -Wno-unused-const-variable
}

test_cdef()
{
	plain zcall
}

# iofd.cdef.h has all of iofd and nothing else. It is the same for every
# processor, because it is installed in a directory that they share.
test_cdef_of_iofd()
{
	plain iofd iofd_
	! grep -n zcall_ "$made/iofd.cdef.h" || fail "iofd.cdef.h has names of zcall"
	[ "${TARGET%%-*}" = linux ] && command -v clang >"$work/which" || skip "no compiler for other processors"
	for processor in $(sed -n 's/^set(CMAKE_SYSTEM_PROCESSOR \(.*\))$/\1/p' "$SOURCE"/cmake/linux-*.cmake); do
		described "$processor" "linux-$processor" clang "--target=$processor-linux-gnu" || {
			grep -q 'unknown target\|No available targets' "$work/$processor/log" || fail "$processor"
			continue
		}
		diff "$made/iofd.cdef.h" "$work/$processor/iofd.cdef.h" || fail "iofd.cdef.h differs for $processor"
		echo "$processor"
	done
}

# CMake can parse api.json.
test_json()
{
	cat >"$work/json.cmake" <<-'END'
		file(READ "${FILE}" text)
		string(JSON count LENGTH "${text}" functions)
		string(JSON version GET "${text}" version)
		string(JSON format GET "${text}" format)
		message("${format} ${version} ${count}")
	END
	same "format, version and functions" "2 $MAJOR.$MINOR.0 $(grep -c '^ .*, "signature": "' "$made/api.json")" \
		"$("$CMAKE" -DFILE="$made/api.json" -P "$work/json.cmake" 2>&1)"
}

# Every key is explained, and the generator can write every explained key.
test_keys()
{
	sed -n '/^"keys"/,/^}/s/^ "\([a-z_]*\)": .*/\1/p' "$made/api.json" | sort >"$work/explained"
	sed '/^"keys": {$/,/^},$/d; s/\\"//g; s/": "[^"]*"/": 0/g' "$made/api.json" |
		grep -oE '"[a-z_]+":' | tr -d '":' | sort -u >"$work/used"
	same "keys without an explanation" "" "$(comm -13 "$work/explained" "$work/used" | tr '\n' ' ')"
	comm -23 "$work/explained" "$work/used" | while read -r key; do
		grep -q "[\"]$key[\\\\\"]" "$SOURCE/cmake/api/json.awk" || fail "nothing writes $key"
	done
}

# A comment of a table is not the doc of the row after it.
test_tables_give_no_docs()
{
	! grep -nE '"doc": "(SPDX|[a-z]*\.h")' "$made/api.json" || fail "docs of something else"
}

# tests/zcall/roles.def has a row for each pointer of zcall, and says what the
# marks say.
test_roles()
{
	awk -F '"' '
	/^{"name": / { name = $4 }
	/^  {"name": .*"nullable": / && name ~ /^zcall_/ && !/"role": "address"/ && !/\(\*/ {
		match($0, /"role": "[a-z]*"/)
		role = substr($0, RSTART + 9, RLENGTH - 10)
		match($0, /"nullable": "[a-z]*"/)
		print substr(name, 7) ", " $4 ", " toupper(role ", " substr($0, RSTART + 13, RLENGTH - 14))
	}' "$made/api.json" | sort >"$work/marked"
	sed -n 's/^\(ROLE\|ASIDE\)(\([a-z0-9_]*, [a-z0-9_]*, [A-Z]*, [A-Z]*\), .*/\2/p' \
		"$SOURCE/tests/zcall/roles.def" | sort >"$work/tested"
	diff "$work/marked" "$work/tested" || fail "roles.def and the marks of the headers differ"
	echo "$(wc -l <"$work/tested") pointers"
}

# parameters LIBRARY: prints lines "function parameter".
parameters()
{
	awk -F '"' -v library="$1" '
	/^{"name": / { name = $4 }
	/^  {"name": .*"role": / && index(name, library "_") == 1 { print name, $4 }
	' "$made/api.json"
}

# named LIBRARY: none of its parameters is a reserved word of some language.
named()
{
	parameters "$1" >"$work/parameters"
	[ -s "$work/parameters" ] || fail "no parameters of $1"
	sed '/^#/d; s/^[^:]*: //' "$here/reserved" | tr ' ' '\n' | sort -u >"$work/reserved"
	awk 'NR == FNR { reserved[$1] = 1; next } $2 in reserved { print; found = 1 } END { exit found }' \
		"$work/reserved" "$work/parameters" || fail "parameters named by reserved words"
}

test_names_of_zcall()
{
	named zcall
}

test_names_of_iofd()
{
	named iofd
}

# Some languages have no struct tags, and some ignore case.
test_names_differ()
{
	sed -n '/^"typedefs"/,$s/^ *{"name": "\([A-Za-z0-9_]*\)", "\(header\|value\)".*/\1/p' "$made/api.json" >"$work/names"
	[ "$(wc -l <"$work/names")" -gt 1000 ] || fail "too few names"
	tr '[:upper:]' '[:lower:]' <"$work/names" | sort | uniq -d >"$work/twice"
	[ ! -s "$work/twice" ] || { cat "$work/twice"; fail "names that are used twice"; }
}

# Every name of the headers, inline or not, is described, is a macro for
# declarations, or has _priv_ in it.
test_names_are_described()
{
	need "$CC"
	words='(ZCALL|IOFD)_(API|EXTERN|CALLED|INLINE|POLL32)|[A-Z_0-9]*_H'
	marks=$(sed -n 's/^#define \(ZCALL_[A-Z_]*\).*/\1/p' "$SOURCE/zcall/include/zcall/contract.h" | tr '\n' '|')
	sed -n 's/.*{"name": "\([A-Za-z0-9_]*\)".*/\1/p' "$made/api.json" | sort -u >"$work/described"
	set -- $CFLAGS -std=c11 -ffreestanding -DIOFD_INLINE -I"$SOURCE/iofd/include" -I"$SOURCE/zcall/include"
	{
		"$CC" "$@" -E -dM "$work/headers.h" | sed -n 's/^#define \(\(IOFD\|ZCALL\|iofd\|zcall\)_[A-Za-z0-9_]*\).*/\1/p'
		"$CC" "$@" -E -P "$work/headers.h" | grep -oE '\b(iofd|zcall)_[a-z0-9_]+ *\(' | tr -d ' ('
		"$CC" "$@" -E -P "$work/headers.h" | grep -oE '\b(IOFD|ZCALL)_[A-Z0-9_a-z]+' | grep -v '^ZCALL_SYS_'
	} | sort -u >"$work/named"
	[ "$(wc -l <"$work/named")" -gt 1000 ] || fail "too few names"
	comm -23 "$work/named" "$work/described" | grep -viE '_priv_' | grep -vxE "$marks$words" >"$work/left" || :
	[ ! -s "$work/left" ] || { cat "$work/left"; fail "names that are neither described nor private"; }
}

"test_$test"
