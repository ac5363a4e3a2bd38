//! A synthetic site with a theme of its own, built as an author builds it, and the edits that authors make.

use super::bare;
use super::measure::Run;
use super::place::{Place, write_all};
use super::synthetic;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A site and its folder.
pub struct Site {
    pub folder: PathBuf,
    program: PathBuf,
    /// The one that is edited, in the middle.
    unit: synthetic::Place,
}

/// What an author does between two builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    Topic,
    Title,
    Term,
    Colour,
    Template,
}

impl Edit {
    pub const ALL: [Edit; 5] = [Edit::Topic, Edit::Title, Edit::Term, Edit::Colour, Edit::Template];

    /// In the words of the tables.
    pub fn name(self) -> &'static str {
        match self {
            Edit::Topic => "one topic edited",
            Edit::Title => "one unit's title edited",
            Edit::Term => "one glossary term added",
            Edit::Colour => "a colour of the theme edited",
            Edit::Template => "a template of all pages edited",
        }
    }
}

impl Site {
    /// Writes a site of so many units.
    pub fn synthetic(place: &Place, program: &Path, units: usize) -> Self {
        let folder = place.fresh(&format!("site-{units}"));
        write_all(&folder, synthetic::files(units));
        // Of the units in the middle the first one whose first topic is Markdown.
        let middle = units.div_ceil(2);
        let markdown = |unit: &synthetic::Place| unit.topic_file(1).ends_with(".md");
        let unit = (middle..=units).map(|unit| synthetic::Place { unit, of: units }).find(markdown).unwrap();
        let site = Site { folder, program: program.to_owned(), unit };
        site.give_theme();
        site
    }

    /// A copy of the content of a project.
    pub fn copy_of(place: &Place, program: &Path, project: &Path) -> Self {
        let folder = place.fresh("own");
        let files = bare::files(&project.join("content"));
        for from in files {
            let to = folder.join(from.strip_prefix(project).unwrap());
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(from, to).unwrap();
        }
        Site { folder, program: program.to_owned(), unit: synthetic::Place { unit: 1, of: 1 } }
    }

    fn give_theme(&self) {
        self.change("content/site.yaml", |text| text.to_owned() + "theme: mine\n");
        for file in ["assets/tokens.css", "templates/base.html"] {
            let mut eject = Command::new(&self.program);
            let ended = eject.arg("-C").arg(&self.folder).args(["theme", "eject", file]).output().unwrap();
            assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        }
    }

    /// Builds it, into its folder `public`.
    pub fn build(&self, threads: usize) -> Run {
        let run = Run::new(&self.program).with("-C").with(&self.folder).with("build");
        run.knowing("RAYON_NUM_THREADS", threads.to_string())
    }

    /// Where it is built.
    pub fn public(&self) -> PathBuf {
        self.folder.join("public")
    }

    /// As if nothing had ever been built: what is no source leaves the folder, wherever a build keeps what.
    pub fn forget(&self, place: &Place) {
        for entry in std::fs::read_dir(&self.folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if !["content", "themes"].contains(&name) {
                std::fs::rename(&path, place.fresh(name)).unwrap();
            }
        }
    }

    /// Makes an edit. Each `round` has another one.
    pub fn edit(&self, edit: Edit, round: usize) {
        let folder = self.unit_folder();
        let mark = mark(edit, round);
        match edit {
            Edit::Topic => self.change(&format!("{folder}/lo1.md"), |text| {
                text.replacen("\n## Overview\n", &format!("\n{mark}\n\n## Overview\n"), 1)
            }),
            Edit::Title => self.change(&format!("{folder}/unit.yaml"), |text| {
                let (before, rest) = text.split_once("\ntitle: ").unwrap();
                let (_, after) = rest.split_once('\n').unwrap();
                format!("{before}\ntitle: {mark}\n{after}")
            }),
            Edit::Term => self.change("content/glossary.yaml", |text| format!("{text}{mark}: A new word.\n")),
            Edit::Colour => self.change("themes/mine/assets/tokens.css", |text| {
                format!("{text}:root {{ --accent: {mark}; }}\n")
            }),
            Edit::Template => self.change("themes/mine/templates/base.html", |text| {
                text.replacen("</head>", &format!("<meta name=\"round\" content=\"{mark}\">\n</head>"), 1)
            }),
        }
    }

    /// Stops everything if what was built does not show that edit.
    pub fn assert_edited(&self, edit: Edit, round: usize) {
        let path = self.folder.join("public").join(self.output_of(edit));
        self.assert_shown(edit, round, &std::fs::read_to_string(path).unwrap());
    }

    /// Stops everything if `text` does not show that edit.
    pub fn assert_shown(&self, edit: Edit, round: usize, text: &str) {
        assert!(text.contains(&mark(edit, round)), "{} does not show {edit:?}", self.output_of(edit));
    }

    /// A file of the output that shows an edit.
    pub fn output_of(&self, edit: Edit) -> String {
        let unit = self.unit.folder();
        match edit {
            Edit::Topic => format!("{unit}/lo1.html"),
            Edit::Title => format!("{unit}/index.html"),
            Edit::Term => "glossary/index.html".to_owned(),
            Edit::Colour => "assets/tokens.css".to_owned(),
            Edit::Template => "index.html".to_owned(),
        }
    }

    fn unit_folder(&self) -> String {
        format!("content/{}", self.unit.folder())
    }

    fn change(&self, path: &str, how: impl FnOnce(&str) -> String) {
        let path = self.folder.join(path);
        let text = std::fs::read_to_string(&path).unwrap();
        let changed = how(&text);
        assert_ne!(text, changed, "{path:?} has another form than this program knows");
        std::fs::write(path, changed).unwrap();
    }
}

/// What the output shows after an edit.
fn mark(edit: Edit, round: usize) -> String {
    match edit {
        Edit::Colour => format!("#1a2b{:02x}", round + 16),
        _ => format!("{edit:?} of round {round}"),
    }
}
