// SPDX-License-Identifier: MIT

// The pipeline of ../pipeline.c with a channel of one element.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

type lane struct {
	item uint64
	_    [120]byte
}

func number(text string) uint64 {
	n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

func readsAndWrites() (calls uint64) {
	text, err := os.ReadFile("/proc/self/io")
	if err != nil {
		panic(err)
	}
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "sysc") {
			calls += number(line[7:])
		}
	}
	return calls
}

func main() {
	producers := number(os.Args[1])
	work := time.Duration(number(os.Args[2]))
	items := number(os.Args[3]) / producers
	lanes := make([]lane, producers)
	bell := make(chan struct{}, 1)
	calls, start := readsAndWrites(), time.Now()
	for i := range lanes {
		go func(own *lane) {
			for n := uint64(1); n <= items; n++ {
				if work > 0 {
					for begin := time.Now(); time.Since(begin) < work; {
					}
				}
				atomic.StoreUint64(&own.item, n)
				select {
				case bell <- struct{}{}:
				default:
				}
			}
		}(&lanes[i])
	}
	for more := true; more; {
		<-bell
		more = false
		for i := range lanes {
			more = more || atomic.LoadUint64(&lanes[i].item) != items
		}
	}
	total := float64(items * producers)
	fmt.Printf("%.2f %.5f\n", float64(time.Since(start).Nanoseconds())/total, float64(readsAndWrites()-calls)/total)
}
