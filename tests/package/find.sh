#!/bin/sh
# SPDX-License-Identifier: MIT
# find_package in a user's CMake project, and its result.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

test_default()
{
	consume "$PREFIX"
	linked "$project/program-iofd" shared
}

test_static()
{
	consume "$PREFIX" "-DCONSUMER_REQUESTS=COMPONENTS static"
	linked "$project/program-iofd" static
}

test_shared()
{
	consume "$PREFIX" "-DCONSUMER_REQUESTS=COMPONENTS shared" -DBUILD_SHARED_LIBS=OFF
	linked "$project/program-iofd" shared
}

test_both()
{
	consume "$PREFIX" "-DCONSUMER_REQUESTS=COMPONENTS static shared" \
		"-DCONSUMER_TARGETS=iofd::static;iofd::shared"
	linked "$project/program-static" static
	linked "$project/program-shared" shared
}

test_build_shared_libs()
{
	consume "$PREFIX" -DBUILD_SHARED_LIBS=OFF
	linked "$project/program-iofd" static
	consume "$PREFIX" -DBUILD_SHARED_LIBS=ON
	linked "$project/program-iofd" shared
}

# Inline functions are not called; only the others come from the library.
test_inline()
{
	consume "$PREFIX" "-DCONSUMER_REQUESTS=COMPONENTS inline" "-DCONSUMER_TARGETS=iofd::inline"
	need "$NM"
	"$NM" -D "$project/program-inline" >"$work/imported"
	! grep -E ' iofd_(eventfd_(open|signal|wait)|fd_close)' "$work/imported" ||
		fail "called instead of inlined"
}

# every_function TARGETS FLAG...: a program that uses every function links with
# the libraries that each target names.
every_function()
{
	targets=$1
	shift
	function_table "$@"
	consume "$PREFIX" "-DCONSUMER_REQUESTS=COMPONENTS shared static inline" \
		"-DCONSUMER_SOURCES=$work/functions.c" "-DCONSUMER_TARGETS=$targets"
}

test_every_function_links()
{
	every_function "iofd::shared;iofd::static"
	linked "$project/program-shared" shared
	every_function iofd::inline -DIOFD_INLINE
}

# Calls find_package several times in one project, as nested dependencies do.
test_version()
{
	next=$MAJOR.$((MINOR + 1))
	consume "$PREFIX" "-DCONSUMER_REQUESTS=$abi;$abi.0;$abi...<$next" \
		"-DCONSUMER_REFUSED=$next;$((MAJOR + 1));$abi.999;$MAJOR.$((MINOR - 1))"
}

test_unknown_component()
{
	consume "$PREFIX" "-DCONSUMER_REFUSED=COMPONENTS nonsense;COMPONENTS static nonsense"
}

test_zcall()
{
	consume "$PREFIX" -DCONSUMER_PACKAGE=zcall "-DCONSUMER_REQUESTS=COMPONENTS static shared" \
		"-DCONSUMER_TARGETS=zcall::static;zcall::shared"
	names "$project/program-shared" NEEDED "libzcall.so.$abi" zcall
	names "$project/program-static" NEEDED "" zcall
}

test_cxx()
{
	need "$CXX"
	consume "$PREFIX" -DCONSUMER_LANGUAGE=CXX -DCMAKE_CXX_COMPILER="$CXX" \
		"-DCONSUMER_TARGETS=iofd::static;iofd::shared"
	linked "$project/program-static" static
	linked "$project/program-shared" shared
}

test_freestanding()
{
	consume "$PREFIX" -DCONSUMER_FREESTANDING=ON -DCONSUMER_TARGETS=iofd::static
	alone "$project/program-static"
}

"test_$test"
