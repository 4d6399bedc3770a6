<?php
// SPDX-License-Identifier: MIT
// The scenario of tests/ffi/languages.sh, with stream_select. The declarations
// are iofd.cdef.h.
declare(strict_types=1);

$cdef = trim(shell_exec("pkg-config --variable=cdef iofd"));
$lib = FFI::cdef(file_get_contents($cdef), "libiofd.so.0.2");
$libc = FFI::cdef("int raise(int signal);");
const USR1 = 10;

function check(int $result): int
{
	global $lib;
	if ($result < 0)
		throw new RuntimeException($lib->iofd_error_message($result), -$result);
	return $result;
}

function expect(bool $holds): void
{
	if (!$holds)
		throw new LogicException();
}

function opened(string $kind, ...$arguments): FFI\CData
{
	global $lib;
	$handle = $lib->new("iofd_$kind");
	check($lib->{"iofd_{$kind}_open"}(FFI::addr($handle), ...$arguments));
	return $handle;
}

// What a call writes through its last parameter.
function out(string $type, string $call, ...$arguments): FFI\CData
{
	global $lib;
	$value = $lib->new($type);
	check($lib->$call(...$arguments, ...[FFI::addr($value)]));
	return $value;
}

function descriptors(): int
{
	return count(scandir("/proc/self/fd"));
}

function spawned(string $path, string ...$words): FFI\CData
{
	global $lib;
	$argv = $lib->new("char *[" . count($words) + 1 . "]");
	foreach ($words as $i => $word) {
		$texts[$i] = $lib->new("char[" . strlen($word) + 1 . "]");
		FFI::memcpy($texts[$i], $word, strlen($word));
		$argv[$i] = $lib->cast("char *", $texts[$i]);
	}
	$child = $lib->new("iofd_pidfd");
	check($lib->iofd_pidfd_spawn(FFI::addr($child), $path, $argv, null, null, 0, 0));
	return $child;
}

function scenario(): void
{
	global $lib, $libc;
	$mask = $lib->new("iofd_sigset");
	$lib->iofd_sigset_add(FFI::addr($mask), USR1);
	check($lib->iofd_sigmask_block($mask->cdata, null));
	$event = opened("eventfd", 0, 0);
	$timer = opened("timerfd", $lib->IOFD_CLOCK_MONOTONIC, 0);
	$signals = opened("signalfd", $mask->cdata, 0);
	$memory = opened("memfd", "ffi", $lib->IOFD_MEMFD_ALLOW_SEALING);
	$child = spawned("/bin/sh", "sh", "-c", "exit 7");

	try {
		out("uint64_t", "iofd_eventfd_wait", FFI::addr($event));
		expect(false);
	} catch (RuntimeException $error) {
		expect($error->getCode() == -$lib->IOFD_ERR_WOULD_BLOCK);
	}
	check($lib->iofd_eventfd_signal(FFI::addr($event), 3));
	check($lib->iofd_timerfd_arm(FFI::addr($timer), 10_000_000, 0));
	$libc->raise(USR1);

	$take = [
		"eventfd" => fn() => out("uint64_t", "iofd_eventfd_wait", FFI::addr($event))->cdata,
		"timerfd" => fn() => out("uint64_t", "iofd_timerfd_expirations", FFI::addr($timer))->cdata,
		"signalfd" => fn() => out("iofd_signal_info", "iofd_signalfd_read_into", FFI::addr($signals))->signo,
		"pidfd" => function () use ($lib, $child) {
			$status = $lib->new("iofd_pidfd_status");
			check($lib->iofd_pidfd_wait(FFI::addr($child), 0, FFI::addr($status), null));
			return $status->value;
		},
	];
	$streams = []; // which own duplicates of the descriptors
	foreach (array_combine(array_keys($take), [$event, $timer, $signals, $child]) as $kind => $handle)
		$streams[$kind] = fopen("php://fd/" . check($lib->iofd_fd_raw(FFI::addr($handle->fd))), "r");
	$seen = [];
	while ($streams) {
		[$ready, $none] = [$streams, null];
		stream_select($ready, $none, $none, null);
		foreach (array_keys($ready) as $kind) {
			$seen[$kind] = $take[$kind]();
			fclose($streams[$kind]);
			unset($streams[$kind]);
		}
	}

	check($lib->iofd_memfd_truncate(FFI::addr($memory), 4096));
	$prot = $lib->IOFD_PROT_READ | $lib->IOFD_PROT_WRITE;
	$region = out("iofd_region", "iofd_memfd_map", FFI::addr($memory), 4096, $prot);
	FFI::memcpy($region->ptr, "hello", 5);
	check($lib->iofd_memfd_seal_for_sharing(FFI::addr($memory), FFI::addr($region)));
	expect($lib->iofd_fd_write(FFI::addr($memory->fd), "x", 1) == $lib->IOFD_ERR_PERMISSION);
	$text = $lib->new("char[5]");
	check($lib->iofd_fd_pread(FFI::addr($memory->fd), $text, 5, 0));

	$handles = [$event, $timer, $signals, $child, $memory];
	foreach ([...$handles, ...$handles] as $handle)
		check($lib->iofd_fd_close(FFI::addr($handle->fd)));
	expect($lib->iofd_eventfd_signal(FFI::addr($event), 1) == $lib->IOFD_ERR_CLOSED);
	echo "eventfd $seen[eventfd], timerfd $seen[timerfd], signalfd $seen[signalfd], ",
		"pidfd $seen[pidfd], memfd ", FFI::string($text, 5), "\n";
}

$before = descriptors();
scenario();
expect(descriptors() == $before);
