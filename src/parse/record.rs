//! Fields that many files share: book-keeping, contacts, sources.

use super::format;
use super::yaml::{self, Fields, Node, Value};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Contact, Link, Record, Wording};
use crate::source::Placed;

/// Takes the book-keeping fields.
pub(super) fn record(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Record {
    Record {
        draft: fields.get("draft").and_then(|node| yaml::flag(node, findings)).unwrap_or(false),
        owner: fields.plain("owner", findings),
        reviewed: date(fields, "reviewed", findings),
        review_by: date(fields, "review_by", findings),
        sources: sources(fields, findings),
        rights: fields.plain("rights", findings),
    }
}

/// What `official_wording` may say.
pub(super) const WORDINGS: [(&str, Wording); 2] = [("show", Wording::Shown), ("withhold", Wording::Withheld)];

/// The field `official_wording`: `show` or `withhold`.
pub(super) fn wording(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Option<Wording> {
    let written = fields.text("official_wording", findings)?;
    match WORDINGS.iter().find(|(word, _)| *word == written.value) {
        Some((_, wording)) => Some(*wording),
        None => {
            let message = format!("the official wording can't be `{}`", written.value);
            let wrong = Diagnostic::new(&rules::BAD_VALUE, written.place, message);
            findings.push(wrong.help("write `show` or `withhold`"));
            // Who wrote this hardly wanted it shown.
            Some(Wording::Withheld)
        }
    }
}

/// A date as `YYYY-MM-DD`.
pub(super) fn date(
    fields: &mut Fields<'_>,
    name: &'static str,
    findings: &mut Vec<Diagnostic>,
) -> Option<String> {
    let written = fields.text(name, findings)?;
    if !is_date(written.value) {
        let message = format!("`{}` is not a date", written.value);
        let wrong = Diagnostic::new(&rules::BAD_VALUE, written.place, message)
            .help("write year, month and day: 2026-11-01");
        findings.push(yaml::replace(wrong, &written, straightened(written.value).as_deref()));
        return None;
    }
    Some(written.value.to_owned())
}

/// The day that a text with year, month and day means, if they stand in this order.
fn straightened(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [year, month, day] = parts[..] else { return None };
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    is_date(&date).then_some(date)
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let within = |part: &str, max: u32| part.parse::<u32>().is_ok_and(|n| (1..=max).contains(&n));
    digits(year, 4) && digits(month, 2) && digits(day, 2) && within(month, 12) && within(day, 31)
}

/// The list `sources`: titles, or groups with title, url, date and note.
fn sources(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Link> {
    let nodes = fields.list("sources", findings);
    nodes.iter().filter_map(|node| source(node, findings)).collect()
}

fn source(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Link> {
    if !matches!(node.value, Value::Map(_)) {
        let title = yaml::text(node, findings)?.value.to_owned();
        return Some(Link { title, url: None, date: None, note: None });
    }
    let mut fields = Fields::open(node, &format::SOURCE, findings)?;
    let title = fields.required_text("title", findings);
    let link = Link {
        title: String::new(),
        url: web_address(&mut fields, "url", findings),
        date: fields.plain("date", findings),
        note: fields.plain("note", findings),
    };
    fields.finish(findings);
    title.map(|title| Link { title: title.value.to_owned(), ..link })
}

/// An address that begins with `https://` or `http://`.
pub(super) fn web_address(
    fields: &mut Fields<'_>,
    name: &'static str,
    findings: &mut Vec<Diagnostic>,
) -> Option<String> {
    let written = fields.text(name, findings)?;
    checked_address(written, findings)
}

fn checked_address(written: Placed<&str>, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let rest = written.value.strip_prefix("https://").or_else(|| written.value.strip_prefix("http://"));
    let host_ok = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    let plain =
        !written.value.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'));
    if host_ok && plain {
        return Some(written.value.to_owned());
    }
    let message = format!("`{}` is not the address of a page", written.value);
    findings.push(
        Diagnostic::new(&rules::BAD_VALUE, written.place, message)
            .help("write it whole: https://www.example.org/page"),
    );
    None
}

/// A contact: name, email, url.
pub(super) fn contact(
    fields: &mut Fields<'_>,
    name: &'static str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Contact> {
    let node = fields.get(name)?;
    let mut fields = Fields::open(node, &format::CONTACT, findings)?;
    let email = fields.text("email", findings).and_then(|email| checked_email(email, findings));
    let contact = Contact {
        name: fields.plain("name", findings),
        email,
        url: web_address(&mut fields, "url", findings),
    };
    fields.finish(findings);
    Some(contact)
}

fn checked_email(written: Placed<&str>, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let parts: Vec<&str> = written.value.split('@').collect();
    let plain = |part: &&str| {
        !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "<>\"'?&:/\\".contains(c))
    };
    if parts.len() == 2 && parts.iter().all(plain) {
        return Some(written.value.to_owned());
    }
    let message = format!("`{}` is not an e-mail address", written.value);
    findings.push(Diagnostic::new(&rules::BAD_VALUE, written.place, message));
    None
}
