//! What is answered.

use std::fmt::Write;

/// An answer with all its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::serve) struct Response {
    pub status: u16,
    headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Response {
    /// An answer of this kind.
    pub(in crate::serve) fn new(status: u16, media_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Response { status, headers: vec![("Content-Type", media_type.to_owned())], body: body.into() }
    }

    /// One line of text.
    pub(in crate::serve) fn text(status: u16, line: &str) -> Self {
        Response::new(status, "text/plain; charset=utf-8", format!("{line}\n"))
    }

    /// It is done, and there is nothing to say.
    pub(in crate::serve) fn done() -> Self {
        Response { status: 204, headers: Vec::new(), body: Vec::new() }
    }

    /// With one more header; `value` must be of one line.
    pub(in crate::serve) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Only the part that the header `Range` asks for, if it asks for one that is there: how some browsers play films.
    pub(in crate::serve) fn part(mut self, range: Option<&str>) -> Self {
        let all = self.body.len();
        self = self.with("Accept-Ranges", "bytes");
        let Some((first, end)) = range.and_then(|range| part(range, all)) else { return self };
        self.body.truncate(end);
        self.body.drain(..first);
        self.status = 206;
        self.with("Content-Range", format!("bytes {first}-{}/{all}", end - 1))
    }

    /// The bytes to send; without the body for a request that asks for the head alone.
    pub(super) fn bytes(&self, with_body: bool, keeps_open: bool) -> Vec<u8> {
        let mut head = head(self.status, &self.headers);
        if self.status != 204 {
            // A text can be written to without fail.
            let _ = write!(head, "Content-Length: {}\r\n", self.body.len());
        }
        head.push_str(if keeps_open { "\r\n" } else { "Connection: close\r\n\r\n" });
        let mut bytes = head.into_bytes();
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// The head of an answer that has no end.
pub(super) fn head_of_stream(media_type: &str) -> String {
    head(200, &[("Content-Type", media_type.to_owned())]) + "Connection: close\r\n\r\n"
}

/// Everything up to what depends on the body. Nothing is kept by a browser, as the next look may show something else, and no
/// page of another site may take in or frame what is shown here: a click meant for that page could open the editor.
fn head(status: u16, headers: &[(&'static str, String)]) -> String {
    let mut head = format!(
        "HTTP/1.1 {status} {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\nX-Frame-Options: SAMEORIGIN\r\n",
        reason(status)
    );
    for (name, value) in headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head
}

/// Where the one part begins and ends that a header asks for of so many bytes. Whoever asks for several gets everything.
fn part(range: &str, all: usize) -> Option<(usize, usize)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    let (first, end) = match (first, last) {
        ("", last) => (all.saturating_sub(number(last)?), all),
        (first, "") => (number(first)?, all),
        (first, last) => (number(first)?, number(last)?.saturating_add(1).min(all)),
    };
    (first < end).then_some((first, end))
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        206 => "Partial Content",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        411 => "Length Required",
        413 => "Content Too Large",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_file_can_be_asked_for() {
        let answer = |range| {
            let response = Response::new(200, "video/mp4", "0123456789").part(range);
            (response.status, String::from_utf8(response.body).unwrap())
        };
        let whole = (200, "0123456789".to_owned());
        assert_eq!(answer(None), whole);
        assert_eq!(answer(Some("bytes=0-1")), (206, "01".to_owned()));
        assert_eq!(answer(Some("bytes=8-")), (206, "89".to_owned()));
        assert_eq!(answer(Some("bytes=8-99")), (206, "89".to_owned()));
        assert_eq!(answer(Some("bytes=-3")), (206, "789".to_owned()));
        for odd in [
            "bytes=10-",
            "bytes=5-4",
            "bytes=-0",
            "bytes=-",
            "bytes=0-1,3-4",
            "bytes=+1-2",
            "lines=0-1",
            "bytes=x-",
        ] {
            assert_eq!(answer(Some(odd)), whole, "{odd}");
        }
        let huge = format!("bytes=0-{}", usize::MAX);
        assert_eq!(answer(Some(huge.as_str())), (206, "0123456789".to_owned()));
    }

    #[test]
    fn an_answer_says_how_long_it_is_and_that_nobody_keeps_it() {
        let response = Response::text(404, "nothing is here").with("X-A", "b");
        let text = String::from_utf8(response.bytes(true, false)).unwrap();
        assert_eq!(
            text,
            "HTTP/1.1 404 Not Found\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
             Cross-Origin-Resource-Policy: same-origin\r\nX-Frame-Options: SAMEORIGIN\r\nContent-Type: text/plain; charset=utf-8\r\nX-A: b\r\n\
             Content-Length: 16\r\nConnection: close\r\n\r\nnothing is here\n"
        );
        let head = String::from_utf8(response.bytes(false, true)).unwrap();
        assert!(head.contains("Content-Length: 16\r\n") && head.ends_with("\r\n\r\n"));
        assert!(!String::from_utf8(Response::done().bytes(true, true)).unwrap().contains("Content-Length"));
    }
}
