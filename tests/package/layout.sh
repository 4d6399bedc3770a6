#!/bin/sh
# SPDX-License-Identifier: MIT
# The package moved, staged, reduced, or part of a larger source tree.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

# Installs the build. The other tests use it or copy it.
test_install()
{
	rm -rf "$PREFIX"
	"$CMAKE" --install "$BUILD" --config "$CONFIG" --prefix "$PREFIX"
}

test_moved()
{
	cp -a "$PREFIX" "$work/moved"
	! grep -r "$PREFIX" "$work/moved" || fail "a file contains the prefix"
	consume "$work/moved"
	names "$project/program-iofd" RUNPATH "$work/moved/$LIBDIR"
	# pkg-config cannot guess a prefix several directories up, or with spaces.
	case $LIBDIR:$work in
	*/*:* | *' '*) ;;
	*) compile "$work/moved/$LIBDIR" --define-prefix ;;
	esac
}

test_destdir()
{
	package
	same "staged directories" prefix "$(ls "$work/stage$work")"
	grep -qx "prefix=$prefix" "$prefix/$LIBDIR/pkgconfig/iofd.pc" || fail "wrong prefix in iofd.pc"
	usable "$prefix" "$prefix/$LIBDIR"
}

test_spaces()
{
	prefix="$work/a prefix"
	package
	usable "$prefix" "$prefix/$LIBDIR"
}

test_multiarch()
{
	[ -n "$MULTIARCH" ] || skip "this compiler has no multiarch name"
	package -DCMAKE_INSTALL_LIBDIR="lib/$MULTIARCH"
	usable "$prefix" "$prefix/lib/$MULTIARCH"
}

# The user names only the directory of iofd, which must find zcall from there. The
# source is copied because CMake does not install headers below the source, where
# our own build may be.
test_absolute()
{
	SOURCE=$(copy_source "$work/source")
	lib=$work/elsewhere/lib
	package -DCMAKE_INSTALL_LIBDIR="$lib" -DCMAKE_INSTALL_INCLUDEDIR="$work/elsewhere/include"
	usable "$prefix" "$lib" -Diofd_DIR="$lib/cmake/iofd"
}

# another_version DIRECTORY: copies the source and changes its minor version.
another_version()
{
	copy_source "$1"
	sed -i "s/VERSION $MAJOR\.$MINOR\.0/VERSION $MAJOR.99.0/" "$1/CMakeLists.txt"
	for library in zcall iofd; do
		sed -i "s/_$MAJOR\.$MINOR {/_$MAJOR.99 {/" "$1/$library/$library.map"
	done
}

# Programs of two versions use libraries in one directory, and a process may load
# both. Each program uses the symbols of the version that it was linked with.
test_two_versions()
{
	ours=$SOURCE abi=$MAJOR.$MINOR
	SOURCE=$(another_version "$work/source")
	package -DIOFD_BUILD_API=OFF
	abi=$MAJOR.99
	compile "$prefix/$LIBDIR" ""
	linked "$work/program" shared
	mv "$work/program" "$work/other"
	SOURCE=$ours
	build "$work/again" "$SOURCE" -DIOFD_BUILD_TESTS=OFF -DIOFD_BUILD_API=OFF \
		-DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR="$LIBDIR"
	"$CMAKE" --install "$work/again" --config "$CONFIG"
	abi=$MAJOR.$MINOR
	compile "$prefix/$LIBDIR" ""
	linked "$work/program" shared
	for preload in '' "$prefix/$LIBDIR/libiofd.so.$MAJOR.99" "$prefix/$LIBDIR/libiofd.so.$MAJOR.$MINOR"; do
		for program in "$work/program" "$work/other"; do
			runs env LD_PRELOAD="$preload" LD_LIBRARY_PATH="$prefix/$LIBDIR" "$program"
		done
	done
}

# only KIND ARG...: a package with one kind of library, which is used whatever the
# user prefers.
only()
{
	kind=$1
	shift
	package "$@"
	for preference in ON OFF; do
		consume "$prefix" -DBUILD_SHARED_LIBS=$preference "-DCONSUMER_REFUSED=$refused"
		linked "$project/program-iofd" "$kind"
	done
	compile "$prefix/$LIBDIR" ""
	linked "$work/program" "$kind"
}

test_static_only()
{
	refused="COMPONENTS shared;COMPONENTS shared static"
	only static -DIOFD_BUILD_SHARED=OFF
}

test_shared_only()
{
	refused="COMPONENTS static;COMPONENTS shared static"
	only shared -DIOFD_BUILD_STATIC=OFF
}

# Distributions delete archives but keep the CMake and pkg-config files.
test_archive_deleted()
{
	for archive in libiofd.a libzcall.a; do
		rm -rf "$work/pruned"
		cp -a "$PREFIX" "$work/pruned"
		rm "$work/pruned/$LIBDIR/$archive"
		consume "$work/pruned" "-DCONSUMER_REFUSED=COMPONENTS static"
		linked "$project/program-iofd" shared
	done
}

# embed ARG...: builds the source as part of a user's source tree, which defines
# functions with names that ours might have.
embed()
{
	consume "$work/nowhere" -DCONSUMER_SUBDIRECTORY="$SOURCE" \
		"-DCONSUMER_FUNCTIONS=supported_flags;kernel_library;kernel_api;unit_test;find_target" "$@"
	grep -q '^IOFD_BUILD_TESTS:BOOL=OFF$' "$project/CMakeCache.txt" || fail "tests are built"
	"$CMAKE" --install "$project" --config "$CONFIG" --prefix "$work/leak"
	[ ! -e "$work/leak" ] || fail "the user's install installs the library"
}

test_subdirectory()
{
	embed
	linked "$project/program-iofd" shared
}

test_subdirectory_static()
{
	embed -DBUILD_SHARED_LIBS=OFF
	linked "$project/program-iofd" static
}

# 32-bit ARM has no file in arch/: the configure error lists the targets that do.
test_unsupported_target()
{
	need clang
	! "$CMAKE" -S "$SOURCE" -B "$work/build" -G "$GENERATOR" "-DCMAKE_MAKE_PROGRAM=$MAKE_PROGRAM" \
		-DCMAKE_SYSTEM_NAME=Linux -DCMAKE_C_COMPILER=clang \
		-DCMAKE_C_COMPILER_TARGET=armv7-linux-gnueabihf \
		-DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY >"$work/log" 2>&1 || fail "configured for a target without stubs"
	tr -s ' \n' ' ' <"$work/log" >"$work/sentence"
	for file in "$SOURCE"/zcall/arch/*-*.S; do
		grep -q "Supported: .*$(basename "$file" .S)" "$work/sentence" || fail "$file is not named"
	done
}

"test_$test"
