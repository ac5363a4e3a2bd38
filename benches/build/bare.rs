//! What no build can do without: read all sources, write as many files and bytes as the site has. Nothing else.

use std::path::{Path, PathBuf};

/// Reads every file of the folder `site` and writes to `out` what the list of [`inventory`] says, on so many threads.
pub fn bare(site: &Path, list: &Path, out: &Path, threads: usize) {
    let list = std::fs::read_to_string(list).unwrap();
    let pages: Vec<(&Path, usize)> = list.lines().filter_map(entry).collect();
    let sources = files(&site.join("content"));
    let read = on_threads(&sources, threads, |path| std::fs::read(path).unwrap().len());
    let mut folders: Vec<&Path> = pages.iter().filter_map(|(path, _)| path.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        std::fs::create_dir_all(out.join(folder)).unwrap();
    }
    let longest = pages.iter().map(|(_, length)| *length).max().unwrap_or_default();
    let text = b"No word of a page, and as long. ".repeat(longest / 32 + 1);
    let written = on_threads(&pages, threads, |(path, length)| {
        std::fs::write(out.join(path), &text[..*length]).unwrap();
        *length
    });
    assert!(read > 0 && written > 0, "nothing was there to be copied");
}

/// Every file below `root` with its length, one a line, as [`bare`] reads it.
pub fn inventory(root: &Path) -> String {
    let line = |path: PathBuf| {
        let length = std::fs::metadata(&path).unwrap().len();
        format!("{length}\t{}\n", path.strip_prefix(root).unwrap().display())
    };
    files(root).into_iter().map(line).collect()
}

fn entry(line: &str) -> Option<(&Path, usize)> {
    let (length, path) = line.split_once('\t')?;
    Some((Path::new(path), length.parse().ok()?))
}

fn on_threads<T: Sync>(items: &[T], threads: usize, work: impl Fn(&T) -> usize + Sync) -> usize {
    let share = items.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = items
            .chunks(share)
            .map(|items| scope.spawn(move || items.iter().map(work).sum::<usize>()))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}

/// All files below `root`.
pub fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            let list = if entry.file_type().unwrap().is_dir() { &mut folders } else { &mut found };
            list.push(entry.path());
        }
    }
    found
}
