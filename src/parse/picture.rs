//! SVG pictures are programs too: one that runs something is refused.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{FileId, Place};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Looks for scripts, event attributes, foreign content and links that run something.
pub(super) fn check_svg(file: FileId, text: &str, findings: &mut Vec<Diagnostic>) {
    let mut reader = Reader::from_str(text);
    loop {
        let start = reader.buffer_position() as usize;
        let refused = match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(Event::Start(tag) | Event::Empty(tag)) => refuse(&tag),
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
            let place = Place::new(file, start.min(end)..end);
            findings.push(
                Diagnostic::new(&rules::SCRIPT_IN_IMAGE, place, format!("this picture holds {what}"))
                    .help("save it again as a plain SVG, or take this part out"),
            );
            return;
        }
    }
}

fn refuse(tag: &BytesStart<'_>) -> Option<String> {
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
            bad_attribute(&name, &key, value.trim())
        }
        Err(_) => Some("an attribute that is not well-formed".to_owned()),
    })
}

/// Addresses may point into the picture itself, hold a plain bitmap, or, on a link, lead to a page: a picture that loads
/// something from elsewhere tells somebody who looks at it. Anything written with entities is not looked through but refused.
fn bad_attribute(tag: &str, key: &str, value: &str) -> Option<String> {
    if key.starts_with("on") {
        return Some(format!("the event attribute `{key}`"));
    }
    if key == "href" || key == "src" {
        let bitmap = ["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"];
        let page = tag == "a" && (value.starts_with("https://") || value.starts_with("http://"));
        let fine = !value.contains("&#")
            && (value.starts_with('#') || page || bitmap.iter().any(|start| value.starts_with(start)));
        return (!fine).then(|| format!("a link to `{}`", value.chars().take(40).collect::<String>()));
    }
    let elsewhere = value
        .split("url(")
        .skip(1)
        .any(|address| !address.trim_start_matches(['"', '\'', ' ']).starts_with('#'));
    elsewhere.then(|| format!("a `{key}` that loads something from elsewhere"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> usize {
        let mut findings = Vec::new();
        check_svg(FileId(0), text, &mut findings);
        findings.len()
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
        ] {
            assert_eq!(findings(bad), 1, "{bad}");
        }
    }
}
