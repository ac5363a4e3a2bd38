//! What search engines are told.

use super::{Plan, html, url};

/// `sitemap.xml`: every page that may be listed, in the plan's order.
pub(super) fn sitemap(plan: &Plan, base: &str) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for page in plan.pages().iter().filter(|page| page.is_indexed()) {
        let address = html::escape(&url::absolute(base, plan.path(*page)));
        out.push_str(&format!("<url><loc>{address}</loc></url>\n"));
    }
    out.push_str("</urlset>\n");
    out
}

/// `robots.txt`: everything may be read; here is the list.
pub(super) fn robots(base: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", url::absolute(base, url::SITEMAP))
}
