//! `qualification.yaml`.

use super::super::authored::{Qualification, UnitGroup};
use super::super::yaml::{self, Fields, Node, Value};
use super::super::yaml_file::YamlFile;
use super::super::{format, record};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{GroupKind, GroupRule, Handbook, HandbookVersion};

/// Reads the file; a file that is no YAML gives a stub, as for organisations.
pub(in super::super) fn qualification(file: &mut YamlFile<'_>, folder: &str) -> Qualification {
    let mut qualification = Qualification::stub(file.file, folder);
    let Some(node) = file.tree() else { return qualification };
    let Some(mut fields) = Fields::open(&node, &format::QUALIFICATION, &mut file.findings) else {
        return qualification;
    };
    let findings = &mut file.findings;
    qualification.number = fields.required_text("number", findings).map(yaml::owned);
    qualification.title = fields.required_text("title", findings).map(|title| title.value.to_owned());
    qualification.short_title = fields.plain("short_title", findings);
    fields.required("level", findings);
    qualification.level = fields.number("level", findings).unwrap_or_default();
    qualification.credits = fields.number("credits", findings);
    qualification.tqt = fields.number("tqt", findings);
    qualification.glh = fields.number("glh", findings);
    qualification.minimum_age = fields.number("minimum_age", findings);
    qualification.handbook = fields.get("handbook").and_then(|node| handbook(node, findings));
    qualification.versions =
        fields.list("versions", findings).iter().filter_map(|node| version(node, findings)).collect();
    qualification.groups = groups(&mut fields, findings);
    qualification.assessment =
        fields.texts("assessment", findings).into_iter().map(|text| text.value).collect();
    qualification.official_wording = record::wording(&mut fields, findings);
    qualification.record = record::record(&mut fields, findings);
    qualification.rules = file.prose_field(&mut fields, "rules");
    qualification.progression = file.prose_field(&mut fields, "progression");
    qualification.entry = file.prose_field(&mut fields, "entry");
    fields.finish(&mut file.findings);
    qualification
}

fn handbook(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<Handbook> {
    let mut fields = Fields::open(node, &format::HANDBOOK, findings)?;
    let title = fields.required_text("title", findings);
    let url = record::web_address(&mut fields, "url", findings);
    let version = fields.plain("version", findings);
    fields.finish(findings);
    Some(Handbook { title: title?.value.to_owned(), url, version })
}

fn version(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<HandbookVersion> {
    let mut fields = Fields::open(node, &format::VERSION, findings)?;
    let version = fields.required_text("version", findings);
    let date = record::date(&mut fields, "date", findings);
    let changes = fields.plain("changes", findings);
    fields.finish(findings);
    Some(HandbookVersion { version: version?.value.to_owned(), date, changes })
}

fn groups(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Vec<UnitGroup> {
    let Some(node) = fields.required("groups", findings) else { return Vec::new() };
    let Some(groups) = Fields::open(node, &format::GROUPS, findings) else { return Vec::new() };
    groups.rest().filter_map(|(key, node)| group(&key.name, node, findings)).collect()
}

fn group(name: &str, node: &Node, findings: &mut Vec<Diagnostic>) -> Option<UnitGroup> {
    let mut fields = Fields::open(node, &format::UNIT_GROUP, findings)?;
    let title = fields.plain("title", findings);
    let kind = kind(&mut fields, findings);
    let rule = fields.get("rule").and_then(|node| rule(node, findings)).unwrap_or(GroupRule::All);
    fields.required("units", findings);
    let units = fields.texts("units", findings);
    fields.finish(findings);
    Some(UnitGroup { name: name.to_owned(), title, kind, rule, units })
}

/// What `kind` of a group may say.
pub(in super::super) const GROUP_KINDS: [(&str, GroupKind); 2] =
    [("mandatory", GroupKind::Mandatory), ("optional", GroupKind::Optional)];

fn kind(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> GroupKind {
    let Some(written) = fields.text("kind", findings) else { return GroupKind::Mandatory };
    let named = written.value.to_lowercase();
    let found = GROUP_KINDS.iter().find(|(name, _)| *name == named);
    if found.is_none() {
        findings.push(
            Diagnostic::new(&rules::BAD_VALUE, written.place, "a group is `mandatory` or `optional`")
                .help("write `kind: mandatory` or `kind: optional`"),
        );
    }
    found.map_or(GroupKind::Mandatory, |(_, kind)| *kind)
}

/// The rule of a group that is taken as a whole.
pub(in super::super) const ALL: &str = "all";

fn rule(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<GroupRule> {
    const HELP: &str = "write `rule: all`, `rule: {credits: 18}` or `rule: {units: 2}`";
    if let Value::Text(text) = &node.value {
        if text.eq_ignore_ascii_case(ALL) {
            return Some(GroupRule::All);
        }
        let message = format!("there is no rule `{text}`");
        findings.push(Diagnostic::new(&rules::BAD_VALUE, node.place, message).help(HELP));
        return None;
    }
    let mut fields = Fields::open(node, &format::RULE, findings)?;
    let (credits, units) = (fields.number("credits", findings), fields.number("units", findings));
    let before = findings.len();
    fields.finish(findings);
    // A mistyped name was told of.
    if credits.is_none() && units.is_none() && findings.len() == before {
        findings
            .push(Diagnostic::new(&rules::BAD_VALUE, node.place, "this rule asks for nothing").help(HELP));
        return None;
    }
    Some(GroupRule::AtLeast { credits, units })
}
