//! The forms in which a name may stand in a text.

/// The plural of an English name, as far as simple rules go; nothing for what looks like one already, or ends in no letter.
pub(super) fn plural(name: &str) -> Option<String> {
    let name = name.trim_end();
    for (singular, plural) in [("criterion", "criteria"), ("sis", "ses")] {
        if let Some(stem) = name.strip_suffix(singular) {
            return Some(format!("{stem}{plural}"));
        }
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    let last = name.chars().next_back().filter(|c| c.is_alphabetic())?;
    let stem_of_y = name.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = stem_of_y {
        return Some(format!("{stem}ies"));
    }
    if ends(&["ss", "us", "x", "z", "ch", "sh"]) {
        return Some(format!("{name}es"));
    }
    (!matches!(last, 's' | 'S')).then(|| format!("{name}s"))
}

/// Whether a word is written so that its case matters: initials such as NDM, TRiM or emergencySMS.
pub(super) fn is_exact(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Whether `text` is the initials `word`, or their plural.
pub(super) fn is_form_of(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| matches!(rest, "" | "s" | "es"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_those_of_simple_rules() {
        let all =
            ["call handler", "policy", "survey", "KPI", "process", "box", "brush", "analysis", "Act 2018"];
        let plurals: Vec<String> = all.iter().map(|name| plural(name).unwrap_or_default()).collect();
        let expected =
            ["call handlers", "policies", "surveys", "KPIs", "processes", "boxes", "brushes", "analyses", ""];
        assert_eq!(plurals, expected);
        assert_eq!(plural("Assessment criterion").as_deref(), Some("Assessment criteria"));
        assert_eq!(plural("Counting Rules"), None);
    }

    #[test]
    fn initials_are_taken_as_they_are() {
        assert!(is_exact("NDM") && is_exact("TRiM") && !is_exact("Grading") && !is_exact("M"));
        assert!(is_form_of("KPIs", "KPI") && is_form_of("KPI", "KPI"));
        assert!(!is_form_of("KPIS", "KPI") && !is_form_of("kpi", "KPI"));
    }
}
