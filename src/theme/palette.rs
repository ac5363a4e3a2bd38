//! The colours of a theme, as its style sheets name them: `--paper`, `--ink`, `--accent`.

use super::Theme;
use crate::model::Rgb;
use std::collections::BTreeMap;

/// What a reader's screen can look like: light, dark, or light and tinted as the reading settings offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mode {
    /// What it is called in messages: "light", "dark", "cream".
    pub name: String,
    /// Whether text is light on dark.
    pub dark: bool,
    /// Whether it is one of the tints.
    pub tinted: bool,
    colours: BTreeMap<String, Rgb>,
}

impl Mode {
    /// The colour called `name`; nothing if the theme has none, or writes it as something else than `#rrggbb`.
    pub fn get(&self, name: &str) -> Option<Rgb> {
        self.colours.get(name).copied()
    }
}

/// The modes of a theme, light first.
pub(super) fn modes(theme: &Theme) -> Vec<Mode> {
    let sheet = |path: &str| theme.assets.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let tokens = sheet("assets/tokens.css").unwrap_or_default();
    let light = declared(tokens, ":root{");
    let mut dark = light.clone();
    dark.extend(declared(tokens, ":root[data-theme=dark]{"));
    let mode = |name: &str, dark, tinted, colours| Mode { name: name.to_owned(), dark, tinted, colours };
    let mut modes = vec![mode("light", false, false, light.clone()), mode("dark", true, false, dark)];
    let settings = sheet("assets/reading.css").unwrap_or_default();
    for (at, _) in settings.match_indices(TINT) {
        let name = settings[at + TINT.len()..].split(['"', '\'', ']']).find(|name| !name.is_empty());
        let mut colours = light.clone();
        colours.extend(declared(&settings[at..], "{"));
        modes.extend(name.map(|name| mode(name, false, true, colours)));
    }
    modes
}

const TINT: &str = ":root[data-tint=";

/// The colours in the first group of declarations that begins with `head`.
fn declared(css: &str, head: &str) -> BTreeMap<String, Rgb> {
    let Some((_, after)) = css.split_once(head) else { return BTreeMap::new() };
    let body = after.split('}').next().unwrap_or_default();
    let one = |declaration: &str| {
        let (name, value) = declaration.split_once(':')?;
        Some((name.trim().strip_prefix("--")?.to_owned(), Rgb::parse(value.trim())?))
    };
    body.split(';').filter_map(one).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::theme::colour::contrast;

    /// Text that themes put on backgrounds, and edges and outlines that mean something.
    const TEXT: [(&str, &[&str]); 8] = [
        ("ink", &["paper", "surface", "tint", "accent-tint", "good-tint", "bad-tint", "marker"]),
        ("soft", &["paper", "surface", "tint", "accent-tint"]),
        ("accent", &["paper", "surface", "tint", "accent-tint", "good-tint", "bad-tint"]),
        ("on-accent", &["accent"]),
        ("good", &["paper", "surface", "good-tint"]),
        ("bad", &["paper", "surface", "bad-tint"]),
        ("edge", &[]),
        ("focus", &[]),
    ];

    /// What of a theme's own colours can't be read.
    pub(in crate::theme) fn unreadable(theme: &Theme) -> Vec<String> {
        let mut wrong = Vec::new();
        for mode in modes(theme) {
            let mut check = |front: &str, back: &str, needed: f64| match (mode.get(front), mode.get(back)) {
                (Some(a), Some(b)) if contrast(a, b) < needed => {
                    wrong.push(format!("{}: {front} on {back} is {:.2}", mode.name, contrast(a, b)));
                }
                (Some(_), Some(_)) => {}
                _ => wrong.push(format!("{}: {front} or {back} is no colour", mode.name)),
            };
            for (front, backs) in TEXT {
                backs.iter().for_each(|back| check(front, back, 4.5));
            }
            for back in ["paper", "surface"] {
                check("edge", back, 3.0);
                check("focus", back, 3.0);
            }
        }
        wrong
    }

    #[test]
    fn the_embedded_theme_can_be_read_in_every_mode() {
        let theme = crate::theme::embedded();
        let names: Vec<String> = modes(&theme).into_iter().map(|mode| mode.name).collect();
        assert_eq!(names, ["light", "dark", "cream", "blue", "green"]);
        assert_eq!(unreadable(&theme), [""; 0]);
    }
}
