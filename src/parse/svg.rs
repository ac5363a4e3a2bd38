//! SVG pictures are programs too: one that runs something is refused.

use crate::diagnostic::{Diagnostic, rules};
use crate::model::Picture;
use crate::source::{Content, FileId, Place};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// How large a picture is shown: as it says itself, or as large as what is drawn on.
pub(super) fn size(text: &str) -> Option<Picture> {
    let mut reader = Reader::from_str(text);
    let root = loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => break tag,
            Event::Eof => return None,
            _ => {}
        }
    };
    let attribute = |name: &str| {
        let found = root.try_get_attribute(name).ok()??;
        Some(String::from_utf8_lossy(&found.value).into_owned())
    };
    let drawn: Vec<f64> = attribute("viewBox").map(|drawn| numbers(&drawn)).unwrap_or_default();
    let drawn = if let [_, _, across, down] = drawn[..] { Some((across, down)) } else { None };
    let given = |name: &str| attribute(name).and_then(|written| length(&written));
    let (width, height) = match (given("width"), given("height"), drawn) {
        (Some(width), Some(height), _) => (width, height),
        // One of the two follows from the other and from what is drawn.
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some(drawn)) => drawn,
        _ => return None,
    };
    let whole = |length: f64| (1.0..=LARGEST).contains(&length).then(|| length.round() as u32);
    Some(Picture { width: whole(width)?, height: whole(height)?, can_shrink: false })
}

/// More points than any screen has.
const LARGEST: f64 = 100_000.0;

fn numbers(list: &str) -> Vec<f64> {
    list.split([' ', ',', '\n', '\t']).filter_map(|number| number.parse().ok()).collect()
}

/// A length in points of the screen. Parts of whatever is around it are none.
fn length(written: &str) -> Option<f64> {
    let written = written.trim();
    let unit = written.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(written.len());
    let scale = match &written[unit..] {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    written[..unit].trim().parse::<f64>().ok().map(|number| number * scale)
}

/// Why what is now in an SVG picture of a site must not be shown, if there is a reason.
pub fn harm(file: FileId, content: &Content) -> Option<String> {
    let mut findings = Vec::new();
    let text = content.bytes().map(String::from_utf8_lossy).unwrap_or_default();
    check(file, &text, &mut findings);
    findings.pop().map(|finding| finding.message)
}

/// Looks for scripts, event attributes, foreign content and links that run something.
pub(super) fn check(file: FileId, text: &str, findings: &mut Vec<Diagnostic>) {
    let mut reader = Reader::from_str(text);
    let mut in_style = false;
    loop {
        let start = reader.buffer_position() as usize;
        let mut part = None;
        let refused = match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(Event::Start(tag)) => {
                in_style |= is_style(tag.local_name().as_ref());
                refuse(&tag, &mut part)
            }
            Ok(Event::Empty(tag)) => refuse(&tag, &mut part),
            Ok(Event::End(tag)) => {
                in_style &= !is_style(tag.local_name().as_ref());
                None
            }
            Ok(Event::GeneralRef(_)) if in_style => Some("a style in disguise".to_owned()),
            Ok(Event::Text(text)) => bad_style(&String::from_utf8_lossy(&text)),
            Ok(Event::CData(text)) => bad_style(&String::from_utf8_lossy(&text)),
            Ok(Event::DocType(_)) => {
                Some("a document type declaration, which may define anything".to_owned())
            }
            Ok(Event::PI(instruction)) if !instruction.starts_with(b"xml") => {
                Some("a processing instruction".to_owned())
            }
            Ok(_) => None,
            Err(_) => Some("something that is not well-formed XML".to_owned()),
        };
        if let Some(what) = refused {
            let end = (reader.buffer_position() as usize).min(text.len());
            let whole = start.min(end)..end;
            // What a tag holds begins behind its `<`.
            let part = part.map(|part: Range<usize>| start + 1 + part.start..start + 1 + part.end);
            let place = Place::new(file, part.filter(|part| part.end <= end).unwrap_or(whole));
            findings.push(
                Diagnostic::new(&rules::SCRIPT_IN_IMAGE, place, format!("this picture holds {what}"))
                    .help("save it again as a plain SVG, or take this part out"),
            );
            return;
        }
    }
}

fn is_style(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"style")
}

/// Why a tag is refused; `part` becomes where the guilty attribute stands in it, if it is one.
fn refuse(tag: &BytesStart<'_>, part: &mut Option<Range<usize>>) -> Option<String> {
    let name = String::from_utf8_lossy(tag.local_name().as_ref()).to_ascii_lowercase();
    let forbidden = [
        "script",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "handler",
        "listener",
        "set",
    ];
    if forbidden.contains(&name.as_str()) {
        return Some(format!("a `<{name}>`"));
    }
    tag.attributes().find_map(|attribute| match attribute {
        Ok(attribute) => {
            let key = String::from_utf8_lossy(attribute.key.local_name().as_ref()).to_ascii_lowercase();
            let value = String::from_utf8_lossy(&attribute.value).to_ascii_lowercase();
            let found = bad_attribute(&name, &key, value.trim())?;
            let start = attribute.key.as_ref().as_ptr().addr() - tag.as_ptr().addr();
            *part = Some(start..start + attribute.key.as_ref().len());
            Some(found)
        }
        Err(_) => Some("an attribute that is not well-formed".to_owned()),
    })
}

/// Addresses may point into the picture itself or hold a plain bitmap, and a link may lead to a page; anything written with
/// entities is not looked through but refused.
fn bad_attribute(element: &str, key: &str, value: &str) -> Option<String> {
    if key.starts_with("on") {
        return Some(format!("the event attribute `{key}`"));
    }
    if key == "attributename" && (value.ends_with("href") || value.starts_with("on")) {
        return Some("an animation that changes a link".to_owned());
    }
    if key == "href" || key == "src" {
        let bitmap = ["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"];
        let page = element == "a" && (value.starts_with("https://") || value.starts_with("http://"));
        let inside = value.starts_with('#') || bitmap.iter().any(|start| value.starts_with(start));
        let fine = !value.contains("&#") && (inside || page);
        return (!fine).then(|| format!("a link to `{}`", value.chars().take(40).collect::<String>()));
    }
    bad_style(value)
}

/// Styles may not fetch anything: `url()` only points into the picture.
fn bad_style(style: &str) -> Option<String> {
    let lower = style.to_ascii_lowercase();
    let fetches = lower.match_indices("url(").any(|(at, _)| {
        let target = lower[at + 4..].trim_start_matches([' ', '"', '\'']);
        !target.starts_with('#')
    });
    let imports = lower.contains("@import") || lower.contains('\\');
    let disguised = lower.contains("&#");
    (fetches || imports || disguised).then(|| "a style that fetches something from elsewhere".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> usize {
        let mut findings = Vec::new();
        check(FileId(0), text, &mut findings);
        findings.len()
    }

    #[test]
    fn a_picture_says_how_large_it_is() {
        let size = |attributes: &str| {
            let before = "<?xml version=\"1.0\"?>\n<!-- made by hand -->\n";
            let size = size(&format!("{before}<svg {attributes}><g width=\"9\"/></svg>"));
            size.map(|size| (size.width, size.height))
        };
        assert_eq!(size("width=\"640\" height=\"480px\" viewBox=\"0 0 10 10\""), Some((640, 480)));
        assert_eq!(size("viewBox=\"0,0 300.4 150\""), Some((300, 150)));
        assert_eq!(size("width=\"100%\" viewBox=\"0 0 300 150\""), Some((300, 150)));
        assert_eq!(size("width=\"600\" viewBox=\"0 0 300 150\""), Some((600, 300)));
        assert_eq!(size("height=\"1in\" viewBox=\"0 0 300 150\""), Some((192, 96)));
        for none in [
            "",
            "width=\"9\"",
            "viewBox=\"0 0 0 0\"",
            "width=\"1e99\" height=\"1\"",
            "width=\"NaN\" height=\"1\"",
            "width=\"9",
        ] {
            assert_eq!(size(none), None, "{none}");
        }
    }

    #[test]
    fn a_plain_picture_passes_and_a_running_one_does_not() {
        assert_eq!(
            findings(
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><title>x</title><use href=\"#a\"/></svg>"
            ),
            0
        );
        for bad in [
            "<svg onload=\"alert(1)\"/>",
            "<svg><script>alert(1)</script></svg>",
            "<svg><a xlink:href=\"javascript:alert(1)\"/></svg>",
            "<svg><a href=\"&#106;avascript:alert(1)\"/></svg>",
            "<svg><foreignObject/></svg>",
            "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>",
            "<svg><animate attributeName=\"href\" onbegin=\"x\"/></svg>",
            "<svg",
            "<svg><animate attributeName=\"href\" values=\"javascript:alert(1)\"/></svg>",
            "<svg><style>@im&#112;ort 'https://example.org/x.css';</style></svg>",
            "<svg><rect style=\"fill: ur&#108;(https://example.org/x)\"/></svg>",
            "<svg><image href=\"https://example.org/track.png\"/></svg>",
            "<svg><rect style=\"fill: url(https://example.org/x)\"/></svg>",
            "<svg><style>@import 'https://example.org/x.css';</style></svg>",
        ] {
            assert_eq!(findings(bad), 1, "{bad}");
        }
    }
}
