//! Texts that follow one another become one: the Markdown reader ends one at every character that might have meant something.

use super::Spot;
use pulldown_cmark::{CowStr, Event, InlineStr};
use std::ops::Range;

/// Events, with one text in the place of several.
pub(super) struct Merge<'a> {
    source: &'a str,
    events: Vec<Spot<'a>>,
    last: Last,
    /// What the last text says, if it differs from the source.
    said: String,
}

/// What the last event is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// None that could go on.
    Closed,
    /// One text as the reader gave it.
    Text,
    /// Several texts, which stand in the source as they are.
    Verbatim,
    /// Several texts, which are written differently in the source.
    Said,
}

impl<'a> Merge<'a> {
    /// No event yet, of about `expected`.
    pub(super) fn new(source: &'a str, expected: usize) -> Self {
        Merge { source, events: Vec::with_capacity(expected), last: Last::Closed, said: String::new() }
    }

    pub(super) fn push(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(more) if self.last != Last::Closed => self.append(&more, range),
            event => {
                self.end_text();
                if matches!(event, Event::Text(_)) {
                    self.last = Last::Text;
                }
                self.events.push((event, range));
            }
        }
    }

    fn append(&mut self, more: &str, range: Range<usize>) {
        let Some((Event::Text(text), whole)) = self.events.last_mut() else { return };
        let verbatim = |text: &str, range: &Range<usize>| self.source.get(range.clone()) == Some(text);
        let so_far = match self.last {
            Last::Text => verbatim(text, whole),
            Last::Verbatim => true,
            Last::Said | Last::Closed => false,
        };
        if so_far && whole.end == range.start && verbatim(more, &range) {
            *text = CowStr::Borrowed(&self.source[whole.start..range.end]);
            self.last = Last::Verbatim;
        } else {
            if self.last != Last::Said {
                self.said.push_str(text);
                self.last = Last::Said;
            }
            self.said.push_str(more);
        }
        whole.end = range.end;
    }

    /// What comes next is a text of its own.
    pub(super) fn end_text(&mut self) {
        if self.last == Last::Said
            && let Some((Event::Text(text), _)) = self.events.last_mut()
        {
            *text = InlineStr::try_from(self.said.as_str())
                .map_or_else(|_| CowStr::Boxed(self.said.as_str().into()), CowStr::Inlined);
            self.said.clear();
        }
        self.last = Last::Closed;
    }

    pub(super) fn finish(mut self) -> Vec<Spot<'a>> {
        self.end_text();
        self.events
    }
}

#[cfg(test)]
mod tests {
    use super::Merge;
    use pulldown_cmark::{Event, Options, Parser, TextMergeWithOffset};

    #[test]
    fn texts_are_merged_as_the_reader_itself_would() {
        for source in [
            "don't \"say\" -- ... &amp; &lt; a_b [c] *d* \\* e\\\nf",
            "```\none\n  two\n\n```\n\n    three\n    four\n\n> ```\n> five\n> six\n",
            "a...b[c]&hellip;d",
            "| a [b] | c\\|d |\n|---|---|\n| 'e' | <f> |\n",
            "- [x] g [h]\n- i\n  j: k\n",
            "[l]: m\n[n [l] o](p) ![q [r] s](t)",
        ] {
            let parser = || Parser::new_ext(source, Options::all()).into_offset_iter();
            let mut merge = Merge::new(source, 0);
            parser().for_each(|(event, range)| merge.push(event, range));
            let expected: Vec<_> = TextMergeWithOffset::new(parser()).collect();
            assert!(expected.iter().any(|(event, _)| matches!(event, Event::Text(_))));
            assert_eq!(merge.finish(), expected, "{source}");
        }
    }
}
