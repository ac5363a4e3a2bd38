//! Where something is defined, and who refers to it.

use super::desk::Desk;
use super::mask;
use super::target::{self, Seen};
use crate::model::Target;
use crate::source::{FileId, Place};
use lsp_types::Location;

/// Where what stands at a byte of a file is defined.
pub(super) fn definition(desk: &mut Desk, path: &str, byte: usize) -> Vec<Location> {
    let Some(Seen { target, .. }) = target::at(desk, path, byte) else { return Vec::new() };
    let Some(understood) = desk.last_understood() else { return Vec::new() };
    let places = target::definitions(understood, &target);
    desk.locations(&places)
}

/// All places that refer to what stands at a byte of a file, in the order of files; with `declared`, also where it is defined.
pub(super) fn references(desk: &mut Desk, path: &str, byte: usize, declared: bool) -> Vec<Location> {
    let Some(Seen { target, .. }) = target::at(desk, path, byte) else { return Vec::new() };
    let mut places = mentions(desk, &target);
    if declared && let Some(understood) = desk.last_understood() {
        places.extend(target::definitions(understood, &target));
    }
    let inputs = desk.inputs().clone();
    places.sort_by_key(|place| (inputs.order(place.file), *place));
    places.dedup();
    desk.locations(&places)
}

/// Every place that names a thing, with a link or without.
fn mentions(desk: &mut Desk, target: &Target) -> Vec<Place> {
    let Some(understood) = desk.last_understood() else { return Vec::new() };
    let (mut written, named) = understood.index.all(|to| target::is_same(to, target));
    written.sort_by_key(|one| one.place);
    let mut places = Vec::with_capacity(written.len());
    for group in written.chunk_by(|a, b| a.place.file == b.place.file) {
        let Some(file) = group.first().map(|one| one.place.file) else { continue };
        let text = desk.text(file).unwrap_or_default();
        let Some(understood) = desk.last_understood() else { continue };
        let narrow = |place: Place, to| Place::new(file, target::narrow(&understood.site, &text, place, to));
        places.extend(group.iter().map(|one| narrow(one.place, &one.to)));
    }
    for file in named {
        let found = named_in(desk, file, target);
        let first = written.partition_point(|one| one.place.file < file);
        let linked = written[first..].iter().take_while(|one| one.place.file == file);
        let linked: Vec<Place> = linked.map(|one| one.place).collect();
        let is_new = |place: &Place| !linked.iter().any(|one| overlap(one, place));
        places.extend(found.into_iter().filter(is_new));
    }
    places
}

fn overlap(one: &Place, other: &Place) -> bool {
    one.start < other.end && other.start < one.end
}

/// Where the prose of a file names a thing.
fn named_in(desk: &mut Desk, file: FileId, target: &Target) -> Vec<Place> {
    let Some(path) = desk.inputs().get(file).map(|file| file.path().to_owned()) else { return Vec::new() };
    let (Some(text), Some(below)) = (desk.text(file), path.strip_prefix("content/")) else {
        return Vec::new();
    };
    let masked = mask::prose(&text, path.ends_with(".md"));
    let Some(understood) = desk.last_understood() else { return Vec::new() };
    let mentions = understood.index.prose(below, &masked);
    let found = mentions.into_iter().filter(|one| target::is_same(&one.of.target(), target));
    found.map(|one| Place::new(file, one.start as usize..one.end as usize)).collect()
}
