//! Reads one request.

use super::wire::Source;
use crate::serve::clock::Deadline;
use std::time::Duration;

/// How long a connection may stay without a request.
const IDLE: Duration = Duration::from_secs(10);
/// How long a request may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(10);
/// The longest head of a request, in bytes: browsers send one or two thousand.
const HEAD: usize = 16 * 1024;
/// The largest number of its lines.
const LINES: usize = 64;
/// The longest body, in bytes: ours have some hundred.
const BODY: usize = 8 * 1024;

/// What a request wants done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::serve) enum Method {
    Get,
    Head,
    Post,
    Other,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::serve) struct Request {
    pub method: Method,
    /// As it was written: begins with `/`.
    pub target: String,
    /// Names in small letters, in order.
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether another request may follow.
    pub keeps_open: bool,
}

/// Why there is no request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The other side has gone, or says nothing.
    Gone,
    /// What came is refused, with a status and a reason.
    Refused(u16, &'static str),
}

const BAD: Trouble = Trouble::Refused(400, "this is not a request that a browser makes");

impl Request {
    /// The value of a header, if it is there.
    pub(in crate::serve) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of a header that must not stand twice.
    fn single(&self, name: &str) -> Result<Option<&str>, Trouble> {
        let mut values = self.headers.iter().filter(|(key, _)| key == name);
        let first = values.next().map(|(_, value)| value.as_str());
        if values.next().is_some() { Err(BAD) } else { Ok(first) }
    }

    /// How many bytes follow the head.
    fn length(&self) -> Result<usize, Trouble> {
        if self.header("transfer-encoding").is_some() {
            return Err(Trouble::Refused(411, "say how long the body is"));
        }
        match self.single("content-length")? {
            None => Ok(0),
            // `parse` would take a sign.
            Some(length) if length.bytes().all(|byte| byte.is_ascii_digit()) => match length.parse() {
                Ok(length) if length <= BODY => Ok(length),
                Ok(_) | Err(_) => Err(Trouble::Refused(413, "this is too much")),
            },
            Some(_) => Err(BAD),
        }
    }
}

/// Reads the requests of one connection.
pub(super) struct Reader<S> {
    source: S,
    /// What was read and is not part of a request yet.
    bytes: Vec<u8>,
}

impl<S: Source> Reader<S> {
    pub(super) fn new(source: S) -> Self {
        Reader { source, bytes: Vec::new() }
    }

    /// The next request.
    pub(super) fn next(&mut self) -> Result<Request, Trouble> {
        if self.bytes.is_empty() {
            self.read(Deadline::after(IDLE)).map_err(|_| Trouble::Gone)?;
        }
        let deadline = Deadline::after(ARRIVAL);
        let end = self.head(deadline)?;
        let mut request = parse(&self.bytes[..end])?;
        let length = request.length()?;
        while self.bytes.len() < end + length {
            self.read(deadline)?;
        }
        request.body = self.bytes[end..end + length].to_vec();
        self.bytes.drain(..end + length);
        Ok(request)
    }

    /// Reads until a head is there, and says where it ends.
    fn head(&mut self, deadline: Deadline) -> Result<usize, Trouble> {
        let mut seen = 0;
        loop {
            if let Some(end) = end_of_head(&self.bytes, seen) {
                return Ok(end);
            }
            if self.bytes.len() > HEAD {
                return Err(Trouble::Refused(431, "this request is too long"));
            }
            seen = self.bytes.len();
            self.read(deadline)?;
        }
    }

    fn read(&mut self, deadline: Deadline) -> Result<(), Trouble> {
        let mut bytes = [0; 4096];
        match self.source.read_by(&mut bytes, deadline) {
            Ok(0) => Err(Trouble::Gone),
            Ok(read) => {
                self.bytes.extend_from_slice(&bytes[..read]);
                Ok(())
            }
            Err(error)
                if matches!(error.kind(), std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock) =>
            {
                Err(Trouble::Refused(408, "this request takes too long"))
            }
            Err(_) => Err(Trouble::Gone),
        }
    }
}

/// Where the empty line ends that ends a head, if it is there; all but the last bytes before `seen` are known not to hold it.
fn end_of_head(bytes: &[u8], seen: usize) -> Option<usize> {
    let from = seen.saturating_sub(2);
    let ends = |at: &usize| {
        let rest = &bytes[*at..];
        rest.starts_with(b"\n\n") || rest.starts_with(b"\n\r\n")
    };
    let at = (from..bytes.len()).find(ends)?;
    Some(at + if bytes[at + 1] == b'\n' { 2 } else { 3 })
}

fn parse(head: &[u8]) -> Result<Request, Trouble> {
    let mut lines = [httparse::EMPTY_HEADER; LINES];
    let mut parsed = httparse::Request::new(&mut lines);
    match parsed.parse(head) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Err(BAD),
        Err(httparse::Error::TooManyHeaders) => {
            return Err(Trouble::Refused(431, "this request has too many lines"));
        }
        Err(_) => return Err(BAD),
    }
    let (Some(method), Some(target), Some(version)) = (parsed.method, parsed.path, parsed.version) else {
        return Err(BAD);
    };
    if !target.starts_with('/') {
        return Err(BAD);
    }
    let header = |line: &httparse::Header<'_>| {
        (line.name.to_ascii_lowercase(), String::from_utf8_lossy(line.value).trim().to_owned())
    };
    let mut request = Request {
        method: match method {
            "GET" => Method::Get,
            "HEAD" => Method::Head,
            "POST" => Method::Post,
            _ => Method::Other,
        },
        target: target.to_owned(),
        headers: parsed.headers.iter().map(header).collect(),
        body: Vec::new(),
        keeps_open: version == 1,
    };
    request.single("host")?;
    if let Some(connection) = request.header("connection") {
        let says = |word: &str| connection.split(',').any(|part| part.trim().eq_ignore_ascii_case(word));
        request.keeps_open = request.keeps_open && !says("close") && !says("upgrade");
    }
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io;

    /// Bytes that come in pieces of a few.
    struct Pieces<'a>(&'a [u8], usize);

    impl Source for Pieces<'_> {
        fn read_by(&mut self, bytes: &mut [u8], _: Deadline) -> io::Result<usize> {
            let length = self.1.min(self.0.len()).min(bytes.len());
            bytes[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    fn all(bytes: &[u8], piece: usize) -> (Vec<Request>, Trouble) {
        let mut reader = Reader::new(Pieces(bytes, piece));
        let mut requests = Vec::new();
        loop {
            match reader.next() {
                Ok(request) => requests.push(request),
                Err(trouble) => return (requests, trouble),
            }
        }
    }

    fn refused(bytes: &[u8]) -> u16 {
        match all(bytes, 1000) {
            (requests, Trouble::Refused(status, _)) if requests.is_empty() => status,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn requests_come_one_after_the_other_in_pieces_of_any_size() {
        let bytes = b"GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHOST: x\r\nContent-Length: 3\r\n\r\nabcGET /c HTTP/1.0\n\n";
        for piece in [1, 2, 3, 7, 1000] {
            let (requests, end) = all(bytes, piece);
            let seen: Vec<_> = requests
                .iter()
                .map(|r| (r.method, r.target.as_str(), r.body.as_slice(), r.keeps_open))
                .collect();
            let expected: [(Method, &str, &[u8], bool); 3] = [
                (Method::Get, "/a", b"", true),
                (Method::Post, "/b", b"abc", true),
                (Method::Get, "/c", b"", false),
            ];
            assert_eq!(seen, expected);
            assert_eq!(requests[1].header("host"), Some("x"));
            assert_eq!(end, Trouble::Gone);
        }
    }

    #[test]
    fn what_is_no_request_is_refused() {
        assert_eq!(refused(b"hello\r\n\r\n"), 400);
        assert_eq!(refused(b"GET http://x/ HTTP/1.1\r\n\r\n"), 400);
        assert_eq!(refused(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
        assert_eq!(refused(b"POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n"), 400);
        assert_eq!(refused(b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"), 400);
        assert_eq!(refused(b"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n"), 413);
        assert_eq!(refused(b"POST / HTTP/1.1\r\nContent-Length: 8193\r\n\r\n"), 413);
        assert_eq!(refused(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"), 411);
        assert_eq!(
            refused(&[b"GET / HTTP/1.1\r\n".as_slice(), &b"a: b\r\n".repeat(65), b"\r\n"].concat()),
            431
        );
        assert_eq!(
            refused(&[b"GET /".as_slice(), &b"a".repeat(HEAD + 4096), b" HTTP/1.1\r\n\r\n"].concat()),
            431
        );
    }

    #[test]
    fn half_a_request_is_none() {
        assert_eq!(all(b"GET / HTTP/1.1\r\nHost: x\r\n", 5), (Vec::new(), Trouble::Gone));
        assert_eq!(all(b"", 5), (Vec::new(), Trouble::Gone));
    }

    proptest! {
        #[test]
        fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..400), piece in 1_usize..50) {
            all(&bytes, piece);
        }

        #[test]
        fn no_line_does_harm(line in "[ -~]{0,40}", header in "[ -~\r\n]{0,80}", piece in 1_usize..50) {
            all(format!("GET /{line} HTTP/1.1\r\n{header}\r\n\r\n").as_bytes(), piece);
        }
    }
}
