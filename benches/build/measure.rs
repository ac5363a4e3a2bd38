//! What one run of a program costs.
//!
//! The kernel adds up what the children of a process cost, so each run gets a parent of its own: this program again, which starts
//! nothing else and tells the sum. It is small, because a child's peak memory counts from what its parent had.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// What one run cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Milliseconds from start to end.
    pub wall: f64,
    /// Milliseconds of work of all threads, in the program and in the kernel for it.
    pub cpu: f64,
    /// The largest memory, in MB.
    pub peak: f64,
}

/// A program and what it is told.
#[derive(Clone)]
pub struct Run {
    command: Vec<OsString>,
    variables: Vec<(&'static str, OsString)>,
}

/// The first argument of the parent that each run gets.
pub const PARENT: &str = "measure";

impl Run {
    /// `program`, with no argument yet.
    pub fn new(program: impl AsRef<Path>) -> Self {
        Run { command: vec![program.as_ref().into()], variables: Vec::new() }
    }

    /// This program, as one of the small ones that it holds.
    pub fn own(role: &str) -> Self {
        Run::new(std::env::current_exe().unwrap()).with(role)
    }

    /// The same with a further argument.
    pub fn with(mut self, argument: impl Into<OsString>) -> Self {
        self.command.push(argument.into());
        self
    }

    /// The same with a variable in its environment.
    pub fn knowing(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// Runs it and tells what that cost. What the disk still has to do for others is done first.
    pub fn cost(&self) -> Cost {
        let _ = Command::new("sync").status();
        let mut parent = Command::new(std::env::current_exe().unwrap());
        parent.arg(PARENT).args(&self.command).envs(self.variables.iter().cloned());
        let ended = parent.stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stdout);
        let complaint = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{:?}: {said}{complaint}", self.command);
        let numbers: Vec<f64> = said.split_whitespace().map(|number| number.parse().unwrap()).collect();
        Cost { wall: numbers[0], cpu: numbers[1], peak: numbers[2] }
    }
}

/// The parent: runs the command and prints what it cost.
pub fn be_parent(command: &[String]) -> ExitCode {
    let [program, arguments @ ..] = command else { return ExitCode::FAILURE };
    let started = Instant::now();
    let ended = Command::new(program).args(arguments).stdin(Stdio::null()).output().unwrap();
    let wall = started.elapsed();
    if !ended.status.success() {
        eprint!("{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
        return ExitCode::FAILURE;
    }
    let (cpu, peak) = of_children();
    println!("{} {cpu} {peak}", wall.as_secs_f64() * 1000.0);
    ExitCode::SUCCESS
}

/// Milliseconds that the children of this process worked, and the largest memory of any of them in MB.
#[cfg(unix)]
fn of_children() -> (f64, f64) {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let cpu = usage.user_time() + usage.system_time();
    // Kilobytes, except where Apple made it bytes.
    let peak = usage.max_rss() as f64 / if cfg!(target_vendor = "apple") { 1e6 } else { 1024.0 };
    (cpu.num_microseconds() as f64 / 1000.0, peak)
}

/// Other systems are not asked.
#[cfg(not(unix))]
fn of_children() -> (f64, f64) {
    (0.0, 0.0)
}
