//! Putting right what can be put right mechanically, in memory: who wants it on the disk writes it there.
//!
//! A file that can't be read as YAML shows its first mistake only, so such files come first, each by itself, one mistake
//! after the other. Then all other fixes of the site are tried at once. What would make another mistake is found by halves
//! and left alone.

use super::{Error, Options, Report, Session};
use crate::diagnostic::{Diagnostic, Edit, Rule, Severity, edits, rules};
use crate::parse;
use crate::source::{Content, FileId, Inputs, LineIndex};
use std::collections::{BTreeMap, BTreeSet};

/// Most mistakes that are put right one after the other in one file, or rounds over the site.
const MOST_ROUNDS: usize = 100;

/// Where the files lie that are changed.
const CONTENT: &str = "content/";

/// What came of it.
#[derive(Debug)]
pub struct Mended {
    /// The site as it would be.
    pub inputs: Inputs,
    /// What is left to say about it.
    pub report: Report,
    /// Files that would change, by path.
    pub changed: Vec<Changed>,
    /// What was put right, in the order of files.
    pub done: Vec<Done>,
    /// What could not be put right, because its fix would make another mistake.
    pub refused: Vec<Done>,
}

/// A file that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its path from the site's folder.
    pub path: String,
    /// What is in it.
    pub before: String,
    /// What would be in it.
    pub after: String,
}

/// One mistake and what its fix does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Done {
    /// The file.
    pub path: String,
    /// The line, when it was put right.
    pub line: u32,
    /// What was wrong.
    pub message: String,
    /// What was done.
    pub what: String,
    /// The rule.
    pub rule: &'static str,
}

/// What a finding is known by, wherever it has moved to.
type Key<'a> = (FileId, &'static str, &'a str);

impl Session {
    /// Puts right whatever has a fix, in `content/` alone, and nothing that would make another mistake. If rules are named,
    /// `only` what breaks these.
    ///
    /// # Errors
    /// A theme whose templates can't be used.
    pub fn mend(&mut self, inputs: &Inputs, options: &Options, only: &[&Rule]) -> Result<Mended, Error> {
        let mut bench = Bench {
            session: self,
            inputs,
            options,
            only,
            texts: BTreeMap::new(),
            done: Vec::new(),
            refused: BTreeSet::new(),
        };
        let mut found = bench.look()?;
        for _ in 0..MOST_ROUNDS {
            if !bench.straighten(&found) && !bench.round(&found)? {
                break;
            }
            found = bench.look()?;
        }
        Ok(bench.finish(found))
    }
}

/// What came of trying some fixes.
enum Attempt<'f> {
    /// They can be made: the texts with them.
    Good(BTreeMap<String, String>),
    /// They can't; those where a new mistake is, if that can be said.
    Bad(Vec<&'f Diagnostic>),
}

struct Bench<'a> {
    session: &'a mut Session,
    inputs: &'a Inputs,
    options: &'a Options,
    /// The rules that are wanted; all of them if it is empty.
    only: &'a [&'a Rule],
    /// Files that have changed, by path.
    texts: BTreeMap<String, String>,
    done: Vec<Done>,
    refused: BTreeSet<Done>,
}

impl Bench<'_> {
    /// The site as it is by now.
    fn now(&self) -> Inputs {
        self.with(&BTreeMap::new())
    }

    fn with(&self, newer: &BTreeMap<String, String>) -> Inputs {
        let texts = self.texts.iter().chain(newer);
        self.inputs.with_texts(texts.map(|(path, text)| (path.as_str(), text.as_str())))
    }

    fn look(&mut self) -> Result<Vec<Diagnostic>, Error> {
        let inputs = self.now();
        Ok(self.session.check(&inputs, self.options)?.diagnostics)
    }

    /// The path of a file below `content/`, and its text.
    fn text(&self, file: FileId) -> Option<(String, String)> {
        let file = self.inputs.get(file).filter(|file| file.path().starts_with(CONTENT))?;
        let known = self.texts.get(file.path()).cloned();
        let text = match known {
            Some(text) => text,
            None => match self.inputs.read(file).content.into_owned() {
                Content::Text(text) => text,
                Content::Bytes(_) | Content::Unreadable(_) => return None,
            },
        };
        Some((file.path().to_owned(), text))
    }

    /// Mends files that can't be read as YAML. Says whether there was anything to mend.
    fn straighten(&mut self, found: &[Diagnostic]) -> bool {
        let wanted = |finding: &&Diagnostic| is_syntax(finding) && self.wants(finding);
        let broken = found.iter().filter(wanted);
        let files: BTreeSet<FileId> = broken.map(|finding| finding.place.file).collect();
        let before = self.done.len();
        for file in files {
            let Some((path, mut text)) = self.text(file) else { continue };
            let mut done = Vec::new();
            while done.len() < MOST_ROUNDS
                && let Some(finding) = syntax_mistake(&path, &text)
                && let Some(next) = self.better(&path, &text, &finding)
            {
                done.extend(told(&path, &text, &finding));
                text = next;
            }
            if !done.is_empty() {
                self.texts.insert(path, text);
                self.done.append(&mut done);
            }
        }
        self.done.len() > before
    }

    /// The text with this mistake put right, if it can then be read at least to the line below.
    fn better(&mut self, path: &str, text: &str, finding: &Diagnostic) -> Option<String> {
        let fix = finding.fix.as_ref()?;
        let told = told(path, text, finding);
        let next = edits::apply(text, &fix.edits).filter(|next| {
            let line = |text: &str, at: usize| LineIndex::new(text).line_column(text, at).line;
            let place = finding.place.range().start;
            let after = syntax_mistake(path, next);
            after.is_none_or(|after| line(next, after.place.range().start) > line(text, place))
        });
        if next.is_none() {
            self.refused.extend(told);
        }
        next
    }

    /// Makes all fixes that can be made at once. Says whether anything is known now that was not known before.
    fn round(&mut self, found: &[Diagnostic]) -> Result<bool, Error> {
        let wanted = found.iter().filter(|finding| !is_syntax(finding) && self.is_ours(finding));
        let mut open: Vec<Vec<&Diagnostic>> = vec![edits::compatible(wanted)];
        let mut taken: Vec<&Diagnostic> = Vec::new();
        let refused = self.refused.len();
        let mut best = BTreeMap::new();
        let mut attempts = 0;
        while let Some(some) = open.pop().filter(|some| !some.is_empty()) {
            let all: Vec<&Diagnostic> = taken.iter().chain(&some).copied().collect();
            attempts += 1;
            let guilty = match self.attempt(found, &all)? {
                Attempt::Good(texts) => {
                    (taken, best) = (all, texts);
                    continue;
                }
                Attempt::Bad(guilty) => guilty,
            };
            let (bad, rest): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
                some.iter().partition(|it| guilty.iter().any(|guilty| std::ptr::eq(*guilty, **it)));
            if !bad.is_empty() {
                self.refuse(&bad);
                open.push(rest);
            } else if some.len() > 1 && attempts < MOST_ROUNDS {
                let (first, second) = some.split_at(some.len() / 2);
                open.extend([second.to_vec(), first.to_vec()]);
            } else {
                self.refuse(&some);
            }
        }
        let mut done = self.told(&taken);
        self.done.append(&mut done);
        self.texts.append(&mut best);
        // What was refused may have stood in the way of others.
        Ok(!taken.is_empty() || self.refused.len() > refused)
    }

    fn wants(&self, finding: &Diagnostic) -> bool {
        finding.fix.is_some() && (self.only.is_empty() || self.only.contains(&finding.rule))
    }

    /// Whether this finding has a fix that is wanted and was not refused before, of a file that is ours to change.
    fn is_ours(&self, finding: &Diagnostic) -> bool {
        let Some(fix) = finding.fix.as_ref().filter(|_| self.wants(finding)) else { return false };
        let path = |file| self.inputs.get(file).map(|file| file.path());
        let ours = |file| path(file).is_some_and(|path| path.starts_with(CONTENT));
        let here = path(finding.place.file);
        fix.edits.iter().all(|edit| ours(edit.place.file))
            && !self.refused.iter().any(|refused| {
                here == Some(refused.path.as_str())
                    && refused.rule == finding.rule.name
                    && refused.message == finding.message
                    && refused.what == fix.what
            })
    }

    fn refuse(&mut self, findings: &[&Diagnostic]) {
        let told = self.told(findings);
        self.refused.extend(told);
    }

    /// What is said of these findings, file by file.
    fn told(&self, findings: &[&Diagnostic]) -> Vec<Done> {
        let mut by_file: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
        findings.iter().for_each(|finding| by_file.entry(finding.place.file).or_default().push(finding));
        let of_file = |(file, findings): (FileId, Vec<&Diagnostic>)| {
            let (path, text) = self.text(file)?;
            let lines = LineIndex::new(&text);
            let done = |finding: &&Diagnostic| done(&path, &text, &lines, finding);
            Some(findings.iter().filter_map(done).collect::<Vec<_>>())
        };
        by_file.into_iter().filter_map(of_file).flatten().collect()
    }

    /// Tries these fixes together.
    fn attempt<'f>(&mut self, before: &[Diagnostic], fixed: &[&'f Diagnostic]) -> Result<Attempt<'f>, Error> {
        let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
        for edit in fixed.iter().flat_map(|finding| &finding.fix).flat_map(|fix| &fix.edits) {
            by_file.entry(edit.place.file).or_default().push(edit);
        }
        let mut texts = BTreeMap::new();
        for (file, edits) in &by_file {
            let changed = self.text(*file).and_then(|(path, text)| {
                edits::apply(&text, edits.iter().copied()).map(|changed| (path, changed))
            });
            let Some((path, text)) = changed else { return Ok(Attempt::Bad(Vec::new())) };
            texts.insert(path, text);
        }
        let inputs = self.with(&texts);
        let after = self.session.check(&inputs, self.options)?.diagnostics;
        if is_progress(before, &after, fixed) {
            return Ok(Attempt::Good(texts));
        }
        let was = tally(before);
        let is_new =
            |finding: &&Diagnostic| finding.severity == Severity::Error && !was.contains_key(&key(finding));
        let new: Vec<&Diagnostic> = after.iter().filter(is_new).collect();
        let is_guilty = |finding: &&&'f Diagnostic| {
            let file = finding.place.file;
            let near = |new: &&Diagnostic| new.place.file == file;
            let edits = by_file.get(&file).into_iter().flatten().copied();
            let mut near = new.iter().copied().filter(near).peekable();
            // Only then is it worth looking where the fix has moved to.
            if near.peek().is_none() {
                return false;
            }
            let span = finding.fix.as_ref().and_then(|fix| edits::span(edits, fix, file));
            span.is_some_and(|(start, end)| {
                near.any(|new| new.place.range().start <= end && start <= new.place.range().end)
            })
        };
        Ok(Attempt::Bad(fixed.iter().filter(is_guilty).copied().collect()))
    }

    fn finish(mut self, found: Vec<Diagnostic>) -> Mended {
        let before = |path: &str| {
            let content = self.inputs.find(path).map(|file| self.inputs.read(file).content.into_owned());
            content.and_then(|content| content.text().map(str::to_owned))
        };
        let change = |(path, after): (&String, &String)| {
            let before = before(path).filter(|before| before != after)?;
            Some(Changed { path: path.clone(), before, after: after.clone() })
        };
        let changed = self.texts.iter().filter_map(change).collect();
        self.done.sort();
        let left = |refused: &Done| {
            let same = |finding: &Diagnostic| {
                finding.rule.name == refused.rule && finding.message == refused.message
            };
            found.iter().any(same)
        };
        let refused = self.refused.iter().filter(|refused| left(refused)).cloned().collect();
        let inputs = self.now();
        Mended { inputs, report: Report { diagnostics: found, pages: 0 }, changed, done: self.done, refused }
    }
}

fn is_syntax(finding: &Diagnostic) -> bool {
    finding.rule == &rules::YAML_SYNTAX
}

/// Why this file can't be read as YAML.
fn syntax_mistake(path: &str, text: &str) -> Option<Diagnostic> {
    let folder = crate::source::folder(path);
    let unit = format!("{folder}unit.yaml");
    // Beside the file of a unit, names mean something else.
    let inputs = Inputs::from_texts([(path, text), (unit.as_str(), "{}")]);
    let (_, found) = parse::parse(&inputs, parse::nothing);
    let id = FileId::of(path);
    found.into_iter().find(|finding| is_syntax(finding) && finding.place.file == id)
}

fn told(path: &str, text: &str, finding: &Diagnostic) -> Option<Done> {
    done(path, text, &LineIndex::new(text), finding)
}

fn done(path: &str, text: &str, lines: &LineIndex, finding: &Diagnostic) -> Option<Done> {
    let fix = finding.fix.as_ref()?;
    Some(Done {
        path: path.to_owned(),
        line: lines.line_column(text, finding.place.range().start).line,
        message: finding.message.clone(),
        what: fix.what.clone(),
        rule: finding.rule.name,
    })
}

/// Whether what was fixed is gone, and no error has come that was not there.
fn is_progress(before: &[Diagnostic], after: &[Diagnostic], fixed: &[&Diagnostic]) -> bool {
    let (was, is) = (tally(before), tally(after));
    let of = |tally: &BTreeMap<Key<'_>, usize>, key: &Key<'_>| tally.get(key).copied().unwrap_or(0);
    let gone = tally(fixed.iter().copied()).iter().all(|(key, count)| of(&is, key) + count <= of(&was, key));
    let errors = tally(after.iter().filter(|finding| finding.severity == Severity::Error));
    let broken = |found: &[Diagnostic]| -> BTreeSet<FileId> {
        found.iter().filter(|finding| is_syntax(finding)).map(|finding| finding.place.file).collect()
    };
    // Of a file that can be read at last, nobody knew what else is wrong with it.
    let (unread, still) = (broken(before), broken(after));
    let reads_more = still.is_subset(&unread) && still.len() < unread.len();
    gone && (reads_more || errors.iter().all(|(key, count)| *count <= of(&was, key)))
}

/// How often each finding stands there.
fn tally<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> BTreeMap<Key<'a>, usize> {
    let mut tally = BTreeMap::new();
    for finding in findings {
        *tally.entry(key(finding)).or_insert(0) += 1;
    }
    tally
}

fn key(finding: &Diagnostic) -> Key<'_> {
    (finding.place.file, finding.rule.name, finding.message.as_str())
}
