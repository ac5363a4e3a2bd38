//! `syllabus schema`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{End, Ended, Failure, from_here, say};
use crate::diagnostic::nearest;
use crate::diagnostic::render::json;
use crate::parse::format::{DOCUMENTS, Document, schema};
use crate::write;

/// Writes JSON Schemas, by which an editor knows the fields of every file, completes and explains them.
///
/// Without a name and a folder it lists what there is. The schemas belong to this version of syllabus: write them again
/// after an update.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus schema                            lists the kinds of files
  syllabus schema unit                       prints the schema of unit.yaml
  syllabus schema --out .vscode/syllabus     writes all of them for VS Code, or writes them anew

`syllabus init` does the last one for a new site, and tells VS Code which schema is for which file. In any editor with a YAML
language server, this line at the top of a file does the same:
  # yaml-language-server: $schema=../../../../.vscode/syllabus/unit.schema.json")]
pub(super) struct Schema {
    /// The kind of file; without it all of them are meant.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// The folder to write to. Only schemas that syllabus wrote are replaced.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Where editors' settings lie in a site.
pub(super) const SETTINGS: &str = ".vscode/settings.json";
const EXTENSIONS: &str = ".vscode/extensions.json";
const SCHEMAS: &str = ".vscode/syllabus";

impl Schema {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let meant = match &self.name {
            Some(name) => vec![find(name)?],
            None => known(),
        };
        match &self.out {
            Some(out) => {
                let mut said = String::new();
                for known in meant {
                    let path = from_here(site, out).join(file_name(known.name));
                    said.push_str(&put(&path, &known.text)?);
                }
                say::result(&said);
            }
            None if self.name.is_some() => meant.iter().for_each(|known| say::result(&known.text)),
            None => say::result(&list(&meant)),
        }
        Ok(End::Clean)
    }
}

/// A schema that there is.
struct Known {
    name: &'static str,
    of: &'static str,
    text: String,
}

fn known() -> Vec<Known> {
    let of_file =
        |document: &Document| Known { name: document.name, of: document.of, text: schema::text(document) };
    let said =
        Known { name: "diagnostics", of: "what `check --format json` prints", text: json::SCHEMA.to_owned() };
    DOCUMENTS.iter().map(of_file).chain([said]).collect()
}

fn find(name: &str) -> Result<Known, Failure> {
    let plain = name.trim_end_matches(".schema.json").trim_end_matches(".yaml");
    let mut all = known();
    match all.iter().position(|known| known.name == plain) {
        Some(at) => Ok(all.swap_remove(at)),
        None => {
            let advice = match nearest(plain, all.iter().map(|known| known.name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are:\n{}", list(&all).trim_end()),
            };
            Err(Failure::new(format!("there is no schema `{name}`\n{advice}")))
        }
    }
}

fn list(all: &[Known]) -> String {
    all.iter().map(|known| format!("{:<14} {}\n", known.name, known.of)).collect()
}

fn file_name(name: &str) -> String {
    format!("{name}.schema.json")
}

/// Writes one schema, over an earlier one of ours but over nothing else. Says what was done.
fn put(path: &Path, text: &str) -> Result<String, Failure> {
    let before = match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            write::create_new(path, text.as_bytes())?;
            return Ok(format!("created {}\n", path.display()));
        }
        read => read.map_err(|error| Failure::new(format!("{} can't be read: {error}", path.display())))?,
    };
    if before == text.as_bytes() {
        return Ok(format!("{} is up to date\n", path.display()));
    }
    if !is_ours(&before) {
        let message = format!("{} is no schema of syllabus, and is left as it is", path.display());
        return Err(Failure::new(format!("{message}\nname another folder with `--out DIR`")));
    }
    write::replace(path, &before, text.as_bytes())?;
    Ok(format!("updated {}\n", path.display()))
}

fn is_ours(bytes: &[u8]) -> bool {
    let schema: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let id = schema.as_ref().and_then(|schema| schema.get("$id")).and_then(|id| id.as_str());
    id.is_some_and(|id| id.starts_with(schema::ID))
}

/// What a new site has for VS Code: the schemas, which file each one is for, and the extension that uses them.
pub(super) fn for_editors() -> Vec<(String, String)> {
    let of_files = || DOCUMENTS.iter().filter(|document| !document.files.is_empty());
    let schema =
        |document: &Document| (format!("{SCHEMAS}/{}", file_name(document.name)), schema::text(document));
    let mut files: Vec<(String, String)> = of_files().map(schema).collect();
    let association = |document: &Document| {
        (format!("./{SCHEMAS}/{}", file_name(document.name)), serde_json::json!(document.files))
    };
    let associations: serde_json::Map<_, _> = of_files().map(association).collect();
    let settings = serde_json::json!({ "yaml.schemas": associations });
    files.push((SETTINGS.to_owned(), format!("{settings:#}\n")));
    let extensions = serde_json::json!({ "recommendations": ["redhat.vscode-yaml"] });
    files.push((EXTENSIONS.to_owned(), format!("{extensions:#}\n")));
    files
}
