//! `unit.yaml`.

use super::super::authored::{Criterion, Outcome, Unit};
use super::super::notice::notice;
use super::super::yaml::{self, Fields, Key, Node, Value};
use super::super::yaml_file::YamlFile;
use super::super::{format, record};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{CriterionNumber, OutcomeKind};
use crate::source::Placed;

/// Reads the file; a file that is no YAML gives a stub, as for organisations.
pub(in super::super) fn unit(file: &mut YamlFile<'_>, folder: &str) -> Unit {
    let mut unit = stub(file, folder);
    let Some(node) = file.tree() else { return unit };
    let Some(mut fields) = Fields::open(&node, &format::UNIT, &mut file.findings) else { return unit };
    let findings = &mut file.findings;
    unit.number = fields.required_text("number", findings).map(yaml::owned);
    unit.reference = fields.text("reference", findings).map(yaml::owned);
    unit.title = fields.required_text("title", findings).map(|title| title.value.to_owned());
    fields.required("level", findings);
    unit.level = fields.number("level", findings).unwrap_or_default();
    unit.credits = fields.number("credits", findings);
    unit.glh = fields.number("glh", findings);
    unit.formerly = fields.texts("formerly", findings);
    unit.summary = fields.plain("summary", findings);
    unit.official_wording = record::wording(&mut fields, findings);
    unit.content_notice = notice(&mut fields, file.source, findings);
    unit.record = record::record(&mut fields, findings);
    unit.guidance = file.guidance(&mut fields);
    unit.outcomes = outcomes(file, &mut fields);
    fields.finish(&mut file.findings);
    unit
}

fn stub(file: &YamlFile<'_>, folder: &str) -> Unit {
    Unit {
        folder: folder.to_owned(),
        file: file.file,
        number: None,
        reference: None,
        title: None,
        level: 0,
        credits: None,
        glh: None,
        formerly: Vec::new(),
        summary: None,
        content_notice: None,
        official_wording: None,
        guidance: Vec::new(),
        outcomes: Vec::new(),
        record: Default::default(),
    }
}

fn outcomes(file: &mut YamlFile<'_>, fields: &mut Fields<'_>) -> Vec<Outcome> {
    let Some(node) = fields.required("outcomes", &mut file.findings) else { return Vec::new() };
    let Some(fields) = Fields::open(node, &format::OUTCOMES, &mut file.findings) else { return Vec::new() };
    let mut outcomes: Vec<Outcome> =
        fields.rest().filter_map(|(key, node)| outcome(file, key, node)).collect();
    outcomes.sort_by(|a, b| a.number.value.cmp(&b.number.value));
    if outcomes.is_empty() {
        file.findings.push(nothing_in(node, "a unit needs at least one outcome"));
    }
    report_doubles(outcomes.iter().map(|outcome| &outcome.number), "outcomes", file);
    outcomes
}

fn nothing_in(node: &Node, message: &str) -> Diagnostic {
    Diagnostic::new(&rules::MISSING_FIELD, node.place, message)
}

/// Reports numbers that are the same although they are written differently: `1.3` and `AC1.3`. They come in order.
fn report_doubles<'a>(
    numbers: impl Iterator<Item = &'a Placed<CriterionNumber>>,
    what: &str,
    file: &mut YamlFile<'_>,
) {
    let numbers: Vec<_> = numbers.collect();
    for pair in numbers.windows(2).filter(|pair| pair[0].value == pair[1].value) {
        let message = format!("two {what} have the number {}", pair[1].value);
        let double = Diagnostic::new(&rules::DUPLICATE_ID, pair[1].place, message);
        file.findings.push(double.other(pair[0].place, "the first one"));
    }
}

/// The number that a key is; reports one that can't be a number.
fn number(key: &Key, example: &str, findings: &mut Vec<Diagnostic>) -> Placed<CriterionNumber> {
    let number = CriterionNumber::new(&key.name);
    if !number.is_well_formed() {
        let message = format!("`{}` is not a number", key.name);
        findings.push(
            Diagnostic::new(&rules::BAD_VALUE, key.place, message).help(format!("write it as {example}")),
        );
    }
    Placed::new(number, key.place)
}

fn outcome(file: &mut YamlFile<'_>, key: &Key, node: &Node) -> Option<Outcome> {
    let number = number(key, "1", &mut file.findings);
    let mut fields = Fields::open(node, &format::OUTCOME, &mut file.findings)?;
    let title = fields.required_text("title", &mut file.findings).map(|title| title.value);
    let formerly = numbers(&mut fields, file);
    let guidance = file.guidance(&mut fields);
    let mut criteria = Vec::new();
    if let Some(node) = fields.required("criteria", &mut file.findings)
        && let Some(fields) = Fields::open(node, &format::CRITERIA, &mut file.findings)
    {
        criteria =
            fields.rest().filter_map(|(key, node)| criterion(file, key, node, &number.value)).collect();
        criteria.sort_by(|a: &Criterion, b| a.number.value.cmp(&b.number.value));
        if criteria.is_empty() {
            file.findings.push(nothing_in(node, "an outcome needs at least one criterion"));
        }
        report_doubles(criteria.iter().map(|criterion| &criterion.number), "criteria", file);
    }
    fields.finish(&mut file.findings);
    let title = title.unwrap_or_default().to_owned();
    Some(Outcome { kind: kind(&title), number, title, guidance, formerly, criteria })
}

fn numbers(fields: &mut Fields<'_>, file: &mut YamlFile<'_>) -> Vec<Placed<CriterionNumber>> {
    let texts = fields.texts("formerly", &mut file.findings);
    texts.into_iter().map(|text| Placed::new(CriterionNumber::new(&text.value), text.place)).collect()
}

fn kind(title: &str) -> OutcomeKind {
    let lower = title.to_lowercase();
    if lower.starts_with("be able to") {
        OutcomeKind::BeAbleTo
    } else if lower.starts_with("understand") || lower.starts_with("know") {
        OutcomeKind::Understand
    } else {
        OutcomeKind::Other
    }
}

fn criterion(
    file: &mut YamlFile<'_>,
    key: &Key,
    node: &Node,
    outcome: &CriterionNumber,
) -> Option<Criterion> {
    let number = number(key, "1.2", &mut file.findings);
    if number.value.is_well_formed() && number.value.outcome_part() != outcome.as_str() {
        let message = format!("criterion {} stands under outcome {outcome}", number.value);
        let wrong = Diagnostic::new(&rules::WRONG_OUTCOME, key.place, message);
        let help = format!("number it {outcome}.…, or move it to outcome {}", number.value.outcome_part());
        file.findings.push(wrong.help(help));
    }
    let mut criterion = Criterion {
        number,
        stem: String::new(),
        items: Vec::new(),
        tail: None,
        gloss: None,
        verb: None,
        guidance: Vec::new(),
        formerly: Vec::new(),
    };
    if matches!(node.value, Value::Map(_)) {
        let mut fields = Fields::open(node, &format::CRITERION, &mut file.findings)?;
        let stem = fields.required_text("text", &mut file.findings);
        criterion.items = file.items(&mut fields);
        criterion.tail = fields.plain("tail", &mut file.findings);
        criterion.gloss = fields.plain("gloss", &mut file.findings);
        criterion.verb = fields.text("verb", &mut file.findings).map(yaml::owned);
        criterion.guidance = file.guidance(&mut fields);
        criterion.formerly = numbers(&mut fields, file);
        fields.finish(&mut file.findings);
        criterion.stem = stem.map(|stem| stem.value.to_owned()).unwrap_or_default();
    } else {
        criterion.stem = yaml::text(node, &mut file.findings)?.value.to_owned();
    }
    Some(criterion)
}
