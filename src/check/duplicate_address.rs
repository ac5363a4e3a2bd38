//! Two pages, or a page and a file, at one address.

use super::Whole;
use crate::diagnostic::{Area, Diagnostic, Example, Rule, Severity, part};
use crate::model::Site;
use crate::plan::{Addresses, smaller};
use crate::resolve::Places;
use crate::source::Place;
use std::borrow::Cow;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-address",
    severity: Severity::Error,
    area: Area::Pages,
    explain: "Two pages would have the same address, and one would overwrite the other. Capital letters do not count, because \
              on many computers and memory sticks they make no difference.",
    wrong: Example::Files(&[part(
        "glossary.yaml",
        "VIP:",
        "Sign in: To write in the visitor log.\n«Sign-in»: The same, as a noun.\nVIP:",
    )]),
    right: Example::Files(&[part(
        "glossary.yaml",
        "VIP:",
        "Sign in:\n  aliases: [Sign-in]\n  definition: To write in the visitor log.\nVIP:",
    )]),
};

/// Parts of the list of overlaps that are claimed for each qualification.
const OVERLAPS: usize = 9;

/// What will lie at an address.
struct Claim<'a> {
    path: Cow<'a, str>,
    what: &'static str,
    place: Option<Place>,
}

/// Finds addresses that are claimed twice.
pub(super) fn site(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let mut seen: HashMap<String, Claim<'_>> = HashMap::new();
    let mut findings = Vec::new();
    for &path in &whole.taken {
        seen.insert(
            path.to_lowercase(),
            Claim { path: path.into(), what: "a file of the theme", place: None },
        );
    }
    for claim in claims(whole.site, whole.places, whole.addresses) {
        let key = claim.path.to_lowercase();
        match seen.get(&key) {
            Some(first) if [claim.place, first.place].into_iter().flatten().any(|it| whole.is_told(it)) => {}
            Some(first) => findings.extend(report(&claim, first)),
            None => {
                seen.insert(key, claim);
            }
        }
    }
    findings
}

fn claims<'a>(
    site: &'a Site,
    places: &'a Places,
    addresses: &'a Addresses,
) -> impl Iterator<Item = Claim<'a>> {
    let machines = ["robots.txt", "sitemap.xml"].into_iter().filter(|_| site.settings.base_url.is_some());
    let fixed = addresses.fixed().chain(machines).map(|path| Claim {
        path: path.into(),
        what: "a page that every site has",
        place: None,
    });
    let lists = addresses.list_paths().map(|path| Claim {
        path: path.into(),
        what: "a list that every qualification has",
        place: None,
    });
    // How many parts it has is not known yet. Nobody else has a reason for such a name.
    let overlaps = site.qualifications.ids().flat_map(|id| (1..=OVERLAPS).map(move |part| (id, part)));
    let overlaps = overlaps.map(|(id, part)| Claim {
        path: addresses.overlaps(id, part).into(),
        what: "a list that a qualification may have",
        place: None,
    });
    let rows = addresses.rows(places.rows()).map(|(path, what, place)| Claim {
        path: path.into(),
        what,
        place: Some(place),
    });
    let assets = site.assets.rows();
    let assets = assets.map(|asset| Claim {
        path: (&*asset.path).into(),
        what: "a file",
        place: Some(Place::file(asset.file)),
    });
    let made = site.assets.rows().flat_map(|asset| {
        let place = Some(Place::file(asset.file));
        smaller(asset).map(move |(_, path)| Claim { path: path.into(), what: "a smaller picture", place })
    });
    let old = site.redirects.iter();
    let old =
        old.map(|old| Claim { path: (&*old.from).into(), what: "an old address", place: Some(old.place) });
    fixed.chain(lists).chain(overlaps).chain(rows).chain(assets).chain(made).chain(old)
}

fn report(claim: &Claim<'_>, first: &Claim<'_>) -> Option<Diagnostic> {
    let message = format!("{} and {} would have the same address: {}", claim.what, first.what, claim.path);
    let duplicate = Diagnostic::new(&RULE, claim.place?, message);
    Some(match first.place {
        Some(place) => duplicate.other(place, "the other one").help("rename one of the two"),
        None => duplicate.help("give it another name"),
    })
}
