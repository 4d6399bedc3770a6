#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the programs and commands of the documents, and checks their links.

# shellcheck source=consumer.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/consumer.sh"

# block LANGUAGE N: the Nth block of a language.
block()
{
	awk -v first="\`\`\`$1" -v wanted="$2" '
	/^```/ { inside = ($0 == first && ++n == wanted); next }
	inside
	' "$SOURCE/README.md"
}

# first_program N: prepares the files of a reader: the sources, the program, and
# the commands of the Nth shell block.
first_program()
{
	need cc cmake make pkg-config
	mkdir "$work/source"
	cp -r "$SOURCE/CMakeLists.txt" "$SOURCE/cmake" "$SOURCE/zcall" "$SOURCE/iofd" "$work/source"
	block c 1 >"$work/source/program.c"
	block sh "$1" >"$work/commands"
	grep -q 'target install' "$work/commands" || fail "block $1 does not install"
}

# prints_success COMMAND...: the last line that the command prints is "success: 1".
# The command runs without this environment.
prints_success()
{
	env -i PATH="$PATH:/usr/sbin:/sbin" HOME="$work/home" "$@" >"$work/log" 2>&1 ||
		fail "$(cat "$work/log")"
	same "output of the program" "success: 1" "$(tail -n 1 "$work/log")"
}

# Runs the commands of first_program in $1 as root. /usr/local and /var/cache are
# empty and /etc is a copy, so the commands change nothing outside this process.
# In a chroot the mounts may be shared, so they are unmounted at the end.
cat >"$work/private_root" <<'END'
mkdir "$1/etc"
mount -t tmpfs tmpfs "$1/etc"
cp -a /etc/. "$1/etc"
trap 'umount /etc "$1/etc" /var/cache /usr/local' EXIT
mount --bind "$1/etc" /etc
mount -t tmpfs tmpfs /var/cache
mount -t tmpfs tmpfs /usr/local
cd "$1/source"
sh -ex ../commands
END

test_first_program_runs_after_install()
{
	[ "$(id -u)" = 0 ] || missing "root"
	first_program 2
	for tool in cc cmake make pkg-config; do
		case $(command -v "$tool") in
		/usr/local/*) missing "a $tool outside of /usr/local" ;;
		esac
	done
	need unshare mount ldconfig
	# In a chroot / is not a mount, and its propagation cannot be set.
	unshare --mount true 2>"$work/log" || set -- --propagation unchanged
	unshare --mount "$@" true 2>"$work/log" || missing "the right to mount"
	prints_success unshare --mount "$@" sh -eu "$work/private_root" "$work"
}

test_first_program_runs_under_a_prefix()
{
	first_program 3
	cd "$work/source"
	prints_success sh -ex ../commands
}

test_cmake()
{
	mkdir "$work/project"
	block c 1 >"$work/project/program.c"
	{
		echo 'cmake_minimum_required(VERSION 3.21)'
		echo 'project(program C)'
		echo 'add_executable(program program.c)'
		block cmake 1
	} >"$work/project/CMakeLists.txt"
	grep -q find_package "$work/project/CMakeLists.txt" || fail "README has no find_package"
	build "$work/build" "$work/project" -DCMAKE_PREFIX_PATH="$PREFIX"
	same "output" "success: 1" "$("$work/build/program")"
}

# numberless: replaces the numbers of a transcript, which differ between runs.
numberless()
{
	sed 's/[0-9][0-9.]*/N/g; s/[[:space:]]*$//'
}

# The demo prints the transcript of README.
test_transcript()
{
	need cc cmake make
	copy_source "$work/source" >"$work/log"
	"$work/source/cmake/demo" >"$work/printed" 2>&1 || fail "$(cat "$work/printed")"
	block console 1 | numberless >"$work/expected"
	[ -s "$work/expected" ] || fail "README has no transcript"
	numberless <"$work/printed" | grep -xFf "$work/expected" | head -n "$(wc -l <"$work/expected")" | diff "$work/expected" -
}

# documents: prints the names of all Markdown files.
documents()
{
	(cd "$SOURCE" && find . -name '*.md' ! -path './build/*' ! -path './.git/*')
}

# Links to files are valid.
test_links()
{
	for document in $(documents); do
		grep -oE '\]\([^)#]+' "$SOURCE/$document" | sed 's/^](//' | grep -vE '^https?:' >"$work/links" || continue
		while read -r link; do
			[ -e "$SOURCE/$(dirname "$document")/$link" ] || fail "$document: broken link $link"
		done <"$work/links"
	done
}

# The functions, constants and types that documents name exist.
test_names()
{
	[ -e "$BUILD/iofd/api/api.json" ] || missing "api.json"
	sed -n 's/.*{"name": "\([A-Za-z0-9_]*\)".*/\1/p' "$BUILD/iofd/api/api.json" | sort -u >"$work/known"
	for document in $(documents | grep -v CHANGES); do
		grep -oE '`(iofd|zcall|IOFD|ZCALL)_[A-Za-z0-9_]*[A-Za-z0-9]\b[^*<`]{0,1}' "$SOURCE/$document" |
			sed -E 's/^`//; s/[^A-Za-z0-9_]$//'
	done | sort -u >"$work/named"
	sed -n 's/^#define \(ZCALL_[A-Z_]*\).*/\1/p' "$SOURCE/zcall/include/zcall/contract.h" >>"$work/known"
	grep -oE '\b(IOFD|ZCALL)_[A-Z_]+' -h "$SOURCE/CMakeLists.txt" "$SOURCE"/cmake/*.cmake >>"$work/known"
	printf '%s\n' IOFD_API IOFD_EXTERN IOFD_INLINE ZCALL_INLINE ZCALL_SYS_read >>"$work/known"
	sort -u "$work/known" >"$work/all"
	comm -23 "$work/named" "$work/all" >"$work/left"
	[ ! -s "$work/left" ] || { cat "$work/left"; fail "documents use unknown names"; }
}

test_length()
{
	[ "$(wc -l <"$SOURCE/README.md")" -lt 200 ] || fail "README.md has 200 lines or more"
}

# With --no-install the commands of README only list missing tools, also as root.
test_no_install()
{
	mkdir "$work/bin"
	for tool in sh dirname id awk tr uname getconf mkdir date; do
		ln -s "$(command -v $tool)" "$work/bin/$tool"
	done
	printf '#!/bin/sh\ntouch "%s/called"\n' "$work" >"$work/bin/apt-get"
	chmod +x "$work/bin/apt-get"
	for command in cmake/demo tests/run; do
		! PATH=$work/bin "$SOURCE/$command" --no-install >"$work/printed" 2>&1 || fail "$command does not fail without a compiler"
		grep -q 'apt-get install.* gcc .*cmake' "$work/printed" || fail "$command prints: $(cat "$work/printed")"
	done
	[ ! -e "$work/called" ] || fail "a package manager was called"
}

"test_$test"
