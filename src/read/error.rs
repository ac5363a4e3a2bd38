//! Why there is no site to read.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// There is no site to read. The text says what to do.
#[derive(Debug)]
pub enum Error {
    /// The site's folder can't be opened.
    Site {
        /// As it was named.
        site: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The folder has no `content/`, so it is no site.
    NoContent {
        /// As it was named.
        site: PathBuf,
    },
    /// `content/` is there but can't be listed.
    Content {
        /// Its path.
        content: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// `content/` is a link to a folder outside the site.
    Outside {
        /// Its path.
        content: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Site { site, error } if error.kind() == io::ErrorKind::NotFound => {
                write!(f, "there is no folder {}; name the site's folder with `-C DIR`", site.display())
            }
            Error::Site { site, error } => {
                write!(f, "the folder {} can't be opened: {error}", site.display())
            }
            Error::NoContent { site } => write!(
                f,
                "there is no site in {}: it has no folder `content`\n\
                 make a new site with `syllabus init DIR`, or name the folder of yours with `-C DIR`",
                site.display()
            ),
            Error::Content { content, error } => {
                write!(f, "the folder {} can't be listed: {error}", content.display())
            }
            Error::Outside { content, target } => write!(
                f,
                "{} is a link to {}, which lies outside the site; move the texts into the site's folder",
                content.display(),
                target.display()
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Site { error, .. } | Error::Content { error, .. } => Some(error),
            Error::NoContent { .. } | Error::Outside { .. } => None,
        }
    }
}
