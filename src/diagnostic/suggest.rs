//! "Did you mean …?"

/// The candidate nearest to `wrong`, if one is near enough that a person may have meant it. Case does not count, and
/// neither does the order of the candidates.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    let letters = Letters::of(&wrong);
    let limit = 1 + wrong.chars().count() / 4;
    let bounded = candidates.into_iter().map(|candidate| (letters.apart(candidate), candidate));
    let mut bounded: Vec<(usize, &str)> = bounded.filter(|(least, _)| *least <= limit).collect();
    // To compare letter by letter takes long, so those that may be near come first, and most never come at all.
    bounded.sort_unstable();
    let mut best: Option<(usize, &str)> = None;
    for (least, candidate) in bounded {
        if best.is_some_and(|(distance, _)| least > distance) {
            break;
        }
        let distance = distance(&wrong, &candidate.to_lowercase());
        if distance <= limit && best.is_none_or(|best| (distance, candidate) < best) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The candidate that `wrong` must have meant: near to it, when no other one is.
pub fn only_near<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut near = candidates.into_iter().filter(|candidate| nearest(wrong, [*candidate]).is_some());
    near.next().filter(|first| near.all(|other| other == *first))
}

/// How often each letter stands in a text, with some letters taken together.
struct Letters([i32; 64]);

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Letters([0; 64]);
        text.chars().for_each(|letter| letters.0[place(letter)] += 1);
        letters
    }

    /// A distance that `candidate` has at least: so many letters are missing, or too many.
    fn apart(&self, candidate: &str) -> usize {
        let mut left = self.0;
        candidate.chars().flat_map(char::to_lowercase).for_each(|letter| left[place(letter)] -= 1);
        let missing: i32 = left.iter().filter(|count| **count > 0).sum();
        let surplus: i32 = left.iter().filter(|count| **count < 0).sum();
        missing.max(-surplus) as usize
    }
}

/// Where a letter is counted. A sigma is written otherwise at the end of a word, but only in a whole text.
fn place(letter: char) -> usize {
    if letter == 'ς' { 'σ' as usize % 64 } else { letter as usize % 64 }
}

/// How many letters to change; what both texts begin and end with costs nothing.
pub fn distance(a: &str, b: &str) -> usize {
    let start: usize = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (a, b) = (&a[start..], &b[start..]);
    let both = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b);
    let end: usize = both.map(|(a, _)| a.len_utf8()).sum();
    strsim::damerau_levenshtein(&a[..a.len() - end], &b[..b.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["glossary", "criteria", "credits"];
        assert_eq!(nearest("Critera", names), Some("criteria"));
        assert_eq!(nearest("credit", names), Some("credits"));
        assert_eq!(nearest("banana", names), None);
    }

    #[test]
    fn of_two_near_names_neither_must_have_been_meant() {
        assert_eq!(only_near("critera", ["criteria", "credits"]), Some("criteria"));
        assert_eq!(only_near("critera", ["criteria", "criteria"]), Some("criteria"));
        assert_eq!(only_near("item", ["items", "time"]), None);
        assert_eq!(only_near("banana", ["items"]), None);
    }

    #[test]
    fn shortcuts_find_what_the_long_way_finds() {
        let long = |wrong: &str, names: &[String]| {
            let limit = 1 + wrong.chars().count() / 4;
            let score = |name: &str| strsim::damerau_levenshtein(&wrong.to_lowercase(), &name.to_lowercase());
            let scored = names.iter().map(|name| (score(name), name.clone()));
            scored.filter(|(distance, _)| *distance <= limit).min().map(|(_, name)| name)
        };
        let mut seed = 1u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..300 {
            let mut word = |letters: u32| -> String {
                (0..2 + next(9)).map(|_| char::from(b'a' + next(letters) as u8)).chain(['É']).collect()
            };
            let names: Vec<String> = (0..30).map(|_| word(4)).collect();
            let wrong = word(5);
            assert_eq!(nearest(&wrong, names.iter().map(String::as_str)), long(&wrong, &names).as_deref());
        }
    }
}
