#!/bin/sh
# SPDX-License-Identifier: MIT
# Compilers without CMake: what pkg-config tells them, and bare headers.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

# installed FLAG...: its prefix is not the one that was configured.
installed()
{
	compile "$PREFIX/$LIBDIR" "--define-variable=prefix=$PREFIX" "$@"
}

test_shared()
{
	installed
	linked "$work/program" shared
}

test_static()
{
	static_libc
	installed -static
	alone "$work/program"
}

# The first program of README.md, as its reader would take it.
# readme N EXPECTED: the Nth C program of README.md prints EXPECTED.
readme()
{
	need "$CC"
	awk -v wanted="$1" '
	/^```/ { inside = ($0 == "```c" && ++n == wanted); next }
	inside
	' "$SOURCE/README.md" >"$work/program.c"
	told=$(flags "$PREFIX/$LIBDIR" "--define-variable=prefix=$PREFIX")
	eval "\"\$CC\" \$CFLAGS -o \"\$work/program\" \"\$work/program.c\" $told"
	same "what it prints" "$2" "$(LD_LIBRARY_PATH=$PREFIX/$LIBDIR "$work/program")"
}

test_readme()
{
	readme 1 "success: 1"
}

test_readme_interfaces()
{
	readme 2 "from a string
from a memfd"
}

test_valid()
{
	need "$PKG_CONFIG"
	PKG_CONFIG_LIBDIR=$PREFIX/$LIBDIR/pkgconfig "$PKG_CONFIG" --validate iofd zcall
}

# headers LANGUAGE COMPILER STANDARD...: all compile clean in every standard,
# also with the bodies in place; and in the first each alone, twice.
headers()
{
	language=$1 compiler=$2
	shift 2
	need "$compiler"
	printf '#include <iofd/iofd.h>\n#include <zcall/zcall.h>\n' >"$work/source"
	for standard; do
		compiles "$standard"
		compiles "$standard" -DIOFD_INLINE
	done
	for header in "$PREFIX/$INCLUDEDIR"/zcall/*.h "$PREFIX/$INCLUDEDIR"/zcall/abi/*.h \
		"$PREFIX/$INCLUDEDIR"/iofd/*.h; do
		printf '#include "%s"\n' "$header" "$header" >"$work/source"
		compiles "$1"
	done
}

compiles()
{
	standard=$1
	shift
	"$compiler" "-std=$standard" -Wall -Wextra -Werror -pedantic -fsyntax-only "$@" \
		-I"$PREFIX/$INCLUDEDIR" -x "$language" "$work/source" ||
		fail "$(cat "$work/source") as $standard $*"
}

test_headers_gcc()
{
	headers c gcc c99 c11 c17 c2x
	headers c++ g++ c++11 c++14 c++17 c++20 c++23
}

test_headers_clang()
{
	headers c clang c99 c11 c17 c2x
	headers c++ clang++ c++11 c++14 c++17 c++20 c++2b
}

# It knows no trap in place, and only what C99 and C11 have.
test_headers_tcc()
{
	need tcc
	echo '#include <iofd/iofd.h>
#include <zcall/zcall.h>' >"$work/all.c"
	for standard in c99 c11; do
		tcc "-std=$standard" -Wall -Werror -I"$PREFIX/$INCLUDEDIR" -c "$work/all.c" -o "$work/all.o"
	done
}

# libc's structs are passed as they are, and C++ converts less than C.
test_structs()
{
	need "$CC" "$CXX"
	strict='-Wall -Wextra -Werror -pedantic -D_GNU_SOURCE -fsyntax-only'
	"$CC" -std=c99 $strict -I"$PREFIX/$INCLUDEDIR" "$here/consumer/structs.c"
	"$CXX" -std=c++11 $strict -I"$PREFIX/$INCLUDEDIR" -x c++ "$here/consumer/structs.c"
}

test_strict_c()
{
	for standard in c99 c11 c17; do
		installed "-std=$standard" -Wall -Wextra -Werror -pedantic
	done
}

"test_$test"
