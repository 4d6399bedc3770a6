// SPDX-License-Identifier: MIT

package main

import (
	"os"
	"os/exec"
	"sync"

	"golang.org/x/sys/unix"
)

var enlarged sync.Once

// Makes 1 GB of this process resident.
func enlarge() {
	memory, err := unix.Mmap(-1, 0, 1<<30, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON)
	if err != nil {
		panic(err)
	}
	unix.Madvise(memory, unix.MADV_NOHUGEPAGE)
	for i := 0; i < len(memory); i += 4096 {
		memory[i] = 1
	}
}

// Without the pipes and /dev/null that os/exec would open.
func spawn() error {
	command := exec.Command(os.Getenv("BENCH_PROGRAM"))
	command.Env = []string{}
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	return command.Run()
}
