// SPDX-License-Identifier: MIT

// Package worker is the main loop of a column that is a process of its own. It
// speaks the protocol of ../../../worker.c.
package worker

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"time"
)

// Serve does the operations that standard input asks for, and ends with it.
func Serve(open func() map[string]func() error) {
	runtime.LockOSThread()
	known := open()
	var name string
	var n int
	for in := bufio.NewReader(os.Stdin); ; {
		if _, err := fmt.Fscan(in, &name, &n); err != nil {
			return
		}
		do := known[name]
		if do == nil {
			fmt.Println(-1)
			continue
		}
		start := time.Now()
		for i := 0; i < n; i++ {
			if err := do(); err != nil {
				panic(fmt.Errorf("%s: %w", name, err))
			}
		}
		fmt.Println(time.Since(start).Nanoseconds())
	}
}
