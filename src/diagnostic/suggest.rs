//! "Did you mean …?"

/// The candidate nearest to `wrong`, if one is near enough that a person may have meant it. Case does not count.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    let score = |candidate: &str| strsim::damerau_levenshtein(&wrong, &candidate.to_lowercase());
    let limit = 1 + wrong.chars().count() / 4;
    candidates
        .into_iter()
        .map(|candidate| (score(candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["glossary", "criteria", "credits"];
        assert_eq!(nearest("Critera", names), Some("criteria"));
        assert_eq!(nearest("credit", names), Some("credits"));
        assert_eq!(nearest("banana", names), None);
    }
}
