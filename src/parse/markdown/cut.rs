//! Taking something off a fragment: `**Name**: text (AC1.2)` into its three parts.

use super::fragment::is_block;
use super::{Fragment, Spot, plain_text, span_len};
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// What a task list's item says in its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// Whether it is ticked.
    pub done: bool,
}

/// Longest end, in bytes, of brackets that are parted by a line break: what is longer is no list of numbers.
const LONGEST_BRACKETS: usize = 80;

impl<'a> Fragment<'_, 'a> {
    /// What a task list's item says in its box, if it has one.
    pub fn task(&self) -> Option<Task> {
        self.task_at().map(|(_, task)| task)
    }

    fn task_at(&self) -> Option<(usize, Task)> {
        self.events.iter().take(2).enumerate().find_map(|(at, (event, _))| match event {
            Event::TaskListMarker(done) => Some((at, Task { done: *done })),
            _ => None,
        })
    }

    /// Takes the box of a task list's item off.
    pub fn take_task(&mut self) -> Option<Task> {
        let (at, task) = self.task_at()?;
        self.remove(at..at + 1);
        Some(task)
    }

    /// Takes `**Name**:` or `Name:` off the front and gives the name as plain text.
    pub fn take_label(&mut self) -> Option<String> {
        let at = self.first_word();
        match &self.events.get(at)?.0 {
            Event::Start(Tag::Strong) => self.take_strong_label(at),
            Event::Text(text) => {
                let ends_name = |at: &usize| matches!(text.as_bytes().get(at + 1), None | Some(b' '));
                let colon = text.match_indices(':').map(|(at, _)| at).find(ends_name)?;
                let name = text[..colon].trim();
                let is_name =
                    !name.is_empty() && name.chars().count() <= 80 && !name.contains(['.', '?', '!']);
                if !is_name {
                    return None;
                }
                let name = name.to_owned();
                self.cut_front(at, colon + 1);
                Some(name)
            }
            _ => None,
        }
    }

    fn take_strong_label(&mut self, at: usize) -> Option<String> {
        let used = span_len(&self.events[at..]);
        let name = plain_text(&self.events[at..at + used]);
        let after = match self.events.get(at + used) {
            Some((Event::Text(text), _)) => text.trim_start().chars().next(),
            Some((Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph), _)) | None => {
                Some(':')
            }
            _ => None,
        };
        let inside = name.ends_with([':', '.', '?']);
        if name.is_empty() || !(inside || matches!(after, Some(':' | '–' | '—' | '-'))) {
            return None;
        }
        self.remove(at..at + used);
        let skip = match self.events.get(at) {
            Some((Event::Text(text), _)) if !inside => {
                text.len() - text.trim_start().trim_start_matches([':', '–', '—', '-']).len()
            }
            _ => 0,
        };
        self.cut_front(at, skip);
        Some(name.trim_end_matches([':', '.']).to_owned())
    }

    /// Takes events out; those at the front for nothing.
    fn remove(&mut self, range: Range<usize>) {
        match &mut self.events {
            Cow::Borrowed(events) if range.start == 0 => *events = &events[range.end..],
            events => drop(events.to_mut().drain(range)),
        }
    }

    /// Cuts `bytes` and the space behind them off the text event `at`; a line break that is then in front goes too.
    fn cut_front(&mut self, at: usize, bytes: usize) {
        if let Some((Event::Text(text), _)) = self.events.get(at) {
            let skip = text.len() - text[bytes..].trim_start().len();
            if skip == text.len() {
                self.remove(at..at + 1);
            } else if skip > 0
                && let Some((Event::Text(text), range)) = self.events.to_mut().get_mut(at)
            {
                range.start = (range.start + skip).min(range.end);
                *text = part(text, skip..text.len());
            }
        }
        while matches!(self.events.get(at), Some((Event::SoftBreak | Event::HardBreak, _))) {
            self.remove(at..at + 1);
        }
    }

    /// Whether it begins with one of `words` (such as `Q:`), in any case, bold or not.
    pub fn starts_with(&self, words: &[&str]) -> bool {
        self.find_prefix(words).is_some()
    }

    /// Takes one of `words` (such as `Q:`) off the front, in any case, bold or not.
    pub fn take_prefix(&mut self, words: &[&str]) -> bool {
        let Some((at, end)) = self.find_prefix(words) else { return false };
        let strong = at > self.first_word();
        let whole_strong =
            strong && matches!(&self.events[at].0, Event::Text(text) if text[end..].trim().is_empty());
        self.cut_front(at, end);
        if whole_strong {
            self.remove(at - 1..at + 1);
            self.cut_front(at - 1, 0);
        }
        true
    }

    /// The text that begins with one of `words`, and where in it the word ends.
    fn find_prefix(&self, words: &[&str]) -> Option<(usize, usize)> {
        let at = self.first_word() + usize::from(self.starts_strong());
        let (Event::Text(text), _) = self.events.get(at)? else { return None };
        let start = text.trim_start();
        let is_first =
            |word: &&&str| start.get(..word.len()).is_some_and(|first| first.eq_ignore_ascii_case(word));
        let word = words.iter().find(is_first)?;
        Some((at, text.len() - start.len() + word.len()))
    }

    /// Whether it begins with bold words.
    pub fn starts_strong(&self) -> bool {
        matches!(self.events.get(self.first_word()), Some((Event::Start(Tag::Strong), _)))
    }

    /// The first event in the first paragraph.
    fn first_word(&self) -> usize {
        usize::from(matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _))))
    }

    /// Takes what `find` recognises at the very end of the words off: it gets the last text, and tells where what it
    /// recognised begins, and what it is. Gives the latter, and the bytes it was made from.
    pub fn take_suffix<T>(&mut self, find: impl Fn(&str) -> Option<(usize, T)>) -> Option<(T, Range<usize>)> {
        self.join_broken_brackets();
        let ends_here = |(event, _): &Spot<'_>| !matches!(event, Event::End(TagEnd::Paragraph));
        let last = self.events[..self.first_paragraph_end()].iter().rposition(ends_here)?;
        let (Event::Text(text), range) = &self.events[last] else { return None };
        let (start, found) = find(text)?;
        let place = range.end.saturating_sub(text.len() - start).max(range.start)..range.end;
        let kept = text[..start].trim_end().len();
        if kept == 0 {
            self.remove(last..last + 1);
        } else if let Some((Event::Text(text), range)) = self.events.to_mut().get_mut(last) {
            range.end = place.start.saturating_sub(start - kept).max(range.start);
            *text = part(text, 0..kept);
        }
        Some((found, place))
    }

    /// Brackets at the very end that a line break parts are put together: an editor may break `(AC1.1, 1.2)` in two.
    fn join_broken_brackets(&mut self) {
        let end = self.first_paragraph_end();
        let ends_here = |(event, _): &Spot<'_>| !matches!(event, Event::End(TagEnd::Paragraph));
        let Some(last) = self.events[..end].iter().rposition(ends_here).filter(|&last| last >= 2) else {
            return;
        };
        let [(Event::Text(before), from), (Event::SoftBreak, _), (Event::Text(after), to)] =
            &self.events[last - 2..=last]
        else {
            return;
        };
        let is_open = before.rfind('(').is_some_and(|at| !before[at..].contains(')'));
        if !is_open || after.contains('(') || after.len() > LONGEST_BRACKETS || !after.contains(')') {
            return;
        }
        // As long as it is in the file, so that places behind the break are right.
        let gap = " ".repeat(to.start.saturating_sub(from.end));
        let joined = (Event::Text(format!("{before}{gap}{after}").into()), from.start..to.end);
        self.remove(last - 1..last + 1);
        if let Some(event) = self.events.to_mut().get_mut(last - 2) {
            *event = joined;
        }
    }

    /// Where the first run of words ends: criteria stand at the end of the sentence, not of a list below it.
    fn first_paragraph_end(&self) -> usize {
        if self.first_word() == 1 {
            return span_len(&self.events);
        }
        let is_start = |(event, _): &Spot<'_>| matches!(event, Event::Start(tag) if is_block(tag));
        self.events.iter().position(is_start).unwrap_or(self.events.len())
    }

    /// Takes emoji and the space behind them off the front.
    pub fn drop_leading_emoji(&mut self) {
        let at = self.first_word();
        if let Some((Event::Text(text), _)) = self.events.get(at) {
            let skip = text.len() - super::super::topic::without_emoji(text).len();
            if skip > 0 {
                self.cut_front(at, skip);
            }
        }
    }
}

/// A part of a text; of one that stands in the source, without a copy.
pub(super) fn part<'a>(text: &CowStr<'a>, range: Range<usize>) -> CowStr<'a> {
    match text {
        CowStr::Borrowed(text) => CowStr::Borrowed(&text[range]),
        CowStr::Boxed(_) | CowStr::Inlined(_) => CowStr::Boxed(text[range].into()),
    }
}
