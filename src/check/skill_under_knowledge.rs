//! A criterion that asks to show something, under an outcome that asks to understand it.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::{Criterion, OutcomeKind};

/// The rule.
pub static RULE: Rule = Rule {
    name: "skill-under-knowledge",
    severity: Severity::Warning,
    area: Area::Specification,
    explain: "An outcome that begins with \"Understand\" or \"Know\" is met by explaining, and one that begins with \"Be able to\" by \
              doing. A criterion that begins with \"Demonstrate\" under the first kind has to be observed although nobody plans an \
              observation for it: mostly it stands under the wrong outcome. Knowledge under \"Be able to\" is usual and not reported.",
    wrong: Example::Files(&[part(
        "unit.yaml",
        "      1.2: Describe the steps of a welcome",
        "      1.2: «Demonstrate» the steps of a welcome",
    )]),
    right: Example::Files(&[part(
        "unit.yaml",
        "      1.2: Describe the steps of a welcome",
        "      1.2: Summarise the steps of a welcome",
    )]),
};

/// Verbs that somebody watches.
const SKILLS: [&str; 3] = ["Demonstrate", "Carry out", "Perform"];

/// Finds criteria that ask for doing where the outcome asks for knowing.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let criteria = whole.site.criteria.rows();
    let knowledge =
        criteria.filter(|criterion| whole.site.outcomes[criterion.outcome].kind == OutcomeKind::Understand);
    knowledge.filter_map(|criterion| report(whole, criterion)).collect()
}

fn report(whole: &Whole<'_>, criterion: &Criterion) -> Option<Diagnostic> {
    let verb = SKILLS.into_iter().find(|verb| criterion.lead(verb) > 0)?;
    let written = &criterion.stem[..criterion.lead(verb)];
    let place = whole.within(whole.wording(criterion), written);
    let outcome = &whole.site.outcomes[criterion.outcome];
    let begins = outcome.title.split_whitespace().next().unwrap_or_default();
    let message = format!(
        "criterion {} asks to show something, and outcome {} begins with \"{begins}\"",
        criterion.number, outcome.number
    );
    Some(
        Diagnostic::new(&RULE, place, message)
            .help("look it up in the handbook: it may belong to another outcome, or begin with another verb"),
    )
}
