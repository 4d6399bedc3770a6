// SPDX-License-Identifier: MIT

// Go with the packages that zcall and iofd have their names from. A timer is
// made blocking, so that it can be waited for.
package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"bench/worker"
	"code.hybscloud.com/iofd"
	"code.hybscloud.com/iox"
)

const (
	hour  = 3600 * 1000000000
	write = iofd.PROT_READ | iofd.PROT_WRITE
)

var (
	buf   = make([]byte, 8)
	value uint64
)

func opened[T any](handle T, err error) T {
	must(err)
	return handle
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func closed(handle iofd.PollCloser, err error) error {
	if err != nil {
		return err
	}
	return handle.Close()
}

func file(path string, flag int) iofd.FD {
	return iofd.NewFD(opened(syscall.Open(path, flag|syscall.O_CLOEXEC, 0)))
}

func tick() *iofd.TimerFD {
	t := opened(iofd.NewTimerFD())
	fd := iofd.NewFD(t.Fd())
	must(fd.SetNonblock(false))
	must(t.Arm(1, 1))
	return t
}

func operations() map[string]func() error {
	counter := opened(iofd.NewEventFD(0))
	semaphore := opened(iofd.NewEventFDSemaphore(1<<31 - 1))
	empty := opened(iofd.NewEventFD(0))
	pair := opened(iofd.NewEventFD(0))
	timer := opened(iofd.NewTimerFD())
	ticking := tick()
	self := opened(iofd.NewPidFDBlocking(os.Getpid()))
	memory := opened(iofd.NewMemFD("bench"))
	zero := file("/dev/zero", syscall.O_RDONLY)
	null := file("/dev/null", syscall.O_WRONLY)
	var set iofd.SigSet
	set.Add(iofd.SIGUSR1)
	on := false
	must(memory.Truncate(4096))
	return map[string]func() error{
		"eventfd_signal": func() error { return counter.Signal(1) },
		"eventfd_wait":   func() error { return semaphore.WaitInto(&value) },
		"eventfd_pair": func() error {
			if err := pair.Signal(1); err != nil {
				return err
			}
			return pair.WaitInto(&value)
		},
		"eventfd_eagain": func() error {
			if err := empty.WaitInto(&value); !errors.Is(err, iox.ErrWouldBlock) {
				return fmt.Errorf("no ErrWouldBlock: %v", err)
			}
			return nil
		},
		"timerfd_arm":    func() error { return timer.Arm(hour, 0) },
		"timerfd_disarm": func() error { return timer.Disarm() },
		"timerfd_get_time": func() error {
			_, _, err := timer.GetTime()
			return err
		},
		"timerfd_expirations": func() error { return ticking.ExpirationsInto(&value) },
		"pidfd_send_signal":   func() error { return self.SendSignal(0) },
		"memfd_pread": func() error {
			_, err := memory.Pread(buf, 0)
			return err
		},
		"memfd_pwrite": func() error {
			_, err := memory.Pwrite(buf, 0)
			return err
		},
		"memfd_size": func() error {
			_, err := memory.Size()
			return err
		},
		"memfd_map_unmap": func() error {
			region, err := memory.Mmap(4096, write)
			if err != nil {
				return err
			}
			return region.Unmap()
		},
		"fd_read": func() error {
			_, err := zero.Read(buf)
			return err
		},
		"fd_write": func() error {
			_, err := null.Write(buf)
			return err
		},
		"fd_nonblock": func() error {
			on = !on
			return null.SetNonblock(on)
		},
		"fd_dup_close": func() error {
			fd, err := null.Dup()
			return closed(&fd, err)
		},
		"eventfd_open_close": func() error { return closed(iofd.NewEventFD(0)) },
		"timerfd_open_close": func() error { return closed(iofd.NewTimerFD()) },
		"signalfd_open_close": func() error {
			return closed(iofd.NewSignalFD(set))
		},
		"pidfd_open_close": func() error { return closed(iofd.NewPidFD(os.Getpid())) },
		"memfd_open_close": func() error { return closed(iofd.NewMemFDSealed("bench")) },
	}
}

func main() {
	worker.Serve(operations)
}
