#!/bin/sh
# SPDX-License-Identifier: MIT
# cases.sh SUPERVISE CALLER CASE   runs the real program; each case is a function.
set -eu
PATH=/usr/local/bin:/usr/bin:/bin # a folder that we may not read is EACCES
supervise=$1
caller=$2
# shellcheck source=tests/cases.sh
. "$(dirname "$0")/../cases.sh"

# expect STATUS ARG...   runs supervise with its output in $out and $err.
expect() {
	wanted=$1
	shift
	status=0
	"$supervise" "$@" >"$out" 2>"$err" || status=$?
	[ "$status" = "$wanted" ] || fail "supervise $*: exit status $status, not $wanted"
}

# Waits, up to 60 s, until a file has something in it.
await() {
	for _ in $(seq 1200); do
		[ ! -s "$1" ] || return 0
		sleep 0.05
	done
	fail "nothing came in $1"
}

# Waits, up to 60 s, until a process is gone, or a zombie that init has not reaped.
ends() {
	for _ in $(seq 1200); do
		grep -q '^State:[[:space:]]*[^ZX]' "/proc/$1/status" 2>"$dir/state" || return 0
		sleep 0.05
	done
	fail "process $1 lives on"
}

test_status() {
	expect 0 -- true
	expect 1 -- false
	expect 255 -- sh -c 'exit 255'
	said 'exited with 255'
	expect 137 -- sh -c 'kill -KILL $$'
	said 'killed by signal 9'
	expect 143 -- sh -c 'kill -TERM $$'
	expect 127 -- no-such-command
	said 'cannot run no-such-command: no such file or directory'
	expect 126 -- /
	said 'cannot run /: permission denied'
	expect 127 -- sh -c 'exit 127' # its own, not ours
	said 'exited with 127'
	expect 125 -- sh -c 'exit 125'
	expect 0 --quiet -- true
	[ ! -s "$err" ] || fail "--quiet was not"
	expect 127 --quiet -- no-such-command
	said 'cannot run'
}

test_usage() {
	expect 125
	said usage
	expect 125 --
	expect 125 --nonsense -- true
	expect 125 --timeout
	expect 0 --help
	grep -q 'Exit status' "$out" || fail 'no help'
	expect 3 sh -c 'exit 3' --timeout # after the command all is the command's
}

test_times() {
	for time in '' x -1 1x 1ss 1e3 0x10 inf nan .. '1 s' ' 1' 1,5 99999999999d; do
		expect 125 --timeout "$time" -- true
		said 'invalid time'
		expect 125 --grace "$time" -- true
	done
	for time in 0 30 30s 0.5m 1h 1d 100000ms .5h 0.0000000001; do
		expect 0 --grace "$time" -- true
	done
	expect 0 --timeout 0 -- sleep 0.01
	expect 124 --timeout 0.0000000001 -- sleep 10
}

# None of the descriptors 0 to 7 is left for a pidfd.
test_own_failure() {
	status=0
	sh -c 'exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 8; exec "$0" -- true' \
		"$supervise" >"$out" 2>"$err" || status=$?
	[ $status = 125 ] || fail "exit status $status"
	said 'cannot run true: too many open files'
}

test_path() {
	mkdir "$dir/first" "$dir/second"
	printf '#!/bin/sh\nexit 8\n' >"$dir/second/found"
	: >"$dir/first/found" # which is not executable
	chmod +x "$dir/second/found"
	for wanted in "8 PATH=$dir/first:$dir/second found" "126 PATH=$dir/first found" \
		"127 PATH=$dir found" '127 PATH= found' '127 -uPATH found' "8 -uPATH $dir/second/found"; do
		# shellcheck disable=SC2086 # words
		set -- $wanted
		status=0
		env "$2" "$supervise" -- "$3" >"$out" 2>"$err" || status=$?
		[ $status = "$1" ] || fail "$wanted: exit status $status"
	done
}

# A slow machine starts a shell in less than 2 s.
test_timeout() {
	expect 124 --timeout 100ms -- sleep 60
	said 'killed by signal 15 after the timeout'
	expect 124 --timeout 2s -- sh -c 'trap "exit 7" TERM; while :; do sleep 0.01; done'
	said 'exited with 7 after the timeout'
	expect 0 --timeout 60s -- true
}

test_grace() {
	deaf='trap "" TERM; echo deaf; while :; do sleep 0.01; done'
	expect 137 --timeout 2s --grace 100ms -- sh -c "$deaf"
	said 'killed by signal 9 after the timeout'
	wrote deaf
	expect 137 --timeout 100ms --grace 0 -- sleep 60
}

# SIGTERM does not reach a stopped process before it is woken.
test_stopped() {
	expect 124 --timeout 2s -- sh -c 'kill -STOP $$; echo woken'
}

# A shell ignores SIGINT in what it runs in the background: supervise is in
# the foreground here, and who signals it is not.
test_signals() {
	for signal in INT TERM HUP; do
		: >"$dir/ready"
		(await "$dir/ready" && kill -$signal "$(cat "$dir/pid")") &
		status=0
		sh -c "echo \$\$ >$dir/pid; exec \"\$0\" \"\$@\"" "$supervise" -- \
			sh -c "trap 'echo got $signal; exit 9' $signal
				echo ready >$dir/ready; while :; do :; done" >"$out" 2>"$err" || status=$?
		[ $status = 9 ] || fail "$signal: exit status $status"
		wrote "got $signal"
	done
	# nothing is blocked in the command
	expect 0 -- sed -n 's/^SigBlk:[[:space:]]*//p' /proc/self/status
	wrote 0000000000000000
}

# What is handed on to a stopped command reaches it.
test_stopped_signal() {
	(
		await "$dir/ready"
		until grep -q '^State:[[:space:]]*T' "/proc/$(cat "$dir/ready")/status"; do
			sleep 0.05
		done
		kill -TERM "$(cat "$dir/pid")"
	) &
	status=0
	timeout 60 sh -c "echo \$\$ >$dir/pid; exec \"\$0\" \"\$@\"" "$supervise" -- \
		sh -c "echo \$\$ >$dir/ready; kill -STOP \$\$; sleep 60" >"$out" 2>"$err" || status=$?
	[ $status = 143 ] || fail "exit status $status"
}

# A reader that takes one byte and then waits for the file `go`: after that byte
# supervise is blocked in a write of more than a pipe holds, 16 pages.
slow_reader() {
	dd bs=1 count=1 of="$dir/ready" status=none
	while [ ! -e "$dir/go" ]; do sleep 0.05; done
	wc -c >"$out"
}

test_showing_ends_by_signal() {
	mkfifo "$dir/fifo"
	slow_reader <"$dir/fifo" &
	reader=$!
	"$supervise" -- head -c 4000000 /dev/zero >"$dir/fifo" 2>"$err" &
	pid=$!
	await "$dir/ready"
	kill -TERM $pid
	status=0
	wait $pid || status=$?
	: >"$dir/go"
	wait $reader
	[ $status = 143 ] || fail "exit status $status"
}

test_showing_takes_no_time() {
	mkfifo "$dir/fifo"
	slow_reader <"$dir/fifo" &
	reader=$!
	"$supervise" -- head -c 4000000 /dev/zero >"$dir/fifo" 2>"$err" &
	await "$dir/ready"
	sleep 4
	: >"$dir/go"
	wait $! $reader
	took=$(sed -n 's/.*it took \([0-9]*\)\..*/\1/p' "$err")
	[ "$took" -lt 4 ] || fail "$took s"
}

test_output() {
	expect 0 -- sh -c 'echo out; echo err >&2; echo out'
	[ "$(cat "$out")" = "$(printf 'out\nerr\nout')" ] || fail 'order'
	expect 0 -- true
	wrote ''
	# 5 MB that differ everywhere
	numbers='seq 1 800000 | head -c 5000000'
	wanted=$(sh -c "$numbers" | md5sum)
	got=$("$supervise" --quiet -- sh -c "$numbers" | md5sum)
	[ "$got" = "$wanted" ] || fail "5 MB: md5sum $got, not $wanted"
	# to a slow reader, through a pipe that others have made non-blocking
	[ "$("$supervise" --quiet -- head -c 3000000 /dev/zero | (sleep 0.2; wc -c))" = 3000000 ] ||
		fail 'slow reader'
	[ "$("$supervise" --quiet -- cat <"$supervise" | md5sum)" = "$(md5sum <"$supervise")" ] ||
		fail 'stdin is not handed on'
}

test_limit() {
	[ "$("$supervise" -- head -c 268435457 /dev/zero 2>"$err" | wc -c)" = 268435456 ] ||
		fail 'not 256 MiB'
	said 'kept the first 256 MiB of the output and dropped 1 bytes'
	said 'exited with 0'
	status=0
	"$supervise" -- echo x >/dev/full 2>"$err" || status=$?
	[ $status = 125 ] || fail "full: exit status $status"
	said 'cannot show the output'
}

# Started with its standard streams closed.
test_streams() {
	status=0
	"$supervise" -- sh -c 'echo x; exit 5' <&- >&- 2>&- || status=$?
	[ $status = 5 ] || fail "closed streams: exit status $status"
}

# If it stayed so, there would be no exit status.
test_ignored_sigchld() {
	status=0
	"$caller" ignoring-chld -- "$supervise" -- sh -c 'exit 6' 2>"$err" || status=$?
	[ $status = 6 ] || fail "exit status $status"
}

# The command has the descriptors that it would have without us.
test_leaks() {
	list='cd /proc/$$/fd; echo *'
	expect 0 -- sh -c "$list"
	wrote "$(sh -c "$list")"
}

# A process that outlives the command may hold the output; it may even go
# on writing. The command has ended, and so does supervise.
test_left_behind() {
	expect 0 -- sh -c 'sleep 60 & echo $!'
	kill "$(cat "$out")"
	# SIGPIPE ends this one, once nobody reads
	expect 0 -- sh -c 'yes & echo $! >'"$dir/pid"'; sleep 1'
	ends "$(cat "$dir/pid")"
	[ -s "$out" ] || fail 'no output'
	expect 0 -- sh -c 'exec >&- 2>&-; sleep 0.1'
}

# With --tree, nothing that the command started outlives it.
test_tree() {
	expect 3 --tree -- sh -c 'echo hello; exit 3'
	wrote hello
	said 'exited with 3'
	expect 127 --tree -- no-such-command
	said 'cannot run no-such-command: no such file or directory'
	expect 137 --tree -- sh -c 'kill -KILL $$'

	expect 0 --tree -- sh -c 'setsid sleep 60 & echo $!'
	ends "$(cat "$out")"
	expect 0 --tree -- sh -c "(setsid sh -c 'echo \$\$; trap \"\" TERM; sleep 60; :' &); sleep 0.2"
	ends "$(cat "$out")"
	expect 124 --tree --timeout 2s -- sh -c 'setsid sleep 60 & echo $!; wait'
	ends "$(cat "$out")"

	: >"$dir/ready"
	"$supervise" --tree -- sh -c "setsid sleep 60 & echo \$! >$dir/ready; wait" &
	await "$dir/ready"
	kill -KILL $!
	ends "$(cat "$dir/ready")"
}

# The timeout reaches the command's children.
test_group() {
	expect 124 --timeout 2s -- sh -c 'sleep 60 & echo $!; wait'
	[ -s "$out" ] || fail 'no child'
	ends "$(cat "$out")"
}

# Many that end before they are looked at: none is lost, none hangs.
test_early_end() {
	for _ in $(seq 200); do
		expect 3 --timeout 60s -- sh -c 'exit 3'
	done
}

# In a PID namespace supervise is the first process, which gets all orphans. This
# one ends its parent, so that it is one, and then itself.
test_orphans() {
	cat >"$dir/orphan" <<-'EOF'
		echo $$
		kill -KILL $PPID
	EOF
	cat >"$dir/command" <<-'EOF'
		orphan=$(sh -c "sh '$1/orphan'; true")
		for _ in $(seq 400); do
			kill -0 "$orphan" 2>"$1/gone" || exit 0
			sleep 0.05
		done
		exit 1
	EOF
	[ "$(id -u)" = 0 ] && namespaces=-pf || namespaces=-rpf
	unshare $namespaces "$supervise" -- sh "$dir/command" "$dir" >"$out" 2>"$err" || fail "an orphan is left"
}

"test_$3"
