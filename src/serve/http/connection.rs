//! Accepts connections and answers what is asked on them.

use super::request::{Method, Reader, Request, Trouble};
use super::response::{Response, head_of_stream};
use super::wire::{self, Outlet};
use super::{Place, Places};
use std::io::Write;
use std::net::{IpAddr, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How many connections are served at a time, streams among them. A browser opens six; some systems give a program no more
/// than 256 open files, and reading a site takes some as well.
const CONNECTIONS: usize = 128;
/// How many requests are answered on one connection.
const REQUESTS: usize = 1000;
/// How long to wait when the system has no connection to give.
const EXHAUSTED: Duration = Duration::from_millis(100);

/// Sends until nobody reads.
pub(in crate::serve) type Sender = Box<dyn FnOnce(&mut Outlet<'_>) + Send>;

/// What is answered.
pub(in crate::serve) enum Answer {
    /// All at once.
    Whole(Response),
    /// A stream of this media type.
    Stream(&'static str, Sender),
}

/// Knows what to answer.
pub(in crate::serve) trait Application: Send + Sync {
    /// The answer to a request from `peer`.
    fn answer(&self, request: &Request, peer: IpAddr) -> Answer;
}

/// Accepts connections for ever.
pub(in crate::serve) fn accept(listener: &TcpListener, application: &Arc<dyn Application>) {
    let places = Places::new(CONNECTIONS);
    loop {
        let Ok((stream, peer)) = listener.accept() else {
            // Too many open files, for example: others will be closed.
            thread::sleep(EXHAUSTED);
            continue;
        };
        match places.take() {
            Some(place) => serve(stream, peer.ip(), place, Arc::clone(application)),
            None => refuse(stream),
        }
    }
}

fn serve(stream: TcpStream, peer: IpAddr, place: Place, application: Arc<dyn Application>) {
    let work = move || {
        converse(&stream, peer, &*application);
        drop(place);
    };
    // Where no thread can be had the connection is closed.
    let _ = thread::Builder::new().name("connection".to_owned()).spawn(work);
}

/// Says that there are too many, without waiting for anything.
fn refuse(mut stream: TcpStream) {
    if stream.set_nonblocking(true).is_ok() {
        let response = Response::text(503, "there are too many connections; close some pages");
        let _ = stream.write_all(&response.bytes(true, false));
    }
}

/// Answers one request after the other.
fn converse(mut stream: &TcpStream, peer: IpAddr, application: &dyn Application) {
    if wire::prepare(stream).is_err() {
        return;
    }
    let mut reader = Reader::new(stream);
    for number in 1..=REQUESTS {
        let (response, with_body, keeps_open) = match reader.next() {
            Ok(request) => {
                // A fault in answering one request must not be the end of the others.
                let answer = catch_unwind(AssertUnwindSafe(|| application.answer(&request, peer)));
                let with_body = request.method != Method::Head;
                let keeps_open = request.keeps_open && number < REQUESTS;
                match answer {
                    Ok(Answer::Whole(response)) => (response, with_body, keeps_open),
                    Ok(Answer::Stream(media_type, send)) => {
                        return self::stream(stream, media_type, with_body.then_some(send));
                    }
                    Err(_) => (Response::text(500, "syllabus made a mistake of its own"), with_body, false),
                }
            }
            Err(Trouble::Refused(status, reason)) => (Response::text(status, reason), true, false),
            Err(Trouble::Gone) => return,
        };
        if stream.write_all(&response.bytes(with_body, keeps_open)).is_err() {
            return;
        }
        if !keeps_open {
            return wire::close(stream);
        }
    }
}

fn stream(mut stream: &TcpStream, media_type: &str, send: Option<Sender>) {
    if stream.write_all(head_of_stream(media_type).as_bytes()).is_err() {
        return;
    }
    if let Some(send) = send {
        let _ = catch_unwind(AssertUnwindSafe(|| send(&mut Outlet(stream))));
    }
    wire::close(stream);
}
