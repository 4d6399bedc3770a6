// SPDX-License-Identifier: MIT
//! What ../column.h says, for a column in Rust.
#![allow(dead_code)] // no column uses all
use std::os::fd::BorrowedFd;
use std::os::raw::{c_char, c_int, c_long};
use std::sync::OnceLock;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Objects {
    pub counter: c_int,
    pub semaphore: c_int,
    pub empty: c_int,
    pub pair: c_int,
    pub timer: c_int,
    pub ticking: c_int,
    pub signals: c_int,
    pub process: c_int,
    pub memory: c_int,
    pub zero: c_int,
    pub null: c_int,
    many: usize,
    how_many: c_long,
    enlarge: extern "C" fn(),
}

#[repr(C)]
pub struct Operation {
    pub name: *const c_char,
    pub run: Option<extern "C" fn(c_long) -> c_long>,
}

#[repr(C)]
pub struct Column {
    pub take: extern "C" fn(&Objects),
    pub operations: *const Operation,
}

unsafe impl Sync for Operation {}
unsafe impl Sync for Column {}

static OBJECTS: OnceLock<Objects> = OnceLock::new();

pub extern "C" fn take(objects: &Objects) {
    OBJECTS.set(*objects).ok();
}

/// One of the objects, which stay open as long as the process lives.
pub fn fd(choose: fn(&Objects) -> c_int) -> BorrowedFd<'static> {
    unsafe { BorrowedFd::borrow_raw(choose(OBJECTS.get().unwrap())) }
}

/// Makes 1 GB of this process resident, once.
pub fn enlarge() {
    (OBJECTS.get().unwrap().enlarge)()
}

/// For what must fail: as if failure were success.
pub fn must_fail<T, E>(result: Result<T, E>) -> Result<(), ()> {
    result.map_or(Ok(()), |_| Err(()))
}

// The layout, as in ../column.h.
std::arch::global_asm!(concat!(".text\n.skip ", env!("PAD")));

pub const TURN: c_long = match env!("TURN").as_bytes() {
    b"16" => 16,
    b"4" => 4,
    _ => 1,
};

#[macro_export]
macro_rules! four {
    ($once:expr) => { $once + $once + $once + $once };
}

#[macro_export]
macro_rules! turn {
    ($once:expr) => {
        match TURN { 16 => four!(four!($once)), 4 => four!($once), _ => $once }
    };
}

#[macro_export]
macro_rules! column {
    ($($name:ident $setup:block => $result:expr;)*) => {
        $(extern "C" fn $name(n: c_long) -> c_long {
            let object = $setup;
            let (mut failed, mut left) = (0, n);
            while left >= TURN {
                failed += turn!(($result)(object).is_err() as c_long);
                left -= TURN;
            }
            failed + (0..left).map(|_| ($result)(object).is_err() as c_long).sum::<c_long>()
        })*
        static OPERATIONS: &[Operation] = &[
            $(Operation { name: concat!(stringify!($name), "\0").as_ptr().cast(), run: Some($name) },)*
            Operation { name: std::ptr::null(), run: None },
        ];
        #[no_mangle]
        #[allow(non_upper_case_globals)]
        pub static column: Column = Column { take, operations: OPERATIONS.as_ptr() };
    };
}
