//! The blocks `accessibility` and `privacy` of `site.yaml`.

use super::yaml::Fields;
use super::{format, record};
use crate::diagnostic::{Diagnostic, nearest, rules};
use crate::model::{Assessment, Conformance, Privacy};

/// Takes what is known about how accessible the site is.
pub(super) fn assessment(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Option<Assessment> {
    let node = fields.get("accessibility")?;
    let mut fields = Fields::open(node, &format::ACCESSIBILITY, findings)?;
    let assessment = Assessment {
        assessed: record::date(&mut fields, "assessed", findings),
        by: fields.plain("by", findings),
        method: fields.plain("method", findings),
        result: conformance(&mut fields, findings),
        known_issues: fields.texts("known_issues", findings).into_iter().map(|issue| issue.value).collect(),
        enforcement: fields.plain("enforcement", findings),
    };
    fields.finish(findings);
    Some(assessment)
}

fn conformance(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Option<Conformance> {
    let written = fields.text("result", findings)?;
    let found = Conformance::NAMES.iter().find(|(name, _)| *name == written.value);
    if found.is_none() {
        let names = Conformance::NAMES.map(|(name, _)| name);
        let message = format!("`{}` is not a result of an assessment", written.value);
        findings.push(
            Diagnostic::new(&rules::BAD_VALUE, written.place, message)
                .did_you_mean(nearest(written.value, names))
                .help(format!("write one of {}", names.join(", "))),
        );
    }
    found.map(|(_, result)| *result)
}

/// Takes what the centre says about data.
pub(super) fn privacy(fields: &mut Fields<'_>, findings: &mut Vec<Diagnostic>) -> Option<Privacy> {
    let node = fields.get("privacy")?;
    let mut fields = Fields::open(node, &format::PRIVACY, findings)?;
    let privacy = Privacy {
        responsible: fields.plain("responsible", findings),
        hosting: fields.plain("hosting", findings),
        notice: record::web_address(&mut fields, "notice", findings),
    };
    fields.finish(findings);
    Some(privacy)
}
