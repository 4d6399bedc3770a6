# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What languages need comes from their package managers, once, below build/.

# shellcheck source=../package/common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/../package/common.sh"

export PKG_CONFIG_PATH="$PREFIX/$LIBDIR/pkgconfig" LD_LIBRARY_PATH="$PREFIX/$LIBDIR"
downloads=$SCRATCH/downloads
export PIP_CACHE_DIR="$downloads/pip" PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
export PYTHONDONTWRITEBYTECODE=1
mkdir -p "$downloads"

# What a package manager gets, whole or not at all: fetch DIRECTORY COMMAND...
fetch()
{
	[ ! -e "$1" ] || return 0
	directory=$1
	shift
	rm -rf "$directory.new"
	"$@" >"$work/fetch.log" 2>&1 || { tail -5 "$work/fetch.log"; missing "what $1 fetches"; }
	mv "$directory.new" "$directory"
}

python_package()
{
	fetch "$downloads/$1" python3 -m pip install --target "$downloads/$1.new" "$1"
	PYTHONPATH=$downloads/$1
	export PYTHONPATH
}

python_cffi()
{
	need python3 pkg-config
	python_package cffi==2.0.0
}

# scenario SIGNAL COMMAND...: with the number of the signal that it takes.
scenario()
{
	expected="eventfd 3, timerfd 1, signalfd $1, pidfd 7, memfd hello"
	shift
	same "the scenario" "$expected" "$("$@" 2>&1)"
}
