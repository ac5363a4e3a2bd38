//! Words on a terminal, or wherever they are sent to. A reader who has gone (`syllabus … | head`) is no error.

use std::io::Write;

use super::failure::Failure;
use crate::diagnostic::render::visible;

/// A result, to stdout.
pub(super) fn result(text: &str) {
    write(anstream::stdout(), text);
}

/// What there is to say about the work, to stderr.
pub(super) fn remark(text: &str) {
    write(anstream::stderr(), text);
}

/// Whether stderr shows colours: it is a terminal that can, and nobody has said `NO_COLOR`.
pub(super) fn has_colour() -> bool {
    anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never
}

/// Why it could not be done, to stderr.
pub(super) fn failure(failure: &Failure) {
    let mut lines = failure.message.lines().map(visible);
    let mut text = format!("\u{1b}[1;31merror\u{1b}[0m: {}\n", lines.next().unwrap_or_default());
    for line in lines {
        text.push_str(&format!("  {line}\n"));
    }
    write(anstream::stderr(), &text);
}

fn write(mut to: impl Write, text: &str) {
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}
