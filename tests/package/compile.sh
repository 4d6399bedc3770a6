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
	need "$CC" "$PKG_CONFIG"
	awk -v wanted="$1" '
	/^```/ { inside = ($0 == "```c" && ++n == wanted); next }
	inside
	' "$SOURCE/README.md" >"$work/program.c"
	# shellcheck disable=SC2046,SC2086 # these are words
	"$CC" $CFLAGS -o "$work/program" "$work/program.c" \
		$(PKG_CONFIG_LIBDIR=$PREFIX/$LIBDIR/pkgconfig "$PKG_CONFIG" \
			--define-variable=prefix="$PREFIX" --cflags --libs iofd)
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

mode=
# headers LANGUAGE COMPILER STANDARD...: each compiles alone, twice, and clean.
headers()
{
	language=$1 compiler=$2
	shift 2
	need "$compiler"
	for header in "$PREFIX/$INCLUDEDIR"/zcall/*.h "$PREFIX/$INCLUDEDIR"/zcall/abi/*.h \
		"$PREFIX/$INCLUDEDIR"/iofd/*.h; do
		echo "#include \"$header\"" >"$work/alone"
		cat "$work/alone" "$work/alone" >"$work/twice"
		for standard; do
			"$compiler" "-std=$standard" -Wall -Wextra -Werror -pedantic -fsyntax-only \
				$mode -I"$PREFIX/$INCLUDEDIR" -x "$language" "$work/twice" ||
				fail "$header as $standard"
		done
	done
}

# With the bodies in place every function is defined, used or not.
test_headers_inline()
{
	mode=-DIOFD_INLINE
	headers c "$CC" c99 c11 c17
	headers c++ "$CXX" c++11 c++20
}

test_headers_c()
{
	headers c "$CC" c99 c11 c17
}

test_headers_cxx()
{
	headers c++ "$CXX" c++11 c++17
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
