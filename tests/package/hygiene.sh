#!/bin/sh
# SPDX-License-Identifier: MIT
# Requirements on the built libraries, with every compiler.
# shellcheck disable=SC2086 # flags are words

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

# The nodes of the version scripts. A release that adds symbols adds a node.
nodes='ZCALL_0\.2|IOFD_0\.2'

# link_all FLAG...: links all members of both archives into one library, all.so.
link_all()
{
	need "$CC"
	"$CC" $CFLAGS $LDFLAGS -shared -nostdlib -o "$work/all.so" "$@" \
		-Wl,--whole-archive "$IOFD_STATIC" "$ZCALL_STATIC"
}

# symbols OPTION FILE...: prints the names that nm lists, sorted.
symbols()
{
	"$NM" -gP "$@" >"$work/nm"
	awk '$2 ~ /^[A-Za-z]$/ { print $1 }' "$work/nm" | sort -u
}

# declared_in DIRECTORY...: prints the functions that the headers there declare.
declared_in()
{
	for directory; do
		for header in "$directory"/*.h; do
			echo "#include \"$header\""
		done
	done >"$work/all.c"
	declared "$work/all.c" -ffreestanding -I"$SOURCE/zcall/include" -I"$SOURCE/iofd/include"
}

# exports LIBRARY NAMES: exports exactly these functions, each with its version.
exports()
{
	"$NM" -D --defined-only "$1" >"$work/nm"
	awk '$2 != "A" { print $2, $3 }' "$work/nm" >"$work/exported"
	sed -E -e "s/^(T .*)@@($nodes)\$/\1/" -e t -e 's/$/ without its version/' \
		"$work/exported" | sort >"$work/found"
	sed 's/^/T /' "$2" | sort >"$work/expected"
	diff -u "$work/expected" "$work/found" || fail "$1: headers and exports differ"
}

# leftover ARCHIVE OTHER...: fails if ARCHIVE needs a symbol that none defines.
leftover()
{
	need "$NM"
	symbols -u "$1" >"$work/undefined"
	symbols --defined-only "$@" >"$work/defined"
	[ -s "$work/defined" ] || fail "$1: no symbols"
	# Linkers define these two themselves: for POWER, and for s390x.
	comm -23 "$work/undefined" "$work/defined" | grep -vxE '\.TOC\.|_GLOBAL_OFFSET_TABLE_' >"$work/left" || :
	[ ! -s "$work/left" ] || fail "$1 needs" "$(cat "$work/left")"
}

# The libraries need neither libc nor libgcc, and have the right sonames.
test_needed()
{
	names "$ZCALL_SHARED" SONAME "libzcall.so.$abi"
	names "$IOFD_SHARED" SONAME "libiofd.so.$abi"
	names "$ZCALL_SHARED" NEEDED ""
	names "$IOFD_SHARED" NEEDED "libzcall.so.$abi"
}

# No memory is both writable and executable, or becomes so.
test_segments()
{
	need "$READELF"
	for library in "$ZCALL_SHARED" "$IOFD_SHARED"; do
		"$READELF" -lW "$library" >"$work/segments"
		"$READELF" -dW "$library" >"$work/dynamic"
		same "flags of GNU_STACK in $library" RW \
			"$(awk '$1 == "GNU_STACK" { print $7 }' "$work/segments")"
		! grep -E ' (RWE|WE) ' "$work/segments" || fail "$library: writable code"
		grep -q 'GNU_RELRO' "$work/segments" || fail "$library: no RELRO"
		grep -qE 'BIND_NOW|Flags:.* NOW' "$work/dynamic" || fail "$library: no BIND_NOW"
		! grep TEXTREL "$work/dynamic" || fail "$library: TEXTREL"
	done
}

# Loading a library runs no code, and threads need no data of it.
test_startup()
{
	need "$READELF"
	for library in "$ZCALL_SHARED" "$IOFD_SHARED"; do
		"$READELF" -SW "$library" >"$work/sections"
		grep -q ' \.dynsym ' "$work/sections" || fail "$library: no sections"
		! grep -E ' \.(init|fini|ctors|dtors|preinit_array|init_array|fini_array|tdata|tbss)' \
			"$work/sections" || fail "$library: has constructors, destructors or thread-local data"
	done
}

# bytes SECTION LIBRARY: prints how long its section is; 0 if there is none.
bytes()
{
	"$READELF" -SW "$2" | sed 's/\[ */[/' >"$work/sections"
	grep -q ' \.dynsym ' "$work/sections" || fail "$2: no sections"
	echo $((0x0$(awk -v name="$1" '$2 == name { print $6 }' "$work/sections")))
}

# What a program can change is one address: see iofd/src/clock_vdso.c.
test_variables()
{
	need "$READELF"
	for library in "$ZCALL_SHARED" "$IOFD_SHARED"; do
		same "bytes of .data in $library" 0 "$(bytes .data "$library")"
	done
	same "bytes of .bss in $ZCALL_SHARED" 0 "$(bytes .bss "$ZCALL_SHARED")"
	same "bytes of .bss in $IOFD_SHARED" 8 "$(bytes .bss "$IOFD_SHARED")"
}

# Compilers insert calls to memset and the like, which no library may provide.
test_undefined()
{
	leftover "$ZCALL_STATIC"
	leftover "$IOFD_STATIC" "$ZCALL_STATIC"
}

# all_inline: writes inline.c, which uses all functions inline, and sets `inline` to
# the flags that compile it.
all_inline()
{
	declared_in "$SOURCE/zcall/include/zcall" "$SOURCE/iofd/include/iofd" >"$work/names"
	{
		printf '#include <iofd/iofd.h>\n#include <zcall/zcall.h>\n'
		echo 'void (*const all[])(void) = {'
		sed 's/.*/(void (*)(void))&,/' "$work/names"
		echo '};'
	} >"$work/inline.c"
	inline="-DIOFD_INLINE -ffreestanding -fno-stack-protector -fPIC"
}

# Such a program links without libc and libgcc: -z defs rejects undefined symbols.
test_inline_undefined()
{
	all_inline
	for level in -O0 -O2 -Os; do
		link_all -Wl,-z,defs $inline $level -I"$SOURCE/zcall/include" -I"$SOURCE/iofd/include" "$work/inline.c" ||
			fail "at $level"
	done
}

# rows: prints the functions of the table, and those that make any system call.
rows()
{
	sed -n 's/^ZCALL(\([a-z0-9_]*\),.*/zcall_\1/p' "$SOURCE/zcall/include/zcall/syscalls.def"
	printf '%s\n' zcall_syscall4 zcall_syscall6
}

# Such a program makes every system call itself.
test_inline_calls()
{
	need "$CC" "$NM"
	all_inline
	"$CC" $CFLAGS $inline -I"$SOURCE/zcall/include" -I"$SOURCE/iofd/include" -c "$work/inline.c" -o "$work/inline.o"
	symbols -u "$work/inline.o" >"$work/called"
	[ -s "$work/called" ] || fail "no symbols"
	rows | sort >"$work/rows"
	comm -12 "$work/called" "$work/rows" >"$work/left"
	[ ! -s "$work/left" ] || fail "$(wc -l <"$work/left") calls are not inlined:" "$(cat "$work/left")"
	echo "$(wc -l <"$work/rows") calls, $(wc -l <"$work/called") other functions"
}

# The names in an archive are hidden, but can still clash with the program's.
test_names()
{
	need "$NM"
	symbols --defined-only "$ZCALL_STATIC" "$IOFD_STATIC" >"$work/defined"
	[ -s "$work/defined" ] || fail "no symbols"
	! grep -vE '^(zcall|iofd)_' "$work/defined" || fail "names without a prefix of the library"
}

# Every declared function is exported, and every exported function is declared.
test_exports()
{
	need "$NM"
	declared_in "$SOURCE/zcall/include/zcall" >"$work/zcall"
	declared_in "$SOURCE/zcall/include/zcall" "$SOURCE/iofd/include/iofd" >"$work/both"
	comm -23 "$work/both" "$work/zcall" >"$work/iofd"
	exports "$ZCALL_SHARED" "$work/zcall"
	exports "$IOFD_SHARED" "$work/iofd"

	rows | sort >"$work/rows"
	[ "$(wc -l <"$work/rows")" -gt 50 ] || fail "too few rows in syscalls.def"
	comm -23 "$work/rows" "$work/zcall" >"$work/left"
	[ ! -s "$work/left" ] || fail "rows without a prototype:" "$(cat "$work/left")"
}

# A declaration, or a group of them, directly follows its comment.
test_documented()
{
	awk '
	/^(ZCALL_(API|CALLED)|IOFD_(API|EXTERN))[(]/ { functions++; if (!documented) { print FILENAME ": " $0; bad = 1 } }
	/\*\/$/ { documented = 1; next }
	/^$/ { documented = 0 }
	END { exit bad || functions < 100 }
	' "$SOURCE"/zcall/include/zcall/*.h "$SOURCE"/iofd/include/iofd/*.h ||
		fail "functions without documentation"
}

# A file with a test program is in the list of its directory.
test_tests_are_run()
{
	for library in zcall iofd; do
		for program in $(cd "$SOURCE/tests/$library" && grep -l suite_name ./*.c | sed 's|./||; s/[.]c$//'); do
			grep -qw "$program" "$SOURCE/tests/$library/CMakeLists.txt" || fail "tests/$library/$program.c is not run"
		done
	done
}

# The size of each struct of iofd stands in layout.c.
test_layouts()
{
	for name in $(sed -nE 's/^} (iofd_[a-z_]+);$/\1/p' "$SOURCE"/iofd/include/iofd/*.h); do
		grep -qE "(sizeof|HANDLE|INTERFACE)\\($name\\)" "$SOURCE/iofd/src/layout.c" || fail "layout.c: no $name"
	done
}

# Each test that peers.tsv names is there and is run.
test_peers()
{
	grep -v '^#' "$SOURCE/tests/peers.tsv" >"$work/rows"
	while IFS="$(printf '\t')" read -r theirs behaviour program name; do
		[ "$program" != - ] || continue
		case $(cat "$SOURCE/tests/$program".[cs]*) in
		*"START_TEST($name)"*"$name"* | *"test_$name()"*) ;;
		*) fail "$theirs, $behaviour: $program has no test $name" ;;
		esac
	done <"$work/rows"
	[ "$(wc -l <"$work/rows")" -gt 50 ] || fail "peers.tsv has too few rows"
}

# A plugin that links the archives does not export their functions.
test_hidden()
{
	need "$NM"
	link_all
	"$NM" -D --defined-only "$work/all.so" >"$work/exported"
	[ ! -s "$work/exported" ] || fail "a plugin exports:" "$(cat "$work/exported")"
}

# One object without the note makes the stack of the whole program executable.
test_stack_notes()
{
	need "$READELF"
	"$READELF" -SW "$ZCALL_STATIC" "$IOFD_STATIC" >"$work/sections"
	awk '
	function finish() { if (member && !noted) { print member; bad = 1 } }
	/^File: .*\.(o|obj)\)$/ { finish(); member = $0; noted = 0; members++ }
	/ \.note\.GNU-stack / { noted = ($0 !~ / [A-Z]*X[A-Z]* +[0-9]+ +[0-9]+ +[0-9]+$/) }
	END { finish(); exit bad || !members }
	' "$work/sections" || fail "no .note.GNU-stack, or one that requests an executable stack"
	link_all -Wl,--fatal-warnings
}

# One object without the property disables protection for the whole program.
test_property_notes()
{
	need "$READELF"
	case $TARGET in
	linux-amd64) features='IBT SHSTK' strict=-Wl,-z,cet-report=error ;;
	linux-arm64) features='BTI' strict=-Wl,-z,force-bti,--fatal-warnings ;;
	*) return ;; # no such property there
	esac
	link_all "$strict"
	for library in "$ZCALL_SHARED" "$IOFD_SHARED" "$work/all.so"; do
		"$READELF" -nW "$library" >"$work/notes"
		for feature in $features; do
			grep -q " feature: .*$feature" "$work/notes" || fail "$library: no $feature"
		done
	done
}

"test_$test"
