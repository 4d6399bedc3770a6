#!/bin/sh
# SPDX-License-Identifier: MIT
# Mistakes in calls. misuse.tsv lists those that compilers warn of, and those that
# the functions reject.
# shellcheck disable=SC2086 # flags are words

# shellcheck source=common.sh source-path=SCRIPTDIR
. "$(dirname -- "$0")/common.sh"

tab=$(printf '\t')

# strictly COMPILER ARGUMENT...
strictly()
{
	compiler=$1
	shift
	"$compiler" -std=gnu11 -O2 -Wall -Wextra -Werror -I"$SOURCE/zcall/include" \
		-I"$SOURCE/iofd/include" "$@"
}

# program STATEMENT: prints a function that makes one call.
program()
{
	echo '#include <errno.h>
#include <iofd/iofd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
extern iofd_fd s;
extern iofd_memfd m;
extern iofd_eventfd e;
extern iofd_timerfd t;
extern iofd_pidfd p;
extern iofd_region r;
extern iofd_socket u;
extern iofd_message message;
extern uint32_t count;
extern char buf[16];
long long misuse(void);
long long misuse(void)
{'
	echo "$1"
	echo '}'
}

# rejected COMPILER HOW STATEMENT DIAGNOSTIC: the compiler rejects the statement
# with that diagnostic, with inline functions and without.
rejected()
{
	program "$3" >"$work/misuse.c"
	for inline in '' -DIOFD_INLINE; do
		! strictly "$1" $inline -c "$work/misuse.c" -o "$work/misuse.o" 2>"$work/log" ||
			fail "$1 $inline accepts: $3"
		grep -qE "$4" "$work/log" || fail "$1 $inline, $2: $3: $(cat "$work/log")"
	done
}

# all_rejected COMPILER HOW...: the compiler rejects each line of these kinds.
all_rejected()
{
	need "$1"
	compiler=$1
	shift
	program 'return iofd_fd_raw(&s);' >"$work/right.c"
	strictly "$compiler" -c "$work/right.c" -o "$work/right.o" || fail "a correct program is rejected"
	while IFS=$tab read -r how call; do
		case " $* " in *" $how "*) ;; *) continue ;; esac
		case $how in
		undeclared) rejected "$compiler" "$how" "return $call;" 'undeclared|implicit' ;;
		ignored) rejected "$compiler" "$how" "$call; return 0;" '\[-W.*unused-result' ;;
		*) rejected "$compiler" "$how" "return $call;" '\[-W.*(nonnull|incompatible-pointer-types|stringop-over|argument)' ;;
		esac
	done <"$here/misuse.tsv"
}

test_gcc()
{
	all_rejected gcc warning gcc ignored undeclared
}

test_clang()
{
	all_rejected clang warning ignored undeclared
}

# The functions reject the mistakes that compile.
test_refused()
{
	need "$CC"
	grep -E "^E[A-Z]+$tab" "$here/misuse.tsv" >"$work/rows"
	{
		program 'return 0;' | sed 's/^extern //'
		echo '#include <stdio.h>
int main(void)
{
	long long result;
	int failed = 0;'
		echo '	iofd_memfd_open(&m, "misuse", 0);
	iofd_memfd_truncate(&m, 4096);
	iofd_fd_dup(&m.fd, 3, &s);'
		while IFS=$tab read -r how call; do
			echo "	result = $call;"
			echo "	if (result != -$how && ++failed)"
			printf '\t\tprintf("%%s = %%lld\\n", "%s", result);\n' "$(echo "$call" | tr -d '"')"
		done <"$work/rows"
		echo '	return failed;
}'
	} >"$work/refused.c"
	for inline in '' -DIOFD_INLINE; do
		strictly "$CC" $CFLAGS $inline "$work/refused.c" -o "$work/refused" "$IOFD_STATIC" "$ZCALL_STATIC"
		"$work/refused"
	done
}

"test_$test"
