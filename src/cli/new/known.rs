//! What the site already has, found by whatever people call it.

use crate::diagnostic::nearest;
use crate::parse::authored::{Authored, Organisation, Qualification, Unit};
use crate::parse::{nothing, survey};
use crate::source::Inputs;

use super::Failure;
use std::sync::Arc;

/// What was written so far. Mistakes in it don't matter here.
pub(super) struct Known {
    pub authored: Authored,
    paths: Vec<String>,
}

impl Known {
    pub(super) fn new(inputs: &Inputs) -> Self {
        let (authored, _) = survey(inputs, nothing);
        Known { authored, paths: inputs.files().iter().map(|file| file.path().to_owned()).collect() }
    }

    /// Whether there is a file at this path below `content/`.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.paths.iter().any(|known| known.strip_prefix("content/") == Some(path))
    }

    /// The organisation called so: its folder or its name.
    pub(super) fn organisation(&self, wanted: &str) -> Result<&Organisation, Failure> {
        let names = |organisation: &Organisation| {
            [Some(organisation.folder.clone()), organisation.name.clone(), organisation.full_name.clone()]
                .into_iter()
                .flatten()
                .collect()
        };
        choose("organisation", wanted, &self.authored.organisations, names)
    }

    /// The qualification called so: its folder or its number.
    pub(super) fn qualification(&self, wanted: &str) -> Result<&Qualification, Failure> {
        let names = |qualification: &Qualification| {
            let number = qualification.number.iter().map(|number| number.value.clone());
            let mut names = vec![qualification.folder.clone(), last(&qualification.folder)];
            names.extend(number);
            names.extend(qualification.short_title.clone());
            names
        };
        choose("qualification", wanted, &self.authored.qualifications, names)
    }

    /// The unit called so: its folder, its number, or its number below that of its qualification.
    pub(super) fn unit(&self, wanted: &str) -> Result<&Unit, Failure> {
        let names = |unit: &Unit| {
            let mut names = vec![unit.folder.clone(), last(&unit.folder)];
            names.extend(unit.reference.iter().map(|reference| reference.value.clone()));
            let home = unit.folder.rsplit_once('/').map_or("", |(home, _)| home);
            let home = self.authored.qualifications.iter().find(|qualification| qualification.folder == home);
            if let Some(number) = &unit.number {
                names.push(number.value.clone());
                let homes = home.iter().flat_map(|home| home.number.iter().map(|home| home.value.clone()));
                names.extend(homes.map(|home| format!("{home}/{}", number.value)));
                names.extend(home.map(|home| format!("{}/{}", last(&home.folder), number.value)));
            }
            names
        };
        choose("unit", wanted, &self.authored.units, names)
    }
}

fn last(folder: &str) -> String {
    folder.rsplit('/').next().unwrap_or(folder).to_owned()
}

/// The one of `things` that has the name; the first of its `names` is its folder.
fn choose<'a, T>(
    what: &str,
    wanted: &str,
    things: &'a [Arc<T>],
    names: impl Fn(&T) -> Vec<String>,
) -> Result<&'a T, Failure> {
    let key = key(wanted);
    let mut found =
        things.iter().map(Arc::as_ref).filter(|thing| names(thing).iter().any(|name| self::key(name) == key));
    match (found.next(), found.next()) {
        (Some(thing), None) => Ok(thing),
        (Some(first), Some(second)) => {
            let folders = [first, second].map(|thing| names(thing).swap_remove(0));
            Err(Failure::new(format!(
                "more than one {what} is called `{wanted}`\nname the folder: {} or {}",
                folders[0], folders[1]
            )))
        }
        (None, _) => Err(unknown(what, wanted, things, names)),
    }
}

fn unknown<T>(what: &str, wanted: &str, things: &[Arc<T>], names: impl Fn(&T) -> Vec<String>) -> Failure {
    let all: Vec<Vec<String>> = things.iter().map(|thing| names(thing)).collect();
    let near = nearest(wanted, all.iter().flatten().map(String::as_str));
    let advice = match near {
        Some(name) => format!("did you mean `{name}`?"),
        None if all.is_empty() => format!("there is none yet; make one with `syllabus new {what}`"),
        None => {
            let folders: Vec<&str> =
                all.iter().filter_map(|names| names.first()).map(String::as_str).collect();
            format!("there are: {}", folders.join(", "))
        }
    };
    Failure::new(format!("there is no {what} `{wanted}`\n{advice}"))
}

/// A name as it is compared: a path as a shell completes it is as good as a folder, and `601-3835-X` as `601/3835/X`.
fn key(name: &str) -> String {
    let name = name.trim().trim_start_matches("./").trim_start_matches("content/").trim_end_matches('/');
    let file = name.rsplit_once('/').filter(|(_, file)| file.ends_with(".yaml"));
    file.map_or(name, |(folder, _)| folder).to_lowercase().replace('/', "-")
}
