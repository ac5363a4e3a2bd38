//! The linker. Names to ids: everything that was written becomes one [`Site`].
//!
//! First come the names of everything, then each thing is linked by itself, on all cores, and then the rows are put
//! together. What comes of a thing depends on that thing and on the names alone, so a [`Memo`] saves linking it again.
//!
//! **Invariant:** after this room no string is looked up. Unknown, ambiguous and double names are found here and nowhere
//! else; what can't be resolved is reported and left out, so that one mistake hides no other. A memo changes how long it
//! takes and nothing else.

mod anchors;
mod brand;
mod drafts;
mod findings;
mod fold;
mod index;
mod linked;
mod links;
mod memo;
mod named;
mod names;
mod pages;
mod places;
mod prose;
mod redirects;
mod site;
mod specification;
#[cfg(test)]
mod tests;
mod topic;
mod units;
mod vocabulary;

pub use index::{Index, Reference};
pub use memo::Memo;
pub use places::Places;

use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::parse::{Authored, Clue};
use memo::{link_all, link_once};
use names::Names;
use site::All;
use std::sync::Arc;

/// What to resolve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
}

/// A site, and what is known about how it was written.
pub struct Resolution {
    /// The site.
    pub site: Site,
    /// Where its rows were written.
    pub places: Places,
    /// What the files leave for rules on the whole site, in no order.
    pub clues: Vec<Clue>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Resolves everything that was written; a stub stands for what is missing. With a memo only what changed since the last
/// call is linked; without one nothing is kept, and what was written is gone when this returns. Unread topics are read, and
/// what is wrong with them is told as well.
pub fn resolve(authored: Authored, options: Options, memo: Option<&mut Memo>) -> Resolution {
    resolve_with(authored, options, memo, |_, _| ()).0
}

/// The same, with an index of who refers to what, which holds everything that was written. Of unread topics it knows nothing.
pub fn resolve_indexed(authored: Authored, options: Options, memo: Option<&mut Memo>) -> (Resolution, Index) {
    resolve_with(authored, options, memo, |authored, names| Index::new(authored.clone(), Arc::clone(names)))
}

/// Resolves, and gives what was written to `keep` as soon as each thing stands where its row will.
fn resolve_with<K>(
    mut authored: Authored,
    options: Options,
    mut memo: Option<&mut Memo>,
    keep: impl FnOnce(&Authored, &Arc<Names>) -> K,
) -> (Resolution, K) {
    let mut found = Vec::new();
    let drafts = drafts::leave_out(&mut authored, options);
    specification::complete(&mut authored, &mut found);
    vocabulary::sort(&mut authored);
    let names = match &mut memo {
        Some(memo) => memo.names(names::print(&authored, &drafts), || Names::new(&authored, drafts)),
        None => Arc::new(Names::new(&authored, drafts)),
    };
    found.extend(names.findings(&authored));
    specification::report_double_numbers(&authored, &mut found);
    let assets = std::mem::take(&mut authored.assets);
    let mut clues = std::mem::take(&mut authored.clues);
    let kept = keep(&authored, &names);
    let all = link(authored, &names, memo.as_deref_mut());
    let suggested = memo.map(|memo| &mut memo.suggested);
    found.extend(all.diagnostics(&names, suggested.unwrap_or(&mut Default::default())));
    clues.extend(all.clues().cloned());
    let assets = assets.into_iter().map(Arc::unwrap_or_clone).collect();
    let (site, places) = all.site(assets, &mut found);
    (Resolution { site, places, clues, diagnostics: found }, kept)
}

/// Links each thing by itself.
fn link(written: Authored, names: &Names, mut memo: Option<&mut Memo>) -> All {
    macro_rules! all {
        ($kind:ident, $things:expr, $link:expr) => {
            link_all($things, memo.as_deref_mut().map(|memo| &mut memo.$kind), $link)
        };
    }
    let mut topics = all!(topics, written.topics, |_, topic| topic::link(topic, names));
    topics.extend(link_once(written.unread, |_, topic| topic::link_unread(topic, names)));
    let qualifications = specification::with_overviews(written.qualifications, written.overviews);
    All {
        settings: pages::link_settings(written.settings.as_deref(), names),
        home: pages::link_home(written.home.as_deref(), names),
        terms: all!(terms, written.terms, |row, term| vocabulary::link_term(row, term, names)),
        instruments: all!(instruments, written.instruments, |row, entry| {
            vocabulary::link_instrument(row, entry, names)
        }),
        verbs: all!(verbs, written.verbs, |_, verb| vocabulary::link_verb(verb, names)),
        organisations: all!(organisations, written.organisations, |row, organisation| {
            specification::link_organisation(row, organisation, names)
        }),
        qualifications: all!(qualifications, qualifications, |row, pair| {
            specification::link_qualification(row, pair, names)
        }),
        units: all!(units, written.units, |row, unit| units::link(row, unit, names)),
        topics,
        pages: all!(pages, written.pages, |row, page| pages::link_page(row, page, names)),
    }
}
