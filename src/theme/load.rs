//! Puts a theme together: the embedded files first, then each theme of the chain over the one it extends.

use super::css::{choosable, squeeze};
use super::{BASE_LANGUAGE, DEFAULT, EMBEDDED, Phrase, Strings, Template, Theme, files_in, rules};
use crate::diagnostic::{Diagnostic, nearest};
use crate::parse::format;
use crate::parse::yaml::{self, Fields, Value};
use crate::source::{File, FileId, Inputs, Place};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The file that says which theme a site has.
pub(super) const SETTINGS: &str = "content/site.yaml";

pub(super) fn load(inputs: &Inputs, name: &str) -> (Theme, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut theme = Theme::default();
    let mut layers = vec![Layer::embedded()];
    for name in chain(inputs, name, &mut findings).iter().rev() {
        layers.push(Layer::of_site(inputs, name, &mut findings));
    }
    let mut words: BTreeMap<String, BTreeMap<String, Phrase>> = BTreeMap::new();
    for layer in layers {
        let named = |(name, template): (String, Template)| (format!("{}/{name}", layer.name), template);
        theme.templates.extend(layer.templates.into_iter().map(named));
        theme.layers.insert(0, layer.name);
        theme.assets.extend(layer.assets);
        for file in layer.strings {
            let known = words.get(BASE_LANGUAGE);
            let phrases = read_strings(&file, known, &mut findings);
            words.entry(file.language).or_default().extend(phrases);
        }
    }
    // A site may have files of the embedded theme too.
    theme.layers.dedup();
    theme.strings = over_base(words);
    (theme, findings)
}

/// Lets every language fall back to the base language, phrase by phrase.
fn over_base(mut words: BTreeMap<String, BTreeMap<String, Phrase>>) -> BTreeMap<String, Strings> {
    let base = words.entry(BASE_LANGUAGE.to_owned()).or_default().clone();
    let whole = |(language, phrases): (String, BTreeMap<String, Phrase>)| {
        let mut strings = Strings::new(&language, base.clone());
        strings.overlay(phrases);
        (language, strings)
    };
    words.into_iter().map(whole).collect()
}

/// The files of one theme.
struct Layer {
    name: String,
    templates: Vec<(String, Template)>,
    assets: Vec<(String, Vec<u8>)>,
    strings: Vec<StringsFile>,
}

/// A strings file; `id` is `None` for one that is embedded.
struct StringsFile {
    language: String,
    text: String,
    id: Option<FileId>,
}

impl Layer {
    fn new(name: &str) -> Self {
        Layer { name: name.to_owned(), templates: Vec::new(), assets: Vec::new(), strings: Vec::new() }
    }

    fn embedded() -> Self {
        let mut layer = Layer::new(DEFAULT);
        for (name, bytes) in files_in(&EMBEDDED) {
            layer.add(name, &format!("themes/{DEFAULT}/{name}"), bytes, None);
        }
        layer
    }

    fn of_site(inputs: &Inputs, name: &str, findings: &mut Vec<Diagnostic>) -> Self {
        let mut layer = Layer::new(name);
        for file in files_of(inputs, name) {
            let (path, id) = (file.path(), file.id());
            let inside = &path["themes/".len() + name.len() + 1..];
            let content = inputs.read(file).content;
            let Some(bytes) = content.bytes() else { continue };
            if !layer.add(inside, path, bytes, Some(id)) && !is_note(inside) {
                let message = format!("`{inside}` has no effect in a theme");
                findings.push(
                    Diagnostic::new(&rules::UNUSED_THEME_FILE, Place::file(id), message)
                        .help("move it to templates/, assets/ or strings/"),
                );
            }
        }
        layer
    }

    /// Takes one file in; says whether it means anything.
    fn add(&mut self, inside: &str, path: &str, bytes: &[u8], id: Option<FileId>) -> bool {
        let text =
            || std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').to_owned());
        let Some((folder, name)) = inside.split_once('/') else { return false };
        match folder {
            "templates" => {
                let template = text().map(|text| Template { text, file: path.to_owned() });
                self.templates.extend(template.map(|template| (name.to_owned(), template)));
            }
            "assets" => {
                let css = name.ends_with(".css").then(text).flatten();
                let bytes = css.map_or_else(|| bytes.to_vec(), |css| choosable(&squeeze(&css)).into_bytes());
                self.assets.push((inside.to_owned(), bytes));
            }
            "strings" => {
                let Some(language) = name.strip_suffix(".yaml") else { return false };
                let language = language.to_owned();
                self.strings.extend(text().map(|text| StringsFile { language, text, id }));
            }
            _ => return false,
        }
        true
    }
}

/// Files that people keep beside a theme without wanting anything from them.
fn is_note(inside: &str) -> bool {
    let name = inside.rsplit('/').next().unwrap_or(inside);
    inside == "theme.yaml" || name.starts_with('.') || name.ends_with(".md") || name.starts_with("LICEN")
}

fn files_of<'a>(inputs: &'a Inputs, name: &str) -> &'a [Arc<File>] {
    inputs.below(&format!("themes/{name}/"))
}

/// The themes of the site from `name` to the one that extends the embedded one, which may have files in the site too.
fn chain(inputs: &Inputs, name: &str, findings: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    let mut next = name.to_owned();
    // Where in that file is for others to say: what is found here is kept while lines move there.
    let mut asked_at = Place::file(FileId::of(SETTINGS));
    loop {
        if chain.contains(&next) {
            let message = format!("the theme `{next}` extends itself");
            findings.push(
                Diagnostic::new(&rules::THEME_CYCLE, asked_at, message).help("extend `default` instead"),
            );
            return chain;
        }
        if files_of(inputs, &next).is_empty() {
            if next != DEFAULT {
                findings.push(unknown_theme(inputs, &next, asked_at));
            }
            return chain;
        }
        let parent = parent_of(inputs, &next, findings);
        asked_at = named_in(inputs, &format!("themes/{next}/theme.yaml"), "extends:");
        let done = next == DEFAULT;
        chain.push(std::mem::replace(&mut next, parent));
        if done {
            return chain;
        }
    }
}

/// What `extends:` in the theme's `theme.yaml` says, or the default theme.
fn parent_of(inputs: &Inputs, name: &str, findings: &mut Vec<Diagnostic>) -> String {
    let Some(file) = inputs.find(&format!("themes/{name}/theme.yaml")) else { return DEFAULT.to_owned() };
    let content = inputs.read(file).content;
    let node = match yaml::read(file.id(), content.text().unwrap_or_default(), 0) {
        Ok(node) => node,
        Err(finding) => {
            findings.push(*finding);
            return DEFAULT.to_owned();
        }
    };
    if node.value == Value::Nothing {
        return DEFAULT.to_owned();
    }
    let Some(mut fields) = Fields::open(&node, &format::THEME, findings) else { return DEFAULT.to_owned() };
    let parent = fields.plain("extends", findings);
    for description in ["name", "description", "author", "licence"] {
        fields.plain(description, findings);
    }
    fields.finish(findings);
    parent.unwrap_or_else(|| DEFAULT.to_owned())
}

/// What stands in the line of a file that begins with `field`, for want of a better place.
fn named_in(inputs: &Inputs, path: &str, field: &str) -> Place {
    let id = FileId::of(path);
    let content = inputs.load(id);
    let mut start = 0;
    for line in content.text().unwrap_or_default().split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix(field) {
            let value = rest.trim_start();
            let from = line.len() - value.len();
            return Place::new(id, start + from..start + from + value.trim_end().len());
        }
        start += line.len();
    }
    Place::file(id)
}

fn unknown_theme(inputs: &Inputs, name: &str, place: Place) -> Diagnostic {
    let folder = |path: &'_ str| {
        path.strip_prefix("themes/").and_then(|rest| rest.split_once('/')).map(|(name, _)| name.to_owned())
    };
    let mut names: Vec<String> =
        inputs.below("themes/").iter().filter_map(|file| folder(file.path())).collect();
    names.push(DEFAULT.to_owned());
    names.dedup();
    Diagnostic::new(&rules::UNKNOWN_THEME, place, format!("there is no theme `{name}`"))
        .did_you_mean(nearest(name, names.iter().map(String::as_str)))
}

/// The phrases of one file. A file of a site may only hold phrases that are `known`.
fn read_strings(
    file: &StringsFile,
    known: Option<&BTreeMap<String, Phrase>>,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Phrase> {
    let node = match yaml::read(file.id.unwrap_or(FileId::of(DEFAULT)), &file.text, 0) {
        Ok(node) => node,
        Err(finding) => {
            findings.push(*finding);
            return BTreeMap::new();
        }
    };
    if node.value == Value::Nothing {
        return BTreeMap::new();
    }
    let Some(fields) = Fields::open(&node, &format::WORDS, findings) else { return BTreeMap::new() };
    let mut phrases = BTreeMap::new();
    for (key, node) in fields.rest() {
        if let Some(known) = known.filter(|known| file.id.is_some() && !known.contains_key(key.name.as_ref()))
        {
            let message = format!("no page uses the phrase `{}`", key.name);
            findings.push(
                Diagnostic::new(&rules::UNKNOWN_STRING, key.place, message)
                    .did_you_mean(nearest(&key.name, known.keys().map(String::as_str))),
            );
        }
        if let Some(phrase) = phrase(node, findings) {
            phrases.insert(key.name.to_string(), phrase);
        }
    }
    phrases
}

fn phrase(node: &yaml::Node<'_>, findings: &mut Vec<Diagnostic>) -> Option<Phrase> {
    if !matches!(node.value, Value::Map(_)) {
        return yaml::text(node, findings).map(|text| Phrase::Text(text.value.to_owned()));
    }
    let fields = Fields::open(node, &format::PHRASE, findings)?;
    let forms = fields.rest();
    let form = |(key, node): (&yaml::Key<'_>, &yaml::Node<'_>), findings: &mut Vec<Diagnostic>| {
        Some((key.name.to_string(), yaml::text(node, findings)?.value.to_owned()))
    };
    Some(Phrase::Plural(forms.filter_map(|entry| form(entry, findings)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(files: &[(&str, &str)], name: &str) -> Vec<(&'static str, String, Vec<String>)> {
        let inputs = Inputs::from_texts(files.iter().copied());
        let (_, findings) = load(&inputs, name);
        findings.into_iter().map(|d| (d.rule.name, d.message, d.help)).collect()
    }

    #[test]
    fn a_site_theme_replaces_single_files_and_phrases() {
        let inputs = Inputs::from_texts([
            ("themes/mine/theme.yaml", "extends: ours\n"),
            ("themes/mine/templates/term.html", "mine"),
            ("themes/ours/theme.yaml", "extends: default\n"),
            ("themes/ours/templates/term.html", "ours"),
            ("themes/ours/templates/glossary.html", "ours"),
            ("themes/ours/assets/logo.svg", "<svg/>"),
            ("themes/ours/strings/en-GB.yaml", "glossary: Words to know\n"),
            ("themes/ours/strings/cy.yaml", "glossary: Geirfa\n"),
        ]);
        let (theme, findings) = load(&inputs, "mine");
        assert_eq!(findings, []);
        assert_eq!(theme.layers, ["mine", "ours", "default"]);
        assert_eq!(theme.template("term.html").unwrap().text, "mine");
        assert_eq!(theme.template("glossary.html").unwrap().file, "themes/ours/templates/glossary.html");
        assert!(theme.template("unit.html").unwrap().text.contains("extends"));
        assert!(theme.templates["default/term.html"].text.contains("extends"));
        assert!(
            theme.assets.contains_key("assets/logo.svg") && theme.assets.contains_key("assets/style.css")
        );
        assert_eq!(theme.strings("en-GB").text("glossary"), "Words to know");
        assert_eq!(theme.strings("cy-GB").text("glossary"), "Geirfa");
        assert_eq!(theme.strings("cy-GB").text("home"), theme.strings("en-GB").text("home"));
    }

    #[test]
    fn an_unknown_theme_names_the_nearest() {
        let found = findings(&[("content/site.yaml", "title: x\ntheme: defualt\n")], "defualt");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "unknown-theme");
        assert_eq!(found[0].2, ["did you mean `default`?"]);
    }

    #[test]
    fn themes_that_extend_each_other_are_reported_once() {
        let files = [("themes/a/theme.yaml", "extends: b"), ("themes/b/theme.yaml", "extends: a")];
        let found = findings(&files, "a");
        assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), ["theme-cycle"]);
    }

    #[test]
    fn a_mistyped_phrase_and_a_misplaced_file_are_reported() {
        let files = [
            ("themes/a/strings/en-GB.yaml", "glosary: Words\n"),
            ("themes/a/style.css", "p {}"),
            ("themes/a/README.md", "notes"),
        ];
        let found = findings(&files, "a");
        assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), ["unused-theme-file", "unknown-string"]);
        assert_eq!(found[1].2, ["did you mean `glossary`?"]);
    }
}
