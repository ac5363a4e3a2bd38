//! Why a server could not be started.

use crate::read;
use std::fmt;
use std::io;

/// Why the site can't be shown. The text says what to do.
#[derive(Debug)]
pub enum Error {
    /// There is no site to read.
    Read(read::Error),
    /// The host is no address of this computer.
    Host {
        /// As it was named.
        host: String,
        /// Why.
        error: io::Error,
    },
    /// The port can't be used.
    Port {
        /// The host as it was named.
        host: String,
        /// The first port, and how many after it were tried.
        ports: (u16, u16),
        /// Why.
        error: io::Error,
    },
    /// The system gives no thread.
    Thread(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Read(error) => error.fmt(f),
            Error::Host { host, error } => write!(
                f,
                "`{host}` is not an address of this computer: {error}\n\
                 leave out `--host` to be seen from this computer alone, or use `--host 0.0.0.0` to be seen in your network"
            ),
            Error::Port { ports: (port, 0), host, error } if error.kind() == io::ErrorKind::AddrInUse => {
                write!(
                    f,
                    "port {port} of {host} is taken by another program\n\
                 leave out `--port` to use one that is free, or name another one"
                )
            }
            Error::Port { ports: (first, more), host, error } if error.kind() == io::ErrorKind::AddrInUse => {
                write!(
                    f,
                    "the ports {first} to {} of {host} are taken by other programs\nname one that is free with `--port`",
                    first.saturating_add(*more)
                )
            }
            Error::Port { ports: (port, _), host, error } => {
                write!(f, "port {port} of {host} can't be used: {error}\nname another one with `--port`")
            }
            Error::Thread(error) => write!(f, "the system gives no thread: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Read(error) => Some(error),
            Error::Host { error, .. } | Error::Port { error, .. } | Error::Thread(error) => Some(error),
        }
    }
}

impl From<read::Error> for Error {
    fn from(error: read::Error) -> Self {
        Error::Read(error)
    }
}
