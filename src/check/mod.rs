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
mod unknown_footnote;
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
use rayon::prelude::*;

/// The rules: for each file of one, whether it looks at one file, at the whole site, or at both.
macro_rules! rules {
    (file: $($file:ident)*; both: $($both:ident)*; site: $($site:ident)*; further: $($further:path,)*) => {
        /// All rules of this room.
        pub static RULES: &[&Rule] =
            &[$(&$file::RULE,)* $(&$both::RULE,)* $(&$site::RULE,)* $(&$further,)*];

        const FILE: &[fn(&Reading<'_>, &mut Seen)] = &[$($file::file,)* $($both::file,)*];

        const SITE: &[fn(&Whole<'_>) -> Vec<Diagnostic>] = &[$($both::site,)* $($site::site,)*];
    };
}

rules! {
    file:
        almost_known_heading
        guidance_of_another_row
        heading_order
        long_sentence
        lost_comment
        mojibake
        numbering
        round_quotes
        same_link_text
        table_without_header
        unknown_footnote
        unlinkable_name
        useless_alternative_text
        vague_link_text
    ;
    both:
        criterion_without_unit
        mixed_spelling
        unexplained_acronym
        unknown_number
        wrong_year
    ;
    site:
        alike_criteria
        changed_address
        check_character
        duplicate_address
        hours_fit_no_route
        hours_per_credit
        overdue_review
        skill_under_knowledge
        superseded_instrument
        two_definitions
        unit_above_level
        unit_in_no_group
        unreachable_minimum
        unserved_criterion
        unused_term
    ;
    further:
        alike_criteria::OUTCOMES,
        heavy_page::RULE,
        switches::FIRM_RULE,
        switches::UNKNOWN_RULE,
        switches::UNNEEDED_SWITCH,
}

/// Rules that look at more than the files, so that a switch may be needed although nothing is found this time.
pub static FLEETING: &[&Rule] = &[&changed_address::RULE, &heavy_page::RULE];

/// Lets the rules look at one file.
pub fn read(reading: &Reading<'_>) -> Seen {
    let mut seen = Seen::default();
    for rule in FILE {
        rule(reading, &mut seen);
    }
    seen
}

/// Lets the rules look at the whole site, side by side.
pub fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    SITE.par_iter().flat_map_iter(|rule| rule(whole)).collect()
}
