//! `syllabus serve` as people use it: the real program on a real folder, over real connections.

#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "a test looks at the disk and at the network")]

mod refusals;
mod saves;
mod server;
mod tools;

use server::{LO1, LO1_PAGE, Server, Site, until};
use std::fs;

#[test]
fn a_page_is_shown_as_it_is_with_our_script_alone() {
    let site = Site::starter();
    let before = site.listing();
    let server = Server::start(&site, &[]);
    let page = server.get("");
    assert_eq!(page.status, 200, "{}", page.head);
    assert_eq!(page.header("Content-Security-Policy"), Some("default-src 'self'; frame-ancestors 'self'"));
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
    assert_eq!(page.header("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(page.value_of("data-page").as_deref(), Some("index.html"));
    let lines: Vec<&str> = page.body.lines().collect();
    let script = lines.iter().position(|line| line.contains("/.syllabus/client.js")).unwrap();
    assert_eq!(lines[script + 1], "</head>");
    let without: Vec<&str> = lines.iter().copied().filter(|line| !line.contains(".syllabus")).collect();
    let style = server.get("assets/style.css");
    assert_eq!((style.status, style.header("Content-Type")), (200, Some("text/css; charset=utf-8")));
    assert!(!style.body.contains(".syllabus"));
    let head = server.request("HEAD", "", "", "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("Content-Length"), page.header("Content-Length"));

    assert_eq!(site.listing(), before, "something was written");
    let build = ["build", "--drafts", "--out", "preview"];
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_syllabus"))
        .args(build)
        .current_dir(site.path())
        .output()
        .unwrap();
    assert!(built.status.success());
    let written = site.read("preview/index.html");
    assert_eq!(without, written.lines().collect::<Vec<_>>());
}

#[test]
fn folders_have_a_page_and_addresses_that_lead_nowhere_say_so() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    assert_eq!(server.get("harbour-awards/").status, 200);
    let moved = server.get("harbour-awards?x=1");
    assert_eq!((moved.status, moved.header("Location")), (302, Some("/harbour-awards/?x=1")));
    let icon = server.get("favicon.ico");
    assert_eq!((icon.status, icon.header("Content-Type")), (200, Some("image/svg+xml")));
    let missing = server.get("guide/nothing.html");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("<h1>"), "{}", missing.body);
    assert_eq!(missing.value_of("data-page").as_deref(), Some("guide/nothing.html"));
    // The page comes into being while somebody looks for it.
    let mut reader = server.open("guide/nothing.html");
    site.write("content/guide/nothing.md", "# Something after all\n\nText.\n");
    reader.until("reload");
    assert!(server.get("guide/nothing.html").body.contains("Something after all"));
    let mut reader = server.open("guide/nothing.html");
    fs::remove_file(site.at("content/guide/nothing.md")).unwrap();
    reader.until("gone");
}

#[test]
fn a_site_with_a_place_on_the_web_is_found_under_its_folder_too() {
    let site = Site::empty();
    site.append("content/site.yaml", "base_url: https://college.example/revision/\n");
    let server = Server::start(&site, &[]);
    let style = server.get("revision/assets/style.css");
    assert_eq!((style.status, style.header("Location")), (302, Some("/assets/style.css")));
    assert_eq!(server.get("revision/").header("Location"), Some("/index.html"));
    assert_eq!(server.get("revision/nothing").status, 404);
}

#[test]
fn drafts_are_shown_unless_only_what_is_published_is_asked_for() {
    let site = Site::starter();
    site.write("content/later.md", "---\ndraft: true\n---\n# Not yet\n\nText.\n");
    let server = Server::start(&site, &[]);
    assert_eq!(server.get("later.html").status, 200);
    let list = server.get(".syllabus/pages").body;
    let row = list.lines().find(|line| line.contains("/later.html")).unwrap();
    assert!(row.contains("<span class=\"draft\">draft</span>"), "{row}");
    let about = list.lines().find(|line| line.contains("/about.html")).unwrap();
    assert!(!about.contains("draft"), "{about}");

    let server = Server::start(&site, &["--published"]);
    assert_eq!(server.get("later.html").status, 404);
    assert!(!server.get(".syllabus/pages").body.contains("/later.html"));
}

#[test]
fn a_site_that_was_never_good_says_what_is_wrong_and_comes_by_itself() {
    let site = Site::starter();
    let good = site.read(LO1);
    site.append(LO1, "\nA [plan](nowhere.md).\n");
    let server = Server::start(&site, &[]);
    assert!(server.out().contains("nothing to show yet: 1 error, 0 warnings"), "{}", server.out());
    until("the terminal shows it", || server.err().contains("error[broken-link]").then_some(()));
    assert_eq!(server.err().matches("error[broken-link]").count(), 1, "{}", server.err());
    let page = server.get(LO1_PAGE);
    assert_eq!(page.status, 503);
    assert_eq!(server.get("favicon.ico").status, 204);
    assert!(page.body.contains("nowhere.md") && page.body.contains("/.syllabus/client.js"), "{}", page.body);
    let addresses = [LO1_PAGE, "harbour-awards", "assets/favicon.svg", "nowhere.html"];
    let mut readers = addresses.map(|address| server.open(address));
    site.write(LO1, &good);
    for reader in &mut readers {
        assert_eq!(reader.state()["errors"], 0);
        reader.until("reload");
    }
    assert_eq!(addresses.map(|address| server.get(address).status), [200, 302, 200, 404]);
}

#[test]
fn without_a_site_nothing_is_started() {
    let folder = tempfile::tempdir().unwrap();
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_syllabus"))
        .args(["serve", "--port", "0"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let err = String::from_utf8(ran.stderr).unwrap();
    assert_eq!((ran.status.code(), ran.stdout.as_slice()), (Some(2), b"".as_slice()), "{err}");
    assert!(err.contains("it has no folder `content`"), "{err}");
}

#[test]
fn a_taken_port_is_told_and_without_one_the_next_is_used() {
    let site = Site::empty();
    let first = Server::start(&site, &[]);
    let port = first.address.port().to_string();
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_syllabus"))
        .args(["serve", "--port", &port])
        .current_dir(site.path())
        .output()
        .unwrap();
    let err = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(
        err.starts_with(&format!("error: port {port} of 127.0.0.1 is taken by another program")),
        "{err}"
    );
    let (one, two) = (Server::start_at(&site, &[]), Server::start_at(&site, &[]));
    assert_ne!(one.address, two.address);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt;
    let site = Site::starter();
    let before = site.listing();
    let mut server = Server::start(&site, &[]);
    let _open = server.open("index.html");
    let signal =
        std::process::Command::new("kill").args(["-INT", &server.child.id().to_string()]).status().unwrap();
    assert!(signal.success());
    let status = until("the program ended", || server.child.try_wait().unwrap());
    // As any program does that is stopped by Ctrl-C: what started it can tell.
    assert_eq!((status.code(), status.signal()), (None, Some(2)));
    assert_eq!(site.listing(), before);
    let again = Server::start_at(&site, &["--port", &server.address.port().to_string()]);
    assert_eq!(again.address, server.address);
}
