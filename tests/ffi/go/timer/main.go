// SPDX-License-Identifier: MIT

package main

// #cgo pkg-config: iofd
// #include <iofd/iofd.h>
import "C"

import (
	"encoding/binary"
	"fmt"
	"os"
)

func main() {
	var timer C.iofd_timerfd
	result := C.iofd_timerfd_open(&timer, C.IOFD_CLOCK_MONOTONIC, 0)
	C.iofd_timerfd_arm(&timer, 10*1000*1000, 0)                        // ns
	file := os.NewFile(uintptr(C.iofd_fd_release(&timer.fd)), "timer") // now Go's own
	defer file.Close()
	var expirations uint64 // for which the goroutine sleeps in the netpoller
	if err := binary.Read(file, binary.LittleEndian, &expirations); err != nil {
		panic(err)
	}
	fmt.Println(C.GoString(C.iofd_error_message(C.int64_t(result))), expirations)
}
