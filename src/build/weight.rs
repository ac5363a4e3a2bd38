//! Which pages are too heavy for a telephone.
//!
//! How long a page is is known when it is made, or from the last build when it is kept; only one that may be too heavy is
//! looked into, so that a build with a cache and one without tell the same.

use super::Error;
use super::edition::Edition;
use super::listing::Kind;
use super::understand::sort;
use crate::check::{self, heavy_page};
use crate::diagnostic::{Diagnostic, Rule};
use crate::parse::authored::Settings;
use crate::plan::PageRef;

impl Edition {
    /// How many bytes the style sheets of the theme have: what any page can have at most.
    pub(super) fn style_sheets(&self) -> usize {
        let sheets = self.theme_files().filter(|(path, _)| path.ends_with(".css"));
        sheets.map(|(_, bytes)| bytes.len()).sum()
    }

    /// What is to be said of pages that may be too heavy, as far as the site has not switched it off.
    pub(super) fn weigh(
        &self,
        pages: &[PageRef],
        settings: Option<&Settings>,
    ) -> Result<Vec<Diagnostic>, Error> {
        let mut found = Vec::new();
        if !pages.is_empty() {
            for listed in self.listing().filter(|listed| is_written(listed.kind)) {
                let Some(written) = listed.written.first() else { continue };
                if !self.page(listed.path).is_some_and(|page| pages.contains(&page)) {
                    continue;
                }
                let Some(html) = self.file(listed.path)? else { continue };
                let html = String::from_utf8_lossy(&html);
                let weight = (html.len(), self.linked_sheets(&html));
                found.extend(heavy_page::weigh(written.place, listed.path, weight, largest(&html)));
            }
        }
        let switches = settings.map_or(&[][..], |settings| &settings.switches);
        let all: Vec<&Rule> = super::rules().collect();
        // Everything else has been told before.
        check::apply(switches, &mut found, (&all, &all), self.inputs());
        found.retain(|diagnostic| diagnostic.rule == &heavy_page::RULE);
        sort(&mut found, self.inputs());
        Ok(found)
    }

    /// How many bytes the style sheets have that a page loads.
    fn linked_sheets(&self, html: &str) -> usize {
        let name = |path: &str| format!("{}\"", path.rsplit('/').next().unwrap_or(path));
        let sheets = self.theme_files().filter(|(path, _)| path.ends_with(".css"));
        sheets.filter(|(path, _)| html.contains(&name(path))).map(|(_, bytes)| bytes.len()).sum()
    }
}

/// Whether authors write the page, and not the tool.
fn is_written(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Home | Kind::Organisation | Kind::Qualification | Kind::Unit | Kind::Outcome | Kind::Plain
    )
}

/// The title of the largest part below a heading, and its bytes.
fn largest(html: &str) -> Option<(String, usize)> {
    let part = html.split("<h2").skip(1).max_by_key(|part| part.len())?;
    let heading = &part[part.find('>')? + 1..part.find("</h2>")?];
    let mut title = String::new();
    let mut in_tag = false;
    for c in heading.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => title.push(c),
            _ => {}
        }
    }
    let title = title.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'");
    Some((title.split_whitespace().collect::<Vec<_>>().join(" "), part.len()))
}
