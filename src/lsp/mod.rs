//! The language server: what `syllabus check` knows, in an author's editor, while it is being typed.
//!
//! `wire` is messages and `server` what is done with each; `desk` is the site with what is open in the editor laid over what
//! is on the disk (`overlay`), understood anew when somebody asks; every other file answers one kind of question about it.
//!
//! **Invariant:** writes no file and reads none but through `read`; whatever comes over the wire, it answers or passes over, and
//! never ends because of it. What an author sees is what [`Session::understand`](crate::build::Session::understand) says: there is
//! no second opinion here.

mod action;
mod address;
mod answer;
mod complete;
mod describe;
mod desk;
mod document;
mod fields;
mod find;
mod findings;
mod mask;
mod overlay;
mod position;
mod server;
mod symbols;
mod target;
mod wire;

use crate::build;
use crate::read;
use std::io::{BufRead, Write};
use std::path::PathBuf;

/// What to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder, if it was named. If not, it is one of the folders that are open in the editor.
    pub site: Option<PathBuf>,
    /// Where to look last.
    pub here: PathBuf,
    /// Whether drafts are part of the site.
    pub drafts: bool,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The editor said goodbye, as it should.
    Asked,
    /// The editor went away without a word, or in the middle of things.
    Abrupt,
}

/// Talks to an editor until it goes away.
///
/// # Errors
/// There is no site in the folder that was named.
pub fn serve(
    options: &Options,
    input: impl BufRead + Send + 'static,
    output: impl Write,
) -> Result<End, read::Error> {
    let build = build::Options { drafts: options.drafts, ..build::Options::default() };
    let desk = options.site.as_deref().map(|site| desk::Desk::new(site, build)).transpose()?;
    let server = server::Server::new(desk, build, options.here.clone(), output);
    Ok(server.run(input))
}
