//! What is asked of this server, and who answers it.

use super::address::{self, Names};
use super::events::Reader;
use super::http::{Answer, Application, Method, Places, Request, Response};
use super::moment::Newest;
use super::{Console, open, pages, site};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// How many pages are told at a time when something changed.
const READERS: usize = 64;
/// Where everything lies that is not the site itself. No name of the site begins with a dot.
const TOOLS: &str = ".syllabus/";

/// Everything that answering takes.
pub(super) struct Preview {
    pub newest: Arc<Newest>,
    pub names: Names,
    /// The site's folder.
    pub folder: PathBuf,
    pub console: Arc<dyn Console>,
    readers: Places,
}

impl Preview {
    pub(super) fn new(newest: Arc<Newest>, names: Names, folder: PathBuf, console: Arc<dyn Console>) -> Self {
        Preview { newest, names, folder, console, readers: Places::new(READERS) }
    }

    fn tool(&self, name: &str, query: &str, request: &Request, peer: IpAddr) -> Answer {
        // Pages of other sites have nothing to do here, not even to take up a place.
        if request.header("sec-fetch-site").is_some_and(|from| !matches!(from, "same-origin" | "none")) {
            return Answer::Whole(Response::text(403, "only pages of this site may ask for this"));
        }
        match (name, request.method) {
            ("open", Method::Post) => Answer::Whole(open::respond(self, request, peer)),
            ("open", _) => Answer::Whole(Response::text(405, "send it by POST").with("Allow", "POST")),
            (_, Method::Post | Method::Other) => Answer::Whole(not_allowed()),
            ("events", _) => self.events(query),
            ("pages", _) => Answer::Whole(pages::respond(&self.newest.get(), query)),
            ("client.js", _) => script(include_str!("browser/client.js")),
            ("overlay.js", _) => script(include_str!("browser/overlay.js")),
            ("client.css", _) => style(include_str!("browser/client.css")),
            ("pages.js", _) => script(include_str!("browser/pages.js")),
            ("pages.css", _) => style(include_str!("browser/pages.css")),
            _ => Answer::Whole(Response::text(404, "syllabus has no such tool")),
        }
    }

    fn events(&self, query: &str) -> Answer {
        let Some(place) = self.readers.take() else {
            return Answer::Whole(Response::text(503, "too many pages are open"));
        };
        let field = |name| address::field(query, name).unwrap_or_default();
        let reader = Reader::new(field("page"), &field("seen"));
        let newest = Arc::clone(&self.newest);
        let tell = move |outlet: &mut super::http::Outlet<'_>| {
            reader.tell(&newest, outlet);
            drop(place);
        };
        Answer::Stream("text/event-stream", Box::new(tell))
    }
}

impl Application for Preview {
    fn answer(&self, request: &Request, peer: IpAddr) -> Answer {
        if !request.header("host").is_some_and(|host| self.names.know(host)) {
            let reason = "this address is not one of this computer; if it is, name it with --host";
            return Answer::Whole(Response::text(403, reason));
        }
        let Some((path, query)) = address::split(&request.target) else {
            return Answer::Whole(Response::text(404, "this address is no text"));
        };
        if let Some(tool) = path.strip_prefix(TOOLS) {
            return self.tool(tool, query, request, peer);
        }
        match request.method {
            Method::Get | Method::Head => {
                let (moment, range) = (self.newest.get(), request.header("range"));
                Answer::Whole(site::respond(&moment, &site::output_path(path), query, range))
            }
            Method::Post | Method::Other => Answer::Whole(not_allowed()),
        }
    }
}

fn not_allowed() -> Response {
    Response::text(405, "pages can be read, and nothing else").with("Allow", "GET, HEAD")
}

fn script(text: &'static str) -> Answer {
    Answer::Whole(Response::new(200, "text/javascript; charset=utf-8", text))
}

fn style(text: &'static str) -> Answer {
    Answer::Whole(Response::new(200, "text/css; charset=utf-8", text))
}
