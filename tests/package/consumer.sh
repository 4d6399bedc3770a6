# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Functions that act as a user: build the package, build with it, check the result.
# shellcheck disable=SC2034,SC2086 # the scripts use the variables; flags are words

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

# test_install installs the build here. The other tests use it or copy it.
PREFIX=$SCRATCH/prefix
builds=0

# build DIRECTORY SOURCE ARG...: builds with the tools of the outer build.
build()
{
	tree=$1 project_source=$2
	shift 2
	"$CMAKE" -S "$project_source" -B "$tree" -G "$GENERATOR" --no-warn-unused-cli -Werror=dev \
		-DCMAKE_MAKE_PROGRAM="$MAKE_PROGRAM" -DCMAKE_BUILD_TYPE="$CONFIG" \
		-DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS="$CFLAGS" "$@"
	"$CMAKE" --build "$tree" --parallel 2 --config "$CONFIG"
}

# copy_source DIRECTORY: copies the sources of the libraries; prints DIRECTORY.
copy_source()
{
	mkdir -p "$1"
	cp -r "$SOURCE/CMakeLists.txt" "$SOURCE/cmake" "$SOURCE/zcall" "$SOURCE/iofd" "$1"
	echo "$1"
}

# package ARG...: configures, builds and installs the libraries under $prefix as a
# distribution does: staged, then unpacked.
package()
{
	prefix=${prefix:-$work/prefix}
	build "$work/library" "$SOURCE" -DIOFD_BUILD_TESTS=OFF \
		-DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR="$LIBDIR" \
		-DCMAKE_INSTALL_INCLUDEDIR="$INCLUDEDIR" "$@"
	DESTDIR=$work/stage "$CMAKE" --install "$work/library" --config "$CONFIG"
	[ ! -e "$prefix" ] || fail "installed outside of DESTDIR"
	! find "$work/stage" -type f | grep -v "^$work/stage$work/" || fail "staged in the wrong place"
	cp -a "$work/stage$work/." "$work"
}

runs()
{
	printed=$("$@") || fail "$1 failed with $?"
	same "what $1 prints" 7 "$printed"
}

# consume PREFIX ARG...: builds the user's project and runs its programs.
consume()
{
	builds=$((builds + 1))
	project=$work/project$builds
	from=$1
	shift
	build "$project" "$here/consumer" -DCMAKE_PREFIX_PATH="$from" "$@"
	for program in "$project"/program-*; do
		runs "$program"
	done
}

# linked PROGRAM shared|static: the program needs libiofd.so, or none of ours.
linked()
{
	case $2 in
	shared) names "$1" NEEDED "libiofd.so.$abi" 'zcall|iofd' ;;
	static) names "$1" NEEDED "" 'zcall|iofd' ;;
	esac
}

# flags LIBDIR OPTION...: prints the flags of $packages, quoted for the shell.
# pkg-config itself quotes all but the characters that make may expand.
packages=iofd
flags()
{
	need "$PKG_CONFIG"
	directory=$1
	shift
	# shellcheck disable=SC2086 # names are words
	PKG_CONFIG_LIBDIR=$directory/pkgconfig "$PKG_CONFIG" "$@" --cflags --libs $packages |
		sed 's/[$()]/\\&/g'
}

# compile LIBDIR OPTION FLAG...: compiles and runs a program with the flags of
# pkg-config. OPTION may be empty.
compile()
{
	need "$CC"
	directory=$1 option=$2
	shift 2
	static=''
	case " $* " in
	*" -static "*) static=--static ;;
	esac
	told=$(flags "$directory" ${option:+"$option"} $static)
	eval "set -- \"\$@\" $told"
	"$CC" $CFLAGS -Wl,--no-as-needed -o "$work/program" "$here/consumer/iofd.c" "$@"
	LD_LIBRARY_PATH=$directory runs "$work/program"
}

# function_table FLAG...: writes functions.c, which has the address of each
# function that <iofd/iofd.h> or a header included there declares.
function_table()
{
	echo '#include <iofd/iofd.h>' >"$work/functions.c"
	declared "$work/functions.c" "$@" -I"$PREFIX/$INCLUDEDIR" >"$work/functions"
	grep -q iofd_fd_close "$work/functions" || fail "no functions"
	{
		echo 'void (*const functions[])(void) = {'
		sed 's/.*/(void (*)(void))&,/' "$work/functions"
		echo '};'
	} >>"$work/functions.c"
}

static_libc()
{
	need "$CC"
	echo 'int main(void) { return 0; }' >"$work/static.c"
	"$CC" $CFLAGS -static -o "$work/static" "$work/static.c" || missing "a static libc"
}

# alone PROGRAM: the program is static, so it needs no loader and no library.
alone()
{
	need "$READELF"
	"$READELF" -lW "$1" >"$work/segments"
	grep -q LOAD "$work/segments" || fail "$1: not a program"
	! grep -E 'INTERP|DYNAMIC' "$work/segments" || fail "$1 is not static"
}

# usable PREFIX LIBDIR ARG...: uses both kinds of library in every way.
usable()
{
	from=$1 directory=$2
	shift 2
	consume "$from" "$@" "-DCONSUMER_REQUESTS=COMPONENTS shared static" \
		"-DCONSUMER_TARGETS=iofd::iofd;iofd::shared;iofd::static"
	linked "$project/program-iofd" shared
	linked "$project/program-shared" shared
	linked "$project/program-static" static
	compile "$directory" ""
	linked "$work/program" shared
	static_libc
	compile "$directory" "" -static
	alone "$work/program"
}
