//! What a page that is open in a browser is told, as server-sent events.

use super::http::Outlet;
use super::moment::{Moment, Newest};
use super::print::{self, Print};
use super::site::{Shown, show};
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// How often to see whether the reader is still there.
const GLANCE: Duration = Duration::from_secs(1);
/// After how many glances something is said, so that nothing between us and the reader takes the silence for an end.
const GLANCES: u32 = 15;

/// One page in one browser.
pub(super) struct Reader {
    /// The path it shows.
    page: String,
    /// The print of what it shows; nothing if it shows no page of a site.
    seen: Option<Print>,
    /// The files of the theme when it was last told of them.
    styles: Option<BTreeMap<String, u64>>,
}

#[derive(Serialize)]
struct Style<'a> {
    path: &'a str,
    seen: String,
}

impl Reader {
    /// A reader of the page at `page` that says it has seen what has the print `seen`.
    pub(super) fn new(page: String, seen: &str) -> Self {
        Reader { page, seen: Print::parse(seen), styles: None }
    }

    /// Tells the reader what is new until nobody reads any more.
    pub(super) fn tell(mut self, newest: &Newest, outlet: &mut Outlet<'_>) {
        let mut moment = newest.get();
        let mut text = format!("retry: 500\n\n{}", self.news(&moment));
        let mut silent = 0;
        loop {
            if !text.is_empty() && outlet.send(&text).is_err() {
                return;
            }
            text.clear();
            if let Some(newer) = newest.after(moment.build, GLANCE) {
                moment = newer;
                text = self.news(&moment);
                silent = 0;
            } else if outlet.is_gone() {
                return;
            } else {
                silent += 1;
                if silent % GLANCES == 0 {
                    text.push_str(": still here\n\n");
                }
            }
        }
    }

    /// What to say of a moment.
    fn news(&mut self, moment: &Moment) -> String {
        let Some(edition) = &moment.edition else { return event("state", &moment.state(None)) };
        let shown = show(edition, &self.page);
        let failure = match &shown {
            Shown::Failed(error) => Some(error.as_str()),
            Shown::Page { .. }
            | Shown::Missing { .. }
            | Shown::File(_)
            | Shown::Moved(_)
            | Shown::Broken(_) => None,
        };
        let mut text = event("state", &moment.state(failure));
        let styles = print::styles(edition);
        match shown.print(&styles) {
            // A page with a picture missing is no better than what is shown.
            Some(now) if shown.seen().is_some_and(|seen| seen.whole) => {
                text.push_str(&self.changes(now, &styles));
            }
            Some(_) => {}
            // Where nothing of the site could be shown before, there is something now.
            None if self.seen.is_none() && matches!(shown, Shown::File(_) | Shown::Moved(_)) => {
                text.push_str(&event("reload", "{}"));
            }
            None => {}
        }
        self.styles = Some(styles.into_iter().map(|(path, print)| (path.to_owned(), print)).collect());
        text
    }

    /// What to do to see what there is now.
    fn changes(&mut self, now: Print, styles: &BTreeMap<&str, u64>) -> String {
        let Some(seen) = self.seen.replace(now) else { return event("reload", "{}") };
        if seen.exists && !now.exists {
            return event("gone", "{}");
        }
        if (seen.exists, seen.page) != (now.exists, now.page) {
            return event("reload", "{}");
        }
        match &self.styles {
            Some(known) => {
                let mut other = styles.iter().filter(|(path, print)| known.get(**path) != Some(*print));
                // What style sheets show, such as fonts, can't be put in place of what was shown.
                if other.clone().any(|(path, _)| !path.ends_with(".css")) {
                    return event("reload", "{}");
                }
                other.by_ref().map(|(path, _)| event("style", &style(path, now))).collect()
            }
            // It got its style sheets before anybody told it what they are.
            None if seen.styles != now.styles => event("reload", "{}"),
            None => String::new(),
        }
    }
}

fn style(path: &str, seen: Print) -> String {
    // Texts can always be written down.
    serde_json::to_string(&Style { path, seen: seen.to_string() }).unwrap_or_default()
}

/// One event; `data` is of one line.
fn event(name: &str, data: &str) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}
