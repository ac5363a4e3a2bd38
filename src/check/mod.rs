//! Rules on what was understood, one file each: what is wrong, or could be better, although it could be read.
//!
//! Some look at each file while its text is at hand ([`read`]), some at the whole site ([`site`]), and some do both: then the
//! first look leaves clues for the second.
//!
//! **Invariant:** this file is the list of rules and nothing else; a rule looks and tells, and changes nothing. What a rule
//! says of one file depends on that file alone, because it is remembered with the file.

mod duplicate_address;
pub mod example;
mod switches;
mod unit_in_no_group;
mod whole;

pub use switches::apply;
pub use whole::Whole;

use crate::diagnostic::{Diagnostic, Rule};
use crate::parse::{Reading, Seen};

/// All rules of this room.
pub static RULES: &[&Rule] = &[
    &duplicate_address::RULE,
    &unit_in_no_group::RULE,
    &switches::UNKNOWN_RULE,
    &switches::FIRM_RULE,
    &switches::UNNEEDED_SWITCH,
];

/// Those that look at one file.
const FILE: &[fn(&Reading<'_>, &mut Seen)] = &[];

/// Those that look at the whole site.
const SITE: &[fn(&Whole<'_>) -> Vec<Diagnostic>] = &[duplicate_address::site, unit_in_no_group::site];

/// Lets the rules look at one file.
pub fn read(reading: &Reading<'_>) -> Seen {
    let mut seen = Seen::default();
    for rule in FILE {
        rule(reading, &mut seen);
    }
    seen
}

/// Lets the rules look at the whole site.
pub fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    SITE.iter().flat_map(|rule| rule(whole)).collect()
}
