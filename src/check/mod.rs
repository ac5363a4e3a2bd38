//! Rules on what was understood, one file each: what is wrong, or could be better, although it could be read.
//!
//! Some look at each file while its text is at hand ([`read`]), some at the whole site ([`site`]), and some do both: then the
//! first look leaves clues for the second.
//!
//! **Invariant:** this file is the list of rules and nothing else; a rule looks and tells, and changes nothing. What a rule
//! says of one file depends on that file alone, because it is remembered with the file.

mod alike_criteria;
mod almost_known_heading;
mod check_character;
mod criteria_in_text;
mod criterion_without_unit;
mod drafts;
mod duplicate_address;
pub mod example;
mod guidance_of_another_row;
mod heading_order;
mod hours_fit_no_route;
mod hours_per_credit;
mod long_sentence;
mod lost_comment;
mod mixed_spelling;
mod mojibake;
mod named;
mod numbering;
mod overdue_review;
mod round_quotes;
mod same_link_text;
mod scalars;
mod sentences;
mod skill_under_knowledge;
mod superseded_instrument;
mod switches;
mod table_without_header;
mod two_definitions;
mod unexplained_acronym;
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
mod wrong_year;

pub use drafts::Drafts;
pub use switches::apply;
pub use whole::Whole;

use crate::diagnostic::{Diagnostic, Rule};
use crate::parse::{Reading, Seen};

/// All rules of this room.
pub static RULES: &[&Rule] = &[
    &criterion_without_unit::RULE,
    &guidance_of_another_row::RULE,
    &lost_comment::RULE,
    &round_quotes::RULE,
    &unknown_number::RULE,
    &almost_known_heading::RULE,
    &heading_order::RULE,
    &mojibake::RULE,
    &numbering::RULE,
    &same_link_text::RULE,
    &table_without_header::RULE,
    &unlinkable_name::RULE,
    &useless_alternative_text::RULE,
    &vague_link_text::RULE,
    &duplicate_address::RULE,
    &unit_in_no_group::RULE,
    &alike_criteria::RULE,
    &alike_criteria::OUTCOMES,
    &check_character::RULE,
    &hours_fit_no_route::RULE,
    &hours_per_credit::RULE,
    &skill_under_knowledge::RULE,
    &unit_above_level::RULE,
    &unreachable_minimum::RULE,
    &unused_term::RULE,
    &superseded_instrument::RULE,
    &overdue_review::RULE,
    &two_definitions::RULE,
    &long_sentence::RULE,
    &wrong_year::RULE,
    &unexplained_acronym::RULE,
    &mixed_spelling::RULE,
    &unserved_criterion::RULE,
    &switches::UNKNOWN_RULE,
    &switches::FIRM_RULE,
    &switches::UNNEEDED_SWITCH,
];

/// Those that look at one file.
const FILE: &[fn(&Reading<'_>, &mut Seen)] = &[
    criterion_without_unit::file,
    guidance_of_another_row::file,
    lost_comment::file,
    round_quotes::file,
    unknown_number::file,
    almost_known_heading::file,
    heading_order::file,
    mojibake::file,
    numbering::file,
    same_link_text::file,
    table_without_header::file,
    unlinkable_name::file,
    useless_alternative_text::file,
    vague_link_text::file,
    mixed_spelling::file,
    unexplained_acronym::file,
    wrong_year::file,
    long_sentence::file,
];

/// Those that look at the whole site.
#[rustfmt::skip]
const SITE: &[fn(&Whole<'_>) -> Vec<Diagnostic>] = &[
    criterion_without_unit::site,
    duplicate_address::site,
    unknown_number::site,
    unit_in_no_group::site,
    alike_criteria::site,
    check_character::site,
    hours_fit_no_route::site,
    hours_per_credit::site,
    skill_under_knowledge::site,
    unit_above_level::site,
    unreachable_minimum::site,
    unused_term::site,
    superseded_instrument::site,
    overdue_review::site,
    two_definitions::site,
    wrong_year::site,
    unexplained_acronym::site,
    mixed_spelling::site,
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
