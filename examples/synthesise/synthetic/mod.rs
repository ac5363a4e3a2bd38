//! A site of any size that means nothing and uses everything that the format has: for benchmarks, and for tests that need
//! more than anybody would write. The same number of units gives the same bytes on every machine.

mod markdown;
mod names;
mod topic;
mod unit;
mod words;
mod yaml;

use names::{INSTRUMENTS, Terms};
use std::fmt::Write;
pub use words::Words;

/// Units in one qualification.
const UNITS: usize = 20;
/// Qualifications of one awarding organisation.
const QUALIFICATIONS: usize = 5;

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

    fn folder(self) -> String {
        format!("{}/{}", qualification_folder(self.qualification()), self.folder_name())
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
}

/// All files of a site with this many units: path below the site's folder, and text.
pub fn files(units: usize) -> Vec<(String, String)> {
    let terms = Terms::for_units(units);
    let mut files = vec![
        ("content/site.yaml".to_owned(), SITE.to_owned()),
        ("content/index.md".to_owned(), HOME.to_owned()),
        ("content/about.md".to_owned(), ABOUT.to_owned()),
        ("content/guide/index.md".to_owned(), GUIDE.to_owned()),
        ("content/verbs.yaml".to_owned(), VERBS.to_owned()),
        ("content/glossary.yaml".to_owned(), terms.glossary()),
        ("content/instruments.yaml".to_owned(), INSTRUMENTS.yaml()),
    ];
    for qualification in 0..units.div_ceil(UNITS) {
        push_qualification(qualification, units, &mut files);
    }
    for unit in 1..=units {
        let place = Place { unit, of: units };
        push_unit(place, &terms, &mut files);
    }
    files
}

fn push_qualification(qualification: usize, units: usize, files: &mut Vec<(String, String)>) {
    let organisation = qualification / QUALIFICATIONS;
    if qualification.is_multiple_of(QUALIFICATIONS) {
        let path = format!("content/{}/organisation.yaml", organisation_folder(organisation));
        files.push((path, organisation_yaml(organisation)));
    }
    let folder = qualification_folder(qualification);
    files.push((format!("{folder}/qualification.yaml"), qualification_yaml(qualification, units)));
    files.push((format!("{folder}/overview.md"), overview(qualification)));
}

fn push_unit(place: Place, terms: &Terms, files: &mut Vec<(String, String)>) {
    let folder = place.folder();
    let specification = unit::Specification::new(place);
    files.push((format!("{folder}/unit.yaml"), specification.yaml()));
    files.push((format!("{folder}/flow.svg"), picture(place)));
    if place.unit.is_multiple_of(3) {
        files.push((format!("{folder}/topic.md"), topic::Topic::of_unit(&specification, terms).markdown()));
    }
    for outcome in 1..=unit::OUTCOMES {
        let topic = topic::Topic::of_outcome(&specification, outcome, terms);
        let text = if place.is_yaml(outcome) { topic.yaml() } else { topic.markdown() };
        files.push((format!("{folder}/{}", place.topic_file(outcome)), text));
    }
}

impl Place {
    fn is_yaml(self, outcome: usize) -> bool {
        (self.unit + outcome).is_multiple_of(4)
    }

    /// `lo3.md` or `lo3.yaml`
    pub fn topic_file(self, outcome: usize) -> String {
        format!("lo{outcome}.{}", if self.is_yaml(outcome) { "yaml" } else { "md" })
    }
}

fn organisation_folder(organisation: usize) -> String {
    format!("synthetic-awards-{}", organisation + 1)
}

fn qualification_folder(qualification: usize) -> String {
    let organisation = organisation_folder(qualification / QUALIFICATIONS);
    format!("content/{organisation}/synthetic-{:03}-l3", qualification + 1)
}

fn organisation_yaml(organisation: usize) -> String {
    let number = organisation + 1;
    let about = Words::new(7_000_000 + number as u64).paragraph(3);
    format!(
        "name: Synthetic Awards {number}\nfull_name: Synthetic Awards Number {number}\nurl: https://example.org/{number}/\n\
         about: {about}\nowner: Nobody\n"
    )
}

fn qualification_yaml(qualification: usize, units: usize) -> String {
    let number = qualification + 1;
    let mut words = Words::new(8_000_000 + number as u64);
    let first = qualification * UNITS + 1;
    let last = (first + UNITS - 1).min(units);
    let half = first + (last - first) / 2;
    let list = |range: std::ops::RangeInclusive<usize>| {
        range.map(|unit| Place { unit, of: units }.number()).collect::<Vec<_>>().join(", ")
    };
    let mut yaml = format!(
        "number: 900/{number:04}/X\ntitle: Synthetic Level 3 Diploma number {number}\nshort_title: Diploma {number}\nlevel: 3\n\
         credits: 40\ntqt: 400\nglh: 365\nminimum_age: 18\n\
         handbook: {{title: Handbook {number}, url: \"https://example.org/handbook-{number}\", version: V2}}\n\
         versions:\n  - {{version: V2, date: 2026-01-31, changes: Hours added.}}\n  - {{version: V1, date: 2024-05-01}}\n\
         groups:\n  A:\n    title: Mandatory units\n    kind: mandatory\n    rule: all\n    units: [{}]\n",
        list(first..=half)
    );
    if half < last {
        let _ = writeln!(
            yaml,
            "  B:\n    kind: optional\n    rule: {{credits: 18}}\n    units: [{}]",
            list(half + 1..=last)
        );
    }
    if first > 1 {
        let shared = list(first - 1..=first - 1);
        let _ = writeln!(
            yaml,
            "  C:\n    title: Shared units\n    kind: optional\n    rule: {{credits: 4, units: 1}}\n    units: [{shared}]"
        );
    }
    let _ = write!(
        yaml,
        "rules: {}\nassessment: [Portfolio of evidence, Professional discussion, Observation]\nprogression: {}\nentry: {}\n{RECORD}",
        words.sentence(),
        words.sentence(),
        words.sentence()
    );
    yaml
}

fn overview(qualification: usize) -> String {
    let mut words = Words::new(9_000_000 + qualification as u64);
    format!(
        "---\ntitle: About diploma {}\n{RECORD}---\n\n{}\n\n## Who it is for\n\n{}\n\n## How to begin\n\n{}\n",
        qualification + 1,
        words.paragraph(3),
        words.paragraph(4),
        words.paragraph(3)
    )
}

fn picture(place: Place) -> String {
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
    copyright: © 2026 nobody\n";

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
