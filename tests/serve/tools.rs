//! The list of pages, and opening files.

use super::server::{LO1, Server, Site, until};
use std::fs;

#[test]
fn the_list_names_every_page_and_where_it_was_written() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    let list = server.get(".syllabus/pages");
    assert_eq!(
        (list.status, list.header("Content-Security-Policy")),
        (200, Some("default-src 'self'; frame-ancestors 'self'"))
    );
    let row = list.body.lines().find(|line| line.contains("fd-01/lo1.html")).unwrap();
    assert!(row.contains(&format!("data-path=\"{LO1}\"")) && row.contains("fd-01/unit.yaml"), "{row}");
    for (page, file) in [
        ("fd-01/lo2.html", "fd-01/lo2.yaml"),
        ("fd-01/index.html", "fd-01/topic.md"),
        ("front-desk-l2/index.html", "front-desk-l2/overview.md"),
        ("\"/index.html", "content/index.md"),
        ("glossary/index.html", "content/glossary.yaml"),
        ("about.html", "content/about.md"),
    ] {
        let row = list.body.lines().find(|line| line.contains(page)).unwrap_or_else(|| panic!("{page}"));
        assert!(row.contains(file), "{row}");
    }
    // Every page that is listed is there.
    for address in list.body.split("<td><a href=\"/").skip(1).map(|part| part.split('"').next().unwrap()) {
        let status = server.get(address).status;
        assert_eq!(status, 200, "{address}");
    }
    assert!(
        !list.body.contains("<script>") && !list.body.contains("style="),
        "nothing that a strict host refuses"
    );
    let found = server.get(".syllabus/pages?q=OVERVIEW.md").body;
    assert!(found.contains("1 page found") && !found.contains("about.html"), "{found}");
    let hostile = server.get(".syllabus/pages?q=%22%3E%3Cscript%3E").body;
    assert!(hostile.contains("value=\"&quot;&gt;&lt;script&gt;\""), "{hostile}");
    for tool in ["client.js", "client.css", "pages.js", "pages.css"] {
        assert_eq!(server.get(&format!(".syllabus/{tool}")).status, 200, "{tool}");
    }
}

const HEADER: &str = "X-Syllabus: open\r\n";

#[cfg(unix)]
#[test]
fn a_file_is_opened_at_its_line_and_its_name_is_no_command() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::starter();
    let odd = "content/a b;touch x$(touch y).md";
    site.write(odd, "# Odd\n\nText.\n");
    let elsewhere = tempfile::tempdir().unwrap();
    let (editor, said) = (elsewhere.path().join("my editor"), elsewhere.path().join("said"));
    fs::write(
        &editor,
        format!("#!/bin/sh\nprintf '<%s>' \"$@\" > '{0}.new' && mv '{0}.new' '{0}'\n", said.display()),
    )
    .unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let command = format!("'{}' --at {{line}}:{{column}} {{file}}", editor.display());
    let server = Server::start(&site, &["--editor", &command]);
    let open = |headers: &str, body: &str| server.request("POST", ".syllabus/open", headers, body);
    let path = "path=content%2Fa+b%3Btouch+x%24(touch+y).md";

    let reply = open(HEADER, &format!("{path}&line=12&column=5"));
    assert_eq!((reply.status, reply.body.as_str()), (204, ""));
    let words = until("the editor was started", || fs::read_to_string(&said).ok());
    let file = site.path().canonicalize().unwrap().join(odd);
    assert_eq!(words, format!("<--at><12:5><{}>", file.display()));
    assert!(!site.at("x").exists() && !site.at("y").exists());

    fs::remove_file(&said).unwrap();
    let own = format!("{HEADER}Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n", server.address);
    assert_eq!(open(&own, path).status, 204);
    assert!(until("it was started again", || fs::read_to_string(&said).ok()).starts_with("<--at><1:1>"));
    fs::remove_file(&said).unwrap();

    for (status, headers, body) in [
        (403, String::new(), path),
        (403, "X-Syllabus: close\r\n".to_owned(), path),
        (403, format!("{HEADER}Origin: http://evil.example\r\n"), path),
        (403, format!("{HEADER}Origin: null\r\n"), path),
        (403, format!("{HEADER}Sec-Fetch-Site: cross-site\r\n"), path),
        (403, format!("{HEADER}Host: evil.example\r\n"), path),
        (400, HEADER.to_owned(), "line=1"),
        (400, HEADER.to_owned(), "path=content%2Fabout.md&line=0"),
        (400, HEADER.to_owned(), "path=content%2Fabout.md&line=1;2"),
        (404, HEADER.to_owned(), "path=content%2Fnothing.md"),
        (404, HEADER.to_owned(), "path=..%2Fsecret"),
        (404, HEADER.to_owned(), "path=%2Fetc%2Fpasswd"),
        (404, HEADER.to_owned(), "path=content"),
    ] {
        let reply = open(&headers, body);
        assert_eq!(
            (reply.status, reply.body.lines().count()),
            (status, 1),
            "{headers}{body}: {}",
            reply.body
        );
    }
    assert!(!said.exists());
}

#[cfg(unix)]
#[test]
fn an_editor_that_is_not_there_or_fails_is_told() {
    let site = Site::starter();
    let server = Server::start(&site, &["--editor", "/no/such/editor"]);
    let reply = server.request("POST", ".syllabus/open", HEADER, "path=content%2Fabout.md");
    assert_eq!(reply.status, 500);
    assert!(reply.body.starts_with("/no/such/editor can't be started"), "{}", reply.body);
    let server = Server::start(&site, &["--editor", "false"]);
    let reply = server.request("POST", ".syllabus/open", HEADER, "path=content%2Fabout.md");
    assert_eq!((reply.status, reply.body.as_str()), (500, "false could not do it (exit status: 1)\n"));
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_syllabus"))
        .args(["serve", "--port", "0", "--editor", "'code"])
        .current_dir(site.path())
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(2));
}
