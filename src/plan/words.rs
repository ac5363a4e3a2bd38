//! Phrases that need more than a key: dates, lists, rules of combination.

use super::here::Here;
use super::view::DateView;
use crate::model::{GroupRule, Instrument, InstrumentKind, InstrumentStatus, Qualification, UnitGroup};
use crate::theme::Strings;

/// `2026-11-01` as people write it; any other text stays as it is.
pub(crate) fn date<'a>(strings: &'a Strings, written: &'a str) -> DateView<'a> {
    let mut parts = written.split('-');
    let parts = [parts.next(), parts.next(), parts.next(), parts.next()];
    let [Some(year), Some(month), Some(day), None] = parts else {
        return DateView { iso: None, text: written.into() };
    };
    let day = day.trim_start_matches('0');
    let key = ["month-", month.trim_start_matches('0')].concat();
    let month = strings.text(&key);
    let text = strings.say("date", &[("day", day), ("month", month), ("year", year)]);
    DateView { iso: Some(written.into()), text: text.into() }
}

/// "a, b and c".
pub(crate) fn list(strings: &Strings, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => {
            let mut joined = start[0].clone();
            for item in &start[1..] {
                joined = strings.say("list-middle", &[("a", &joined), ("b", item)]);
            }
            strings.say("list-end", &[("a", &joined), ("b", last)])
        }
    }
}

/// "Take both units of group A and at least 18 credits from group B."
pub(crate) fn rules_of(strings: &Strings, qualification: &Qualification) -> Option<String> {
    let groups: Vec<&UnitGroup> =
        qualification.groups.iter().filter(|group| !group.units.is_empty()).collect();
    let parts: Vec<String> = match groups.as_slice() {
        [] => return None,
        [only] => vec![rule(strings, "rule-only", only)],
        several => several.iter().map(|group| rule(strings, "rule", group)).collect(),
    };
    Some(strings.say("rules-sentence", &[("parts", &list(strings, &parts))]))
}

/// "at least 18 credits", "both units": what a single group asks for, to stand beside its name.
pub(crate) fn group_rule(strings: &Strings, group: &UnitGroup) -> String {
    rule(strings, "rule-of-group", group)
}

/// One group's part of the sentence; `keys` is the family of phrases.
fn rule(strings: &Strings, keys: &str, group: &UnitGroup) -> String {
    let name = [("group", group.name.as_str())];
    let say = |key: &str, count: u32| strings.count(&format!("{keys}-{key}"), u64::from(count), &name);
    match group.rule {
        GroupRule::All => say("all", u32::try_from(group.units.len()).unwrap_or(u32::MAX)),
        GroupRule::AtLeast { credits: Some(credits), units: None } => say("credits", credits),
        GroupRule::AtLeast { credits: None, units } => say("units", units.unwrap_or(0)),
        GroupRule::AtLeast { credits: Some(credits), units: Some(units) } => {
            let amount = strings.count("count-units", u64::from(units), &[]);
            strings.count(&format!("{keys}-both"), u64::from(credits), &[name[0], ("units", &amount)])
        }
    }
}

/// "Act, 1998, superseded by Data Protection Act 2018".
pub(crate) fn instrument_status(here: &Here<'_>, row: &Instrument) -> String {
    let strings = here.strings;
    let kind = match row.kind {
        InstrumentKind::Act => "instrument-act",
        InstrumentKind::Code => "instrument-code",
        InstrumentKind::Standard => "instrument-standard",
        InstrumentKind::Model => "instrument-model",
        InstrumentKind::Policy => "instrument-policy",
        InstrumentKind::Charter => "instrument-charter",
        InstrumentKind::Guidance => "instrument-guidance",
        InstrumentKind::Regulation => "instrument-regulation",
    };
    let status = match row.status {
        InstrumentStatus::InForce => "instrument-in-force",
        InstrumentStatus::Superseded => "instrument-superseded",
        InstrumentStatus::Repealed => "instrument-repealed",
        InstrumentStatus::Withdrawn => "instrument-withdrawn",
    };
    let status = match row.superseded_by {
        Some(by) => strings.say("instrument-superseded-by", &[("name", &here.site.instruments[by].name)]),
        None => strings.text(status).to_owned(),
    };
    let parts = row.year.map(|year| year.to_string()).into_iter().chain([status]);
    parts.fold(strings.text(kind).to_owned(), |a, b| strings.say("list-middle", &[("a", &a), ("b", &b)]))
}

/// Whether a language is written from right to left.
pub(crate) fn direction(language: &str) -> &'static str {
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script = parts.find(|part| part.len() == 4);
    let written_so = match script.map(str::to_ascii_lowercase).as_deref() {
        Some(script) => matches!(script, "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm"),
        None => matches!(
            primary.as_str(),
            "ar" | "he" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" | "syr"
        ),
    };
    if written_so { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GroupKind, Id};

    fn group(name: &str, rule: GroupRule, units: usize) -> UnitGroup {
        let units = (0..units).map(Id::new).collect();
        UnitGroup { name: name.into(), title: None, kind: GroupKind::Optional, rule, units }
    }

    fn sentence(groups: &[UnitGroup]) -> String {
        let strings = crate::theme::embedded().strings("en-GB");
        let parts: Vec<String> = groups.iter().map(|group| rule(&strings, "rule", group)).collect();
        strings.say("rules-sentence", &[("parts", &list(&strings, &parts))])
    }

    #[test]
    fn rules_read_like_a_sentence() {
        let credits = |n| GroupRule::AtLeast { credits: Some(n), units: None };
        let a = group("A", GroupRule::All, 2);
        assert_eq!(
            sentence(&[a, group("B", credits(18), 3)]),
            "Take both units of group A and at least 18 credits from group B."
        );
        let c = group("C", GroupRule::AtLeast { credits: Some(1), units: Some(2) }, 3);
        let d = group("D", GroupRule::AtLeast { credits: None, units: Some(1) }, 3);
        assert_eq!(
            sentence(&[group("A", GroupRule::All, 1), c, d]),
            "Take the unit of group A, at least 2 units and 1 credit from group C and at least 1 unit from group D."
        );
        assert_eq!(sentence(&[group("A", GroupRule::All, 4)]), "Take all 4 units of group A.");
    }

    #[test]
    fn dates_are_written_out() {
        let strings = crate::theme::embedded().strings("en-GB");
        assert_eq!(date(&strings, "2026-11-01").text, "1 November 2026");
        assert_eq!(date(&strings, "autumn").text, "autumn");
        assert_eq!(date(&strings, "autumn").iso, None);
    }

    #[test]
    fn direction_follows_the_script() {
        assert_eq!(direction("en-GB"), "ltr");
        assert_eq!(direction("ur-PK"), "rtl");
        assert_eq!(direction("ur-Latn"), "ltr");
        assert_eq!(direction("az-Arab-IR"), "rtl");
    }
}
