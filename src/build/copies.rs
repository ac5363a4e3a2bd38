//! Files that are copied, and the smaller pictures that are made of some.

use super::cache::fingerprint;
use super::rebuild::Memory;
use super::{Edition, Error};
use crate::model::Asset;
use crate::parse;
use crate::picture::Points;
use crate::plan;
use crate::source::Content;
use crate::write::Sink;
use rayon::prelude::*;
use std::borrow::Cow;

impl Edition {
    /// Puts every copy into `sink`, and every smaller picture.
    pub(super) fn write_copies(&self, sink: &dyn Sink, memory: Option<&Memory>) -> Result<(), Error> {
        let assets: Vec<&Asset> = self.plan.assets().collect();
        assets.par_iter().try_for_each(|asset| {
            let stamp = self.inputs.get(asset.file).and_then(|file| self.inputs.last_seen(file).0);
            let memory = memory.zip(stamp).map(|(memory, stamp)| (memory, fingerprint(&stamp)));
            match memory {
                Some((memory, print)) => {
                    memory.put(sink, &asset.path, print, || self.copy(asset))?;
                }
                None => sink.put(&asset.path, &self.copy(asset)?)?,
            }
            let mut missing = Vec::new();
            for (width, path) in plan::smaller(asset) {
                match memory {
                    Some((memory, print)) if memory.keep(sink, &path, fingerprint(&(print, width)))? => {}
                    _ => missing.push((width, path)),
                }
            }
            if missing.is_empty() { Ok(()) } else { self.write_smaller(asset, &missing, sink) }
        })
    }

    /// Makes smaller pictures of one, which is decoded once.
    fn write_smaller(&self, asset: &Asset, wanted: &[(u32, String)], sink: &dyn Sink) -> Result<(), Error> {
        let whole = self.shown(asset)?;
        Points::of(&whole, |points| {
            wanted.iter().try_for_each(|(width, path)| Ok(sink.put(path, &shrunk(points, *width, &whole))?))
        })
    }

    /// A smaller picture, made now.
    pub(super) fn smaller(&self, asset: &Asset, width: u32) -> Result<Vec<u8>, Error> {
        let whole = self.shown(asset)?;
        Ok(Points::of(&whole, |points| shrunk(points, width, &whole).into_owned()))
    }

    /// The bytes of a file that is not held in memory, to be copied. One that changed since it was looked into may be
    /// anything, and is refused.
    pub(super) fn copy(&self, asset: &Asset) -> Result<Cow<'_, [u8]>, Error> {
        let changed = |_: &Content| Some("it changed while the site was built; build it again".to_owned());
        self.bytes(asset, changed)
    }

    /// The same, to be shown for a while: one that changed is looked into again, as no new site may come of the change.
    pub(super) fn shown(&self, asset: &Asset) -> Result<Cow<'_, [u8]>, Error> {
        self.bytes(asset, |content| parse::harm(asset.file, content))
    }

    /// The bytes of a file unless `objection` has something against what is in it now that was not when it was looked into.
    fn bytes(
        &self,
        asset: &Asset,
        objection: impl Fn(&Content) -> Option<String>,
    ) -> Result<Cow<'_, [u8]>, Error> {
        let content = self.inputs.load(asset.file);
        let refuse = |reason: &str| Error::Asset { path: asset.path.clone(), reason: reason.to_owned() };
        if asset.checked.is_some_and(|checked| checked != content.fingerprint())
            && let Some(reason) = objection(&content)
        {
            return Err(refuse(&reason));
        }
        let bytes = match content {
            Cow::Borrowed(Content::Unreadable(reason)) => Err(reason.clone()),
            Cow::Borrowed(content) => Ok(Cow::Borrowed(content.bytes().unwrap_or_default())),
            Cow::Owned(content) => content.into_bytes().map(Cow::Owned),
        };
        bytes.map_err(|reason| refuse(&reason))
    }
}

/// The picture of this width; the `whole` one where it can't be made, and where it would be more to load.
fn shrunk<'a>(points: Option<&Points>, width: u32, whole: &'a [u8]) -> Cow<'a, [u8]> {
    let small = points.and_then(|points| points.shrunk(width));
    small.filter(|small| small.len() < whole.len()).map_or(Cow::Borrowed(whole), Cow::Owned)
}
