//! The only maker of addresses: which file a thing becomes, and how one file links to another.

use super::lists::Lists;
use super::packs::{self, Pack};
use crate::model::{
    Anchor, CriterionNumber, Id, Instrument, Organisation, Outcome, Page, Qualification, Site, Target, Term,
    Unit, Verb, slug,
};
use std::borrow::Cow;

/// Output path of the home page.
pub const HOME: &str = "index.html";
/// Output path of the glossary.
pub const GLOSSARY: &str = "glossary/index.html";
/// Output path of the accessibility statement.
pub const ACCESSIBILITY: &str = "accessibility.html";
/// Output path of the page on privacy.
pub const PRIVACY: &str = "privacy.html";
/// Output path of the list of instruments.
pub const INSTRUMENTS: &str = "instruments/index.html";
/// Output path of the list of command verbs.
pub const VERBS: &str = "verbs/index.html";
/// Output path of the page that hosts show for an address that leads nowhere.
pub const NOT_FOUND: &str = "404.html";

/// Where search engines look for what they may read.
pub(super) const ROBOTS: &str = "robots.txt";
/// Where the list of pages for them lies.
pub(super) const SITEMAP: &str = "sitemap.xml";

/// The output path of everything that has a page of its own, made once.
#[derive(Clone, Debug)]
pub struct Addresses {
    organisations: Vec<String>,
    qualifications: Vec<String>,
    units: Vec<String>,
    outcomes: Vec<String>,
    terms: Vec<String>,
    instruments: Vec<String>,
    verbs: Vec<String>,
    pages: Vec<String>,
    /// In order of units and of packs.
    packs: Vec<(Id<Unit>, Pack, String)>,
    /// Lists of what units hold. They are cut into pages here, because how many there are is a matter of addresses.
    lists: Lists,
}

impl Addresses {
    /// Makes the paths of everything in `site`.
    pub fn new(site: &Site) -> Self {
        let qualification = |id: Id<Qualification>| {
            let row = &site.qualifications[id];
            format!("{}/{}", site.organisations[row.organisation].folder, row.folder)
        };
        let unit = |id: Id<Unit>| format!("{}/{}", qualification(site.units[id].home), site.units[id].folder);
        let outcome = |row: &Outcome| format!("{}/lo{}.html", unit(row.unit), row.number.dashed());
        let organisations = site.organisations.rows();
        let pack = |id: Id<Unit>| {
            let folder = unit(id);
            packs::packs(site, id)
                .into_iter()
                .map(move |pack| (id, pack, format!("{folder}/{}", pack.file())))
        };
        Addresses {
            organisations: organisations.map(|row| format!("{}/index.html", row.folder)).collect(),
            qualifications: site.qualifications.ids().map(|id| qualification(id) + "/index.html").collect(),
            units: site.units.ids().map(|id| unit(id) + "/index.html").collect(),
            outcomes: site.outcomes.rows().map(outcome).collect(),
            terms: site.terms.rows().map(|row| format!("glossary/{}.html", row.slug)).collect(),
            instruments: site
                .instruments
                .rows()
                .map(|row| format!("instruments/{}.html", row.slug))
                .collect(),
            verbs: site.verbs.rows().map(|row| format!("verbs/{}.html", row.slug)).collect(),
            pages: site.pages.rows().map(|row| format!("{}.html", row.path)).collect(),
            packs: site.units.ids().flat_map(pack).collect(),
            lists: Lists::new(site, qualification),
        }
    }

    /// Pages that every site has, or may have.
    pub(crate) fn fixed(&self) -> impl Iterator<Item = &'static str> {
        let made = |path: &&str| !self.pages.iter().any(|page| page == path);
        let statements = [ACCESSIBILITY, PRIVACY].into_iter().filter(made);
        [HOME, GLOSSARY, INSTRUMENTS, VERBS, NOT_FOUND].into_iter().chain(statements)
    }

    /// Every other page: its path, what it is, and its place out of the tables of `places`, which are in the order of
    /// the fields here; a pack lies where its unit does.
    pub(crate) fn rows<'a, P: Copy>(
        &'a self,
        places: [&'a [P]; 8],
    ) -> impl Iterator<Item = (&'a str, &'static str, P)> {
        let tables = [
            (&self.organisations, "an organisation"),
            (&self.qualifications, "a qualification"),
            (&self.units, "a unit"),
            (&self.outcomes, "an outcome"),
            (&self.terms, "a glossary entry"),
            (&self.instruments, "an instrument"),
            (&self.verbs, "a command verb"),
            (&self.pages, "a page"),
        ];
        // Packs come first: of a pack and a page at one address, the page is what its author can rename.
        let packs = self.packs.iter().filter_map(move |(unit, _, path)| {
            Some((path.as_str(), "a page of the unit for printing", *places[2].get(unit.row())?))
        });
        packs.chain(tables.into_iter().zip(places).flat_map(|((paths, what), places)| {
            paths.iter().zip(places).map(move |(path, place)| (path.as_str(), what, *place))
        }))
    }

    pub(crate) fn organisation(&self, id: Id<Organisation>) -> &str {
        &self.organisations[id.row()]
    }

    pub(crate) fn qualification(&self, id: Id<Qualification>) -> &str {
        &self.qualifications[id.row()]
    }

    pub(crate) fn unit(&self, id: Id<Unit>) -> &str {
        &self.units[id.row()]
    }

    pub(crate) fn outcome(&self, id: Id<Outcome>) -> &str {
        &self.outcomes[id.row()]
    }

    /// The packs of a unit, each with its path.
    pub(crate) fn packs(&self, unit: Id<Unit>) -> impl Iterator<Item = (Pack, &str)> {
        let first = self.packs.partition_point(|(other, ..)| *other < unit);
        let of_unit = self.packs[first..].iter().take_while(move |(other, ..)| *other == unit);
        of_unit.map(|(_, pack, path)| (*pack, path.as_str()))
    }

    pub(crate) fn pack(&self, pack: Pack, unit: Id<Unit>) -> &str {
        self.packs(unit).find(|(other, _)| *other == pack).map_or("", |(_, path)| path)
    }

    /// A part, counted from 1, of the list of criteria of a qualification that ask for the same.
    pub(crate) fn overlaps(&self, id: Id<Qualification>, part: usize) -> String {
        let folder = self.qualification(id).trim_end_matches("index.html");
        if part == 1 { format!("{folder}overlaps.html") } else { format!("{folder}overlaps-{part}.html") }
    }

    pub(crate) fn term(&self, id: Id<Term>) -> &str {
        &self.terms[id.row()]
    }

    pub(crate) fn instrument(&self, id: Id<Instrument>) -> &str {
        &self.instruments[id.row()]
    }

    pub(crate) fn verb(&self, id: Id<Verb>) -> &str {
        &self.verbs[id.row()]
    }

    pub(crate) fn page(&self, id: Id<Page>) -> &str {
        &self.pages[id.row()]
    }

    /// The paths of all pages of lists.
    pub(crate) fn list_paths(&self) -> impl Iterator<Item = &str> {
        self.lists.paths()
    }

    /// The lists of all qualifications, and where their pages lie.
    pub(crate) fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The file that shows `target`, and the anchor in it; no file for an anchor on the same page.
    pub(crate) fn find<'a>(
        &'a self,
        site: &'a Site,
        target: &'a Target,
    ) -> (Option<&'a str>, Option<Cow<'a, str>>) {
        let written = |anchor: &'a Option<Anchor>| anchor.as_deref().map(Cow::Borrowed);
        match target {
            Target::Home(anchor) => (Some(HOME), written(anchor)),
            Target::Organisation(id) => (Some(self.organisation(*id)), None),
            Target::Qualification(id, anchor) => (Some(self.qualification(*id)), written(anchor)),
            Target::Unit(id, anchor) => (Some(self.unit(*id)), written(anchor)),
            Target::Outcome(id, anchor) => (Some(self.outcome(*id)), written(anchor)),
            Target::Criterion(id) => {
                let criterion = &site.criteria[*id];
                (Some(self.outcome(criterion.outcome)), Some(criterion_anchor(&criterion.number).into()))
            }
            Target::Term(id) => (Some(self.term(*id)), None),
            Target::Glossary => (Some(GLOSSARY), None),
            Target::Instrument(id) => (Some(self.instrument(*id)), None),
            Target::Instruments => (Some(INSTRUMENTS), None),
            Target::Verb(id) => (Some(self.verb(*id)), None),
            Target::Verbs => (Some(VERBS), None),
            Target::Page(id, anchor) => (Some(self.page(*id)), written(anchor)),
            Target::Asset(id) => (Some(&site.assets[*id].path), None),
            Target::Here(anchor) => (None, Some(Cow::Borrowed(anchor))),
        }
    }
}

/// The anchor of a criterion on its outcome's page: `ac-3-5`. Permanent: bookmarks and progress hang on it.
pub fn criterion_anchor(number: &CriterionNumber) -> String {
    "ac-".to_owned() + &number.dashed()
}

/// The anchor of a unit on a page that shows several: `l3-cm-02`. Permanent, as those of criteria are.
pub(crate) fn unit_anchor(number: &str) -> String {
    let plain = number.trim().chars().map(|c| if c == '/' || c.is_whitespace() { '-' } else { c });
    plain.flat_map(char::to_lowercase).collect()
}

/// How the page at `from` links to the file at `to`, both output paths. It always names a file, because a folder's
/// address doesn't open from a disk.
pub fn relative(from: &str, to: &str) -> String {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    // Both are in each folder that ends before they differ.
    let shared = from.as_bytes()[..same].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    let above = from[shared..].bytes().filter(|&byte| byte == b'/').count();
    let mut out = String::with_capacity(3 * above + to.len() - shared + ROOM);
    for _ in 0..above {
        out.push_str("../");
    }
    push_encoded(&to[shared..], IN_PATH, &mut out);
    out
}

/// What leads from the page at `from` to the folder of the site: `../../`, or nothing.
pub fn root(from: &str) -> String {
    "../".repeat(from.split('/').count() - 1)
}

/// A path as it stands in an address.
pub fn encode_path(path: &str) -> Cow<'_, str> {
    if path.bytes().all(|byte| IN_PATH[usize::from(byte)]) {
        return Cow::Borrowed(path);
    }
    let mut out = String::with_capacity(path.len() + ROOM);
    push_encoded(path, IN_PATH, &mut out);
    Cow::Owned(out)
}

/// `#` and an anchor as it stands in an address.
pub fn fragment(anchor: &str) -> String {
    let mut out = String::new();
    push_fragment(anchor, &mut out);
    out
}

/// Appends what [`fragment`] says.
pub(crate) fn push_fragment(anchor: &str, out: &mut String) {
    out.reserve(anchor.len() + 1);
    out.push('#');
    push_encoded(anchor, IN_SEGMENT, out);
}

/// The address of the file at `path` on a site at `base`, which ends in `/`. An `index.html` is left out, so that a page
/// has one canonical address however a host spells it.
pub fn absolute(base: &str, path: &str) -> String {
    let shown = if path == HOME {
        ""
    } else {
        path.strip_suffix("index.html").filter(|p| p.ends_with('/')).unwrap_or(path)
    };
    let mut out = String::with_capacity(base.len() + shown.len() + ROOM);
    out.push_str(base);
    push_encoded(shown, IN_PATH, &mut out);
    out
}

/// The path of an address: `/revision/` of `https://example.org/revision/`.
pub fn path_of(base: &str) -> &str {
    let after_scheme = base.find("://").map_or(0, |at| at + 3);
    base[after_scheme..].find('/').map_or("/", |at| &base[after_scheme + at..])
}

/// An e-mail address as it stands after `mailto:`.
pub fn encode_email(email: &str) -> String {
    let mut out = String::with_capacity(email.len());
    for (index, part) in email.split('@').enumerate() {
        if index > 0 {
            out.push('@');
        }
        push_encoded(part, IN_SEGMENT, &mut out);
    }
    out
}

/// The anchor of the item at `index` of its kind: `question_3`. Anchors made from headings never hold an underscore, so
/// the two never meet.
pub(crate) fn item_anchor(kind: &str, index: usize) -> String {
    format!("{kind}_{}", index + 1)
}

/// The anchor of a question in a pack, or of its answer, by its number in the pack: `answer_12`.
pub(crate) fn printed_anchor(kind: &str, number: usize) -> String {
    format!("{kind}_{number}")
}

/// The anchor of the help on a command verb: `verb_explain`.
pub(crate) fn verb_anchor(name: &str) -> String {
    format!("verb_{}", slug(name))
}

/// Room for a fragment after an address, so that adding one moves nothing.
const ROOM: usize = 16;

/// What may stand in a segment of an address as it is: the unreserved characters of RFC 3986 and nothing else; a colon,
/// for one, could turn a file name into a scheme.
const IN_SEGMENT: &[bool; 256] = &unreserved();

/// The same in a whole path.
const IN_PATH: &[bool; 256] = &{
    let mut table = unreserved();
    table[b'/' as usize] = true;
    table
};

const fn unreserved() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
}

/// Appends `text` with every byte that is not `kept` as `%` and two digits.
fn push_encoded(text: &str, kept: &[bool; 256], out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    if text.bytes().all(|byte| kept[usize::from(byte)]) {
        return out.push_str(text);
    }
    for byte in text.bytes() {
        if kept[usize::from(byte)] {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows a relative address as a browser does.
    fn follow(from: &str, link: &str) -> String {
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        for part in link.split('/') {
            match part {
                ".." => assert!(parts.pop().is_some(), "{link} leads out of the site from {from}"),
                _ => parts.push(part),
            }
        }
        decode(&parts.join("/"))
    }

    fn decode(path: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = path.as_bytes();
        while let Some((&first, tail)) = rest.split_first() {
            if first == b'%' {
                let hex = std::str::from_utf8(&tail[..2]).unwrap();
                bytes.push(u8::from_str_radix(hex, 16).unwrap());
                rest = &tail[2..];
            } else {
                bytes.push(first);
                rest = tail;
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    /// Every path of up to three folders, with names that try to be mistaken for something else.
    fn paths() -> Vec<String> {
        let folders = ["a", "b", "a.html", "mailto:x"];
        let files = ["index.html", "a", "b", "ünï & co?#%.html", "a.html"];
        let mut out = Vec::new();
        let mut prefixes = vec![String::new()];
        for depth in 0..4 {
            for prefix in &prefixes {
                out.extend(files.iter().map(|file| format!("{prefix}{file}")));
            }
            if depth < 3 {
                let deeper = |prefix: &String| folders.map(|folder| format!("{prefix}{folder}/"));
                prefixes = prefixes.iter().flat_map(deeper).collect();
            }
        }
        out
    }

    #[test]
    fn a_relative_link_leads_back_to_its_target_for_all_pairs() {
        let paths = paths();
        assert!(paths.len() > 400);
        for from in &paths {
            for to in &paths {
                let link = relative(from, to);
                assert_eq!(&follow(from, &link), to, "from {from} by {link}");
                assert!(
                    !link.ends_with('/') && !link.starts_with('/') && !link.contains([':', '?', '#', ' '])
                );
            }
        }
    }

    #[test]
    fn the_root_leads_to_the_home_page() {
        for from in paths() {
            assert_eq!(follow(&from, &format!("{}{HOME}", root(&from))), HOME);
        }
    }

    #[test]
    fn a_page_links_to_itself_by_name() {
        assert_eq!(relative("a/b/lo1.html", "a/b/lo1.html"), "lo1.html");
        assert_eq!(relative("a/b/lo1.html", "a/b/index.html"), "index.html");
        assert_eq!(relative("index.html", "a/b/lo1.html"), "a/b/lo1.html");
        assert_eq!(relative("a/b/lo1.html", "glossary/ndm.html"), "../../glossary/ndm.html");
    }

    #[test]
    fn criteria_keep_their_numbers_apart() {
        assert_eq!(criterion_anchor(&CriterionNumber::new("4.1")), "ac-4-1");
        assert_eq!(criterion_anchor(&CriterionNumber::new("4.10")), "ac-4-10");
    }

    #[test]
    fn absolute_addresses_have_one_form() {
        let base = "https://example.org/x/y/";
        assert_eq!(absolute(base, "index.html"), base);
        assert_eq!(absolute(base, "a/index.html"), "https://example.org/x/y/a/");
        assert_eq!(absolute(base, "a/lo 1.html"), "https://example.org/x/y/a/lo%201.html");
        assert_eq!(path_of(base), "/x/y/");
        assert_eq!(path_of("https://example.org"), "/");
    }

    #[test]
    fn anchors_keep_nothing_that_could_end_an_attribute() {
        assert_eq!(fragment("a\"b<é>"), "#a%22b%3C%C3%A9%3E");
        assert_eq!(fragment("ac-1-2"), "#ac-1-2");
    }
}
