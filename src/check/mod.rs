//! Rules on the resolved site, one file each: what is wrong although every name leads somewhere.
//!
//! **Invariant:** this file is the list of rules and nothing else; a rule sees the site and the places of its rows, and
//! changes nothing.

mod duplicate_address;
mod unit_in_no_group;

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Site;
use crate::plan::Addresses;
use crate::resolve::Places;

/// All rules of this room.
pub static RULES: &[&Rule] = &[&duplicate_address::RULE, &unit_in_no_group::RULE];

/// Runs every rule. `taken` are output paths that the theme needs.
pub fn check<'t>(
    site: &Site,
    places: &Places,
    addresses: &Addresses,
    taken: impl Iterator<Item = &'t str>,
) -> Vec<Diagnostic> {
    let mut findings = duplicate_address::check(site, places, addresses, taken);
    findings.extend(unit_in_no_group::check(site, places));
    findings
}
