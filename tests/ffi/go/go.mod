module iofd.test/ffi

go 1.19
