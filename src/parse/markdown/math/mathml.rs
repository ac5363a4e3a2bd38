//! What the converter made is looked through tag by tag, as if an author had written it: only elements and attributes of
//! this list reach a page, and styles become classes, because pages hold no style of their own.

use super::{COMMANDS, Wrong};
use crate::parse::markdown::inline::push_text;

/// Elements of formulas, and of words in them.
const ELEMENTS: [&str; 30] = [
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
    "span",
];

/// Attributes, of which a value is a word or a length.
const ATTRIBUTES: [&str; 18] = [
    "display",
    "displaystyle",
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
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut rest = mathml;
    while let Some(at) = rest.find('<') {
        push_words(&rest[..at], &mut out)?;
        let (tag, after) = rest[at + 1..].split_once('>').ok_or_else(unsafe_sign)?;
        rest = after;
        let is_first = out.is_empty();
        match tag.strip_prefix('/') {
            Some(name) => {
                let element = open.pop().filter(|element| element.name == name).ok_or_else(unsafe_sign)?;
                if open.is_empty() {
                    push_annotation(tex, &mut out);
                }
                element.close(&mut out);
            }
            // All but the first are inside of it.
            None if is_first == open.is_empty() => open.extend(push_tag(tag, &mut out)?),
            None => return Err(unsafe_sign()),
        }
        if is_first {
            // What is annotated is a single element.
            out.push_str("<semantics><mrow>");
        }
    }
    let is_whole = open.is_empty() && rest.is_empty() && out.starts_with("<math");
    if is_whole { Ok(out) } else { Err(unsafe_sign()) }
}

/// An element that is not closed yet.
struct Element<'a> {
    name: &'a str,
    /// Whether another one lies around it.
    is_styled: bool,
}

impl Element<'_> {
    fn close(&self, out: &mut String) {
        out.push_str("</");
        out.push_str(self.name);
        out.push_str(if self.is_styled { "></mstyle>" } else { ">" });
    }
}

/// The TeX is for browsers that know no MathML, and for who copies the formula.
fn push_annotation(tex: &str, out: &mut String) {
    out.push_str("</mrow><annotation encoding=\"application/x-tex\">");
    push_text(out, tex.trim());
    out.push_str("</annotation></semantics>");
}

/// Marks that would be put on the character before them, and the same as characters of their own.
const MARKS: [(&str, &str); 3] = [("\u{302}", "ˆ"), ("\u{20d7}", "→"), ("\u{332}", "‾")];

/// Text between tags: the converter escapes most of it.
fn push_words(text: &str, out: &mut String) -> Result<(), Box<Wrong>> {
    let entities = ["&lt;", "&gt;", "&amp;", "&quot;", "&#39;"];
    let is_entity = |at: usize| entities.iter().any(|entity| text[at..].starts_with(entity));
    if text.contains('>') || text.match_indices('&').any(|(at, _)| !is_entity(at)) {
        return Err(unsafe_sign());
    }
    out.push_str(MARKS.iter().find(|(mark, _)| *mark == text).map_or(text, |(_, alone)| alone));
    Ok(())
}

/// Appends an opening tag with those of its attributes that are allowed, and gives the element if it has to be closed.
fn push_tag<'a>(tag: &'a str, out: &mut String) -> Result<Option<Element<'a>>, Box<Wrong>> {
    let whole = tag.strip_suffix('/').unwrap_or(tag);
    let (name, mut attributes) = whole.split_once(' ').unwrap_or((whole, ""));
    if !ELEMENTS.contains(&name) {
        return Err(not_shown(name));
    }
    let (mut own, mut around, mut classes) = (String::new(), String::new(), Vec::new());
    while let Some(((key, value), after)) = next_attribute(attributes)? {
        attributes = after;
        match key {
            "style" => classes.extend(classes_of(value)?),
            // Names of fonts, of which pages have two.
            "class" if value.starts_with("math-core-") => {}
            // Few elements may have these themselves.
            "scriptlevel" if is_plain(value) => around.push_str(&format!(" {key}=\"{value}\"")),
            "displaystyle" if name != "mtable" && is_plain(value) => {
                around.push_str(&format!(" {key}=\"{value}\""))
            }
            key if ATTRIBUTES.contains(&key) && is_plain(value) => {
                own.push_str(&format!(" {key}=\"{value}\""))
            }
            _ => return Err(not_shown(name)),
        }
    }
    if !classes.is_empty() {
        own.push_str(&format!(" class=\"{}\"", classes.join(" ")));
    }
    let is_styled = !around.is_empty();
    let (is_closed, end) = if tag.ends_with('/') { (true, "/>") } else { (false, ">") };
    if is_styled {
        out.push_str(&format!("<mstyle{around}>"));
    }
    out.push_str(&format!("<{name}{own}{end}"));
    match is_closed {
        true if is_styled => Err(unsafe_sign()),
        true => Ok(None),
        false => Ok(Some(Element { name, is_styled })),
    }
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
