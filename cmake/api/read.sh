# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What generate and pages share: the text of the headers, and awk over it.

# preprocess OUT HEADER... -- COMPILER FLAG...: writes OUT/api.i, with comments,
# macros and marks.
preprocess() {
	into=$1
	shift
	: >"$into/api.h"
	while [ "$1" != -- ]; do
		echo "#include <$1>" >>"$into/api.h"
		shift
	done
	shift
	"$@" -w -E -C -dD -DZCALL_DESCRIBE "$into/api.h" >"$into/api.i"
}

# read_api OUT ARG...: awk with the files that read OUT/api.i, and ARG...
read_api() {
	from=$1
	shift
	"${AWK:-awk}" -v NAME=iofd -v VERSION="$version" -v TARGET="$target" \
		-f "$here/read.awk" -f "$here/docs.awk" -f "$here/declare.awk" -f "$here/struct.awk" \
		-f "$here/marks.awk" -f "$here/check.awk" "$@" "$from/api.i"
}
