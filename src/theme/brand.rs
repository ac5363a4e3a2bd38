//! The brand of a site: a small style sheet over the theme's colours, and whether everybody can read what comes of it.

use super::colour::{black_or_white, contrast, luminance, mix, nearest_shade};
use super::css::push_dark;
use super::palette::{Mode, modes};
use super::{Theme, rules};
use crate::diagnostic::Diagnostic;
use crate::model::{Brand, BrandColour, BrandRole, FontStack, Rgb};
use std::fmt::Write;

/// Where the style sheet of a brand lies in the output.
pub const SHEET: &str = "assets/brand.css";

/// How a page's typeface is had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Font {
    /// From the reader's device.
    Stack(FontStack),
    /// From files of the site, by their addresses from the style sheet.
    Files {
        /// Upright, normal letters.
        regular: String,
        /// Bold ones.
        bold: Option<String>,
    },
}

/// What text needs, as WCAG 2.2 AA says.
const TEXT: f64 = 4.5;

/// Backgrounds that links and labels stand on, and what they are in messages.
const BACKGROUNDS: [(&str, &str); 6] = [
    ("paper", "the page"),
    ("surface", "a card"),
    ("tint", "the wording of a criterion"),
    ("accent-tint", "what is marked as current"),
    ("good-tint", "the background of a correction"),
    ("bad-tint", "the background of a trap"),
];

/// What stands on the highlighter.
const MARKED: [(&str, &str); 1] = [("ink", "the text that is marked")];

/// The style sheet of `brand`, if it has anything to say, and what of it can't be read.
pub(super) fn sheet(theme: &Theme, brand: &Brand, font: Option<&Font>) -> (Option<String>, Vec<Diagnostic>) {
    let modes = modes(theme);
    let mut findings = Vec::new();
    let (mut light, mut dark) = (String::new(), String::new());
    for role in BrandRole::ALL {
        let written = |dark| brand.colours.iter().find(|colour| colour.role == role && colour.dark == dark);
        for (is_dark, out) in [(false, &mut light), (true, &mut dark)] {
            let Some(used) = written(is_dark).or_else(|| written(false)) else { continue };
            // What is written for light screens alone finds its own shade on a dark one.
            let derived = is_dark && !used.dark;
            let seen: Vec<&Mode> = modes.iter().filter(|mode| mode.dark == is_dark).collect();
            match (role, seen.first()) {
                (BrandRole::Accent, Some(mode)) => {
                    accent(shade(used, derived, &seen, &BACKGROUNDS, &mut findings), mode, out);
                }
                (BrandRole::Marker, _) => {
                    let _ = write!(out, "--marker:{};", shade(used, derived, &seen, &MARKED, &mut findings));
                }
                (BrandRole::Header, _) => header(used.colour, out),
                (BrandRole::Accent, None) => {}
            }
        }
    }
    let mut css = font.map_or_else(String::new, typeface);
    if !light.is_empty() {
        css.extend([":root{", light.trim_end_matches(';'), "}"]);
    }
    if !dark.is_empty() {
        push_dark(dark.trim_end_matches(';'), &mut css);
    }
    ((!css.is_empty()).then_some(css), findings)
}

/// The colour as it is used, or the nearest shade that can be read if it is `derived`; says so if it can't.
fn shade(
    used: &BrandColour,
    derived: bool,
    seen: &[&Mode],
    names: &[(&str, &'static str)],
    findings: &mut Vec<Diagnostic>,
) -> Rgb {
    let fits = |colour| worst(colour, seen, names).is_none();
    let found = if derived { nearest_shade(used.colour, fits) } else { None };
    let colour = found.unwrap_or(used.colour);
    findings.extend(worst(colour, seen, names).map(|worst| low(used, colour, &worst, fits)));
    colour
}

/// Links and labels, the colour of text on them, and a pale one behind what is current.
fn accent(colour: Rgb, mode: &Mode, out: &mut String) {
    let on = mode.get("on-accent").filter(|on| contrast(*on, colour) >= TEXT);
    let on = on.unwrap_or_else(|| black_or_white(colour));
    let _ = write!(out, "--accent:{colour};--on-accent:{on};");
    if let Some(tint) = pale(colour, mode) {
        let _ = write!(out, "--accent-tint:{tint};");
    }
}

/// As much of a colour as the theme's surface takes before something on it can't be read.
fn pale(colour: Rgb, mode: &Mode) -> Option<Rgb> {
    let surface = mode.get("surface")?;
    let on: Vec<Rgb> =
        ["ink", "soft"].into_iter().filter_map(|name| mode.get(name)).chain([colour]).collect();
    let tints = (0..=7).map(|step| mix(colour, surface, f64::from(14 - 2 * step) / 100.0));
    tints.into_iter().find(|tint| on.iter().all(|front| contrast(*front, *tint) >= TEXT)).or(Some(surface))
}

/// The strip at the top: black or white can always be read on it.
fn header(colour: Rgb, out: &mut String) {
    let _ = write!(out, "--header:{colour};--on-header:{};", black_or_white(colour));
}

/// Where a colour can be read worst.
struct Worst {
    ratio: f64,
    other: Rgb,
    what: &'static str,
    mode: String,
}

/// Where a colour can be read worst among the colours of the theme with these names, if not well enough. What most people see
/// comes first: tints only where all else is good.
fn worst(colour: Rgb, seen: &[&Mode], names: &[(&str, &'static str)]) -> Option<Worst> {
    let (tinted, plain): (Vec<&Mode>, Vec<&Mode>) = seen.iter().partition(|mode| mode.tinted);
    worst_of(colour, &plain, names).or_else(|| worst_of(colour, &tinted, names))
}

fn worst_of(colour: Rgb, seen: &[&Mode], names: &[(&str, &'static str)]) -> Option<Worst> {
    let mut worst: Option<Worst> = None;
    for mode in seen {
        for (name, what) in names {
            // This one follows the accent, but in a tinted mode.
            let follows = *name == "accent-tint" && !mode.tinted;
            let Some(other) = mode.get(name).filter(|_| !follows) else { continue };
            let ratio = contrast(colour, other);
            if ratio < TEXT && worst.as_ref().is_none_or(|worst| ratio < worst.ratio) {
                worst = Some(Worst { ratio, other, what, mode: mode.name.clone() });
            }
        }
    }
    worst
}

/// Says that a colour can't be read, and which shade of it could.
fn low(written: &BrandColour, colour: Rgb, worst: &Worst, fits: impl Fn(Rgb) -> bool) -> Diagnostic {
    let dark = if written.dark { "dark " } else { "" };
    let shade = nearest_shade(colour, fits);
    let too = match shade {
        Some(shade) if luminance(shade) > luminance(colour) => "too dark",
        Some(_) => "too pale",
        None => "hard to read",
    };
    let Worst { ratio, other, what, mode } = worst;
    let (name, ratio) = (written.role.name(), rounded_down(*ratio));
    let message = format!(
        "the {dark}{name} colour {colour} is {too}: its contrast with {what} ({other}, {mode} colours) is {ratio}:1, and text needs {TEXT}:1"
    );
    let finding = Diagnostic::new(&rules::LOW_CONTRAST, written.place, message).label(format!("{ratio}:1"));
    match shade {
        Some(shade) => finding.help(format!("the nearest shade that passes is \"{shade}\"")),
        None => finding.help("choose another colour, or a theme whose backgrounds are further from it"),
    }
}

/// 4.499 is not 4.5.
fn rounded_down(ratio: f64) -> String {
    format!("{:.2}", (ratio * 100.0).floor() / 100.0)
}

/// What makes a page use the typeface.
fn typeface(font: &Font) -> String {
    let face = |address: &str, weight: &str| {
        format!(
            "@font-face{{font-family:Brand;src:url(\"{address}\") format(\"woff2\");font-weight:{weight};font-display:swap}}"
        )
    };
    match font {
        Font::Stack(stack) => format!(":root{{--sans:{}}}", families(*stack)),
        Font::Files { regular, bold } => {
            let faces = match bold {
                Some(bold) if bold == regular => face(regular, "100 900"),
                Some(bold) => face(regular, "400") + &face(bold, "700"),
                None => face(regular, "400"),
            };
            format!("{faces}:root{{--sans:Brand,{}}}", families(FontStack::System))
        }
    }
}

/// Families that devices come with, the likeliest first.
fn families(stack: FontStack) -> &'static str {
    match stack {
        FontStack::System => {
            "system-ui,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"Noto Sans\",Arial,sans-serif"
        }
        FontStack::Humanist => "Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"DejaVu Sans\",sans-serif",
        FontStack::Geometric => "Avenir,Montserrat,Corbel,\"URW Gothic\",sans-serif",
        FontStack::Rounded => {
            "ui-rounded,\"Hiragino Maru Gothic ProN\",Quicksand,Comfortaa,Manjari,\"Arial Rounded MT Bold\",Calibri,sans-serif"
        }
        FontStack::Serif => {
            "Charter,\"Bitstream Charter\",\"Sitka Text\",Cambria,\"Noto Serif\",Georgia,serif"
        }
        FontStack::Slab => {
            "Rockwell,\"Rockwell Nova\",\"Roboto Slab\",\"DejaVu Serif\",\"Sitka Small\",serif"
        }
    }
}
