//! A page that takes long to load.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity};
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    name: "heavy-page",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "A page with its style sheets should have at most 100 KB before pictures, or it takes long on a telephone with a \
              poor connection, and nobody reads it to its end. It is told when the site is built.",
    wrong: Example::Told("an lo1.md of forty pages"),
    right: Example::Told("the same, with what belongs to other outcomes moved to lo2.md and lo3.md"),
};

/// Largest page with its style sheets, in bytes.
pub const LIMIT: usize = 100 * 1024;

/// What to say of a page of `html` bytes with so many bytes of style sheets, if it is too heavy; `largest` is what its
/// largest part is called, and how many bytes that has.
pub fn weigh(
    place: Place,
    path: &str,
    (html, css): (usize, usize),
    largest: Option<(String, usize)>,
) -> Option<Diagnostic> {
    if html + css <= LIMIT {
        return None;
    }
    let kb = |bytes: usize| bytes.div_ceil(1024);
    let message =
        format!("{path} has {} KB ({} KB text, {} KB style sheets)", kb(html + css), kb(html), kb(css));
    let found = Diagnostic::new(&RULE, place, message);
    let found = match largest {
        Some((title, bytes)) => {
            found.help(format!("its largest part is \"{title}\" with {} KB: shorten or split it", kb(bytes)))
        }
        None => found,
    };
    Some(found.help("100 KB is the most: put what belongs together on a page of its own, and lead to it"))
}
