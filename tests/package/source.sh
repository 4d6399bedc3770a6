#!/bin/sh
# SPDX-License-Identifier: MIT
# The source: what is made of it does not depend on where it lies, nor on what
# lies beside it.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

# The headers of the source are installed, and no other file.
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

# A function replaces any of the same name, even in the directory above.
test_function_names()
{
	sed -nE 's/^[[:space:]]*(function|macro)\(([a-z_]+).*/\2/p' "$SOURCE"/cmake/*.cmake \
		"$SOURCE"/tests/CMakeLists.txt "$SOURCE"/bench/CMakeLists.txt | sort -u >"$work/functions"
	grep -q iofd_add_library "$work/functions" || fail "no functions were found"
	! grep -v '^iofd_' "$work/functions" || fail "functions without the prefix"
}

# libraries PLACE: the libraries as they are built and as they are installed, by
# names that do not tell the place.
libraries()
{
	mkdir "$1/libraries"
	for library in zcall iofd; do
		cp -L "$1/build/$library/lib$library.a" "$1/build/$library/lib$library.so" "$1/libraries"
		cp -L "$1/prefix/$LIBDIR/lib$library.so" "$1/libraries/installed-lib$library.so"
	done
}

# same_bytes CONFIG FLAG: one source, in two places whose names differ in length.
# FLAG, if any, is completed by the place.
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
	diff -r "$work/here/libraries" "$work/somewhere/else/libraries" || fail "$1: the place is in the libraries"
}

test_same_bytes()
{
	same_bytes Release ""
}

# The place is in debug information, unless the compiler is told to leave it out.
test_same_bytes_debug()
{
	case $work in
	*[!a-zA-Z0-9/._+-]*) skip "CMAKE_C_FLAGS cannot name this directory" ;;
	esac
	same_bytes RelWithDebInfo -ffile-prefix-map=
}

"test_$test"
