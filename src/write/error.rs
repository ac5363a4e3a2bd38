//! Why a site could not be written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The site could not be written. The text says what to do.
#[derive(Debug)]
pub enum Error {
    /// The output folder lies where it could do harm.
    Forbidden {
        /// The output folder.
        out: PathBuf,
        /// What it is, holds or lies in: "it holds the folder …".
        reason: String,
    },
    /// The output folder is not empty, and nothing says that syllabus made it.
    NotOurs {
        /// The output folder.
        out: PathBuf,
        /// One of the things in it.
        example: String,
    },
    /// The list of what was written can't be understood.
    Manifest {
        /// Its path.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Another build is writing into the same folder, or has just done so.
    Busy {
        /// The output folder.
        out: PathBuf,
    },
    /// Something that syllabus did not write is where a page should go.
    Foreign {
        /// What is in the way.
        path: PathBuf,
        /// What it is: `file`, `link`, `folder`.
        what: &'static str,
    },
    /// A file's path could leave the output folder or can't be written everywhere.
    Path {
        /// The path.
        path: String,
    },
    /// Two files of the site have the same path, or one is a folder of the other.
    Clash {
        /// The path.
        path: String,
    },
    /// A new file would overwrite one that is there.
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// A file that was to be changed is not touched.
    Left {
        /// The file.
        path: PathBuf,
        /// Why.
        why: &'static str,
    },
    /// Something failed while new files took the place of old ones, so that now there are some of both.
    Unfinished {
        /// What failed.
        error: Box<Error>,
    },
    /// The operating system refused.
    Io {
        /// What was tried: "write", "rename".
        doing: &'static str,
        /// With what.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
}

impl Error {
    /// Makes an error of the operating system one of ours, for `map_err`.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |error| Error::Io { doing, path, error }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Forbidden { out, reason } => {
                write!(
                    f,
                    "the site can't be written to {}: {reason}; choose another folder with `--out DIR`",
                    out.display()
                )
            }
            Error::NotOurs { out, example } => write!(
                f,
                "the folder {} is not empty ({example}), and syllabus did not make it, so nothing was written; empty it, \
                 or choose another one with `--out DIR`",
                out.display()
            ),
            Error::Manifest { path, reason } => write!(
                f,
                "{} lists what syllabus wrote, but {reason}; delete the folder that it lies in and build again",
                path.display()
            ),
            Error::Busy { out } => {
                write!(
                    f,
                    "another build is writing to {}; wait until it is done and build again",
                    out.display()
                )
            }
            Error::Foreign { path, what } => write!(
                f,
                "a {what} that syllabus did not write is in the way at {}; move it elsewhere and build again",
                path.display()
            ),
            Error::Path { path } => write!(
                f,
                "a page can't be written to `{}`: its address must be names joined by `/`, without `..`, `\\` or names \
                 that begin with `.syllabus-`",
                path.escape_debug()
            ),
            Error::Clash { path } => {
                write!(f, "two files of the site would be written to `{path}`; give one of them another name")
            }
            Error::Exists { path } => write!(f, "{} is there already and is left as it is", path.display()),
            Error::Left { path, why } => write!(f, "{} is left as it is: {why}", path.display()),
            Error::Unfinished { error } => write!(
                f,
                "{error}\nsome pages are new now and some are old, each of them whole; build again to finish"
            ),
            Error::Io { doing, path, error } => {
                write!(f, "could not {doing} {}: {error}{}", path.display(), advice(error.kind()))
            }
        }
    }
}

/// What can be done about it, where the system's words don't say it.
fn advice(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull => "\nthe disk is full: make room on it and build again",
        io::ErrorKind::QuotaExceeded => {
            "\nyou may not use more of this disk: delete what you don't need and build again"
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "\nnothing can be written to this disk: choose a folder on another one"
        }
        io::ErrorKind::PermissionDenied => {
            "\nyou may not write there: choose another folder, or ask whose it is"
        }
        _ => "",
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Unfinished { error } => Some(error),
            Error::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
