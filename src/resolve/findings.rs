//! What linking found, and "did you mean".
//!
//! To find the nearest of all names takes time, so it is put off: what linking says of one file depends on nothing else,
//! and only the first of all findings get a suggestion.

use super::anchors::PageAnchors;
use super::links::relative;
use super::names::Names;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::Target;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::OnceLock;

/// So many findings get a "did you mean": nobody reads more.
pub(super) const MOST_COMPARED: usize = 200;

/// A mistake, and which names to look through for what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub diagnostic: Diagnostic,
    pub wrong: Option<Wrong>,
}

/// A name that nothing has, by what it should be the name of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wrong {
    /// A path, in a file of the folder.
    Path {
        path: String,
        folder: String,
    },
    /// A path of a picture, in a file of the folder.
    Picture {
        path: String,
        folder: String,
    },
    /// A path of a plain page, from `content/` down.
    Page(String),
    Unit(String),
    Term(String),
    Instrument(String),
    Verb(String),
    /// An anchor on the page of a target.
    Anchor(Target, String),
}

impl Finding {
    /// A mistake that may come from a name that is nearly right.
    pub fn new(diagnostic: Diagnostic, wrong: Wrong) -> Self {
        Finding { diagnostic, wrong: Some(wrong) }
    }
}

impl From<Diagnostic> for Finding {
    fn from(diagnostic: Diagnostic) -> Self {
        Finding { diagnostic, wrong: None }
    }
}

/// What was suggested with one set of names; whoever builds again and again looks for it once.
pub(super) type Suggested = HashMap<Wrong, Option<String>>;

/// The findings with suggestions for the first of them. `known` holds what was suggested before, and afterwards what was
/// suggested now.
pub(super) fn finish(
    mut findings: Vec<Finding>,
    names: &Names,
    anchors: &PageAnchors<'_>,
    known: &mut Suggested,
) -> Vec<Diagnostic> {
    let candidates = Candidates { names, anchors, paths: OnceLock::new() };
    let compared: Vec<(Option<String>, Option<Wrong>)> = findings
        .iter_mut()
        .filter(|finding| finding.wrong.is_some())
        .take(MOST_COMPARED)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|finding| {
            let Some(wrong) = finding.wrong.take() else { return (None, None) };
            let near = known.get(&wrong).cloned().unwrap_or_else(|| candidates.nearest(&wrong));
            if let Some(near) = &near {
                finding.diagnostic.help.insert(0, format!("did you mean `{near}`?"));
            }
            (near, Some(wrong))
        })
        .collect();
    // Anchors come and go with every text; they are few, and looked through anew.
    let lasting = compared.into_iter().filter_map(|(near, wrong)| Some((wrong?, near)));
    *known = lasting.filter(|(wrong, _)| !matches!(wrong, Wrong::Anchor(..))).collect();
    findings.into_iter().map(|finding| finding.diagnostic).collect()
}

struct Candidates<'a> {
    names: &'a Names,
    anchors: &'a PageAnchors<'a>,
    /// All paths, which are put together only when one is wrong.
    paths: OnceLock<Vec<String>>,
}

impl Candidates<'_> {
    fn nearest(&self, wrong: &Wrong) -> Option<String> {
        let names = self.names;
        match wrong {
            Wrong::Path { path, folder } => {
                let paths = self.paths.get_or_init(|| names.paths());
                nearest(path, paths.iter().map(String::as_str)).map(|near| relative(folder, near))
            }
            Wrong::Picture { path, folder } => {
                nearest(path, names.asset_paths()).map(|near| relative(folder, near))
            }
            Wrong::Page(path) => nearest(path, names.page_paths()).map(str::to_owned),
            Wrong::Unit(number) => nearest(number, names.unit_numbers()).map(str::to_owned),
            Wrong::Term(name) => nearest(name, names.term_names()).map(str::to_owned),
            Wrong::Instrument(name) => nearest(name, names.instrument_names()).map(str::to_owned),
            Wrong::Verb(name) => nearest(name, names.verb_names()).map(str::to_owned),
            Wrong::Anchor(target, anchor) => {
                let criteria = names.criterion_anchors(target);
                let known = self.anchors.of(target).chain(criteria.iter().map(String::as_str));
                nearest(anchor, known).map(|near| format!("#{near}"))
            }
        }
    }
}
