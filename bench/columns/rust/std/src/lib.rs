// SPDX-License-Identifier: MIT
//! Rust's standard library.
#[path = "../../column.rs"]
mod column;

use column::{enlarge, take, Column, Operation, TURN};
use std::io::{Error, Result};
use std::os::raw::c_long;
use std::process::Command;

fn start() -> Result<()> {
    let program = std::env::var_os("BENCH_PROGRAM").unwrap_or_default();
    let status = Command::new(program).env_clear().status()?;
    if status.success() { Ok(()) } else { Err(Error::other(status.to_string())) }
}

column! {
    spawn {} => |_| start();
    spawn_1gb { enlarge() } => |_| start();
}
