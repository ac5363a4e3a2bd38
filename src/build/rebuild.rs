//! A build to a folder that may have been built to before: what did not change is not made again.

use super::cache::{Cache, Record, Whole, fingerprint};
use super::understand::sort;
use super::{Error, Options, Prepared, Report, Session};
use crate::source::Inputs;
use crate::write::{Disk, Shelf, Sink, Summary};
use std::borrow::Cow;

/// What the last build wrote down, and what this one does.
pub(super) struct Memory {
    cache: Cache,
    record: Record,
}

impl Memory {
    /// Keeps a file that is made from something of this fingerprint, if it is there; whether it is. If not, it has to be put
    /// there.
    pub(super) fn keep(&self, sink: &dyn Sink, path: &str, made_from: u128) -> Result<bool, Error> {
        self.record.note(path, made_from);
        match self.cache.print(path, made_from) {
            Some(print) => Ok(sink.keep(path, print)?),
            None => Ok(false),
        }
    }

    /// Puts a file that is made from something of this fingerprint, and makes it only if it is not there; how long it is.
    pub(super) fn put<'a>(
        &self,
        sink: &dyn Sink,
        path: &str,
        made_from: u128,
        make: impl FnOnce() -> Result<Cow<'a, [u8]>, Error>,
    ) -> Result<usize, Error> {
        if self.keep(sink, path, made_from)? {
            let length = self.cache.print(path, made_from).map_or(0, |print| print.length);
            return Ok(usize::try_from(length).unwrap_or(usize::MAX));
        }
        let bytes = make()?;
        sink.put(path, &bytes)?;
        Ok(bytes.len())
    }
}

impl Session {
    /// Builds the site into a folder, and uses what the last build to it wrote down on `shelf`, if this very `program` did.
    /// The files are the same as without; only the time differs. What was done to the folder, if anything was.
    ///
    /// # Errors
    /// As [`Session::build`].
    pub fn rebuild(
        &mut self,
        inputs: &Inputs,
        options: &Options,
        disk: Disk,
        shelf: &Shelf,
        program: u128,
    ) -> Result<(Report, Option<Summary>), Error> {
        let cache = Cache::from_bytes(&shelf.load(), program);
        let disk = disk.knowing(cache.outputs());
        let asked = fingerprint(options);
        if disk.knows_all()
            && let Some(whole) = cache.whole().and_then(|whole| whole.again(asked, inputs))
            && disk.keep_all()?
        {
            return leave(cache, whole, disk, shelf, program);
        }
        let memory = Memory { cache, record: Record::default() };
        let Prepared { mut diagnostics, edition, settings } = self.prepare(inputs, options)?;
        let Some(edition) = edition else {
            return Ok((Report { diagnostics, pages: 0 }, None));
        };
        let made = edition.write(&disk, self.progress.as_deref(), Some(&memory))?;
        diagnostics.extend(edition.weigh(&made.large, settings.as_deref())?);
        sort(&mut diagnostics, inputs);
        let pages = made.pages;
        let (summary, outputs) = disk.finish_with_outputs()?;
        // What was told must be told again, so there is something to do next time.
        let silent = diagnostics.is_empty();
        let whole = if silent { Whole::new(asked, pages as u64, inputs) } else { None };
        shelf.save(&memory.record.into_cache(whole, outputs).to_bytes(program));
        Ok((Report { diagnostics, pages }, Some(summary)))
    }
}

/// Leaves the folder as it is.
fn leave(
    cache: Cache,
    whole: Whole,
    disk: Disk,
    shelf: &Shelf,
    program: u128,
) -> Result<(Report, Option<Summary>), Error> {
    let pages = usize::try_from(whole.pages).unwrap_or(usize::MAX);
    let (summary, outputs) = disk.finish_with_outputs()?;
    if cache.whole() != Some(&whole) || cache.outputs() != outputs {
        shelf.save(&cache.renewed(whole, outputs).to_bytes(program));
    }
    Ok((Report { diagnostics: Vec::new(), pages }, Some(summary)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_only_if_it_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        crate::write::create_new(&folder.path().join("content/site.yaml"), b"").unwrap();
        let mut cache = Cache::default();
        // What it is made from, and whether it has to be made.
        for (made_from, is_made) in [(1, true), (1, false), (2, true), (2, false)] {
            let disk = Disk::open(&folder.path().join("public"), folder.path()).unwrap();
            let disk = disk.knowing(cache.outputs());
            let memory = Memory { cache, record: Record::default() };
            let mut made = false;
            let make = || {
                made = true;
                Ok(Cow::Owned(format!("made from {made_from}").into_bytes()))
            };
            memory.put(&disk, "a/page.html", made_from, make).unwrap();
            assert_eq!(made, is_made);
            let (summary, outputs) = disk.finish_with_outputs().unwrap();
            assert_eq!(summary.written, usize::from(is_made));
            cache = memory.record.into_cache(None, outputs);
        }
    }
}
