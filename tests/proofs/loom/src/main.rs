// SPDX-License-Identifier: MIT
// proofs TEST LABEL CHANGE BOUND   searches the runs of a test in which threads
// are preempted BOUND times, on the memory model of C11, with loom.
use loom::{
    cell::UnsafeCell,
    sync::atomic::{fence, AtomicU64, Ordering},
};
use std::{
    env,
    ffi::{c_char, c_int, c_void, CStr, CString},
    panic, process,
    sync::atomic::{AtomicPtr, AtomicU64 as Count, Ordering::Relaxed},
};

type Place = *const c_void;

extern "C" {
    fn proof_select(test: *const c_char, label: *const c_char, change: *const c_char) -> c_int;
    fn proof_reset();
    fn proof_thread(i: c_int);
    fn proof_final();
}

const THREADS: c_int = 3;

// What one run has watched. A few words, so they are searched for.
#[derive(Default)]
struct Run {
    words: Vec<(usize, AtomicU64)>,
    plains: Vec<(usize, UnsafeCell<u64>)>,
}

static NOW: AtomicPtr<Run> = AtomicPtr::new(std::ptr::null_mut());
static RUNS: Count = Count::new(0);

// Threads of loom take turns in one thread, and words are added before they run.
fn run() -> &'static mut Run {
    unsafe { &mut *NOW.load(Relaxed) }
}

fn find<T>(all: &'static [(usize, T)], place: Place) -> &'static T {
    &all.iter().find(|x| x.0 == place as usize).expect("a word that is not watched").1
}

fn word(place: Place) -> &'static AtomicU64 {
    find(&run().words, place)
}

fn plain(place: Place) -> &'static UnsafeCell<u64> {
    find(&run().plains, place)
}

// The numbers of the compiler's __ATOMIC_RELAXED to __ATOMIC_SEQ_CST.
fn order(of: c_int) -> Ordering {
    use Ordering::*;
    [Relaxed, Acquire, Acquire, Release, AcqRel, SeqCst][of as usize]
}

#[no_mangle]
extern "C" fn ck_watch(place: Place, value: u64) {
    run().words.push((place as usize, AtomicU64::new(value)))
}

#[no_mangle]
extern "C" fn ck_load(p: Place, o: c_int) -> u64 {
    word(p).load(order(o))
}

#[no_mangle]
extern "C" fn ck_store(p: Place, value: u64, o: c_int) {
    word(p).store(value, order(o))
}

#[no_mangle]
extern "C" fn ck_exchange(p: Place, value: u64, o: c_int) -> u64 {
    word(p).swap(value, order(o))
}

#[no_mangle]
extern "C" fn ck_add(p: Place, value: u64, o: c_int) -> u64 {
    word(p).fetch_add(value, order(o))
}

#[no_mangle]
extern "C" fn ck_or(p: Place, value: u64, o: c_int) -> u64 {
    word(p).fetch_or(value, order(o))
}

#[no_mangle]
extern "C" fn ck_and(p: Place, value: u64, o: c_int) -> u64 {
    word(p).fetch_and(value, order(o))
}

#[no_mangle]
extern "C" fn ck_compare_exchange(p: Place, expected: &mut u64, value: u64, success: c_int, failure: c_int) -> c_int {
    match word(p).compare_exchange(*expected, value, order(success), order(failure)) {
        Ok(_) => 1,
        Err(found) => {
            *expected = found;
            0
        }
    }
}

#[no_mangle]
extern "C" fn ck_fence(o: c_int) {
    fence(order(o))
}

#[no_mangle]
extern "C" fn ck_watch_plain(place: Place, value: u64) {
    run().plains.push((place as usize, UnsafeCell::new(value)))
}

#[no_mangle]
extern "C" fn ck_get(p: Place) -> u64 {
    plain(p).with(|x| unsafe { *x })
}

#[no_mangle]
extern "C" fn ck_set(p: Place, value: u64) {
    plain(p).with_mut(|x| unsafe { *x = value })
}

#[no_mangle]
extern "C" fn ck_fail(condition: *const c_char) {
    refuted(&unsafe { CStr::from_ptr(condition) }.to_string_lossy())
}

fn refuted(why: &str) -> ! {
    println!("refuted {} {}", RUNS.load(Relaxed), why.lines().next().unwrap_or(""));
    process::exit(1)
}

fn one_run() {
    RUNS.fetch_add(1, Relaxed);
    NOW.store(Box::into_raw(Box::default()), Relaxed);
    unsafe { proof_reset() };
    let threads: Vec<_> = (0..THREADS).map(|i| loom::thread::spawn(move || unsafe { proof_thread(i) })).collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    unsafe { proof_final() };
    drop(unsafe { Box::from_raw(NOW.load(Relaxed)) });
}

fn main() {
    let arguments: Vec<_> = env::args().skip(1).map(|x| CString::new(x).unwrap()).collect();
    let [test, label, change, bound] = &arguments[..] else { process::exit(2) };
    if unsafe { proof_select(test.as_ptr(), label.as_ptr(), change.as_ptr()) } == 0 {
        process::exit(2)
    }
    // A panic does not unwind through C: loom's, of a race, ends the process.
    panic::set_hook(Box::new(|info| refuted(&info.to_string().replace('\n', " "))));
    let mut model = loom::model::Builder::new();
    model.preemption_bound = bound.to_str().unwrap().parse().ok();
    model.max_branches = 10_000;
    model.check(one_run);
    println!("holds {}", RUNS.load(Relaxed));
}
