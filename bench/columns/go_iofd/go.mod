// SPDX-License-Identifier: MIT
module bench_iofd

go 1.26

require (
	bench v0.0.0
	code.hybscloud.com/iofd v0.3.6
	code.hybscloud.com/iox v0.3.6
)

require code.hybscloud.com/zcall v0.4.4 // indirect

replace bench => ../go
