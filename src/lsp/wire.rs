//! Messages on the wire: frames and JSON.
//!
//! Reading is done here and not by `lsp-server`, because a frame of nonsense should be answered and not end the session, and a
//! length that somebody made up should not be allocated.

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::io::{self, BufRead, Read, Write};

/// The longest message that is read. A text may have 4 MB.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The longest line of a head that is read.
const LONGEST_LINE: u64 = 8 * 1024;

/// What came from the other end.
#[derive(Debug)]
pub(super) enum Heard {
    /// A message.
    Message(Message),
    /// Something else in a frame of its own.
    Nonsense(Nonsense),
}

/// What is wrong with a message.
#[derive(Debug)]
pub(super) struct Nonsense {
    code: ErrorCode,
    reason: String,
}

impl Nonsense {
    fn new(code: ErrorCode, reason: impl Into<String>) -> Self {
        Nonsense { code, reason: reason.into() }
    }
}

/// Reads the next message; nothing if the other end is gone.
pub(super) fn read(input: &mut impl BufRead) -> Option<Heard> {
    let Some(length) = read_head(input)? else {
        let reason = "a message has no Content-Length";
        return Some(Heard::Nonsense(Nonsense::new(ErrorCode::ParseError, reason)));
    };
    if length > LONGEST {
        io::copy(&mut input.take(length), &mut io::sink()).ok().filter(|skipped| *skipped == length)?;
        let reason = format!("a message has {length} bytes, and at most {LONGEST} are read");
        return Some(Heard::Nonsense(Nonsense::new(ErrorCode::InvalidRequest, reason)));
    }
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body).ok().filter(|read| *read as u64 == length)?;
    Some(match understand(&body) {
        Ok(message) => Heard::Message(message),
        Err(nonsense) => Heard::Nonsense(nonsense),
    })
}

/// Reads up to the empty line that ends a head, and takes the length out of it. Empty lines before a head are passed over.
fn read_head(input: &mut impl BufRead) -> Option<Option<u64>> {
    let (mut length, mut is_empty) = (None, true);
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST_LINE).read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        match line.trim().split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok();
            }
            None if line.trim().is_empty() && !is_empty => return Some(length),
            Some(_) | None => {}
        }
        is_empty &= line.trim().is_empty();
    }
}

fn understand(body: &[u8]) -> Result<Message, Nonsense> {
    let value: Value = serde_json::from_slice(body)
        .map_err(|error| Nonsense::new(ErrorCode::ParseError, format!("this is not JSON: {error}")))?;
    let Value::Object(mut fields) = value else {
        return Err(Nonsense::new(ErrorCode::InvalidRequest, "a message is an object"));
    };
    let id = match fields.remove("id") {
        None | Some(Value::Null) => None,
        Some(id) => Some(serde_json::from_value::<RequestId>(id).map_err(|_| {
            Nonsense::new(ErrorCode::InvalidRequest, "the id of a request is a text or a whole number")
        })?),
    };
    let mut params = fields.remove("params").unwrap_or_default();
    tidy_addresses(&mut params);
    match (fields.remove("method"), id) {
        (Some(Value::String(method)), Some(id)) => Ok(Request { id, method, params }.into()),
        (Some(Value::String(method)), None) => Ok(Notification { method, params }.into()),
        (None, Some(id)) => Ok(Response { id, response_result: Ok(Value::Null) }.into()),
        _ => Err(Nonsense::new(ErrorCode::InvalidRequest, "a message has a method")),
    }
}

/// Some clients write spaces and umlauts into addresses as they are, and no address with one could be read.
fn tidy_addresses(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(address) if matches!(name.as_str(), "uri" | "rootUri") => {
                        if let Some(tidy) = tidied(address) {
                            *address = tidy;
                        }
                    }
                    other => tidy_addresses(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(tidy_addresses),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn tidied(address: &str) -> Option<String> {
    let is_odd = |c: char| !c.is_ascii() || c.is_ascii_control() || " \"<>\\^`{|}[]".contains(c);
    if !address.contains(is_odd) {
        return None;
    }
    let mut tidy = String::with_capacity(address.len() * 2);
    for c in address.chars() {
        if is_odd(c) {
            tidy.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            tidy.push(c);
        }
    }
    Some(tidy)
}

/// Writes a message.
pub(super) fn write(output: &mut impl Write, message: &Message) -> io::Result<()> {
    message.write(output)
}

/// Answers what could not be understood. Nobody knows which request it was, so the answer has no id.
pub(super) fn write_nonsense(output: &mut impl Write, nonsense: &Nonsense) -> io::Result<()> {
    let error = json!({"code": nonsense.code as i32, "message": nonsense.reason});
    let body = json!({"jsonrpc": "2.0", "id": null, "error": error}).to_string();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn heard(bytes: &str) -> Vec<String> {
        let mut input = bytes.as_bytes();
        std::iter::from_fn(|| read(&mut input))
            .map(|heard| match heard {
                Heard::Message(Message::Request(request)) => format!("{} {}", request.id, request.method),
                Heard::Message(Message::Notification(told)) => format!("{} {}", told.method, told.params),
                Heard::Message(Message::Response(answer)) => format!("answer {}", answer.id),
                Heard::Nonsense(nonsense) => format!("{:?}", nonsense.code),
            })
            .collect()
    }

    #[test]
    fn messages_of_all_kinds_are_read_one_after_the_other() {
        let text = [
            framed(r#"{"id": 1, "method": "a"}"#),
            framed(r#"{"method": "b", "params": {"uri": "file:///ü b", "more": [{"rootUri": "x:/ok"}]}}"#),
            "content-length:16\nContent-Type: x\n\n{\"id\":\"ü\", \"a\":1}".replace("16", "18"),
        ];
        assert_eq!(
            heard(&text.concat()),
            ["1 a", r#"b {"more":[{"rootUri":"x:/ok"}],"uri":"file:///%C3%BC%20b"}"#, "answer \"ü\""]
        );
    }

    #[test]
    fn nonsense_is_told_and_the_next_message_is_read() {
        let deep = "[".repeat(100_000);
        for (bad, code) in [
            ("{", "ParseError"),
            ("[]", "InvalidRequest"),
            ("{}", "InvalidRequest"),
            (r#"{"id": 1.5, "method": "a"}"#, "InvalidRequest"),
            (r#"{"id": 99999999999, "method": "a"}"#, "InvalidRequest"),
            (r#"{"method": 1}"#, "InvalidRequest"),
            (deep.as_str(), "ParseError"),
            ("\u{0}", "ParseError"),
        ] {
            let text = framed(bad) + &framed(r#"{"method": "b"}"#);
            assert_eq!(heard(&text), [code, "b null"], "{}", &bad[..bad.len().min(30)]);
        }
        let text = format!("nonsense\r\n\r\n{}", framed(r#"{"method": "b"}"#));
        assert_eq!(heard(&text), ["ParseError", "b null"]);
    }

    #[test]
    fn a_made_up_length_is_not_believed() {
        assert_eq!(heard("Content-Length: 18446744073709551615\r\n\r\n{}"), [""; 0]);
        assert_eq!(heard("Content-Length: 50\r\n\r\n{}"), [""; 0]);
        assert_eq!(heard("Content-Length: many\r\n\r\n"), ["ParseError"]);
        assert_eq!(heard("\r\n\r\nContent-Len"), [""; 0]);
    }
}
