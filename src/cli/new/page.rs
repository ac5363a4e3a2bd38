//! `syllabus new page`.

use clap::Args;

use super::yaml_text::yaml_text;
use super::{Failure, Known, Scaffold, check_name};

/// Starts a plain page.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus new page about
  syllabus new page guide/how-to-revise 'How to revise'
makes content/guide/how-to-revise.md, which is built to guide/how-to-revise.html")]
pub(in crate::cli) struct Page {
    /// Where it goes below `content`, with or without `.md`.
    path: String,
    /// Its title, if not made from the path.
    title: Option<String>,
}

impl Page {
    pub(super) fn scaffold(&self, known: &Known) -> Result<Scaffold, Failure> {
        let path = self.path.trim_start_matches("./").trim_start_matches("content/");
        let path = path.strip_suffix(".md").unwrap_or(path);
        for part in path.split('/') {
            check_name(part)?;
        }
        let (folder, stem) = path.rsplit_once('/').unwrap_or(("", path));
        if known.has_file(&format!("{folder}/unit.yaml")) && is_topic(stem) {
            return Err(Failure::new(format!(
                "{stem}.md beside a unit.yaml is a topic and no plain page\nmake it with `syllabus new topic {folder}`"
            )));
        }
        let title = self.title.clone().unwrap_or_else(|| title_of(stem));
        let text = include_str!("page.md").replace("{title}", &yaml_text(&title));
        Ok(Scaffold {
            path: format!("{path}.md"),
            text,
            next: vec![
                "write it; a link to it from another page names the file, as in [text](page.md)".to_owned(),
                format!("`navigation: [{path}.md]` in content/site.yaml puts it into the header"),
            ],
        })
    }
}

fn is_topic(stem: &str) -> bool {
    let stem = stem.to_lowercase();
    let number = stem.strip_prefix("lo").map(|number| number.trim_start_matches('-'));
    stem == "topic" || number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// A title from a file's name: `how-to-revise` is "How to revise".
fn title_of(stem: &str) -> String {
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
