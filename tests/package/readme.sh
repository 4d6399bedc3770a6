#!/bin/sh
# SPDX-License-Identifier: MIT
# The programs and commands of README.md, as printed there.

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

# first_program N: what its reader has: the sources, the program, and the commands
# of the Nth shell block.
first_program()
{
	need cc cmake make pkg-config
	mkdir "$work/source"
	cp -r "$SOURCE/CMakeLists.txt" "$SOURCE/cmake" "$SOURCE/zcall" "$SOURCE/iofd" "$work/source"
	block c 1 >"$work/source/program.c"
	block sh "$1" >"$work/commands"
	grep -q 'cmake --install' "$work/commands" || fail "block $1 does not install"
}

# prints_success COMMAND...: the last line, without settings of this environment.
prints_success()
{
	env -i PATH="$PATH:/usr/sbin:/sbin" HOME="$work/home" "$@" >"$work/log" 2>&1 ||
		fail "$(cat "$work/log")"
	same "what the program prints" "success: 1" "$(tail -n 1 "$work/log")"
}

# Runs the commands of first_program in $1 as root, where /usr/local and /var/cache
# are empty and /etc is a copy; only this process sees what they write. In a
# chroot the mounts may be shared, hence the umount.
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

# The second program, an interface of the reader's own.
test_interface()
{
	need "$CC" "$PKG_CONFIG"
	block c 2 >"$work/program.c"
	# shellcheck disable=SC2046,SC2086 # these are words
	"$CC" $CFLAGS -o "$work/program" "$work/program.c" -Wl,-rpath,"$PREFIX/$LIBDIR" \
		$(PKG_CONFIG_LIBDIR=$PREFIX/$LIBDIR/pkgconfig "$PKG_CONFIG" \
			--define-variable=prefix="$PREFIX" --cflags --libs iofd)
	same "what it prints" "from a string
from a memfd" "$("$work/program")"
}

"test_$test"
