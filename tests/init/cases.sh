#!/bin/sh
# SPDX-License-Identifier: MIT
# cases.sh INIT CALLER CASE   runs the real program as the first process of a PID
# namespace; each case is a function. Signals come from inside, as they reach it.
set -eu
PATH=/usr/local/bin:/usr/bin:/bin
init=$1
caller=$2
# shellcheck source=tests/cases.sh
. "$(dirname "$0")/../cases.sh"
export dir
[ "$(id -u)" = 0 ] && kinds=-pf || kinds=-rpf
kinds="$kinds --mount-proc"
# unshare makes the mount at / private, but that of a chroot is not there.
awk '$5 == "/" { found = 1 } END { exit !found }' /proc/self/mountinfo ||
	kinds="$kinds --propagation unchanged"

# first COMMAND...   executes a command as process 1, which sees its own /proc.
first() {
	exec unshare $kinds "$@"
}

# expect STATUS COMMAND...   runs a command in a subshell, with its output in
# $out and $err.
expect() {
	wanted=$1
	shift
	status=0
	("$@") >"$out" 2>"$err" || status=$?
	[ "$status" = "$wanted" ] || fail "$*: exit status $status, not $wanted"
}

# What commands here begin with. await COMMAND...: waits, up to 60 s, until it succeeds.
library='
	await() {
		for _ in $(seq 3000); do
			! "$@" 2>"$dir/await" || return 0
			sleep 0.02
		done
		echo "never so: $*"
		exit 99
	}
	is_there() { [ -e "$dir/$1" ]; }
	has_state() { grep -q "^State:[[:space:]]*$2" "/proc/$1/status"; }
'
eval "$library"

# run STATUS SCRIPT   init runs a shell script.
run() {
	expect "$1" first "$init" sh -c "$library $2"
}

test_status() {
	for status in 0 1 77 125 127 255; do
		run $status "exit $status"
	done
	[ ! -s "$err" ] || fail 'init wrote something'
	run 137 'kill -KILL $$'
	run 143 'kill -TERM $$'
	run 134 'ulimit -c 0; kill -ABRT $$'
}

test_cannot_run() {
	expect 127 first "$init" no-such-command
	said 'cannot run no-such-command: no such file or directory'
	expect 127 first "$init" ./no-such-command
	expect 126 first "$init" /
	said 'cannot run /: permission denied'
	: >"$dir/text"
	expect 126 first "$init" "$dir/text"
	chmod +x "$dir/text"
	expect 126 first "$init" "$dir/text"
	said 'not an executable format'
}

test_own_failure() {
	expect 125 first "$init"
	said usage
	expect 125 "$init" true
	said 'not process 1'
	# none of the descriptors 0 to 3 is left for a pidfd
	expect 125 first sh -c 'exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
		ulimit -n 4; exec "$0" true' "$init"
	said 'cannot run true: too many open files'
}

test_path() {
	mkdir "$dir/first" "$dir/second"
	printf '#!/bin/sh\nexit 8\n' >"$dir/second/found"
	chmod +x "$dir/second/found"
	expect 8 first env "PATH=$dir/first:$dir/second" "$init" found
	expect 127 first env "PATH=$dir/first" "$init" found
	expect 127 first env -u PATH "$init" found
	expect 8 first env -u PATH "$init" "$dir/second/found"
}

# All but SIGKILL, SIGCHLD, SIGSTOP and those that a libc keeps for itself.
test_signals() {
	run 9 '
		for signal in $(seq 8) $(seq 10 16) 18 $(seq 20 31) 34 35 63 64; do
			got=
			trap "got=$signal" $signal
			kill -$signal 1
			has_come() { [ "$got" = $signal ]; }
			await has_come
		done
		exit 9
	'
	run $((128 + 64)) 'kill -64 1; while :; do sleep 0.02; done'
}

# Those that come before the command runs are handed on to it.
test_early_signal() {
	expect 0 first "$caller" pending-term -- "$init" "$caller" await-term -- true
}

# What the command has blocked and ignored is what its caller has.
test_signal_state() {
	state='grep -E "^Sig(Blk|Ign):" /proc/self/status'
	ignoring="trap '' USR2 PIPE TTOU SEGV 64"
	sh -c "$ignoring; exec \"\$0\" blocked-usr1 -- $state" "$caller" >"$dir/without"
	expect 0 first sh -c "$ignoring; exec \"\$0\" blocked-usr1 -- \"\$1\" $state" "$caller" "$init"
	wrote "$(cat "$dir/without")"
	grep -q '^SigBlk:[[:space:]]*0*200$' "$out" || fail 'SIGUSR1 is not blocked'
	# if ignored, there would be no exit status
	expect 6 first "$caller" ignoring-chld -- "$init" sh -c 'exit 6'
}

# The parent of each of these processes has ended.
test_orphans() {
	run 0 '
		for _ in $(seq 1000); do (true & true); done
		others() { grep -h "^PPid:[[:space:]]*1$" /proc/[0-9]*/status; }
		is_alone() { [ "$(others | wc -l)" = 1 ]; }
		await is_alone
	'
}

# They end while the command runs, and none is taken for the command.
test_orphans_of_other_status() {
	run 5 '
		for status in $(seq 100); do (sh -c "exit $status" & exit 3); done
		exit 5
	'
}

test_end_of_obedient() {
	run 3 '
		setsid sh -c "trap \"echo saved >$dir/saved; exit 7\" TERM; : >$dir/ready
			while :; do sleep 0.02; done" &
		await is_there ready
		exit 3
	'
	[ -s "$dir/saved" ] || fail 'it was not ended by SIGTERM, or got no time'
}

test_end_of_deaf() {
	run 4 '
		setsid sh -c "trap \"\" TERM; : >$dir/ready; while :; do sleep 0.02; done" &
		await is_there ready
		exit 4
	'
}

test_end_of_stopped() {
	run 5 '
		sh -c "trap \"echo woken >$dir/woken; exit\" TERM; kill -STOP \$\$; sleep 60" &
		await has_state $! T
		exit 5
	'
	[ -s "$dir/woken" ] || fail 'it did not act on SIGTERM'
}

# A process that we may not signal ends with us.
test_end_of_others() {
	[ "$(id -u)" = 0 ] || {
		echo 'SKIPPED: only root can start a process of another user'
		exit 0
	}
	expect 0 first "$caller" without-cap-kill -- "$init" true
}

# Where the process group of a shell is.
place='
	read -r _ _ _ _ group _ _ foreground _ </proc/$$/stat
	[ "$group" = "$foreground" ] && echo foreground || echo background
'

test_terminal() {
	# that of a session outside the namespace
	expect 0 "$caller" terminal -- unshare $kinds "$init" sh -c "$place"
	wrote foreground
	# that of its own session
	expect 0 first "$caller" terminal -- "$init" sh -c "$place"
	wrote foreground
}

test_terminal_in_background() {
	expect 0 first "$caller" terminal background -- "$init" sh -c "$place"
	wrote background
}

test_terminal_of_another_session() {
	expect 0 "$caller" terminal -- unshare $kinds \
		"$caller" session -- "$init" sh -c "test -t 0 && echo terminal && $place"
	grep -q '^terminal' "$out" || fail 'stdin is no terminal'
}

# Started with its standard streams closed.
test_closed_streams() {
	status=0
	(first "$init" sh -c "echo x; exit 5") <&- >&- 2>&- || status=$?
	[ $status = 5 ] || fail "exit status $status"
}

"test_$3"
