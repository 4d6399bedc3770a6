#!/bin/sh
# SPDX-License-Identifier: MIT
# The installed package, used from other languages, each with its own tools.
#
# Every language goes through one scenario: open an eventfd, a timerfd, a
# signalfd, a memfd, and a pidfd of a child that it starts; see that a read
# would block, as the language's own error; wait for all on its own poller, if
# it has one; map and seal the memfd, and see that writing is refused; close
# everything twice; see that a closed handle says so; and count descriptors. The
# program timer is the one that README.md shows.

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

koffi=koffi@3.3.4

timer()
{
	same "the timer" "success 1" "$("$@" 2>&1)"
}

test_python_ctypes()
{
	need python3 pkg-config
	scenario 10 python3 "$here/python/scenario_ctypes.py"
}

test_python_cffi()
{
	python_cffi
	timer python3 "$here/python/timer.py"
	scenario 10 python3 "$here/python/scenario_cffi.py" iofd_cffi
	same "the waker" "taken 80000" "$(python3 "$here/python/waker.py" iofd_cffi 2>&1)"
}

# refused LINE: what rustc says of refused.rs with that line.
refused()
{
	rustc --edition 2021 --emit metadata --cfg "$1" -o "$work/refused" \
		--extern iofd_ffi="$CARGO_TARGET_DIR/release/libiofd_ffi.rlib" refused.rs
}

test_rust()
{
	need cargo rustc pkg-config
	export CARGO_HOME="$downloads/cargo" CARGO_TARGET_DIR="$downloads/rust"
	cd "$here/rust"
	RUSTFLAGS="-D warnings" cargo build --release --locked --offline
	timer "$CARGO_TARGET_DIR/release/timer"
	scenario 10 "$CARGO_TARGET_DIR/release/scenario"
	refused nothing >"$work/log" 2>&1 || { cat "$work/log"; fail "refused.rs, as it is"; }
	# shellcheck disable=SC2013 # a name has no space
	for line in $(sed -n 's/.*cfg(\(.*\)).*/\1/p' refused.rs); do
		! refused "$line" >"$work/log" 2>&1 || fail "not refused: $line"
		same "$line" "error[${line##*_}]" "$(grep -o '^error\[E[0-9]*\]' "$work/log" | sort -u)"
	done
}

# go_build TAGS ARG...: what pkg-config says is no part of the key of Go's cache.
go_build()
{
	need go gcc pkg-config
	export GOCACHE="$downloads/$test" GOPATH="$downloads/gopath" GOTOOLCHAIN=local
	export GOFLAGS="-buildvcs=false -tags=$1"
	shift
	cd "$here/go"
	go vet ./...
	go build -o "$work/" "$@"
}

test_go()
{
	go_build shared ./timer ./scenario
	timer "$work/timer"
	scenario 10 "$work/scenario"
}

test_go_static()
{
	go_build static,netgo,osusergo -ldflags '-linkmode external -extldflags -static' ./scenario
	readelf -lW "$work/scenario" >"$work/segments"
	! grep -E 'INTERP|DYNAMIC' "$work/segments" || fail "it is not static"
	scenario 10 "$work/scenario"
}

# Node unblocks the signals it was started with, and has SIGUSR1 for itself.
test_node()
{
	need node npm pkg-config
	# Whom the system trusts, npm does not without being told.
	export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
	fetch "$downloads/$koffi" npm install --silent --no-save --cache "$downloads/npm" \
		--prefix "$downloads/$koffi.new" "$koffi"
	export NODE_PATH="$downloads/$koffi/node_modules"
	timer node "$here/node/timer.js"
	scenario 12 node "$here/node/scenario.js"
}

test_luajit()
{
	need luajit pkg-config
	cd "$here/luajit"
	timer luajit timer.lua
	scenario 10 luajit scenario.lua
}

test_zig()
{
	need pkg-config
	zig=$SOURCE/tests/zig
	"$zig" version || missing zig
	# shellcheck disable=SC2046 # these are words
	"$zig" translate-c -lc $(pkg-config --cflags iofd) "$here/zig/iofd.h" >"$work/iofd.zig"
	for program in timer scenario; do
		"$zig" build-exe --dep iofd -Mroot="$here/zig/$program.zig" -lc -Miofd="$work/iofd.zig" \
			-L"$PREFIX/$LIBDIR" -liofd -lzcall -femit-bin="$work/$program"
	done
	timer "$work/timer"
	scenario 10 "$work/scenario"
}

test_cxx()
{
	need c++ pkg-config
	for program in timer scenario; do
		# shellcheck disable=SC2046 # these are words
		c++ -std=c++11 -Wall -Wextra -Wconversion -pedantic -Werror -o "$work/$program" \
			"$here/cxx/$program.cpp" $(pkg-config --cflags --libs iofd)
	done
	timer "$work/timer"
	scenario 10 "$work/scenario"
}

# PHP's FFI reads iofd.cdef.h as it is.
test_php()
{
	need php pkg-config
	scenario 10 php -d ffi.enable=1 "$here/php/scenario.php"
}

# Its virtual machine has threads that must block the signal as well.
test_csharp()
{
	need mcs mono pkg-config
	mcs -nologo -warnaserror -out:"$work/timer.exe" "$here/csharp/Timer.cs"
	mcs -nologo -warnaserror -out:"$work/scenario.exe" "$here/csharp/Scenario.cs" "$here/csharp/Iofd.cs"
	timer mono "$work/timer.exe"
	scenario 10 env --block-signal=USR1 mono "$work/scenario.exe"
}

# Java's own foreign functions are there since 22, which no Debian 12 has.
test_java()
{
	need pkg-config
	for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
		[ -x "$jdk/bin/javac" ] || continue
		version=$("$jdk/bin/javac" -version 2>&1 | sed 's/^javac \([0-9]*\).*/\1/')
		[ "$version" -ge 22 ] || continue
		"$jdk/bin/javac" -d "$work" "$here"/java/ffm/*.java
		timer "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -cp "$work" Timer
		scenario 10 env --block-signal=USR1 \
			"$jdk/bin/java" --enable-native-access=ALL-UNNAMED -cp "$work" Scenario
		return
	done
	skip "no JDK of 22 or newer is here"
}

test_java_jna()
{
	need javac java pkg-config
	jna=/usr/share/java/jna.jar
	[ -e "$jna" ] || missing "$jna"
	javac -cp "$jna" -d "$work" "$here/java/jna/Scenario.java"
	scenario 10 env --block-signal=USR1 java -cp "$jna:$work" Scenario
}

# The program that README shows is the one that was run above.
test_readme()
{
	awk '/^```python$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$SOURCE/README.md" >"$work/python"
	sed 1d "$here/python/timer.py" | diff - "$work/python" || fail "README.md and python/timer.py"
}

"test_$test"
