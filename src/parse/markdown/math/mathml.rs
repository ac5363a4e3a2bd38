//! What the converter made is looked through tag by tag, as if an author had written it: only elements and attributes of
//! this list reach a page, and styles become classes, because pages hold no style of their own.

use super::{COMMANDS, Wrong};
use crate::parse::markdown::inline::push_text;

/// Elements of formulas, and of words in them.
const ELEMENTS: [&str; 29] = [
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "mtable",
    "mtr",
    "mtd",
    "mpadded",
    "mphantom",
    "b",
    "i",
    "em",
    "code",
    "u",
    "s",
];

/// Attributes, of which a value is a word or a length.
const ATTRIBUTES: [&str; 19] = [
    "display",
    "displaystyle",
    "scriptlevel",
    "mathvariant",
    "stretchy",
    "fence",
    "separator",
    "form",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "movablelimits",
    "accent",
    "accentunder",
    "linethickness",
    "width",
    "height",
    "symmetric",
];

/// Styles that the converter writes, and the classes that stand for them in the style sheet. An empty class stands for what
/// another style of the same element says already, or nobody sees; dashed lines are shown as lines.
const STYLES: [(&str, &str); 32] = [
    ("text-align: left", "math-left"),
    ("justify-items: start", ""),
    ("text-align: right", "math-right"),
    ("justify-items: end", ""),
    ("padding-left: 0", "math-left-0"),
    ("padding-right: 0", "math-right-0"),
    ("padding-top: 0", "math-flat"),
    ("padding-bottom: 0", ""),
    ("padding-left:1em", "math-left-1"),
    ("padding-left: 0.1em", ""),
    ("padding-right: 0.1em", ""),
    ("padding-left:0", "math-left-0"),
    ("padding-right:0", "math-right-0"),
    ("padding-left:0.1667em", "math-left-thin"),
    ("padding-right:0.1667em", "math-right-thin"),
    ("padding-left:0.2222em", "math-left-medium"),
    ("padding-right:0.2222em", "math-right-medium"),
    ("padding-left:0.2778em", "math-left-thick"),
    ("padding-right:0.2778em", "math-right-thick"),
    ("padding-top: 0.1667em", ""),
    ("width: 100%", "math-wide"),
    ("width: 50%", "math-half"),
    ("math-shift:compact", ""),
    ("border-right: 0.05em solid currentcolor", "math-line-right"),
    ("border-top: 0.05em solid currentcolor", "math-line-top"),
    ("border-right: 0.05em dashed currentcolor", "math-line-right"),
    ("border-top: 0.05em dashed currentcolor", "math-line-top"),
    ("border-left: 0.05em solid currentcolor", "math-line-left"),
    ("border-left: 0.05em dashed currentcolor", "math-line-left"),
    ("margin-left:-0.16666667em", "math-back"),
    ("margin-left:-0.22222222em", "math-back"),
    ("margin-left:-0.2777778em", "math-back"),
];

/// The same MathML with nothing in it but what is allowed, and with its TeX as an annotation.
pub(super) fn checked(mathml: &str, tex: &str) -> Result<String, Box<Wrong>> {
    let mut out = String::with_capacity(mathml.len() + tex.len() + 96);
    let mut open: Vec<&str> = Vec::new();
    let mut rest = mathml;
    while let Some(at) = rest.find('<') {
        push_words(&rest[..at], &mut out)?;
        let (tag, after) = rest[at + 1..].split_once('>').ok_or_else(unsafe_sign)?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(unsafe_sign());
            }
            if open.is_empty() {
                push_annotation(tex, &mut out);
            }
            close(name, &mut out);
            continue;
        }
        let name = push_tag(tag, &mut out)?;
        if open.is_empty() {
            if !out.ends_with('>') || out[1..].contains('<') || name != "math" {
                return Err(unsafe_sign());
            }
            out.push_str("<semantics><mrow>");
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    if !open.is_empty() || !rest.is_empty() { Err(unsafe_sign()) } else { Ok(out) }
}

fn close(name: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// All of the formula is one row, because what is annotated is a single element. The TeX is for browsers that know no MathML, and for who copies the formula.
fn push_annotation(tex: &str, out: &mut String) {
    out.push_str("</mrow><annotation encoding=\"application/x-tex\">");
    push_text(out, tex.trim());
    out.push_str("</annotation></semantics>");
}

/// Text between tags: the converter escapes most of it.
fn push_words(text: &str, out: &mut String) -> Result<(), Box<Wrong>> {
    let is_entity =
        |at: usize| ["&lt;", "&gt;", "&amp;", "&quot;", "&#39;"].iter().any(|e| text[at..].starts_with(e));
    if text.contains('>') || text.match_indices('&').any(|(at, _)| !is_entity(at)) {
        return Err(unsafe_sign());
    }
    out.push_str(text);
    Ok(())
}

/// Appends an opening tag with those of its attributes that are allowed, and gives the name of the element.
fn push_tag<'a>(tag: &'a str, out: &mut String) -> Result<&'a str, Box<Wrong>> {
    let whole = tag.strip_suffix('/').unwrap_or(tag);
    let (name, mut attributes) = whole.split_once(' ').unwrap_or((whole, ""));
    if !ELEMENTS.contains(&name) {
        return Err(not_shown(name));
    }
    out.push('<');
    out.push_str(name);
    let mut classes = Vec::new();
    while let Some((attribute, after)) = next_attribute(attributes)? {
        attributes = after;
        match attribute {
            ("style", style) => classes.extend(classes_of(style)?),
            (key, value) if ATTRIBUTES.contains(&key) && is_plain(value) => {
                out.push_str(&format!(" {key}=\"{value}\""));
            }
            _ => return Err(not_shown(name)),
        }
    }
    if !classes.is_empty() {
        out.push_str(&format!(" class=\"{}\"", classes.join(" ")));
    }
    out.push_str(if tag.ends_with('/') { "/>" } else { ">" });
    Ok(name)
}

type Attribute<'a> = (&'a str, &'a str);

/// The first of some attributes, each written `key="value"`, and the rest.
fn next_attribute(attributes: &str) -> Result<Option<(Attribute<'_>, &str)>, Box<Wrong>> {
    let attributes = attributes.trim_start();
    if attributes.is_empty() {
        return Ok(None);
    }
    let (key, rest) = attributes.split_once("=\"").ok_or_else(unsafe_sign)?;
    let (value, rest) = rest.split_once('"').ok_or_else(unsafe_sign)?;
    Ok(Some(((key, value), rest)))
}

fn is_plain(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'%'))
}

/// The classes that stand for the declarations of a style.
fn classes_of(style: &str) -> Result<Vec<&'static str>, Box<Wrong>> {
    let mut classes = Vec::new();
    for declaration in style.split(';').map(str::trim).filter(|declaration| !declaration.is_empty()) {
        let known = STYLES.iter().find(|(style, _)| *style == declaration);
        let (_, class) = known.ok_or_else(|| not_shown(declaration))?;
        if !class.is_empty() && !classes.contains(class) {
            classes.push(*class);
        }
    }
    Ok(classes)
}

/// What is part of TeX, and no part of a page.
fn not_shown(what: &str) -> Box<Wrong> {
    let (message, help) = match what {
        "a" => ("a formula can't hold a link", "put the link into the text beside the formula"),
        "menclose" => {
            ("a formula can't cross anything out", "write what is left, and say in words what went")
        }
        _ if what.starts_with("color") => (
            "a formula can't have a colour of its own",
            "say it in words: who can't see the colour would miss it",
        ),
        _ if what.starts_with("font") => {
            ("a formula can't have a size or a font of its own", "take the command out")
        }
        _ if what.starts_with("margin") => {
            ("a formula can't move its parts so far", "take the negative space out")
        }
        _ => return unsafe_sign(),
    };
    Wrong::new(None, message, help)
}

fn unsafe_sign() -> Box<Wrong> {
    Wrong::new(None, "this formula can't be shown", COMMANDS)
}
