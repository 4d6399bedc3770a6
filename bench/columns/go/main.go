// SPDX-License-Identifier: MIT

// Go with golang.org/x/sys/unix.
package main

import (
	"fmt"
	"os"

	"bench/worker"
	"golang.org/x/sys/unix"
)

const (
	nonblock = unix.EFD_NONBLOCK | unix.EFD_CLOEXEC
	hour     = 3600
)

var (
	one  = []byte{1, 0, 0, 0, 0, 0, 0, 0}
	buf  = make([]byte, 8)
	info = make([]byte, 128)
)

func opened(fd int, err error) int {
	if err != nil {
		panic(err)
	}
	return fd
}

func closed(fd int, err error) error {
	if err != nil {
		return err
	}
	return unix.Close(fd)
}

func written(fd int) error {
	_, err := unix.Write(fd, one)
	return err
}

func got(fd int) error {
	_, err := unix.Read(fd, buf)
	return err
}

func armed(fd int, seconds int64) error {
	new := unix.ItimerSpec{Value: unix.Timespec{Sec: seconds}}
	return unix.TimerfdSettime(fd, 0, &new, nil)
}

func operations() map[string]func() error {
	counter := opened(unix.Eventfd(0, unix.EFD_CLOEXEC))
	semaphore := opened(unix.Eventfd(1<<31-1, unix.EFD_CLOEXEC|unix.EFD_SEMAPHORE))
	empty := opened(unix.Eventfd(0, nonblock))
	pair := opened(unix.Eventfd(0, nonblock))
	timer := opened(unix.TimerfdCreate(unix.CLOCK_MONOTONIC, unix.TFD_CLOEXEC))
	memory := opened(unix.MemfdCreate("bench", unix.MFD_CLOEXEC))
	zero := opened(unix.Open("/dev/zero", unix.O_RDONLY|unix.O_CLOEXEC, 0))
	null := opened(unix.Open("/dev/null", unix.O_WRONLY|unix.O_CLOEXEC, 0))
	self := opened(unix.PidfdOpen(os.Getpid(), 0))
	var left unix.ItimerSpec
	var status unix.Stat_t
	on := false
	if err := unix.Ftruncate(memory, 4096); err != nil {
		panic(err)
	}
	return map[string]func() error{
		"eventfd_signal": func() error { return written(counter) },
		"eventfd_wait":   func() error { return got(semaphore) },
		"eventfd_pair": func() error {
			if err := written(pair); err != nil {
				return err
			}
			return got(pair)
		},
		"eventfd_eagain": func() error {
			if err := got(empty); err != unix.EAGAIN {
				return fmt.Errorf("no EAGAIN: %v", err)
			}
			return nil
		},
		"timerfd_arm":       func() error { return armed(timer, hour) },
		"timerfd_disarm":    func() error { return armed(timer, 0) },
		"timerfd_get_time":  func() error { return unix.TimerfdGettime(timer, &left) },
		"pidfd_send_signal": func() error { return unix.PidfdSendSignal(self, 0, nil, 0) },
		"memfd_pread": func() error {
			_, err := unix.Pread(memory, buf, 0)
			return err
		},
		"memfd_pwrite": func() error {
			_, err := unix.Pwrite(memory, one, 0)
			return err
		},
		"memfd_size": func() error { return unix.Fstat(memory, &status) },
		"memfd_map_unmap": func() error {
			p, err := unix.Mmap(memory, 0, 4096, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
			if err != nil {
				return err
			}
			return unix.Munmap(p)
		},
		"fd_read":  func() error { return got(zero) },
		"fd_write": func() error { return written(null) },
		"fd_nonblock": func() error {
			on = !on
			return unix.SetNonblock(null, on)
		},
		"fd_dup_close":       func() error { return closed(unix.FcntlInt(uintptr(null), unix.F_DUPFD_CLOEXEC, 0)) },
		"eventfd_open_close": func() error { return closed(unix.Eventfd(0, nonblock)) },
		"timerfd_open_close": func() error { return closed(unix.TimerfdCreate(unix.CLOCK_MONOTONIC, nonblock)) },
		"pidfd_open_close":   func() error { return closed(unix.PidfdOpen(os.Getpid(), unix.O_NONBLOCK)) },
		"spawn":              spawn,
		"spawn_1gb": func() error {
			enlarged.Do(enlarge)
			return spawn()
		},
		"memfd_open_close": func() error {
			return closed(unix.MemfdCreate("bench", unix.MFD_CLOEXEC|unix.MFD_ALLOW_SEALING|unix.MFD_NOEXEC_SEAL))
		},
	}
}

func main() {
	worker.Serve(operations)
}
