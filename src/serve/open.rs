//! Opens a file of the site in the editor of the person who started the server.

use super::address::field;
use super::application::Preview;
use super::http::{Request, Response};
use std::net::IpAddr;

/// The header that a page elsewhere can't send without asking first, which is not answered.
const HEADER: (&str, &str) = ("x-syllabus", "open");

/// Opens what the form in the body names.
pub(super) fn respond(preview: &Preview, request: &Request, peer: IpAddr) -> Response {
    if let Err(reason) = may(request, peer) {
        return Response::text(403, reason);
    }
    let form = String::from_utf8_lossy(&request.body);
    let Some(path) = field(&form, "path") else { return Response::text(400, "say which file: path=…") };
    let number = |name| match field(&form, name) {
        None => Some(1),
        Some(number) => number.parse::<u32>().ok().filter(|number| *number > 0),
    };
    let (Some(line), Some(column)) = (number("line"), number("column")) else {
        return Response::text(400, "line and column are numbers from 1");
    };
    if preview.newest.get().inputs.find(&path).is_none() {
        return Response::text(404, "the site has no such file");
    }
    match preview.console.open(&preview.folder.join(&path), line, column) {
        Ok(()) => Response::done(),
        // One line, whatever the system says.
        Err(reason) => Response::text(500, &reason.replace(['\r', '\n'], " ")),
    }
}

/// Whether this comes from one of our pages, on this computer.
fn may(request: &Request, peer: IpAddr) -> Result<(), &'static str> {
    if !peer.to_canonical().is_loopback() {
        return Err("files are opened only for somebody at this computer");
    }
    if request.header(HEADER.0) != Some(HEADER.1) {
        return Err("the header `X-Syllabus: open` is missing");
    }
    let own = request.header("host").map(|host| format!("http://{host}"));
    match request.header("origin") {
        Some(origin) if !own.is_some_and(|own| own.eq_ignore_ascii_case(origin)) => {
            Err("only pages of this site may open files")
        }
        _ => Ok(()),
    }
}
