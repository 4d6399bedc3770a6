// SPDX-License-Identifier: MIT

// The scenario of tests/ffi/languages.sh: a goroutine for each handle, all of
// them asleep in the netpoller. A signalfd needs a signal that every thread
// blocks; Go's runtime has threads before main, but a constructor comes first.
package main

// #include <signal.h>
// static void __attribute__((constructor)) block(void)
// {
//	sigset_t set;
//	sigemptyset(&set);
//	sigaddset(&set, SIGUSR1);
//	pthread_sigmask(SIG_BLOCK, &set, 0);
// }
import "C"

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"

	"iofd.test/ffi/iofd"
)

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func descriptors() int { return len(must(os.ReadDir("/proc/self/fd"))) }

func number(file io.Reader) (n uint64) {
	check(binary.Read(file, binary.LittleEndian, &n))
	return n
}

func main() {
	pipe, end, _ := os.Pipe() // the netpoller has descriptors of its own, once
	pipe.Close()
	end.Close()
	before := descriptors()
	event := must(iofd.NewEventFD(0))
	timer := must(iofd.NewTimerFD())
	signals := must(iofd.NewSignalFD(syscall.SIGUSR1))
	memory := must(iofd.NewMemFD("ffi"))
	child := must(iofd.Spawn("/bin/sh", "sh", "-c", "exit 7"))

	_, err := event.Wait()
	if !errors.Is(err, syscall.EAGAIN) || !err.(syscall.Errno).Temporary() {
		panic(err)
	}
	check(event.Signal(3))
	check(timer.Arm(10*time.Millisecond, 0))
	check(syscall.Kill(os.Getpid(), syscall.SIGUSR1))

	var count, expirations, exited = make(chan uint64), make(chan uint64), make(chan int)
	signo := make(chan uint32)
	events, timers, infos := event.File("event"), timer.File("timer"), signals.File("signals")
	go func() { count <- number(events) }()
	go func() { expirations <- number(timers) }()
	go func() {
		info := make([]byte, 128)
		must(io.ReadFull(infos, info))
		signo <- binary.LittleEndian.Uint32(info)
	}()
	go func() { // a pidfd is polled, but not read: the runtime waits, and asks us
		file := must(child.Duplicate()).File("child")
		status := 0
		check(must(file.SyscallConn()).Read(func(uintptr) bool {
			code, err := child.Wait()
			status = code
			return !errors.Is(err, syscall.EAGAIN)
		}))
		check(file.Close())
		exited <- status
	}()

	check(memory.Share([]byte("hello")))
	fmt.Printf("eventfd %d, timerfd %d, signalfd %d, pidfd %d", <-count, <-expirations, <-signo, <-exited)
	file := memory.File("memory")
	text := make([]byte, 5)
	must(file.ReadAt(text, 0))
	fmt.Printf(", memfd %s\n", text)
	if _, err := file.Write([]byte("x")); !errors.Is(err, os.ErrPermission) {
		panic(err)
	}
	for _, closer := range []io.Closer{event, timer, signals, memory, child, child, events, timers, infos, file} {
		check(closer.Close())
	}
	if err := event.Signal(1); !errors.Is(err, syscall.EBADF) {
		panic(err)
	}
	if descriptors() != before {
		panic("descriptors are left")
	}
}
