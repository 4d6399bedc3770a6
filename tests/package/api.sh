#!/bin/sh
# SPDX-License-Identifier: MIT
# api.json and iofd.cdef.h, which awk makes from the text of the headers, against
# what the compiler of this target makes of the headers, and the linker.
# shellcheck disable=SC2086 # flags are words

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

made=$BUILD/iofd/api
[ -e "$made/api.json" ] || missing "api.json"
printf '#include <iofd/iofd.h>\n#include <zcall/zcall.h>\n' >"$work/headers.h"

# compile NAME FLAG...: NAME.c of this test, with every warning.
compile()
{
	need "$CC"
	file=$work/$1.c
	shift
	"$CC" $CFLAGS -std=c11 -ffreestanding -Wall -Wextra -pedantic -Werror "$@" -I"$work" \
		-I"$SOURCE/iofd/include" -I"$SOURCE/zcall/include" -c "$file" -o "$work/object.o"
}

# All that is described as a number, as assertions in C.
assertions()
{
	awk -F '"' '
	function claim(left, word,	i) {
		for (i = 5; $i != word; i++)
			;
		gsub(/[^-0-9]/, "", $(i + 1))
		print "_Static_assert(" left " == " $(i + 1) ", \"" left "\");"
	}
	/^ "type": .*"size": / { type = $4; claim("sizeof(" type ")", "size") }
	/^  {"name": .*"offset": / { claim("__builtin_offsetof(" type ", " $4 ")", "offset") }
	/^  {"name": .*"value": / { claim($4, "value") }
	' "$made/api.json"
}

# The functions that the libraries export, no more and no less.
test_functions()
{
	need "$NM"
	sed -n '/^"functions"/,$s/^{"name": "\([a-z0-9_]*\)".*/\1/p' "$made/api.json" | sort >"$work/described"
	"$NM" -D --defined-only "$IOFD_SHARED" "$ZCALL_SHARED" |
		sed -n 's/^[0-9a-f]* T \([a-z0-9_]*\).*/\1/p' | sort >"$work/exported"
	diff "$work/described" "$work/exported" || fail "api.json and the libraries differ"
}

# Every signature once more below the headers: C refuses another.
test_signatures()
{
	cat "$work/headers.h" >"$work/again.c"
	sed -n 's/.*"signature": "\(.*\)",$/\1;/p' "$made/api.json" >>"$work/again.c"
	same "signatures" "$(grep -c '"signature"' "$made/api.json")" "$(grep -c ');$' "$work/again.c")"
	compile again
}

# Sizes, offsets and values, as the headers have them.
test_numbers()
{
	{ cat "$work/headers.h" && assertions; } >"$work/numbers.c"
	grep -c _Static_assert "$work/numbers.c"
	compile numbers
	sed 's/^_Static_assert(IOFD_PIDFD_EXITED == 1/_Static_assert(IOFD_PIDFD_EXITED == 2/' "$work/numbers.c" >"$work/wrong.c"
	! compile wrong 2>"$work/log" || fail "what is wrong compiles"
}

# Macros that are numbers: all of them, and no other value.
test_macros()
{
	"$CC" $CFLAGS -ffreestanding -I"$SOURCE/iofd/include" -I"$SOURCE/zcall/include" -E -dM "$work/headers.h" |
		sed -n 's/^#define \([IZ][A-Z]*_[A-Z0-9_]*\) \([0-9][0-9a-fx]*\)u*l*$/\1 \2/p' |
		while read -r name value; do echo "$name $((value))"; done | sort >"$work/macros"
	sed -n '/^"defines"/,/^"functions"/s/^{"name": "\([A-Z0-9_]*\)".*"value": \([0-9]*\).*/\1 \2/p' \
		"$made/api.json" | sort >"$work/described"
	diff "$work/macros" "$work/described" || fail "api.json and the headers differ"
}

# Without a directive, and of the same sizes, offsets and values.
test_cdef()
{
	! grep -nE '^ *#|__|_Static_assert|inline' "$made/iofd.cdef.h" || fail "it is not plain"
	printf '#include <stddef.h>\n#include <stdint.h>\n' >"$work/cdef.c"
	cat "$made/iofd.cdef.h" >>"$work/cdef.c"
	assertions >>"$work/cdef.c"
	compile cdef -Wno-unused-variable -Wno-unused-const-variable
}

# CMake's own parser takes it for JSON, and finds what is in it.
test_json()
{
	cat >"$work/json.cmake" <<-'END'
		file(READ "${FILE}" text)
		string(JSON count LENGTH "${text}" functions)
		string(JSON version GET "${text}" version)
		message("${version} ${count}")
	END
	same "version and functions" "$MAJOR.$MINOR.0 $(grep -c '"signature"' "$made/api.json")" \
		"$("$CMAKE" -DFILE="$made/api.json" -P "$work/json.cmake" 2>&1)"
}

"test_$test"
