//! The theme authors' reference: pages of the guide made from the doc comments of the views, so that they can't be wrong.
//!
//! `UPDATE_EXPECT=1 cargo test --test theme_reference` writes them anew.
#![allow(clippy::disallowed_methods, reason = "reads the project's own files")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use expect_test::expect_file;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A struct or an enum of the views, or another name for one.
#[derive(Clone)]
struct Shape {
    name: String,
    doc: String,
    fields: Vec<Field>,
    is_enum: bool,
    /// Of another name for a shape, which one.
    same_as: Vec<TokenTree>,
}

#[derive(Clone)]
struct Field {
    name: String,
    doc: String,
    holds: Vec<TokenTree>,
}

/// Where each shape is described: the page of the guide, by the shape's name.
type Index = BTreeMap<String, String>;

/// What all kinds of pages share, before them.
const SHARED: [&str; 2] = ["SiteView", "PageView"];
const PAGES: &str = "pages";
const PARTS: &str = "parts";
/// So many fields, a few more for each shape, are described on one page, which may not weigh too much.
const MOST: usize = 250;

#[test]
fn the_reference_says_what_the_views_are() {
    let (shapes, templates) = views();
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (template, view) in &templates {
        kinds.entry(view).or_default().push(template);
    }
    let is_page = |shape: &&Shape| kinds.contains_key(&*shape.name) || SHARED.contains(&&*shape.name);
    let (of_pages, parts): (Vec<&Shape>, Vec<&Shape>) = shapes.values().partition(is_page);
    assert!(of_pages.len() > 11 && parts.len() > 20, "the reader of views found too little: it is broken");
    let (shared, of_kinds): (Vec<&Shape>, Vec<&Shape>) =
        of_pages.into_iter().partition(|shape| SHARED.contains(&&*shape.name));
    let books = [
        (
            PAGES,
            "What templates see on every page, and on each kind of page.",
            shared.into_iter().rev().chain(of_kinds).collect(),
        ),
        (PARTS, "What the fields of pages are made of, from A to Z.", parts),
    ];
    let books = books.map(|(book, what, shapes): (&str, &str, Vec<&Shape>)| (book, what, chunks(&shapes)));
    let mut index = Index::new();
    for (book, _, chunks) in &books {
        for (number, chunk) in chunks.iter().enumerate() {
            index.extend(chunk.iter().map(|shape| (shape.name.clone(), file_of(book, number))));
        }
    }
    for (book, what, chunks) in &books {
        for (number, chunk) in chunks.iter().enumerate() {
            is_written(&file_of(book, number), &page_of(book, what, chunk, &kinds, &index));
        }
        let next = file_of(book, chunks.len());
        assert!(!guide().join(&next).exists(), "{next} is left over");
    }
}

fn page_of(
    book: &str,
    what: &str,
    chunk: &[&Shape],
    kinds: &BTreeMap<&str, Vec<&str>>,
    index: &Index,
) -> String {
    let [first, .., last] = chunk else { panic!("a page of the reference has several shapes") };
    let mut text = front(&format!("{book}, {} to {}", first.name, last.name), what);
    text += match book {
        PAGES => {
            "What a field holds is one of the [parts](theme-reference-parts.md), text, HTML, a number, or yes or no.\n\
             [Themes](theme-reference.md) says how to use them.\n"
        }
        _ => "[Pages](theme-reference-pages.md) are made of these parts.\n",
    };
    for shape in chunk {
        describe(shape, kinds.get(&*shape.name).map_or(&[][..], Vec::as_slice), index, &mut text);
    }
    text
}

/// Shapes in order, cut into pages that are about equally long.
fn chunks<'s>(parts: &[&'s Shape]) -> Vec<Vec<&'s Shape>> {
    let mut chunks: Vec<Vec<&Shape>> = vec![Vec::new()];
    let mut held = 0;
    for shape in parts {
        held += shape.fields.len() + 4;
        if held > MOST {
            chunks.push(Vec::new());
            held = shape.fields.len() + 4;
        }
        chunks.last_mut().unwrap().push(shape);
    }
    chunks
}

fn file_of(book: &str, number: usize) -> String {
    match number {
        0 => format!("theme-reference-{book}.md"),
        number => format!("theme-reference-{book}-{}.md", number + 1),
    }
}

fn guide() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content/guide"))
}

fn is_written(file: &str, text: &str) {
    expect_file![guide().join(file)].assert_eq(text);
}

/// Every shape that a template sees by its name, and the view of each template.
fn views() -> (BTreeMap<String, Shape>, BTreeMap<String, String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plan/view");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut shapes = BTreeMap::new();
    let mut view_names = Vec::new();
    for path in paths {
        let tokens: TokenStream = fs::read_to_string(&path).unwrap().parse().unwrap();
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for shape in shapes_in(&trees) {
            shapes.insert(shape.name.clone(), shape);
        }
        view_names.extend(templates_in(&trees));
    }
    let view = shapes.remove("View").unwrap_or_else(|| panic!("there is no enum View"));
    // Plain text and HTML are described in words.
    shapes.remove("Html");
    shapes.remove("Text");
    let templates = view_names.into_iter().map(|(variant, template)| {
        let field = view.fields.iter().find(|field| field.name == variant);
        (template, names(&field.unwrap_or_else(|| panic!("no variant {variant}")).holds).remove(0))
    });
    let templates = templates.collect();
    (shapes, templates)
}

/// The public structs and enums of a file, with their documentation.
fn shapes_in(trees: &[TokenTree]) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut docs = String::new();
    let mut at = 0;
    while at < trees.len() {
        if let Some(doc) = doc_at(trees, at) {
            join(&mut docs, &doc);
            at += 2;
        } else if is_attribute(trees, at) {
            at += 2;
        } else if let Some((is_enum, name, body)) = shape_at(&trees[at..]) {
            let fields = fields_in(&children(body), is_enum);
            shapes.push(Shape { name, doc: std::mem::take(&mut docs), fields, is_enum, same_as: Vec::new() });
            at += 3;
        } else if let Some((name, same_as)) = alias_at(&trees[at..]) {
            let doc = std::mem::take(&mut docs);
            shapes.push(Shape { name, doc, fields: Vec::new(), is_enum: false, same_as });
            at += 3;
        } else {
            // What belongs to something else.
            if !matches!(&trees[at], TokenTree::Ident(ident) if ident == "pub") {
                docs.clear();
            }
            at += 1;
        }
    }
    shapes
}

/// `pub type Name<…> = Other<…>;`: both.
fn alias_at(trees: &[TokenTree]) -> Option<(String, Vec<TokenTree>)> {
    let [TokenTree::Ident(public), TokenTree::Ident(kind), TokenTree::Ident(name), rest @ ..] = trees else {
        return None;
    };
    let is = |tree: &TokenTree, c: char| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == c);
    if public != "pub" || kind != "type" {
        return None;
    }
    let other = rest.iter().skip_while(|tree| !is(tree, '=')).skip(1).take_while(|tree| !is(tree, ';'));
    Some((name.to_string(), other.cloned().collect()))
}

/// `pub struct Name<…> { … }`: whether it is an enum, its name, its body.
fn shape_at(trees: &[TokenTree]) -> Option<(bool, String, &Group)> {
    let [TokenTree::Ident(public), TokenTree::Ident(kind), TokenTree::Ident(name), rest @ ..] = trees else {
        return None;
    };
    let is_enum = kind == "enum";
    if public != "pub" || !(is_enum || kind == "struct") {
        return None;
    }
    let body =
        rest.iter().take_while(|tree| !matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ';'));
    let body = body.into_iter().find_map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    });
    Some((is_enum, name.to_string(), body?))
}

fn fields_in(trees: &[TokenTree], is_enum: bool) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut rest = trees;
    while !rest.is_empty() {
        let mut doc = String::new();
        let mut at = 0;
        while is_attribute(rest, at) {
            join(&mut doc, &doc_at(rest, at).unwrap_or_default());
            at += 2;
        }
        let end = end_of_field(rest);
        let written: Vec<TokenTree> = rest[at..end].to_vec();
        rest = rest.get(end + 1..).unwrap_or_default();
        if let Some((name, holds)) = split_field(&written, is_enum) {
            fields.push(Field { name, doc, holds });
        }
    }
    fields
}

/// `pub name: Type`, or `Name(Type)` in an enum.
fn split_field(trees: &[TokenTree], is_enum: bool) -> Option<(String, Vec<TokenTree>)> {
    match trees {
        [TokenTree::Ident(name), TokenTree::Group(holds)] if is_enum => {
            Some((name.to_string(), children(holds)))
        }
        [TokenTree::Ident(name)] if is_enum => Some((name.to_string(), Vec::new())),
        [TokenTree::Ident(public), TokenTree::Ident(name), TokenTree::Punct(_), holds @ ..]
            if public == "pub" =>
        {
            Some((name.to_string().trim_start_matches("r#").to_owned(), holds.to_vec()))
        }
        _ => None,
    }
}

/// Where the next comma is that parts fields and not the arguments of a type.
fn end_of_field(trees: &[TokenTree]) -> usize {
    let mut depth = 0i32;
    for (at, tree) in trees.iter().enumerate() {
        if let TokenTree::Punct(punct) = tree {
            match punct.as_char() {
                '<' => depth += 1,
                '>' => depth -= 1,
                ',' if depth == 0 => return at,
                _ => {}
            }
        }
    }
    trees.len()
}

/// `View::Unit(_) => "unit.html"`, wherever it stands.
fn templates_in(trees: &[TokenTree]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, tree) in trees.iter().enumerate() {
        if let TokenTree::Group(group) = tree {
            found.extend(templates_in(&children(group)));
        }
        if let [
            TokenTree::Ident(view),
            _,
            _,
            TokenTree::Ident(variant),
            TokenTree::Group(_),
            _,
            _,
            TokenTree::Literal(file),
            ..,
        ] = &trees[at..]
            && view == "View"
        {
            found.push((variant.to_string(), file.to_string().trim_matches('"').to_owned()));
        }
    }
    found
}

/// The text of `#[doc = "…"]`, which is what a lexer makes of `/// …`.
fn doc_at(trees: &[TokenTree], at: usize) -> Option<String> {
    let Some(TokenTree::Group(group)) = trees.get(at + 1).filter(|_| is_attribute(trees, at)) else {
        return None;
    };
    match children(group).as_slice() {
        [TokenTree::Ident(doc), TokenTree::Punct(_), TokenTree::Literal(text)] if doc == "doc" => {
            let text = text.to_string();
            let inner = text.trim_start_matches('r').trim_matches('#').trim_matches('"');
            Some(inner.replace("\\\"", "\"").replace("\\'", "'").trim().to_owned())
        }
        _ => None,
    }
}

fn is_attribute(trees: &[TokenTree], at: usize) -> bool {
    matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == '#')
        && matches!(trees.get(at + 1), Some(TokenTree::Group(_)))
}

fn children(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

fn join(text: &mut String, line: &str) {
    if !text.is_empty() && !line.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

/// The names in a type, without lifetimes, containers first.
fn names(trees: &[TokenTree]) -> Vec<String> {
    let mut names = Vec::new();
    for (at, tree) in trees.iter().enumerate() {
        let is_lifetime =
            at > 0 && matches!(&trees[at - 1], TokenTree::Punct(punct) if punct.as_char() == '\'');
        if let TokenTree::Ident(ident) = tree
            && !is_lifetime
        {
            names.push(ident.to_string());
        }
    }
    names.retain(|name| name != "Box");
    names
}

/// What a field holds, in words, with links to what is described elsewhere.
fn in_words(names: &[String], here: &str, index: &Index) -> String {
    let Some((first, rest)) = names.split_first() else { return String::new() };
    let inner = || in_words(rest, here, index);
    match first.as_str() {
        "Option" => format!("{}, or nothing", inner()),
        "Vec" => format!("list of {}", inner()),
        "Text" | "String" | "str" => "text".to_owned(),
        "Html" => "HTML".to_owned(),
        "bool" => "yes or no".to_owned(),
        "u8" | "u16" | "u32" | "u64" | "usize" => "number".to_owned(),
        name if name.len() == 1 => "what it is of".to_owned(),
        name => {
            let page = index.get(name).unwrap_or_else(|| panic!("`{name}` is described nowhere"));
            let page = if page == here { "" } else { page };
            let link = format!("[{name}]({page}#{})", name.to_lowercase());
            if rest.is_empty() { link } else { format!("{link} of {}", inner()) }
        }
    }
}

fn describe(shape: &Shape, files: &[&str], index: &Index, out: &mut String) {
    let here = index[&shape.name].as_str();
    let _ = write!(out, "\n## {}\n\n", shape.name);
    if !files.is_empty() {
        let files: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
        let _ = write!(out, "{}: ", files.join(", "));
    }
    let _ = write!(out, "{}\n\n", prose(&shape.doc));
    if !shape.same_as.is_empty() {
        let other = in_words(&names(&shape.same_as), here, index);
        let _ = writeln!(out, "Its fields are those of {other}.");
        return;
    }
    let first = if shape.is_enum { "Kind" } else { "Field" };
    let _ = writeln!(out, "| {first} | Holds | Meaning |\n|---|---|---|");
    for field in &shape.fields {
        assert!(!field.doc.is_empty(), "`{}` of `{}` has no description", field.name, shape.name);
        let holds = in_words(&names(&field.holds), here, index);
        let _ = writeln!(out, "| `{}` | {holds} | {} |", field.name, prose(&field.doc));
    }
}

/// A doc comment as Markdown of the guide: links between comments are names, and nothing is HTML or the end of a cell.
fn prose(doc: &str) -> String {
    let mut out = String::new();
    for (at, part) in doc.split('`').enumerate() {
        let part =
            if at % 2 == 0 { part.replace('<', "\\<") } else { part.rsplit("::").next().unwrap().to_owned() };
        out.push_str(if at == 0 { "" } else { "`" });
        out.push_str(&part.replace('|', "\\|"));
    }
    out.replace("[`", "`").replace("`]", "`")
}

fn front(title: &str, description: &str) -> String {
    format!("---\ntitle: \"Theme reference: {title}\"\ndescription: {description}\n---\n")
}
