//! Rules on what was understood, one file each: what is wrong, or could be better, although it could be read.
//!
//! Some look at each file while its text is at hand ([`read`]), some at the whole site ([`site`]), and some do both: then the
//! first look leaves clues for the second.
//!
//! **Invariant:** this file is the list of rules and nothing else; a rule looks and tells, and changes nothing. What a rule
//! says of one file depends on that file alone, because it is remembered with the file.

mod almost_known_heading;
mod changed_address;
mod criteria_in_text;
mod criterion_without_unit;
mod drafts;
mod duplicate_address;
pub mod example;
mod guidance_of_another_row;
mod heading_order;
pub mod heavy_page;
mod lost_comment;
mod mojibake;
mod numbering;
mod round_quotes;
mod same_link_text;
mod scalars;
mod switches;
mod table_without_header;
mod unit_in_no_group;
mod unknown_number;
mod unlinkable_name;
mod unserved_criterion;
mod useless_alternative_text;
mod vague_link_text;
mod whole;

pub use drafts::Drafts;
pub use switches::apply;
pub use whole::Whole;

use crate::diagnostic::{Diagnostic, Rule};
use crate::parse::{Reading, Seen};

/// Rules that look at more than the files, so that a switch may be needed although nothing is found this time.
pub static FLEETING: &[&Rule] = &[&changed_address::RULE, &heavy_page::RULE];

/// All rules of this room.
pub static RULES: &[&Rule] = &[
    &almost_known_heading::RULE,
    &changed_address::RULE,
    &criterion_without_unit::RULE,
    &duplicate_address::RULE,
    &guidance_of_another_row::RULE,
    &heading_order::RULE,
    &heavy_page::RULE,
    &lost_comment::RULE,
    &mojibake::RULE,
    &numbering::RULE,
    &round_quotes::RULE,
    &same_link_text::RULE,
    &switches::FIRM_RULE,
    &switches::UNKNOWN_RULE,
    &switches::UNNEEDED_SWITCH,
    &table_without_header::RULE,
    &unit_in_no_group::RULE,
    &unknown_number::RULE,
    &unlinkable_name::RULE,
    &unserved_criterion::RULE,
    &useless_alternative_text::RULE,
    &vague_link_text::RULE,
];

/// Those that look at one file.
const FILE: &[fn(&Reading<'_>, &mut Seen)] = &[
    almost_known_heading::file,
    criterion_without_unit::file,
    guidance_of_another_row::file,
    heading_order::file,
    lost_comment::file,
    mojibake::file,
    numbering::file,
    round_quotes::file,
    same_link_text::file,
    table_without_header::file,
    unknown_number::file,
    unlinkable_name::file,
    useless_alternative_text::file,
    vague_link_text::file,
];

/// Those that look at the whole site.
const SITE: &[fn(&Whole<'_>) -> Vec<Diagnostic>] = &[
    changed_address::site,
    criterion_without_unit::site,
    duplicate_address::site,
    unit_in_no_group::site,
    unknown_number::site,
    unserved_criterion::site,
];

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
