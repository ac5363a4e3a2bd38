//! The pages that list which criteria of a qualification ask for the same: as many parts as they need.

use super::url::Addresses;
use crate::model::{Criterion, Id, Qualification, Site};
use crate::relate::Relations;
use std::ops::Range;

/// About so many bytes of rows stand on one page.
const ROOM: usize = 24_000;
/// A row takes about so many bytes besides its wordings.
const ROW: usize = 260;

/// One page of such a list.
#[derive(Clone, Debug)]
pub(crate) struct OverlapsPart {
    pub(crate) qualification: Id<Qualification>,
    /// Counted from 1.
    pub(crate) number: usize,
    pub(crate) path: String,
    /// Its rows among all rows of the qualification.
    pub(crate) rows: Range<usize>,
}

/// The parts of all qualifications that have anything to list, in order.
pub(super) fn parts(site: &Site, relations: &Relations, addresses: &Addresses) -> Vec<OverlapsPart> {
    site.qualifications.ids().flat_map(|id| of_qualification(site, relations, addresses, id)).collect()
}

fn of_qualification(
    site: &Site,
    relations: &Relations,
    addresses: &Addresses,
    id: Id<Qualification>,
) -> Vec<OverlapsPart> {
    let mut parts: Vec<OverlapsPart> = Vec::new();
    let mut left = 0;
    for (at, cluster) in relations.overlaps.clusters(id).iter().enumerate() {
        let length =
            |list: &[Id<Criterion>]| list.first().map_or(0, |&id| site.criteria[id].one_line().len());
        let size = ROW + length(&cluster.one) + length(&cluster.other);
        match parts.last_mut() {
            Some(part) if size <= left => part.rows.end = at + 1,
            _ => {
                left = ROOM;
                let number = parts.len() + 1;
                let path = addresses.overlaps(id, number);
                parts.push(OverlapsPart { qualification: id, number, path, rows: at..at + 1 });
            }
        }
        left = left.saturating_sub(size);
    }
    parts
}
