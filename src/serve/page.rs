//! Pages as a browser gets them here: those of the site with our script in them, and some of our own.

use super::http::Response;
use super::media_type::HTML;
use super::moment::Moment;
use pulldown_cmark_escape::escape_html;
use std::fmt::Write;

/// What a strict host would send, so that authors see here what their readers will.
const POLICY: &str = "default-src 'self'; frame-ancestors 'self'";

/// A page.
pub(super) fn response(status: u16, html: Vec<u8>) -> Response {
    Response::new(status, HTML, html).with("Content-Security-Policy", POLICY)
}

/// `text` as it stands in HTML, in a value as well.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // A text can be written to without fail.
    let _ = escape_html(&mut out, text);
    out
}

/// Puts our script into a page: `page` is its path and `seen` the print of what it is.
pub(super) fn with_script(mut html: Vec<u8>, page: &str, seen: &str) -> Vec<u8> {
    let script = format!(
        "<script defer src=\"/.syllabus/client.js\" data-page=\"{}\" data-seen=\"{}\"></script>\n",
        escaped(page),
        escaped(seen)
    );
    let at = end_of_head(&html).unwrap_or(0);
    html.splice(at..at, script.into_bytes());
    html
}

fn end_of_head(html: &[u8]) -> Option<usize> {
    html.windows(b"</head>".len()).position(|part| part.eq_ignore_ascii_case(b"</head>"))
}

/// The page for a site that has not been good yet: what is wrong, also for those without a script.
pub(super) fn nothing_yet(moment: &Moment, page: &str) -> Response {
    let mut items = String::new();
    if let Some(failure) = &moment.failure {
        let _ = writeln!(items, "<pre>{}</pre>", escaped(failure));
    }
    if !moment.mistakes.list.is_empty() {
        items.push_str("<ul>\n");
        for mistake in &moment.mistakes.list {
            let line = mistake.at.line.map_or_else(String::new, |line| format!(":{line}"));
            let place = escaped(&format!("{}{line}", mistake.at.path));
            let _ = writeln!(items, "<li><code>{place}</code> {}</li>", escaped(&mistake.message));
        }
        items.push_str("</ul>\n");
    }
    let text = "<p>Put right what is listed here, and this page shows the site.</p>\n";
    plain(503, "This site can’t be shown yet", &format!("{text}{items}"), page, "")
}

/// The page for what can't be shown.
pub(super) fn failed(title: &str, error: &str, page: &str) -> Response {
    let body = format!("<pre>{}</pre>\n", escaped(error));
    plain(500, title, &body, page, "")
}

fn plain(status: u16, title: &str, body: &str, page: &str, seen: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"stylesheet\" href=\"/.syllabus/pages.css\">\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    );
    response(status, with_script(html.into_bytes(), page, seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_last_in_the_head_or_first_of_all() {
        let with = |html: &str| String::from_utf8(with_script(html.into(), "a\"b.html", "9f")).unwrap();
        let script = "<script defer src=\"/.syllabus/client.js\" data-page=\"a&quot;b.html\" data-seen=\"9f\"></script>\n";
        assert_eq!(with("<head>x</HEAD><body></head>"), format!("<head>x{script}</HEAD><body></head>"));
        assert_eq!(with("é"), format!("{script}é"));
    }
}
