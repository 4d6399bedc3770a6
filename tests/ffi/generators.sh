#!/bin/sh
# SPDX-License-Identifier: MIT
# The tools that make bindings read the installed headers, or iofd.cdef.h, as
# they are, and the bindings work: a program opens an eventfd, signals it,
# polls it, takes its count, closes it, and sees that it is closed.
# shellcheck disable=SC2046 # what pkg-config prints is words

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

printf '#include <iofd/iofd.h>\n#include <zcall/zcall.h>\n' >"$work/all.h"

eventfd()
{
	same "the eventfd" "poll 1, count 3, closed -9" "$("$@" 2>&1)"
}

# Every declaration is compiled, also those that the program does not use.
test_ada()
{
	need gcc gnatmake pkg-config
	cd "$work"
	gcc -fdump-ada-spec -C $(pkg-config --cflags iofd) -x c -c all.h -o all.o
	for spec in *.ads; do
		gcc -gnatc -c "$spec"
	done
	gnatmake -q -I. "$here/ada/eventfd.adb" -largs $(pkg-config --libs iofd)
	eventfd ./eventfd
}

# bindgen before 0.62 cannot name a union that has no tag with libclang 16 or
# newer; Debian 12, which has such a bindgen, has libclang 14 as well.
test_bindgen()
{
	need bindgen rustc pkg-config
	[ ! -e /usr/lib/llvm-14/lib/libclang.so.1 ] || export LIBCLANG_PATH=/usr/lib/llvm-14/lib
	export BINDINGS="$work/iofd.rs"
	bindgen "$work/all.h" -- $(pkg-config --cflags iofd) >"$BINDINGS"
	for mode in "" --test; do
		rustc $mode --edition 2021 -o "$work/eventfd$mode" -L "$PREFIX/$LIBDIR" -l iofd -l zcall \
			"$here/bindgen/eventfd.rs"
	done
	"$work/eventfd--test"
	eventfd "$work/eventfd"
}

# SWIG parses neither an #include in an enum nor an attribute, so it reads iofd.cdef.h.
test_swig()
{
	need swig gcc python3 python3-config pkg-config
	# 451: a program that sets a string in a struct keeps it. -Wall would show it.
	swig -python -Wextra -w451 -Werror -I"$(dirname "$(pkg-config --variable=cdef iofd)")" \
		-outdir "$work" -o "$work/iofd.c" "$here/swig/iofd.i"
	gcc -shared -fPIC $(python3-config --includes) "$work/iofd.c" -o "$work/_iofd.so" \
		$(pkg-config --cflags --libs iofd)
	eventfd env PYTHONPATH="$work" python3 "$here/swig/eventfd.py"
}

# cffi's API mode, with the scenario of languages.sh. Since gcc 14, a pointer of
# another type is an error, and so are the rest of these.
test_cffi()
{
	need python3-config gcc
	python_cffi
	python3 "$here/python/build_cffi.py" "$work/iofd_cffi_api.c"
	gcc -shared -fPIC -Werror=incompatible-pointer-types -Werror=int-conversion -Werror=implicit-int \
		-Werror=implicit-function-declaration $(python3-config --includes) "$work/iofd_cffi_api.c" \
		-o "$work/iofd_cffi_api.so" $(pkg-config --cflags --libs iofd)
	scenario 10 env PYTHONPATH="$PYTHONPATH:$work" \
		python3 "$here/python/scenario_cffi.py" iofd_cffi_api
}

"test_$test"
