#!/bin/sh
# SPDX-License-Identifier: MIT
# api.json and iofd.cdef.h, which are made from the headers' text, against what
# compilers make of the headers, and against the libraries.

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

api=$PREFIX/share/iofd/api.json
elftools=pyelftools==0.31
flags="-std=c11 -ffreestanding -I$PREFIX/include"

# described IOFD ZCALL FLAG...: the description that is installed, against these
# libraries, and against the headers that the flags find.
described()
{
	need python3 "$CC"
	python_package "$elftools"
	printf '#include <iofd/iofd.h>\n#include <zcall/zcall.h>\n' >"$work/all.c"
	iofd=$1 zcall=$2
	shift 2
	"$CC" -std=c11 -ffreestanding "$@" -g -fno-eliminate-unused-debug-types \
		-c "$work/all.c" -o "$work/all.o"
	python3 "$here/check.py" "$api" "$work/all.o" "$iofd" "$zcall"
}

# The debug information of the libraries, and their symbols.
test_description()
{
	described "$PREFIX/$LIBDIR/libiofd.so" "$PREFIX/$LIBDIR/libzcall.so" -I"$PREFIX/include"
}

# Every signature and macro again, next to the headers: C refuses another.
test_signatures()
{
	printf '#include <iofd/iofd.h>\n#include <zcall/zcall.h>\n' >"$work/again.c"
	sed -n 's/.*"signature": "\(.*\)",$/\1;/p' "$api" >>"$work/again.c"
	sed -n '/^"defines"/,/^"functions"/s/^{"name": "\([A-Z0-9_]*\)".*"value": \([0-9]*\).*/_Static_assert(\1 == \2, "\1");/p' \
		"$api" >>"$work/again.c"
	# shellcheck disable=SC2086 # these are words
	"$CC" $flags -E -dM "$work/again.c" | grep -E '^#define (IOFD|ZCALL)_[A-Z0-9_]+ [0-9][^,]*$' >"$work/macros"
	same "signatures" "$(grep -c '"signature"' "$api")" "$(grep -c '^[a-z].*);$' "$work/again.c")"
	same "macros" "$(wc -l <"$work/macros")" "$(grep -c '^_Static_assert' "$work/again.c")"
	# shellcheck disable=SC2086 # these are words
	"$CC" $flags -Wall -Wextra -Werror -c "$work/again.c" -o "$work/again.o"
}

# Plain C without a directive, of the sizes, offsets and values of api.json.
test_cdef()
{
	cdef=$PREFIX/share/iofd/iofd.cdef.h
	! grep -nE '^ *#|__attribute__|_Static_assert|static inline' "$cdef" || fail "it is not plain"
	python3 - "$api" >"$work/asserts.h" <<-'END'
		import json, sys
		api = json.load(open(sys.argv[1]))
		for struct in api["structs"]:
		    print(f'_Static_assert(sizeof({struct["type"]}) == {struct["size"]}, "{struct["name"]}");')
		    for field in struct["fields"]:
		        print(f'_Static_assert(__builtin_offsetof({struct["type"]}, {field["name"]}) == {field["offset"]}, "");')
		for constant in [constant for enum in api["enums"] for constant in enum["constants"]]:
		    print(f'_Static_assert({constant["name"]} == {constant["value"]}, "{constant["name"]}");')
	END
	printf '#include <stddef.h>\n#include <stdint.h>\n#include "%s"\n#include "asserts.h"\n' "$cdef" >"$work/cdef.c"
	"$CC" -std=c11 -ffreestanding -Wall -Wextra -pedantic -Werror -Wno-unused-variable -I"$work" \
		-c "$work/cdef.c" -o "$work/cdef.o"
}

# mutant FILE SED: with this done to the source, the description no longer fits,
# and a program of another language that believes it fails.
mutant()
{
	cp "$SOURCE/$1" "$work/source/$1"
	sed -i "$2" "$work/source/$1"
	! cmp -s "$SOURCE/$1" "$work/source/$1" || fail "$1: nothing to mutate"
	"$CMAKE" --build "$work/build" >"$work/log" 2>&1 || { cat "$work/log"; fail "it does not compile"; }
	! described "$work/build/iofd/libiofd.so" "$work/build/zcall/libzcall.so" \
		-I"$work/source/iofd/include" -I"$work/source/zcall/include" >"$work/log" || fail "not noticed by check.py: $2"
	head -1 "$work/log" | cut -c1-150
	! (scenario 10 env LD_LIBRARY_PATH="$work/build/iofd:$work/build/zcall" \
		PKG_CONFIG_PATH="$PREFIX/$LIBDIR/pkgconfig" \
		python3 "$here/python/scenario_ctypes.py") >"$work/log" 2>&1 || fail "not noticed by Python: $2"
	tail -1 "$work/log"
	cp "$SOURCE/$1" "$work/source/$1"
}

test_mutants()
{
	mkdir "$work/source"
	cp -r "$SOURCE/CMakeLists.txt" "$SOURCE/cmake" "$SOURCE/zcall" "$SOURCE/iofd" "$work/source"
	# What the library says of itself would refuse to compile; that is not the point.
	sed -i '/^_Static_assert/d; /^IS_[A-Z]*(/d' "$work/source/iofd/src/abi.c"
	"$CMAKE" -S "$work/source" -B "$work/build" -DCMAKE_C_COMPILER="$CC" -DCMAKE_BUILD_TYPE=Debug \
		-DIOFD_BUILD_TESTS=OFF -DIOFD_BUILD_STATIC=OFF -DIOFD_INSTALL=OFF >"$work/log"
	"$CMAKE" --build "$work/build" >"$work/log"
	described "$work/build/iofd/libiofd.so" "$work/build/zcall/libzcall.so" \
		-I"$work/source/iofd/include" -I"$work/source/zcall/include"
	mutant iofd/include/iofd/pidfd.h 's/^} iofd_pidfd_status;/\tint32_t more;\n&/'
	mutant iofd/include/iofd/pidfd.h '/^typedef struct iofd_pidfd_status/,/^}/s/event;/swapped;/
		/^typedef struct iofd_pidfd_status/,/^}/s/value;/event;/
		/^typedef struct iofd_pidfd_status/,/^}/s/swapped;/value;/'
	mutant iofd/iofd.map 's/local: \*;/local: iofd_fd_dup; *;/'
}

"test_$test"
