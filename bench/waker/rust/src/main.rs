// SPDX-License-Identifier: MIT
//! The pipeline of ../pipeline.c with the Waker of mio or the Notify of tokio.
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

#[repr(align(128))]
#[derive(Default)]
struct Lane {
    item: AtomicU64,
}

struct Pipeline {
    lanes: Vec<Lane>,
    items: u64,
    work: Duration,
}

impl Pipeline {
    fn produce(&self, lane: usize, wake: impl Fn()) {
        for i in 1..=self.items {
            if !self.work.is_zero() {
                let start = Instant::now();
                while start.elapsed() < self.work {}
            }
            self.lanes[lane].item.store(i, Ordering::Release);
            wake();
        }
    }

    /// Whether there is more to come.
    fn drain(&self) -> bool {
        self.lanes.iter().fold(false, |more, lane| {
            more | (lane.item.load(Ordering::Acquire) != self.items)
        })
    }

    fn start(self: &Arc<Self>, wake: impl Fn() + Clone + Send + 'static) {
        for lane in 0..self.lanes.len() {
            let (pipeline, wake) = (self.clone(), wake.clone());
            std::thread::spawn(move || pipeline.produce(lane, wake));
        }
    }
}

fn with_mio(pipeline: &Arc<Pipeline>) {
    let mut poll = mio::Poll::new().unwrap();
    let mut events = mio::Events::with_capacity(8);
    let waker = Arc::new(mio::Waker::new(poll.registry(), mio::Token(0)).unwrap());
    // Its eventfd must live until the last event of it has been polled.
    let sender = waker.clone();
    pipeline.start(move || sender.wake().unwrap());
    while pipeline.drain() {
        poll.poll(&mut events, None).unwrap();
    }
    drop(waker);
}

fn with_tokio(pipeline: &Arc<Pipeline>) {
    let notify = Arc::new(tokio::sync::Notify::new());
    let sender = notify.clone();
    pipeline.start(move || sender.notify_one());
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
        while pipeline.drain() {
            notify.notified().await;
        }
    });
}

fn reads_and_writes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/io").unwrap();
    text.lines()
        .filter(|line| line.starts_with("sysc"))
        .map(|line| line[7..].trim().parse::<u64>().unwrap())
        .sum()
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |n: usize| arguments[n].parse::<u64>().unwrap();
    let producers = number(2);
    let pipeline = Arc::new(Pipeline {
        lanes: (0..producers).map(|_| Lane::default()).collect(),
        items: number(4) / producers,
        work: Duration::from_nanos(number(3)),
    });
    let (calls, start) = (reads_and_writes(), Instant::now());
    match arguments[1].as_str() {
        "mio" => with_mio(&pipeline),
        _ => with_tokio(&pipeline),
    }
    let items = (pipeline.items * producers) as f64;
    println!(
        "{:.2} {:.5}",
        start.elapsed().as_nanos() as f64 / items,
        (reads_and_writes() - calls) as f64 / items
    );
}
