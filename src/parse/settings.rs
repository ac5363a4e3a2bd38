//! `site.yaml`.

use super::authored::Settings;
use super::yaml::{self, Fields, Value};
use super::yaml_file::YamlFile;
use super::{brand, format, record, statements, switches};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{self, Coverage, PackKind};
use crate::source::Placed;

/// Reads the file.
pub(super) fn settings(file: &mut YamlFile<'_>) -> Option<Settings> {
    let node = file.tree()?;
    let mut fields = Fields::open(&node, &format::SITE, &mut file.findings)?;
    let findings = &mut file.findings;
    let title = fields.required_text("title", findings).map(|title| title.value);
    let language = fields.required_text("language", findings).and_then(|written| language(written, findings));
    let settings = Settings {
        title: title.unwrap_or_default().to_owned(),
        tagline: fields.plain("tagline", findings),
        language: language.unwrap_or_else(|| "en-GB".to_owned()),
        base_url: base_url(&mut fields, findings),
        theme: fields.text("theme", findings).map(yaml::owned),
        id: fields.plain("id", findings),
        authoring_contact: record::contact(&mut fields, "authoring_contact", findings),
        accessibility_contact: record::contact(&mut fields, "accessibility_contact", findings),
        navigation: fields.texts("navigation", findings),
        copyright: fields.plain("copyright", findings),
        brand: brand::brand(&mut fields, findings),
        accessibility: statements::assessment(&mut fields, findings),
        privacy: statements::privacy(&mut fields, findings),
        overlaps: overlaps(&mut fields, findings),
        packs: packs(&mut fields, findings),
        coverage: coverage(&mut fields, findings),
        switches: switches::switches(&mut fields, findings),
        record: record::record(&mut fields, findings),
    };
    fields.finish(findings);
    Some(settings)
}

/// Where the site will be: an address that other addresses can be put behind.
fn base_url(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let node = fields.get("base_url")?;
    let address = record::web_address(fields, "base_url", findings)?;
    if address.contains(['?', '#']) {
        let message = "the site's address ends before any `?` or `#`";
        findings.push(Diagnostic::new(&rules::BAD_VALUE, node.place, message));
        return None;
    }
    Some(with_slash(address))
}

/// `off`, or how alike wordings must be: `{threshold: 0.7}`, as a part of 1 or in percent.
fn overlaps(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Option<u8> {
    let default = Some(model::Settings::OVERLAPS);
    let Some(node) = fields.get("overlaps") else { return default };
    if !matches!(node.value, Value::Map(_)) {
        return if yaml::flag(node, findings)? { default } else { None };
    }
    let mut fields = Fields::open(node, &format::OVERLAPS, findings)?;
    let threshold = fields.text("threshold", findings);
    fields.finish(findings);
    let Some(written) = threshold else { return default };
    let number = written.value.trim_end_matches('%').trim_end().parse::<f64>().ok();
    let percent = number.map(|number| if number <= 1.0 { number * 100.0 } else { number }.round());
    match percent.filter(|percent| (30.0..=100.0).contains(percent)) {
        Some(percent) => Some(percent as u8),
        None => {
            let message = format!("`{}` is no threshold for overlaps", written.value);
            let wrong = Diagnostic::new(&rules::BAD_VALUE, written.place, message);
            findings.push(
                wrong.help("write a number from 0.3 (many finds, some of them wrong) to 1 (the same words)"),
            );
            default
        }
    }
}

/// What each unit offers to print: all kinds, those of a list, or none.
fn packs(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Vec<PackKind> {
    let written = match fields.get("packs") {
        None => return PackKind::ALL.to_vec(),
        Some(node) if matches!(&node.value, Value::Text(text) if text.trim() == "none") => return Vec::new(),
        Some(node) => yaml::text_list(node, findings),
    };
    let mut named = Vec::new();
    for name in written {
        let found = PackKind::ALL.into_iter().find(|kind| kind.name() == name.value);
        if found.is_none() {
            let message = format!("there is nothing to print that is called `{}`", name.value);
            let names = PackKind::ALL.map(PackKind::name).join(", ");
            let unknown = Diagnostic::new(&rules::BAD_VALUE, name.place, message);
            findings.push(unknown.help(format!("there are: {names}; or write `packs: none`")));
        }
        named.extend(found);
    }
    PackKind::ALL.into_iter().filter(|kind| named.contains(kind)).collect()
}

/// `{teaching: 1, marking_points: 1, questions: 0}`, or `off`; what is not named is as usual.
fn coverage(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Coverage {
    let usual = Coverage::default();
    let Some(node) = fields.get("coverage") else { return usual };
    if !matches!(node.value, Value::Map(_)) {
        return match yaml::flag(node, findings) {
            Some(false) => Coverage { teaching: 0, marking_points: 0, questions: 0 },
            Some(true) | None => usual,
        };
    }
    let Some(mut fields) = Fields::open(node, &format::COVERAGE, findings) else { return usual };
    let coverage = Coverage {
        teaching: fields.number("teaching", findings).unwrap_or(usual.teaching),
        marking_points: fields.number("marking_points", findings).unwrap_or(usual.marking_points),
        questions: fields.number("questions", findings).unwrap_or(usual.questions),
    };
    fields.finish(findings);
    coverage
}

fn with_slash(mut address: String) -> String {
    if !address.ends_with('/') {
        address.push('/');
    }
    address
}

/// A BCP 47 tag: letters and digits in parts of at most eight, joined by hyphens.
fn language(written: Placed<&str>, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = |text: &str| {
        text.split('-')
            .next()
            .is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))
    };
    if written.value.split('-').all(part) && first(written.value) {
        return Some(written.value.to_owned());
    }
    let message = format!("`{}` is not a language tag", written.value);
    findings.push(
        Diagnostic::new(&rules::BAD_VALUE, written.place, message)
            .help("write en-GB for British English, cy for Welsh"),
    );
    None
}
