//! Ids of headings: each stands once on its page.

use crate::model::slug;
use std::collections::HashMap;
use std::ops::Range;

/// The ids of one page.
pub(super) struct Ids {
    /// Whether the page itself uses an id.
    reserved: fn(&str) -> bool,
    /// Ids that headings have; with the bytes of the heading whose author asked for it.
    taken: HashMap<String, Option<Range<usize>>>,
    /// The number that the next id of a stem gets, so that a thousand headings alike cost no more than a thousand others.
    next: HashMap<String, usize>,
    anchors: Vec<String>,
}

/// An id that an author asked for and can't have.
pub(super) struct Taken {
    /// The id.
    pub id: String,
    /// The heading that has it; `None` if it is the page's own.
    pub by: Option<Range<usize>>,
}

impl Ids {
    /// No id but those that the page itself uses.
    pub(super) fn new(reserved: fn(&str) -> bool) -> Self {
        Ids { reserved, taken: HashMap::new(), next: HashMap::new(), anchors: Vec::new() }
    }

    /// The id that the author of the heading at `range` asked for, made safe.
    pub(super) fn claim(&mut self, written: &str, range: &Range<usize>) -> Result<String, Taken> {
        let id = slug(written);
        if id.is_empty() {
            return Ok(self.free(""));
        }
        if let Some(by) = self.taken.get(&id) {
            return Err(Taken { id, by: by.clone() });
        }
        if belongs_to_page(&id) || (self.reserved)(&id) {
            return Err(Taken { id, by: None });
        }
        self.take(&id, Some(range.clone()));
        Ok(id)
    }

    /// An id like `wanted` that nothing on the page has.
    pub(super) fn free(&mut self, wanted: &str) -> String {
        let stem = match wanted {
            "" => "section".to_owned(),
            wanted if belongs_to_page(wanted) => format!("about-{wanted}"),
            wanted => wanted.to_owned(),
        };
        let mut id = stem.clone();
        while self.taken.contains_key(&id) || (self.reserved)(&id) {
            let number = self.next.entry(stem.clone()).or_insert(2);
            id = format!("{stem}-{number}");
            *number += 1;
        }
        self.take(&id, None);
        id
    }

    fn take(&mut self, id: &str, by: Option<Range<usize>>) {
        self.taken.insert(id.to_owned(), by);
        self.anchors.push(id.to_owned());
    }

    /// The ids that headings got so far: what links may lead to.
    pub(super) fn take_anchors(&mut self) -> Vec<String> {
        std::mem::take(&mut self.anchors)
    }
}

/// Whether an id has the shape of those that pages give to criteria and footnotes: `ac-1-2`, `note-3`.
fn belongs_to_page(id: &str) -> bool {
    let rest = id.strip_prefix("ac-").or_else(|| id.strip_prefix("note-"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn every_id_stands_once_and_the_pages_own_are_kept() {
        let mut ids = Ids::new(|id| id == "tips");
        assert_eq!(ids.free("tips"), "tips-2");
        assert_eq!(ids.free("tips"), "tips-3");
        assert_eq!(ids.free("ac-1-2"), "about-ac-1-2");
        assert_eq!(ids.free(""), "section");
        assert!(ids.claim("note-1", &(0..1)).is_err());
        assert_eq!(ids.claim("My Id", &(0..1)).ok().as_deref(), Some("my-id"));
        assert!(ids.claim("my-id", &(2..3)).is_err_and(|taken| taken.by == Some(0..1)));
    }

    #[test]
    fn a_page_of_headings_alike_takes_no_time() {
        let mut ids = Ids::new(|_| false);
        for _ in 0..200_000 {
            ids.free("a");
        }
        assert_eq!(ids.free("a"), "a-200001");
    }
}
