//! What no build can do without: read all sources, write all pages. Nothing else.

use super::stages::cpu_time;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Reads every file of `site` and writes to `out` what lies in `like`, on two threads. The bytes to write are in memory before the
/// clock starts, as a build has them in memory when it writes.
pub fn bare(site: &Path, like: &Path, out: &Path) {
    let pages: Vec<(PathBuf, Vec<u8>)> =
        files(like).into_iter().map(|path| (path.clone(), std::fs::read(like.join(path)).unwrap())).collect();
    let started = Instant::now();
    let cpu_before = cpu_time();
    let sources = files(site);
    let read = on_threads(&sources, |path| std::fs::read(site.join(path)).unwrap().len());
    let mut folders: Vec<&Path> = pages.iter().filter_map(|(path, _)| path.parent()).collect();
    folders.sort();
    folders.dedup();
    for folder in folders {
        std::fs::create_dir_all(out.join(folder)).unwrap();
    }
    let written = on_threads(&pages, |(path, bytes)| {
        std::fs::write(out.join(path), bytes).unwrap();
        bytes.len()
    });
    super::tell_time("bare", started.elapsed());
    super::tell("cpu", cpu_time() - cpu_before);
    assert!(read > 0 && written > 0);
}

fn on_threads<T: Sync>(items: &[T], work: impl Fn(&T) -> usize + Sync) -> usize {
    let share = items.len().div_ceil(super::THREADS).max(1);
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = items
            .chunks(share)
            .map(|items| scope.spawn(move || items.iter().map(work).sum::<usize>()))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}

/// All files below `root`, relative to it.
fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = folder.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

/// How many files and bytes lie below `root`.
pub fn weigh(root: &Path) -> (usize, u64) {
    let files = files(root);
    let bytes = files.iter().map(|path| std::fs::metadata(root.join(path)).unwrap().len()).sum();
    (files.len(), bytes)
}
