#!/bin/sh
# SPDX-License-Identifier: MIT
# api.json against the debug information of the libraries, and that this would
# be noticed: an ABI that is broken on purpose. See also tests/package/api.sh.

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

api=$PREFIX/$LIBDIR/iofd/api.json
elftools=pyelftools==0.31

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

test_debug_information()
{
	described "$PREFIX/$LIBDIR/libiofd.so" "$PREFIX/$LIBDIR/libzcall.so" -I"$PREFIX/include"
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
	echo '#include <iofd/iofd.h>' >"$work/source/iofd/src/layout.c"
	"$CMAKE" -S "$work/source" -B "$work/build" -DCMAKE_C_COMPILER="$CC" -DCMAKE_BUILD_TYPE=Debug \
		-DIOFD_BUILD_TESTS=OFF -DIOFD_BUILD_STATIC=OFF -DIOFD_INSTALL=OFF >"$work/log"
	"$CMAKE" --build "$work/build" >"$work/log"
	described "$work/build/iofd/libiofd.so" "$work/build/zcall/libzcall.so" \
		-I"$work/source/iofd/include" -I"$work/source/zcall/include"
	mutant iofd/include/iofd/pidfd_wait.h 's/^typedef struct iofd_pidfd_status {/&\n\tint32_t more;/'
	mutant iofd/include/iofd/pidfd_wait.h '/^typedef struct iofd_pidfd_status/,/^}/s/event;/swapped;/
		/^typedef struct iofd_pidfd_status/,/^}/s/value;/event;/
		/^typedef struct iofd_pidfd_status/,/^}/s/swapped;/value;/'
	mutant iofd/iofd.map 's/local: \*;/local: iofd_fd_dup; *;/'
}

"test_$test"
