#!/bin/sh
# SPDX-License-Identifier: MIT
# The keeper's section must run without the rest of the library: with every
# compiler, at every level, it refers to nothing outside.
# shellcheck disable=SC2086 # flags are words

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

# compile FLAG...: compiles the keeper to keeper.o.
compile()
{
	"$CC" $CFLAGS -std=c11 -ffreestanding "$@" -I"$SOURCE/zcall/include" -I"$SOURCE/iofd/include" \
		-c "$SOURCE/iofd/src/tree_keeper.c" -o "$work/keeper.o"
}

# outside: prints the symbols that the section refers to, other than its own
# functions. .TOC. only sets a register that is not used.
outside()
{
	"$READELF" -rW "$work/keeper.o" >"$work/relocations"
	"$READELF" -sW "$work/keeper.o" >"$work/symbols"
	"$READELF" -SW "$work/keeper.o" >"$work/sections"
	awk '
	FILENAME ~ /sections$/ && match($0, /\[ *[0-9]+\] iofd_keeper /) {
		sub(/\].*/, ""); sub(/.*\[ */, ""); own = $0
	}
	{ sub(/\[<[^]]*\]/, "") } # <localentry> of POWER
	FILENAME ~ /symbols$/ && $7 == own { inside[$8] = 1 }
	/^Relocation section/ { reading = / .\.rela?iofd_keeper. / }
	FILENAME ~ /relocations$/ && reading && /^[0-9a-f]+ / {
		if ($5 != "" && $5 != "iofd_keeper" && $5 != ".TOC." && !($5 in inside))
			print $3, $5
	}' "$work/sections" "$work/symbols" "$work/relocations"
}

# size FILE: prints the bytes of the section.
size()
{
	"$READELF" -SW "$1" | sed -n 's/.*\] iofd_keeper *PROGBITS *[0-9a-f]* [0-9a-f]* \([0-9a-f]*\) .*/0x\1/p'
}

test_needs_nothing()
{
	need "$CC" "$READELF"
	for level in -O0 -O1 -Os -O2 -O3; do
		for position in '' -fPIC -fno-pie; do
			for other in '' -ftrapv -fstack-protector-all; do
				compile $level $position $other
				[ -n "$(size "$work/keeper.o")" ] || fail "no section"
				left=$(outside)
				[ -z "$left" ] || fail "with $level $position $other:" "$left"
			done
		done
	done
}

# This finds what it looks for: a call of a function outside.
test_outside_is_found()
{
	need "$CC" "$READELF"
	cat >"$work/keeper.c" <<-END
	void other(void);
	void iofd_keeper_main(void);
	__attribute__((section("iofd_keeper"))) void iofd_keeper_main(void) { other(); }
	END
	"$CC" $CFLAGS -c "$work/keeper.c" -o "$work/keeper.o"
	[ -n "$(outside)" ] || fail "the call was not found"
}

# It is written to a file of two pages of memory, whatever their size.
test_size()
{
	need "$READELF"
	bytes=$(size "$IOFD_SHARED")
	[ -n "$bytes" ] || fail "no section"
	[ $((bytes)) -lt 5120 ] || [ "$CONFIG" = Debug ] || fail "$((bytes)) bytes"
	echo "$((bytes)) bytes"
}

"test_$test"
