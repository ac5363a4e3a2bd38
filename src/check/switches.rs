//! What `site.yaml` says of rules: some count less there, or more.

use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, nearest, part};
use crate::parse::authored::{Level, Switch};
use crate::source::{Inputs, Place, Placed};

/// A name that no rule has.
pub static UNKNOWN_RULE: Rule = Rule {
    name: "unknown-rule",
    severity: Severity::Error,
    area: Area::Form,
    explain: "`rules:` in site.yaml names a rule that does not exist, so nothing would be switched. `syllabus rules` lists \
              them all.",
    wrong: Example::Files(&[part(
        "site.yaml",
        "navigation:",
        "rules:\n  «long-sentense»: {level: off, reason: We quote an old law.}\nnavigation:",
    )]),
    right: Example::Files(&[part(
        "site.yaml",
        "navigation:",
        "rules:\n  unit-in-no-group: {level: error, reason: Every unit must be found.}\nnavigation:",
    )]),
};

/// A rule that can't be switched.
pub static FIRM_RULE: Rule = Rule {
    name: "firm-rule",
    severity: Severity::Error,
    area: Area::Form,
    explain: "A rule that is an error can't be switched off: without it, something on the site would be wrong or lost. Only \
              warnings can be switched off, or made errors.",
    wrong: Example::Files(&[part(
        "site.yaml",
        "navigation:",
        "rules:\n  «broken-link»: {level: off, reason: The page comes later.}\nnavigation:",
    )]),
    right: Example::Files(&[part(
        "site.yaml",
        "navigation:",
        "rules:\n  unit-in-no-group: {level: error, reason: Every unit must be found.}\nnavigation:",
    )]),
};

/// A switch that does nothing any more.
pub static UNNEEDED_SWITCH: Rule = Rule {
    name: "unneeded-switch",
    severity: Severity::Warning,
    area: Area::Form,
    explain: "A switch in site.yaml silences a rule that nothing breaks any more. Left there, it would hide the next mistake \
              of that kind.",
    wrong: Example::Files(&[part(
        "site.yaml",
        "navigation:",
        "rules:\n  «unit-in-no-group»: {level: off, reason: The second unit comes in May.}\nnavigation:",
    )]),
    right: Example::Files(&[
        part(
            "site.yaml",
            "navigation:",
            "rules:\n  unit-in-no-group: {level: off, reason: The second unit comes in May.}\nnavigation:",
        ),
        part(
            "qualification.yaml",
            "  B:\n    kind: optional\n    rule: {credits: 3}\n    units: [FD-02]\n",
            "  # Group B, with FD-02, comes in May.\n",
        ),
    ]),
};

/// Does what the switches say to what was found, and adds what is wrong with the switches. `rules` are all that there are;
/// `untold` are those that nobody looked at this time.
pub fn apply(
    switches: &[Switch],
    diagnostics: &mut Vec<Diagnostic>,
    (rules, untold): (&[&'static Rule], &[&'static Rule]),
    inputs: &Inputs,
) {
    let mut told = Vec::new();
    let mut known: Vec<Known<'_>> = Vec::new();
    for switch in switches {
        match find(&switch.rule, rules) {
            Ok(rule) => known.push(Known { rule, switch, used: vec![false; switch.files.len().max(1)] }),
            Err(diagnostic) => told.push(*diagnostic),
        }
    }
    diagnostics.retain_mut(|diagnostic| {
        // The switch that names a file counts before the one that names none, and a later one before an earlier one.
        let by_file = known.iter_mut().rev().find_map(|known| known.counts(diagnostic, inputs, true));
        let level = by_file
            .or_else(|| known.iter_mut().rev().find_map(|known| known.counts(diagnostic, inputs, false)));
        match level {
            None => true,
            Some(Level::Off) => false,
            Some(Level::As(severity)) => {
                diagnostic.severity = severity;
                true
            }
        }
    });
    // With an error, much was not looked at, and a switch may be needed after all.
    let is_complete = !diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    if is_complete {
        let silencing = known.iter().filter(|known| known.switch.level != Level::As(Severity::Error));
        told.extend(silencing.filter(|known| !untold.contains(&known.rule)).flat_map(Known::unneeded));
    }
    diagnostics.append(&mut told);
}

/// A switch of a rule that is there.
struct Known<'s> {
    rule: &'static Rule,
    switch: &'s Switch,
    /// Whether each of its files was needed, or the switch itself where it names none.
    used: Vec<bool>,
}

impl Known<'_> {
    /// The level of the diagnostic, if this switch says so.
    fn counts(&mut self, diagnostic: &Diagnostic, inputs: &Inputs, with_files: bool) -> Option<Level> {
        if self.rule != diagnostic.rule || self.switch.files.is_empty() == with_files {
            return None;
        }
        let file = inputs.get(diagnostic.place.file);
        let path = file.map_or("", |file| file.path());
        let path = path.strip_prefix("content/").unwrap_or(path);
        let at = match with_files {
            true => self.switch.files.iter().position(|file| is_in(path, &file.value))?,
            false => 0,
        };
        self.used[at] = true;
        Some(self.switch.level)
    }

    fn unneeded(&self) -> Vec<Diagnostic> {
        let name = self.rule.name;
        let unneeded = |place: Place, message: String| {
            Diagnostic::new(&UNNEEDED_SWITCH, place, message).help("take it out")
        };
        if !self.used.contains(&true) {
            let message = format!("nothing breaks the rule `{name}` here, so this switch is not needed");
            return vec![unneeded(self.switch.rule.place, message)];
        }
        let files = self.switch.files.iter().zip(&self.used).filter(|(_, used)| !**used);
        let tell = |file: &Placed<String>| {
            unneeded(file.place, format!("nothing in `{}` breaks the rule `{name}`", file.value))
        };
        files.map(|(file, _)| tell(file)).collect()
    }
}

/// Whether a path is the file or lies in the folder that `named` is; both from `content/` down.
fn is_in(path: &str, named: &str) -> bool {
    let named = named.strip_prefix("content/").unwrap_or(named);
    let named = named.trim_end_matches('/');
    path.strip_prefix(named).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn find(written: &Placed<String>, rules: &[&'static Rule]) -> Result<&'static Rule, Box<Diagnostic>> {
    let name = written.value.as_str();
    match rules.iter().find(|rule| rule.name == name) {
        Some(rule) if rule.severity == Severity::Error => {
            let message = format!("`{name}` can't be switched: it is an error");
            Err(Box::new(
                Diagnostic::new(&FIRM_RULE, written.place, message)
                    .help("mend what it tells; only warnings can be switched off"),
            ))
        }
        Some(rule) => Ok(rule),
        None => {
            let near = nearest(name, rules.iter().map(|rule| rule.name));
            let unknown = Diagnostic::new(&UNKNOWN_RULE, written.place, format!("there is no rule `{name}`"));
            Err(Box::new(match near {
                Some(_) => unknown.did_you_mean(near),
                None => unknown.help("`syllabus rules` lists them all"),
            }))
        }
    }
}
