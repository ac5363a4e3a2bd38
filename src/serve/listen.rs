//! Finds an address to be seen at.

#![allow(clippy::disallowed_methods, reason = "this is the one place that listens")]

use super::Error;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};

/// The first port that is tried. No browser refuses it, and no program that is known well has it.
const PORT: u16 = 4747;
/// How many after it are tried.
const MORE: u16 = 9;

/// A listener at `host`, and its address for a browser on this computer.
///
/// # Errors
/// A host that is not of this computer, a port that is taken.
pub(super) fn bind(host: &str, port: Option<u16>) -> Result<(TcpListener, String), Error> {
    let (first, more) = port.map_or((PORT, MORE), |port| (port, 0));
    let mut taken = None;
    for port in first..=first.saturating_add(more) {
        let addresses = addresses(host, port)?;
        match TcpListener::bind(addresses.as_slice()) {
            Ok(listener) => {
                let address = listener
                    .local_addr()
                    .map_or_else(|_| format!("http://{host}:{port}/"), |at| shown(host, at));
                return Ok((listener, address));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrNotAvailable => {
                return Err(Error::Host { host: host.to_owned(), error });
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
            Err(error) => return Err(Error::Port { host: host.to_owned(), ports: (port, 0), error }),
        }
    }
    let error = taken.unwrap_or_else(|| io::ErrorKind::AddrInUse.into());
    Err(Error::Port { host: host.to_owned(), ports: (first, more), error })
}

fn addresses(host: &str, port: u16) -> Result<Vec<SocketAddr>, Error> {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let wrong = |error| Error::Host { host: host.to_owned(), error };
    let found: Vec<SocketAddr> = (bare, port).to_socket_addrs().map_err(wrong)?.collect();
    if found.is_empty() { Err(wrong(io::ErrorKind::AddrNotAvailable.into())) } else { Ok(found) }
}

/// The address to open: what every network of this computer sees is seen from here as well.
fn shown(host: &str, at: SocketAddr) -> String {
    let port = at.port();
    let ip = match at.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    let is_name = host.parse::<IpAddr>().is_err() && !host.starts_with('[');
    match ip {
        _ if is_name => format!("http://{host}:{port}/"),
        IpAddr::V4(ip) => format!("http://{ip}:{port}/"),
        IpAddr::V6(ip) => format!("http://[{ip}]:{port}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_told_and_without_one_the_next_is_tried() {
        let (first, address) = bind("127.0.0.1", None).unwrap();
        let port = first.local_addr().unwrap().port();
        assert_eq!(address, format!("http://127.0.0.1:{port}/"));
        let (second, _) = bind("127.0.0.1", None).unwrap();
        assert_ne!(second.local_addr().unwrap().port(), port);
        let error = bind("127.0.0.1", Some(port)).unwrap_err();
        assert!(error.to_string().starts_with(&format!("port {port} of 127.0.0.1 is taken")), "{error}");
    }

    #[test]
    fn the_address_can_be_opened() {
        assert!(bind("localhost", Some(0)).unwrap().1.starts_with("http://localhost:"));
        assert!(bind("0.0.0.0", Some(0)).unwrap().1.starts_with("http://127.0.0.1:"));
        assert!(matches!(bind("192.0.2.1", Some(0)), Err(Error::Host { .. })));
        assert!(matches!(bind("no such name.invalid", Some(0)), Err(Error::Host { .. })));
    }
}
