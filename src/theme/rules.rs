//! What can be wrong with a theme.

use crate::diagnostic::{Area, Example, Rule, Severity, file, part};

/// All rules of this room.
pub static ALL: &[&Rule] =
    &[&UNKNOWN_THEME, &THEME_CYCLE, &UNKNOWN_STRING, &UNUSED_THEME_FILE, &LOW_CONTRAST];

/// No theme of that name.
pub static UNKNOWN_THEME: Rule = Rule {
    name: "unknown-theme",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "There is no folder of this name in themes/, and `default` is the only theme that comes with syllabus.",
    wrong: Example::Files(&[part("site.yaml", "language: en-GB", "language: en-GB\ntheme: «defualt»")]),
    right: Example::Files(&[part("site.yaml", "language: en-GB", "language: en-GB\ntheme: default")]),
};

/// Themes that extend each other.
pub static THEME_CYCLE: Rule = Rule {
    name: "theme-cycle",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "A theme can't extend itself, whether directly or through another theme: there would be no first one to start from.",
    wrong: Example::Files(&[
        part("site.yaml", "language: en-GB", "language: en-GB\ntheme: desk"),
        file("themes/desk/theme.yaml", "extends: «desk»\n"),
    ]),
    right: Example::Files(&[
        part("site.yaml", "language: en-GB", "language: en-GB\ntheme: desk"),
        file("themes/desk/theme.yaml", "extends: default\n"),
    ]),
};

/// A phrase that no page uses.
pub static UNKNOWN_STRING: Rule = Rule {
    name: "unknown-string",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "No page uses a phrase of this name, so the wording would be lost; perhaps the name is mistyped.",
    wrong: Example::Files(&[
        part("site.yaml", "language: en-GB", "language: en-GB\ntheme: desk"),
        file("themes/desk/strings/en.yaml", "«glosary»: Words of the desk\n"),
    ]),
    right: Example::Files(&[
        part("site.yaml", "language: en-GB", "language: en-GB\ntheme: desk"),
        file("themes/desk/strings/en.yaml", "glossary: Words of the desk\n"),
    ]),
};

/// A file of a theme that has no effect.
pub static UNUSED_THEME_FILE: Rule = Rule {
    name: "unused-theme-file",
    severity: Severity::Warning,
    area: Area::Pages,
    explain: "A theme's files lie in its folders templates/, assets/ and strings/, beside theme.yaml; anything else has no effect.",
    wrong: Example::Files(&[
        part("site.yaml", "language: en-GB", "language: en-GB\ntheme: desk"),
        file("themes/desk/desk.css", "body { margin: 0 }\n"),
    ]),
    right: Example::Files(&[
        part("site.yaml", "language: en-GB", "language: en-GB\ntheme: desk"),
        file("themes/desk/assets/desk.css", "body { margin: 0 }\n"),
    ]),
};

/// A colour of the brand that can't be read.
pub static LOW_CONTRAST: Rule = Rule {
    name: "low-contrast",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "Text needs a contrast of 4.5 to 1 with what is behind it (WCAG 2.2 AA), or many people can't read it, and nobody can in the sun. \
              The colours of a brand are checked where the theme puts them, in light, in dark and in the tints of the reading settings.",
    wrong: Example::Files(&[part(
        "site.yaml",
        "language: en-GB",
        "language: en-GB\nbrand:\n  colours:\n    accent: «\"#ff6600\"»",
    )]),
    right: Example::Files(&[part(
        "site.yaml",
        "language: en-GB",
        "language: en-GB\nbrand:\n  colours:\n    accent: \"#8a3300\"",
    )]),
};
