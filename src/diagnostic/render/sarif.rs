//! Diagnostics as SARIF 2.1.0, which code hosts show beside the lines:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use serde_json::{Value, json};

use super::{Lines, is_whole, shown};
use crate::diagnostic::{Diagnostic, Edit, Rule, Severity};
use crate::source::{Inputs, Place};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What may not stand in the path of an address as it is.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// All of `diagnostics` as one run, by path and place; of each rule at most `most`. `rules` are all that were looked after.
pub fn render(diagnostics: &[Diagnostic], rules: &[&'static Rule], inputs: &Inputs, most: usize) -> String {
    let mut lines = Lines::new(inputs);
    let (shown, _) = shown(diagnostics, inputs, most);
    let results: Vec<Value> =
        shown.into_iter().map(|diagnostic| result(diagnostic, rules, &mut lines)).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "syllabus",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
                }
            },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SITE": { "description": { "text": "The folder of the site, in which content/ lies." } } },
            "results": results,
        }],
    });
    // A value of JSON always becomes JSON.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.first_sentence() },
        "fullDescription": { "text": rule.explain },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.area.name()] },
    })
}

fn result(diagnostic: &Diagnostic, rules: &[&'static Rule], lines: &mut Lines<'_>) -> Value {
    let mut message = diagnostic.message.clone();
    for help in &diagnostic.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    let mut result = json!({
        "ruleId": diagnostic.rule.name,
        "level": level(diagnostic.severity),
        "message": { "text": message },
        "locations": [location(diagnostic.place, &diagnostic.label, lines)],
    });
    if let Some(index) = rules.iter().position(|rule| *rule == diagnostic.rule) {
        result["ruleIndex"] = json!(index);
    }
    if !diagnostic.others.is_empty() {
        let others = diagnostic.others.iter().map(|other| location(other.place, &other.text, lines));
        result["relatedLocations"] = others.collect();
    }
    if let Some(fix) = &diagnostic.fix {
        let changes: Vec<Value> = fix.edits.iter().map(|edit| change(edit, lines)).collect();
        result["fixes"] = json!([{ "description": { "text": fix.what }, "artifactChanges": changes }]);
    }
    result
}

fn location(place: Place, says: &str, lines: &mut Lines<'_>) -> Value {
    let mut physical = json!({ "artifactLocation": artifact(place, lines) });
    if let Some(region) = region(place, lines) {
        physical["region"] = region;
    }
    let mut location = json!({ "physicalLocation": physical });
    if !says.is_empty() {
        location["message"] = json!({ "text": says });
    }
    location
}

fn artifact(place: Place, lines: &Lines<'_>) -> Value {
    let path = lines.inputs.get(place.file).map_or("", |file| file.path());
    json!({ "uri": utf8_percent_encode(path, ESCAPED).to_string(), "uriBaseId": "SITE" })
}

fn change(edit: &Edit, lines: &mut Lines<'_>) -> Value {
    let deleted = region(edit.place, lines)
        .unwrap_or_else(|| json!({ "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1 }));
    json!({
        "artifactLocation": artifact(edit.place, lines),
        "replacements": [{ "deletedRegion": deleted, "insertedContent": { "text": edit.text } }],
    })
}

fn region(place: Place, lines: &mut Lines<'_>) -> Option<Value> {
    let lined = if is_whole(place) { None } else { lines.text(place.file) }?;
    let [start, end] = [place.start, place.end].map(|offset| {
        lined.index.line_column(lined.text(), super::excerpt::floor(lined.text(), offset as usize))
    });
    Some(json!({
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
    }))
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diagnostic::{Diagnostic, rules};
    use crate::source::{FileId, Inputs, Place};

    #[test]
    fn a_result_names_its_rule_its_place_and_what_to_do() {
        let inputs = Inputs::from_texts([("content/o q/ä.md", "one\ntwo\n")]);
        let file = FileId::of("content/o q/ä.md");
        let found = [Diagnostic::new(&rules::RAW_HTML, Place::new(file, 4..7), "wrong")
            .help("mend it")
            .other(Place::file(file), "here too")
            .fix("put it right", Place::new(file, 4..7), "2")];
        let log: serde_json::Value =
            serde_json::from_str(&render(&found, &[&rules::RAW_HTML], &inputs, 10)).unwrap();
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["message"]["text"], "wrong\nhelp: mend it");
        assert_eq!((&result["ruleId"], &result["ruleIndex"]), (&"raw-html".into(), &0.into()));
        let physical = &result["locations"][0]["physicalLocation"];
        assert_eq!(physical["artifactLocation"]["uri"], "content/o%20q/%C3%A4.md");
        assert_eq!(
            physical["region"],
            serde_json::json!({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4})
        );
        assert!(result["relatedLocations"][0]["physicalLocation"]["region"].is_null());
        assert_eq!(
            result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
            "2"
        );
    }
}
