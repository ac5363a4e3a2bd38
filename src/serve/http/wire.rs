//! Bytes from and to a connection, none of them waited for without end.

use crate::serve::clock::Deadline;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// How long a reader may leave us waiting before more can be sent.
const STALLED: Duration = Duration::from_secs(10);
/// How much is read of what nobody wants, so that a refusal arrives: a connection that is closed with bytes unread is
/// cut off, and with it what was said last.
const REST: usize = 256 * 1024;
/// How long that may take.
const REST_TIME: Duration = Duration::from_millis(500);

/// Where a request comes from.
pub(super) trait Source {
    /// Reads some bytes before the deadline; none at the end.
    fn read_by(&mut self, bytes: &mut [u8], deadline: Deadline) -> io::Result<usize>;
}

impl Source for &TcpStream {
    fn read_by(&mut self, bytes: &mut [u8], deadline: Deadline) -> io::Result<usize> {
        loop {
            let left = deadline.left().ok_or(io::ErrorKind::TimedOut)?;
            self.set_read_timeout(Some(left))?;
            match self.read(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => return read,
            }
        }
    }
}

/// Makes a fresh connection ready.
pub(super) fn prepare(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(STALLED))
}

/// Ends a connection so that what was sent arrives.
pub(super) fn close(mut stream: &TcpStream) {
    if stream.shutdown(Shutdown::Write).is_err() {
        return;
    }
    let (deadline, mut bytes, mut left) = (Deadline::after(REST_TIME), [0; 4096], REST);
    while let Ok(read @ 1..) = stream.read_by(&mut bytes, deadline) {
        left = left.saturating_sub(read);
        if left == 0 {
            return;
        }
    }
}

/// A connection that stays open, for as long as somebody reads.
pub(in crate::serve) struct Outlet<'a>(pub(super) &'a TcpStream);

impl Outlet<'_> {
    /// Sends `text` at once.
    ///
    /// # Errors
    /// Nobody reads any more.
    pub(in crate::serve) fn send(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(text.as_bytes())
    }

    /// Whether the reader has gone: what a browser does without a word when it shows another page.
    pub(in crate::serve) fn is_gone(&mut self) -> bool {
        if self.0.set_nonblocking(true).is_err() {
            return true;
        }
        let gone = match self.0.peek(&mut [0]) {
            // Nobody says anything on such a connection but that it ends.
            Ok(read) => read == 0,
            Err(error) => error.kind() != io::ErrorKind::WouldBlock,
        };
        self.0.set_nonblocking(false).is_err() || gone
    }
}
