// SPDX-License-Identifier: MIT

// Package iofd has the handles of libiofd, and hands them over to os.File, whose
// netpoller waits for them.
package iofd

// #cgo !static pkg-config: iofd
// #cgo static pkg-config: --static iofd
// #include <iofd/iofd.h>
// #include <stdlib.h>
import "C"

import (
	"os"
	"syscall"
	"time"
	"unsafe"
)

// check is nil, or the syscall.Errno of a result.
func check(result C.int64_t) error {
	if result < 0 {
		return syscall.Errno(-result)
	}
	return nil
}

// A FD is any handle of iofd: a Go value, which C sees during a call only.
type FD struct{ cell C.iofd_fd }

func (fd *FD) Close() error { return check(C.int64_t(C.iofd_fd_close(&fd.cell))) }

// File gives up the descriptor: from now on the file owns it, and can be read
// with a deadline, since it is non-blocking.
func (fd *FD) File(name string) *os.File {
	return os.NewFile(uintptr(C.iofd_fd_release(&fd.cell)), name)
}

// Duplicate is another descriptor of the same open file.
func (fd *FD) Duplicate() (*FD, error) {
	other := new(FD)
	return other, check(C.int64_t(C.iofd_fd_dup(&fd.cell, 3, &other.cell)))
}

type EventFD struct{ FD }

func NewEventFD(initial uint64) (*EventFD, error) {
	e := new(EventFD)
	return e, check(C.int64_t(C.iofd_eventfd_open((*C.iofd_eventfd)(unsafe.Pointer(e)), C.uint64_t(initial), 0)))
}

func (e *EventFD) Signal(n uint64) error {
	return check(C.int64_t(C.iofd_eventfd_signal((*C.iofd_eventfd)(unsafe.Pointer(e)), C.uint64_t(n))))
}

func (e *EventFD) Wait() (uint64, error) {
	var n C.uint64_t
	err := check(C.int64_t(C.iofd_eventfd_wait((*C.iofd_eventfd)(unsafe.Pointer(e)), &n)))
	return uint64(n), err
}

type TimerFD struct{ FD }

func NewTimerFD() (*TimerFD, error) {
	t := new(TimerFD)
	return t, check(C.int64_t(C.iofd_timerfd_open((*C.iofd_timerfd)(unsafe.Pointer(t)), C.IOFD_CLOCK_MONOTONIC, 0)))
}

func (t *TimerFD) Arm(initial, interval time.Duration) error {
	return check(C.int64_t(C.iofd_timerfd_arm((*C.iofd_timerfd)(unsafe.Pointer(t)), C.int64_t(initial), C.int64_t(interval))))
}

type SignalFD struct{ FD }

func NewSignalFD(signals ...syscall.Signal) (*SignalFD, error) {
	var set C.iofd_sigset
	for _, signal := range signals {
		C.iofd_sigset_add(&set, C.int(signal))
	}
	s := new(SignalFD)
	return s, check(C.int64_t(C.iofd_signalfd_open((*C.iofd_signalfd)(unsafe.Pointer(s)), set, 0)))
}

type PidFD struct{ FD }

func Spawn(path string, arguments ...string) (*PidFD, error) {
	file := C.CString(path)
	defer C.free(unsafe.Pointer(file))
	argv := make([]*C.char, len(arguments)+1)
	for i, argument := range arguments {
		argv[i] = C.CString(argument)
		defer C.free(unsafe.Pointer(argv[i]))
	}
	p := new(PidFD)
	return p, check(C.int64_t(C.iofd_pidfd_spawn((*C.iofd_pidfd)(unsafe.Pointer(p)), file, &argv[0], nil, nil, 0, 0)))
}

// Wait reaps the child and tells its exit code.
func (p *PidFD) Wait() (int, error) {
	var status C.iofd_pidfd_status
	err := check(C.int64_t(C.iofd_pidfd_wait((*C.iofd_pidfd)(unsafe.Pointer(p)), 0, &status, nil)))
	return int(status.value), err
}

type MemFD struct{ FD }

func NewMemFD(name string) (*MemFD, error) {
	text := C.CString(name)
	defer C.free(unsafe.Pointer(text))
	m := new(MemFD)
	return m, check(C.int64_t(C.iofd_memfd_open((*C.iofd_memfd)(unsafe.Pointer(m)), text, C.IOFD_MEMFD_ALLOW_SEALING)))
}

// Share fills the file through a mapping and seals it for good.
func (m *MemFD) Share(content []byte) error {
	memory := (*C.iofd_memfd)(unsafe.Pointer(m))
	var region C.iofd_region
	if err := check(C.int64_t(C.iofd_memfd_truncate(memory, C.int64_t(len(content))))); err != nil {
		return err
	}
	if err := check(C.int64_t(C.iofd_memfd_map(memory, C.size_t(len(content)), C.IOFD_PROT_READ|C.IOFD_PROT_WRITE, &region))); err != nil {
		return err
	}
	copy(unsafe.Slice((*byte)(region.ptr), len(content)), content)
	return check(C.int64_t(C.iofd_memfd_seal_for_sharing(memory, &region)))
}
