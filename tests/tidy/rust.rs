//! What the tidy test needs to know of a Rust file, from its tokens: a lexer is not fooled by comments and strings.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// One Rust file of the library, seen without its tests.
pub struct RustFile {
    /// `src/parse/yaml.rs`
    pub path: String,
    /// Lines that are no tests.
    pub lines: usize,
    /// Its functions that are no tests.
    pub functions: Vec<Function>,
    /// Paths that begin with `crate`, `self`, `super` or the name of another package, made absolute.
    pub mentions: BTreeSet<Mention>,
    /// String literals that are no documentation.
    pub strings: Vec<String>,
    /// Its lints switched off for the whole file.
    pub allows: Vec<String>,
}

/// A function and its size.
pub struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
}

/// A path in the code: `["crate", "source", "Place"]` or `["serde_yaml", "from_str"]`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    pub line: usize,
    pub path: Vec<String>,
}

impl RustFile {
    /// The room the file belongs to: the folder in `src/`; empty for `src/lib.rs` and `src/main.rs`.
    pub fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split_once('/').map_or("", |(room, _)| room)
    }

    /// Reads the `text` of the file at `path`; nothing where the whole file is a test.
    pub fn parse(path: &str, text: &str) -> Option<RustFile> {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut file = RustFile {
            path: path.to_owned(),
            lines: text.lines().count(),
            functions: Vec::new(),
            mentions: BTreeSet::new(),
            strings: Vec::new(),
            allows: Vec::new(),
        };
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        file.walk(&trees, &mut module_path(path));
        (!path.ends_with("/tests.rs")).then_some(file)
    }

    fn walk(&mut self, trees: &[TokenTree], module: &mut Vec<String>) {
        let mut at = 0;
        while at < trees.len() {
            if is_test_attribute(trees, at) {
                at = self.skip_item(trees, at);
                continue;
            }
            at = match &trees[at] {
                TokenTree::Punct(punct) if punct.as_char() == '#' => self.attribute(trees, at),
                TokenTree::Group(group) => {
                    self.walk(&children(group), module);
                    at + 1
                }
                TokenTree::Ident(ident) if ident == "fn" => {
                    self.function(trees, at);
                    at + 1
                }
                TokenTree::Ident(ident) if ident == "mod" => self.inline_module(trees, at, module),
                TokenTree::Ident(ident) if ident == "use" => self.path(trees, at + 1, &[], module, true),
                TokenTree::Ident(_) => self.path(trees, at, &[], module, false),
                TokenTree::Literal(literal) => {
                    self.strings.extend(string_value(&literal.to_string()));
                    at + 1
                }
                TokenTree::Punct(_) => at + 1,
            };
        }
    }

    /// Passes over an attribute: documentation is no code. Remembers what a file allows itself.
    fn attribute(&mut self, trees: &[TokenTree], at: usize) -> usize {
        let inner = matches!(&trees.get(at + 1), Some(TokenTree::Punct(p)) if p.as_char() == '!');
        let group_at = at + 1 + usize::from(inner);
        let Some(TokenTree::Group(group)) = trees.get(group_at) else { return at + 1 };
        let text = group.stream().to_string().replace(' ', "");
        if inner && text.starts_with("allow(") {
            self.allows.push(text);
        }
        group_at + 1
    }

    /// Passes over a `#[cfg(test)]` item, and takes its lines off the file.
    fn skip_item(&mut self, trees: &[TokenTree], start: usize) -> usize {
        let mut at = start + 2;
        while at < trees.len() && !ends_item(&trees[at]) {
            at += 1;
        }
        let last = at.min(trees.len() - 1);
        let lines = trees[last].span().end().line + 1 - trees[start].span().start().line;
        self.lines = self.lines.saturating_sub(lines);
        at + 1
    }

    /// Notes the function at `fn`, if it has a name and a body.
    fn function(&mut self, trees: &[TokenTree], at: usize) {
        let Some(TokenTree::Ident(name)) = trees.get(at + 1) else { return };
        let Some(end) = trees[at..].iter().find(|tree| ends_item(tree)) else { return };
        if matches!(end, TokenTree::Group(_)) {
            let line = trees[at].span().start().line;
            let lines = end.span().end().line + 1 - line;
            self.functions.push(Function { name: name.to_string(), line, lines });
        }
    }

    fn inline_module(&mut self, trees: &[TokenTree], at: usize, module: &mut Vec<String>) -> usize {
        let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
            (trees.get(at + 1), trees.get(at + 2))
        else {
            return at + 1;
        };
        module.push(name.to_string());
        self.walk(&children(body), module);
        module.pop();
        at + 3
    }

    /// Reads the path that begins at `at`, into the groups of a `use`; returns where the rest goes on.
    fn path(
        &mut self,
        trees: &[TokenTree],
        at: usize,
        prefix: &[String],
        module: &[String],
        used: bool,
    ) -> usize {
        let mut path = prefix.to_vec();
        let mut next = at;
        while let Some(TokenTree::Ident(ident)) = trees.get(next) {
            path.push(ident.to_string());
            next += 1;
            if !is_double_colon(trees, next) {
                break;
            }
            next += 2;
        }
        match trees.get(next) {
            Some(TokenTree::Group(group)) if used && group.delimiter() == Delimiter::Brace => {
                for part in
                    children(group).split(|tree| matches!(tree, TokenTree::Punct(p) if p.as_char() == ','))
                {
                    self.path(part, 0, &path, module, true);
                }
                return next + 1;
            }
            _ if path.len() > 1 || used => self.mention(trees, at, path, module),
            _ => {}
        }
        next.max(at + 1)
    }

    fn mention(&mut self, trees: &[TokenTree], at: usize, path: Vec<String>, module: &[String]) {
        let Some(line) = trees.get(at).map(|tree| tree.span().start().line) else { return };
        self.mentions.insert(Mention { line, path: absolute(path, module) });
    }
}

/// `super::super::x` seen from `module`, as `crate::…::x`.
fn absolute(path: Vec<String>, module: &[String]) -> Vec<String> {
    let supers = path.iter().filter(|part| *part == "super").count();
    let relative = matches!(path.first().map(String::as_str), Some("self" | "super"));
    if !relative {
        return path;
    }
    let rest = path.into_iter().skip_while(|part| part == "self" || part == "super");
    let base = &module[..module.len().saturating_sub(supers)];
    std::iter::once("crate".to_owned()).chain(base.iter().cloned()).chain(rest).collect()
}

/// `src/parse/yaml.rs` is the module `parse::yaml`, `src/parse/mod.rs` is `parse`.
fn module_path(path: &str) -> Vec<String> {
    let below = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts = below.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main"));
    parts.map(str::to_owned).collect()
}

fn is_double_colon(trees: &[TokenTree], at: usize) -> bool {
    let colon = |tree: Option<&TokenTree>| matches!(tree, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    colon(trees.get(at)) && colon(trees.get(at + 1))
}

fn is_test_attribute(trees: &[TokenTree], at: usize) -> bool {
    let (TokenTree::Punct(hash), Some(TokenTree::Group(group))) = (&trees[at], trees.get(at + 1)) else {
        return false;
    };
    let text = group.stream().to_string().replace(' ', "");
    hash.as_char() == '#' && matches!(text.as_str(), "cfg(test)" | "test")
}

fn ends_item(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    }
}

fn children(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

/// The text of a plain or raw string literal without escapes; other literals have none.
fn string_value(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('r').map_or(literal, |raw| raw.trim_matches('#'));
    inner.strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
}

#[test]
fn the_reader_sees_every_way_to_name_another_room() {
    let text = r#"
        //! Not crate::doc::Comment, "crate::string::X".
        use crate::{source::{self, Place}, diagnostic::Diagnostic as D};
        use super::super::plan::Plan;
        use super::inner;
        macro_rules! m { () => { $crate::theme::Theme } }
        fn f(x: &crate::model::Site) -> fn(u8) {
            let text = "crate::text::X"; // crate::comment::X
            call!(crate::render::page(self::g(), serde_yaml::from_str(text)))
        }
        #[cfg(test)]
        mod tests {
            use crate::build::Session;
            fn long() {}
        }
    "#;
    let file = RustFile::parse("src/parse/yaml.rs", text).unwrap();
    let seen: BTreeSet<String> = file.mentions.iter().map(|mention| mention.path.join("::")).collect();
    let expected = [
        "crate::diagnostic::Diagnostic",
        "crate::model::Site",
        "crate::parse::inner",
        "crate::parse::yaml::g",
        "crate::plan::Plan",
        "crate::render::page",
        "crate::source::Place",
        "crate::source::self",
        "crate::theme::Theme",
        "serde_yaml::from_str",
    ];
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(file.room(), "parse");
    assert_eq!(file.strings, ["crate::text::X"]);
    assert_eq!(file.lines, text.lines().count() - 5);
    let functions: Vec<_> = file.functions.iter().map(|f| (f.name.as_str(), f.lines)).collect();
    assert_eq!(functions, [("f", 4)]);
}
