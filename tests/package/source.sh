#!/bin/sh
# SPDX-License-Identifier: MIT
# The source: builds depend neither on its path nor on other files next to it.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

# Exactly the headers of the source are installed.
test_headers()
{
	for library in zcall iofd; do
		(cd "$SOURCE/$library/include" && find . -name '*.h' -o -name '*.def')
	done | sort >"$work/expected"
	SOURCE=$(copy_source "$work/source")
	for stray in stray.h stray.h~ .fd.h.swp inline/stray.h; do
		echo "not ours" >"$SOURCE/iofd/include/iofd/$stray"
	done
	package -DIOFD_BUILD_SHARED=OFF -DIOFD_BUILD_API=OFF -DIOFD_BUILD_MAN=OFF
	(cd "$prefix/$INCLUDEDIR" && find . -type f) | sort | diff "$work/expected" - ||
		fail "the headers that are there and those that are installed differ"
	[ ! -e "$prefix/$MANDIR/man3" ] || fail "pages that were not asked for are installed"
}

# A CMake function replaces any of the same name, even one of a parent directory.
test_function_names()
{
	sed -nE 's/^[[:space:]]*(function|macro)\(([a-z_]+).*/\2/p' "$SOURCE"/cmake/*.cmake \
		"$SOURCE"/tests/CMakeLists.txt "$SOURCE"/bench/CMakeLists.txt | sort -u >"$work/functions"
	grep -q iofd_add_library "$work/functions" || fail "found no functions"
	! grep -v '^iofd_' "$work/functions" || fail "functions without the prefix"
}

# libraries PLACE: copies the built and the installed libraries to names that do
# not depend on PLACE.
libraries()
{
	mkdir "$1/libraries"
	for library in zcall iofd; do
		cp -L "$1/build/$library/lib$library.a" "$1/build/$library/lib$library.so" "$1/libraries"
		cp -L "$1/prefix/$LIBDIR/lib$library.so" "$1/libraries/installed-lib$library.so"
	done
}

# same_bytes CONFIG FLAG: builds one source in two directories whose names differ
# in length. The directory is appended to FLAG, if any.
same_bytes()
{
	CONFIG=$1
	for place in "$work/here" "$work/somewhere/else"; do
		copy_source "$place/source"
		CFLAGS=${2:+$2$place=.}
		build "$place/build" "$place/source" -DIOFD_BUILD_API=OFF -DIOFD_BUILD_MAN=OFF -DIOFD_BUILD_TESTS=OFF \
			-DCMAKE_ASM_FLAGS="$CFLAGS" -DCMAKE_INSTALL_LIBDIR="$LIBDIR"
		"$CMAKE" --install "$place/build" --config "$CONFIG" --prefix "$place/prefix"
		libraries "$place"
	done
	diff -r "$work/here/libraries" "$work/somewhere/else/libraries" || fail "$1: the libraries depend on the path of the source"
}

test_same_bytes()
{
	same_bytes Release ""
}

# Debug information contains the path, unless an option of the compiler removes it.
test_same_bytes_debug()
{
	case $work in
	*[!a-zA-Z0-9/._+-]*) skip "CMAKE_C_FLAGS cannot name this directory" ;;
	esac
	same_bytes RelWithDebInfo -ffile-prefix-map=
}

"test_$test"
