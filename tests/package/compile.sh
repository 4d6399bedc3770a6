#!/bin/sh
# SPDX-License-Identifier: MIT
# Compilers without CMake: with the flags of pkg-config, and with headers alone.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

# installed FLAG...: compiles with the installation, whose prefix is not the
# configured one.
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

# every_function FLAG...: links a program that uses every function. The linker
# searches only the libraries that pkg-config names.
every_function()
{
	function_table "$@"
	installed "$work/functions.c" -Wl,--no-copy-dt-needed-entries "$@"
}

test_every_function_links_shared()
{
	every_function
	linked "$work/program" shared
}

test_every_function_links_static()
{
	static_libc
	every_function -static
}

# With inline functions the program makes the system calls itself, with zcall.
test_every_inline_function_links_shared()
{
	packages='iofd zcall'
	every_function -DIOFD_INLINE
}

test_every_inline_function_links_static()
{
	static_libc
	packages='iofd zcall'
	every_function -DIOFD_INLINE -static
}

test_valid()
{
	need "$PKG_CONFIG"
	PKG_CONFIG_LIBDIR=$PREFIX/$LIBDIR/pkgconfig "$PKG_CONFIG" --validate iofd zcall
}

# headers LANGUAGE COMPILER STANDARD...: all headers compile without warnings in
# every standard, also with inline functions. In the first standard each header
# also compiles alone and included twice.
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
		# A header may have only macros, and C needs a declaration.
		printf '#include "%s"\n' "$header" "$header" >"$work/source"
		echo 'extern int declared;' >>"$work/source"
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

# quiet LANGUAGE COMPILER FLAGS STANDARD...: neither the headers, included with
# -I, nor a user's calls cause a warning, inline or not, optimized or not.
quiet()
{
	language=$1 compiler=$2 flags=$3
	shift 3
	need "$compiler"
	printf '#include <zcall/zcall.h>\n#include "%s"\n' "$here/consumer/calls.c" >"$work/source"
	for standard; do
		for level in -O0 -O2; do
			for inline in '' -DZCALL_INLINE -DIOFD_INLINE; do
				"$compiler" "-std=$standard" $level $inline -Wall -Wextra -Wpedantic -Wconversion \
					-Wshadow $flags -Werror -I"$PREFIX/$INCLUDEDIR" \
					-x "$language" -c "$work/source" -o "$work/object.o" ||
					fail "$compiler as $standard $level $inline"
			done
		done
	done
}

quiet_c='-Wdeclaration-after-statement'
quiet_cxx='-Wold-style-cast -Wzero-as-null-pointer-constant'

test_quiet_gcc()
{
	quiet c gcc "$quiet_c -fkeep-inline-functions" c99 c11 c2x
}

test_quiet_gxx()
{
	quiet c++ g++ "$quiet_cxx -Wuseless-cast -fkeep-inline-functions" c++11 c++23
}

test_quiet_clang()
{
	quiet c clang "$quiet_c" c99 c11 c2x
}

test_quiet_clangxx()
{
	quiet c++ clang++ "$quiet_cxx" c++11 c++2b
}

# tcc has no inline system calls, and only the features of C99 and C11.
test_headers_tcc()
{
	need tcc
	echo '#include <iofd/iofd.h>
#include <zcall/zcall.h>' >"$work/all.c"
	for standard in c99 c11; do
		tcc "-std=$standard" -Wall -Werror -I"$PREFIX/$INCLUDEDIR" -c "$work/all.c" -o "$work/all.o"
	done
}

# libc's structs need no cast, even in C++, which has fewer conversions than C.
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
