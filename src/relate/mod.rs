//! What the things of a site have to do with one another: who names what, and which criteria ask for the same.
//!
//! **Invariant:** pure and linear. It reads the site and changes nothing; no name is looked up, no address made and no word
//! of the interface known. Ids only, so that thousands of units cost a few megabytes. A memo changes how long it takes and
//! nothing else.

mod gather;
mod memo;
mod mentions;
mod overlaps;
mod texts;
mod thing;
mod verbs;

pub use memo::Memo;
pub use mentions::Mentions;
pub use overlaps::{Cluster, Overlap, Overlaps};
pub use texts::{TextOf, each_text};
pub use thing::{How, Spot, Thing};
pub use verbs::VerbUses;

use crate::model::Site;
use gather::Naming;
use rayon::prelude::*;
use std::sync::Arc;

/// What the things of one site have to do with one another.
#[derive(Debug, Default)]
pub struct Relations {
    /// Who names what.
    pub mentions: Mentions,
    /// Criteria of different units that ask for the same.
    pub overlaps: Arc<Overlaps>,
    /// The criteria of each command verb.
    pub verbs: VerbUses,
}

/// Finds it all. With a memo only what changed since the last call is looked through again.
pub fn relate(site: &Site, memo: Option<&mut Memo>) -> Relations {
    let (of_units, overlaps) = match memo {
        Some(memo) => (memo.namings(site), memo.overlaps(site)),
        None => rayon::join(|| namings(site), || Arc::new(Overlaps::new(site))),
    };
    let verbs = VerbUses::new(site);
    let (before, after) = (gather::before_units(site), gather::after_units(site, &verbs));
    let lists =
        std::iter::once(&*before).chain(of_units.iter().map(|list| &**list)).chain(std::iter::once(&*after));
    Relations { mentions: Mentions::new(site, lists), overlaps, verbs }
}

/// What each unit names.
fn namings(site: &Site) -> Vec<Arc<[Naming]>> {
    let units: Vec<_> = site.units.ids().collect();
    units.par_iter().map(|&unit| gather::of_unit(site, unit).into()).collect()
}
