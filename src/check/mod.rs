//! Rules on what was understood, one file each: what is wrong, or could be better, although it could be read.
//!
//! Some look at each file while its text is at hand ([`read`]), some at the whole site ([`site`]), and some do both: then the
//! first look leaves clues for the second.
//!
//! **Invariant:** this file is the list of rules and nothing else; a rule looks and tells, and changes nothing. What a rule
//! says of one file depends on that file alone, because it is remembered with the file.

mod alike_criteria;
mod almost_known_heading;
mod changed_address;
mod check_character;
mod criteria_in_text;
mod criterion_without_unit;
mod drafts;
mod duplicate_address;
pub mod example;
mod guidance_of_another_row;
mod heading_order;
pub mod heavy_page;
mod hours_fit_no_route;
mod hours_per_credit;
mod lost_comment;
mod mojibake;
mod named;
mod numbering;
mod overdue_review;
mod round_quotes;
mod same_link_text;
mod scalars;
mod skill_under_knowledge;
mod superseded_instrument;
mod switches;
mod table_without_header;
mod unit_above_level;
mod unit_in_no_group;
mod unknown_number;
mod unlinkable_name;
mod unreachable_minimum;
mod unserved_criterion;
mod unused_term;
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
    &alike_criteria::OUTCOMES,
    &alike_criteria::RULE,
    &almost_known_heading::RULE,
    &changed_address::RULE,
    &check_character::RULE,
    &criterion_without_unit::RULE,
    &duplicate_address::RULE,
    &guidance_of_another_row::RULE,
    &heading_order::RULE,
    &heavy_page::RULE,
    &hours_fit_no_route::RULE,
    &hours_per_credit::RULE,
    &lost_comment::RULE,
    &mojibake::RULE,
    &numbering::RULE,
    &overdue_review::RULE,
    &round_quotes::RULE,
    &same_link_text::RULE,
    &skill_under_knowledge::RULE,
    &superseded_instrument::RULE,
    &switches::FIRM_RULE,
    &switches::UNKNOWN_RULE,
    &switches::UNNEEDED_SWITCH,
    &table_without_header::RULE,
    &unit_above_level::RULE,
    &unit_in_no_group::RULE,
    &unknown_number::RULE,
    &unlinkable_name::RULE,
    &unreachable_minimum::RULE,
    &unserved_criterion::RULE,
    &unused_term::RULE,
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
#[rustfmt::skip]
const SITE: &[fn(&Whole<'_>) -> Vec<Diagnostic>] = &[
    alike_criteria::site,
    changed_address::site,
    check_character::site,
    criterion_without_unit::site,
    duplicate_address::site,
    hours_fit_no_route::site,
    hours_per_credit::site,
    overdue_review::site,
    skill_under_knowledge::site,
    superseded_instrument::site,
    unit_above_level::site,
    unit_in_no_group::site,
    unknown_number::site,
    unreachable_minimum::site,
    unserved_criterion::site,
    unused_term::site,
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
