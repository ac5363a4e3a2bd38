//! A site of any size that means nothing and uses everything that the format has: for benchmarks, and for tests that need
//! more than anybody would write. The same number of units gives the same bytes on every machine.

pub mod dialect;
mod markdown;
pub mod names;
pub mod qualification;
pub mod topic;
pub mod unit;
mod words;
mod yaml;

use names::INSTRUMENTS;
pub use names::Terms;
use qualification::{Organisation, QUALIFICATIONS, Qualification, UNITS};
use topic::Topic;
use unit::Specification;
pub use words::Words;

/// Where one unit stands in the whole.
#[derive(Clone, Copy)]
pub struct Place {
    /// Counted from 1.
    pub unit: usize,
    /// How many units the whole site has.
    pub of: usize,
}

impl Place {
    /// `SY-0007`
    pub fn number(self) -> String {
        format!("SY-{:04}", self.unit)
    }

    /// Counted from 0.
    fn qualification(self) -> usize {
        (self.unit - 1) / UNITS
    }

    /// `sy-0007`
    pub fn folder_name(self) -> String {
        format!("sy-{:04}", self.unit)
    }

    /// `synthetic-awards-1/synthetic-001-l3/sy-0007`
    pub fn folder(self) -> String {
        let qualification = self.qualification();
        let organisation = Organisation { index: qualification / QUALIFICATIONS }.folder_name();
        format!("{organisation}/synthetic-{:03}-l3/{}", qualification + 1, self.folder_name())
    }

    /// Another unit of the same qualification, or the same unit where it is the only one.
    pub fn neighbour(self) -> Place {
        let next = Place { unit: self.unit % self.of + 1, ..self };
        if next.qualification() == self.qualification() {
            return next;
        }
        Place { unit: self.qualification() * UNITS + 1, ..self }
    }

    /// A unit anywhere on the site.
    pub fn stranger(self, words: &mut Words) -> Place {
        Place { unit: words.below(self.of) + 1, ..self }
    }

    fn is_yaml(self, outcome: usize) -> bool {
        (self.unit + outcome).is_multiple_of(4)
    }

    /// `lo3.md` or `lo3.yaml`
    pub fn topic_file(self, outcome: usize) -> String {
        format!("lo{outcome}.{}", if self.is_yaml(outcome) { "yaml" } else { "md" })
    }
}

/// All files of a site with this many units, one after the other: path below the site's folder, and text.
pub fn files(units: usize) -> impl Iterator<Item = (String, String)> {
    files_with(units, Terms::for_units(units))
}

/// The same with another glossary.
pub fn files_with(units: usize, terms: Terms) -> impl Iterator<Item = (String, String)> {
    let of_site = vec![
        ("content/site.yaml".to_owned(), SITE.to_owned()),
        ("content/logo.svg".to_owned(), LOGO.to_owned()),
        ("content/index.md".to_owned(), HOME.to_owned()),
        ("content/about.md".to_owned(), ABOUT.to_owned()),
        ("content/guide/index.md".to_owned(), GUIDE.to_owned()),
        ("content/verbs.yaml".to_owned(), VERBS.to_owned()),
        ("content/glossary.yaml".to_owned(), terms.glossary()),
        ("content/instruments.yaml".to_owned(), INSTRUMENTS.yaml()),
    ];
    let of_qualifications = (0..units.div_ceil(UNITS))
        .flat_map(move |index| files_of_qualification(&Qualification::new(index, units)));
    let of_units = (1..=units).flat_map(move |unit| files_of_unit(Place { unit, of: units }, &terms));
    of_site.into_iter().chain(of_qualifications).chain(of_units)
}

fn files_of_qualification(qualification: &Qualification) -> Vec<(String, String)> {
    let organisation = qualification.organisation();
    let above = format!("content/{}", organisation.folder_name());
    let folder = format!("{above}/{}", qualification.folder_name());
    let mut files = vec![
        (format!("{folder}/qualification.yaml"), qualification.yaml()),
        (format!("{folder}/overview.md"), qualification.overview_file()),
    ];
    if qualification.index.is_multiple_of(QUALIFICATIONS) {
        files.push((format!("{above}/organisation.yaml"), organisation.yaml()));
    }
    files
}

fn files_of_unit(place: Place, terms: &Terms) -> Vec<(String, String)> {
    let folder = format!("content/{}", place.folder());
    let specification = Specification::new(place);
    let mut files = vec![
        (format!("{folder}/unit.yaml"), specification.yaml()),
        (format!("{folder}/flow.svg"), picture(place)),
    ];
    if place.unit.is_multiple_of(3) {
        files.push((format!("{folder}/topic.md"), Topic::of_unit(&specification, terms).markdown()));
    }
    for outcome in 1..=unit::OUTCOMES {
        let topic = Topic::of_outcome(&specification, outcome, terms);
        let text = if place.is_yaml(outcome) { topic.yaml() } else { topic.markdown() };
        files.push((format!("{folder}/{}", place.topic_file(outcome)), text));
    }
    files
}

/// `flow.svg`, the picture of the unit at `place`.
pub fn picture(place: Place) -> String {
    let number = place.number();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 80\" role=\"img\"><title>Three steps of {number}</title>\
         <g fill=\"none\" stroke=\"#345\" stroke-width=\"2\"><rect x=\"8\" y=\"20\" width=\"80\" height=\"40\" rx=\"6\"/>\
         <rect x=\"120\" y=\"20\" width=\"80\" height=\"40\" rx=\"6\"/><rect x=\"232\" y=\"20\" width=\"80\" height=\"40\" rx=\"6\"/>\
         <path d=\"M88 40h32M200 40h32\"/></g></svg>\n"
    )
}

/// What every file may say about itself.
pub const RECORD: &str = "owner: Nobody\nreviewed: 2026-11-01\nreview_by: 2027-11-01\nsources:\n  - Nothing at all\n  \
    - title: A register of examples\n    url: https://example.org/register\n    date: 2025\n    note: Made up.\nrights: Made up by a program; free to use.\n";

const SITE: &str = "title: A synthetic site\ntagline: Everything that the format has, and no meaning.\nlanguage: en-GB\n\
    base_url: https://example.org/revision/\nid: synthetic\nnavigation: [about.md, guide/index.md]\n\
    authoring_contact: {name: Nobody, email: nobody@example.org}\naccessibility_contact: {name: Nobody, url: \"https://example.org/help\"}\n\
    copyright: © 2026 nobody\npacks: [checklist, tracker, cards, questions]\noverlaps: {threshold: 0.6}\n\
    brand:\n  name: Nobody's College\n  logo: logo.svg\n  colours:\n    accent: \"#7a1f5c\"\n    marker: \"#ffe08a\"\n    header: \"#3d1030\"\n    \
    dark: {accent: \"#f2a7d6\"}\n  font: humanist\n\
    accessibility:\n  assessed: 2026-11-01\n  by: Nobody\n  method: Nobody looked.\n  result: partial\n  known_issues: [Nobody describes the \
    pictures.]\n  enforcement: There is nobody to write to.\n\
    privacy: {responsible: \"Nobody's College\", hosting: Nobody hosts it., notice: \"https://example.org/privacy\"}\n";

/// `logo.svg`, what the brand shows.
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\" width=\"40\" height=\"40\">\
    <circle cx=\"20\" cy=\"20\" r=\"18\" fill=\"#7a1f5c\"/></svg>\n";

const HOME: &str = "---\ntitle: A synthetic site\ndescription: Made by a program.\n---\n\
    This site measures a program. See [what it is](about.md) or [how it is made](guide/index.md).\n";

const ABOUT: &str = "---\ntitle: About this site\ndescription: What a synthetic site is.\nformerly: [old/about.html]\n---\n\
    Nobody wrote this site.[^1] It holds everything that the format has.\n\n[^1]: A program did, always the same.\n\n\
    ## What is in it {#contents}\n\nTerm\n: Its definition, as a definition list.\n\n- [x] Units\n- [ ] Sense\n\n\
    | Part | Count |\n|:-----|------:|\n| Outcomes of a unit | 5 |\n\n~~Nothing~~ Everything is \"counted\" -- twice...\n\n\
    > [!NOTE]\n> It is small on purpose.\n\n> [!WARNING]\n> Nobody should revise from it.\n";

const GUIDE: &str = "# How it is made\n\nRead [about this site](../about.md#contents) first. Then look at a unit: [](unit:SY-0001).\n\n\
    ## In three steps\n\n1. Choose a number of units.\n2. Run the program.\n3. Build the site.\n\n    cargo run --example synthesise\n";

const VERBS: &str = "Outline:\n  meaning: Give the main points without detail.\n  levels: {3: \"At level 3, order the points and say why they matter.\"}\n  \
    frames: [\"The main points are …\", \"First, …\"]\n";
