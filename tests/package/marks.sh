#!/bin/sh
# SPDX-License-Identifier: MIT
# Headers with deliberate mistakes: each is rejected with the right message.
# shellcheck disable=SC2086 # flags are words

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

headers=$work/include
mkdir "$headers"
cp -R "$SOURCE/zcall/include/zcall" "$SOURCE/iofd/include/iofd" "$headers"

describe()
{
	need "$CC" awk
	sh "$SOURCE/cmake/api/generate" "$work" "$MAJOR.$MINOR.0" "$abi" "$TARGET" iofd/iofd.h zcall/zcall.h -- \
		"$CC" $CFLAGS -I"$headers" -std=c11 -ffreestanding >"$work/log" 2>&1
}

# refused WORDS HEADER SED: edits a header; then the description fails, prints
# WORDS and writes no file.
refused()
{
	cp "$headers/$2" "$work/kept"
	sed -i "$3" "$headers/$2"
	! cmp -s "$work/kept" "$headers/$2" || fail "nothing to change: $3"
	rm -f "$work/api.json"
	! describe || fail "not rejected: $3"
	grep -qF "$1" "$work/log" || { cat "$work/log"; fail "missing message: $1"; }
	[ ! -e "$work/api.json" ] || fail "described nevertheless: $3"
	cp "$work/kept" "$headers/$2"
}

test_unchanged_is_described()
{
	describe || { cat "$work/log"; fail "the unchanged headers are rejected"; }
}

test_direction()
{
	refused "zcall_read, buf: no direction" zcall/io.h 's/zcall_read(int fd, ZCALL_WRITES(count)/zcall_read(int fd,/'
	refused "zcall_write, buf: points to const, but is written" zcall/io.h \
		's/zcall_write(int fd, ZCALL_READS/zcall_write(int fd, ZCALL_WRITES/'
	refused "zcall_read, buf: more than one direction" zcall/io.h \
		's/zcall_read(int fd, ZCALL_WRITES(count)/& ZCALL_INOUT/'
	refused "zcall_dup, fd: is not a pointer, but marked out" zcall/io.h 's/zcall_dup(int/zcall_dup(ZCALL_OUT int/'
}

test_length()
{
	refused "zcall_read, buf: its length cuont does not exist" zcall/io.h \
		's/zcall_read(int fd, ZCALL_WRITES(count)/zcall_read(int fd, ZCALL_WRITES(cuont)/'
	refused "zcall_getrandom, buf: its length *size is not a number" zcall/process.h \
		's/zcall_getrandom(ZCALL_WRITES(size)/zcall_getrandom(ZCALL_WRITES(*size)/'
}

test_tags()
{
	refused "zcall_lseek, whence: there is no enum zcall_seeks" zcall/io.h 's/ZCALL_ONE_OF(zcall_seek)/ZCALL_ONE_OF(zcall_seeks)/'
	refused "zcall_pipe2, flags: there is no enum zcall_opens" zcall/io.h '/zcall_pipe2/s/zcall_open/zcall_opens/'
	refused "zcall_fstat, buf: there is no struct zcall_state" zcall/file.h 's/(zcall_stat)/(zcall_state)/'
	refused "zcall_ftruncate, size: there is no unit lengths" zcall/file.h '/zcall_ftruncate/s/bytes/lengths/'
}

test_result()
{
	refused "zcall_dup: no ZCALL_RETURNS" zcall/io.h '/int zcall_dup(/{x;s/.*//;x;}; s/^ZCALL_API(ZCALL_RETURNS(fd) ZCALL_FD_ARG(1))$/ZCALL_API(ZCALL_FD_ARG(1))/'
	refused "zcall_getpid: there is no result of kind pid" zcall/credentials.h \
		'/^ZCALL_API(ZCALL_RETURNS(number))$/{N;/zcall_getpid/s/number/pid/;}'
	refused "zcall_errno_name: ZCALL_RETURNS(number) of const char *" zcall/errno.h 's/ZCALL_RETURNS(string)/ZCALL_RETURNS(number)/'
	refused "zcall_exit: ZCALL_RETURNS(never) of void" zcall/process.h 's/ __attribute__((noreturn))//'
}

test_attributes()
{
	refused "zcall_read: ZCALL_ACCESS(write_only, 1, 3): not a pointer" zcall/io.h \
		'/ZCALL_ACCESS(write_only, 2, 3)/{N;/zcall_read(/s/write_only, 2/write_only, 1/;}'
	refused "zcall_read: ZCALL_ACCESS(read_only, 2, 3): buf is marked out" zcall/io.h \
		'/ZCALL_ACCESS(write_only, 2, 3)/{N;/zcall_read(/s/write_only/read_only/;}'
	refused "zcall_read: ZCALL_ACCESS(write_only, 2, 1): the length of buf is marked count" zcall/io.h \
		'/ZCALL_ACCESS(write_only, 2, 3)/{N;/zcall_read(/s/2, 3/2, 1/;}'
	refused "zcall_clone_call: ZCALL_NONNULL of 1, which is not a pointer" zcall/process.h 's/ZCALL_NONNULL(2, 4)/ZCALL_NONNULL(1, 4)/'
	refused "zcall_clone_call, parent: ZCALL_OPTIONAL, and in ZCALL_NONNULL" zcall/process.h \
		's/ZCALL_NONNULL(2, 4)/ZCALL_NONNULL(2, 3, 4)/'
	refused "zcall_clone_call, start: neither ZCALL_OPTIONAL nor in ZCALL_NONNULL" zcall/process.h \
		's/ZCALL_NONNULL(2, 4)/ZCALL_NONNULL(2)/'
	refused "zcall_close: ZCALL_FD_ARG of 2, which is not an int" zcall/io.h \
		'/ZCALL_FD_ARG(1)/{N;/zcall_close(/s/FD_ARG(1)/FD_ARG(2)/;}'
	refused "an unknown mark: reeds" zcall/contract.h 's/MARK(reads/MARK(reeds/'
}

test_lines_of_docs()
{
	refused "zcall_pipe2: not a kernel: Since: Linux six" zcall/io.h '/Since: Linux 2.6.27/{N;/pipe2/s/2.6.27/six/;}'
	refused "zcall_pipe2: not manual pages: See: pipe2" zcall/io.h 's/See: pipe2(2)/See: pipe2/'
	refused "zcall_pipe2: text after its line See:" zcall/io.h 's/^ \* See: pipe2(2)/&\n *\n * And more./'
	refused "zcall_pipe2: not errno names and a condition: Errors: -EINVAL" zcall/io.h \
		's/^ \* See: pipe2(2)/ * Errors: -EINVAL\n&/'
	refused "zcall_pipe2: not errno names and a condition: Errors: EAGAIN when full." zcall/io.h \
		's/^ \* See: pipe2(2)/ * Errors: EINVAL; EAGAIN when full.\n&/'
	refused "zcall_pipe2: there is no errno EINVALID" zcall/io.h 's/^ \* See: pipe2(2)/ * Errors: EINVALID for it\n&/'
}

# described LINE...: each is a line of api.json.
described()
{
	for line; do
		grep -qF "$line" "$work/api.json" || fail "not described: $line"
	done
}

test_lines_become_keys()
{
	sed -i 's/^ \* See: pipe2(2)/ * Errors: EINVAL for an unknown flag; EMFILE, ENFILE at a limit of\n *     files; EFAULT\n&\n * Threads: any; all\n *     of them/' \
		"$headers/zcall/io.h"
	describe || { cat "$work/log"; fail "not described"; }
	described ' "errors": [' '  {"errno": "EINVAL", "when": "for an unknown flag"},' \
		'  {"errno": "EMFILE", "when": "at a limit of files"},' '  {"errno": "ENFILE", "when": "at a limit of files"},' \
		'  {"errno": "EFAULT", "when": ""}],' ' "see": ["pipe2(2)"],' ' "threads": "any; all of them"}'
	grep -qF '"doc": "Makes a pipe: fds[0] reads, fds[1] writes.",' "$work/api.json" || fail "the doc differs"
}

test_marks_become_keys()
{
	describe || { cat "$work/log"; fail "not described"; }
	described '{"name": "fds", "type": "int *", "role": "out", "nullable": "efault", "length": 2, "length_unit": "elements", "ownership": "gives", "destructor": "zcall_close"}' \
		'{"name": "iov", "type": "const void *", "role": "in", "nullable": "efault", "length": "count", "length_unit": "elements", "pointee": "zcall_iovec"}' \
		'{"name": "address", "type": "void *", "role": "out", "nullable": "optional", "length": "*length", "length_unit": "bytes", "head": "zcall_sockaddr"}' \
		'{"name": "argv", "type": "char *const *", "role": "in", "nullable": "optional", "vector": true}' \
		'{"name": "stack", "type": "void *", "role": "address", "nullable": "no"}' \
		'{"name": "start", "type": "int (*)(void *argument)", "role": "in", "nullable": "no"}' \
		'{"name": "flags", "type": "unsigned int", "role": "in", "flags": ["zcall_memfd_flag"]}' \
		'{"name": "fd", "type": "int", "role": "in", "ownership": "takes"}' \
		'{"name": "whence", "type": "int", "role": "in", "one_of": ["zcall_seek"]}' \
		'{"name": "timeout", "type": "int", "role": "in", "unit": "ms"}' \
		'"offset": 8, "size": 8, "unit": "ns"}' ' "result": "void", "result_kind": "never"' ' "result": "int64_t", "result_kind": "number"'
}

# With the attributes, gcc 13 and later can follow a descriptor to its use.
test_analyzer_follows_descriptors()
{
	cat >"$work/program.c" <<-'END'
		#include <zcall/io.h>

		#ifndef __has_attribute
		#define __has_attribute(name) 0
		#endif
		#if !__has_attribute(fd_arg)
		#error no fd_arg
		#endif
		int open(const char *path, int flags, ...);
		int close(int fd);
		long first_byte(const char *path, char *byte);

		long first_byte(const char *path, char *byte)
		{
			int fd = open(path, 0);
			long rc = zcall_read(fd, byte, 1);

			close(fd);
			return rc;
		}
	END
	if ! "$CC" $CFLAGS -I"$headers" -fanalyzer -c "$work/program.c" -o "$work/program.o" 2>"$work/log"; then
		! grep -q 'no fd_arg' "$work/log" || skip "this compiler has no fd_arg"
		! grep -q 'fanalyzer' "$work/log" || skip "this compiler does not analyze"
	fi
	grep -q 'fd-use-without-check' "$work/log" || { cat "$work/log"; fail "no warning of an unchecked descriptor"; }
}

# With the attributes and optimization, a compiler detects a short buffer.
test_compiler_sees_overflow()
{
	cat >"$work/program.c" <<-'END'
		#include <zcall/io.h>

		#ifndef __has_attribute
		#define __has_attribute(name) 0
		#endif
		#if !__has_attribute(access)
		#error no access
		#endif
		long five(void);

		long five(void)
		{
			char four[4];

			return zcall_read(0, four, 5);
		}
	END
	"$CC" $CFLAGS -O2 -ffreestanding -Wall -Wno-error -I"$headers" -c "$work/program.c" -o "$work/program.o" 2>"$work/log" || {
		grep -q 'no access' "$work/log" || { cat "$work/log"; fail "it does not compile"; }
		skip "this compiler has no access"
	}
	grep -q 'stringop-overflow' "$work/log" || { cat "$work/log"; fail "no warning of five bytes into four"; }
}

"test_$test"
