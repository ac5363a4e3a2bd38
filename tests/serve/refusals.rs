//! Requests that mean harm, or nothing.

use super::server::{Server, Site, until};
use std::io::{Read, Write};
use std::net::TcpStream;

#[test]
fn only_names_of_this_computer_are_answered() {
    let site = Site::empty();
    let server = Server::start(&site, &[]);
    for host in ["localhost", "LocalHost:1", "127.0.0.1", "[::1]:4747", "192.168.0.7:80"] {
        assert_eq!(server.request("GET", "", &format!("Host: {host}\r\n"), "").status, 200, "{host}");
    }
    for host in ["evil.example", "evil.example:4747", "127.0.0.1.evil.example", "localhost.evil.example", ""]
    {
        for path in ["", "assets/style.css", ".syllabus/events?page=index.html", ".syllabus/pages"] {
            let reply = server.request("GET", path, &format!("Host: {host}\r\n"), "");
            assert_eq!((reply.status, reply.body.lines().count()), (403, 1), "{host} {path}");
        }
    }
    assert_eq!(server.raw(b"GET / HTTP/1.1\r\n\r\n").status, 403);
    assert_eq!(server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n").status, 400);
}

#[test]
fn a_name_that_was_asked_for_is_answered() {
    // To the system this is 127.0.0.1, and to us a name like any other.
    const NAME: &str = "127.1";
    let site = Site::empty();
    let called = |server: &Server, name: &str| server.request("GET", "", &format!("Host: {name}:80\r\n"), "");
    let server = Server::start(&site, &["--host", NAME]);
    assert_eq!((called(&server, NAME).status, called(&server, "evil.example").status), (200, 403));
    let server = Server::start(&site, &["--host", "0.0.0.0"]);
    assert_eq!((server.get("").status, called(&server, NAME).status), (200, 403));
}

#[test]
fn pages_of_other_sites_get_nothing_from_the_tools() {
    let site = Site::empty();
    let server = Server::start(&site, &[]);
    for path in ["events?page=index.html", "pages", "client.js"] {
        let reply = server.request("GET", &format!(".syllabus/{path}"), "Sec-Fetch-Site: cross-site\r\n", "");
        assert_eq!(reply.status, 403, "{path}");
    }
    assert_eq!(server.request("GET", ".syllabus/pages", "Sec-Fetch-Site: none\r\n", "").status, 200);
    assert_eq!(server.get(".syllabus/nothing").status, 404);
}

#[test]
fn no_page_of_another_site_can_frame_anything() {
    let site = Site::empty();
    let server = Server::start(&site, &[]);
    for path in ["", "nothing", "assets/favicon.svg", ".syllabus/pages", ".syllabus/client.js"] {
        assert_eq!(server.get(path).header("X-Frame-Options"), Some("SAMEORIGIN"), "{path}");
    }
    let list = server.get(".syllabus/pages");
    assert!(
        list.header("Content-Security-Policy").unwrap().contains("frame-ancestors 'self'"),
        "{}",
        list.head
    );
}

#[test]
fn no_address_leads_out_of_the_site() {
    let site = Site::starter();
    site.write("secret.txt", "password");
    site.write("content/.hidden.md", "# password");
    let server = Server::start(&site, &[]);
    for path in [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "assets/../../secret.txt",
        "assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "%252e%252e/secret.txt",
        "..%5csecret.txt",
        "/etc/passwd",
        "/secret.txt",
        "file:///etc/passwd",
        "content/site.yaml",
        "content/about.md",
        ".hidden.html",
        "secret.txt",
        "index.html%00.txt",
        "%00",
        "%ff%fe",
        "index.html/",
        "about.html/..",
        "./about.html",
        ".syllabus/../about.html",
        ".syllabus/%2e%2e/secret.txt",
        "assets",
        "%",
        "%zz",
    ] {
        let reply = server.get(path);
        assert_eq!(reply.status, 404, "{path}: {}", reply.body);
        assert!(!reply.body.contains("password") && !reply.body.contains("root:"), "{path}");
    }
}

#[test]
fn an_address_of_two_slashes_leads_to_no_other_computer() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    for path in ["/evil.example", "/evil.example/..", "/harbour-awards", "\\evil.example"] {
        let reply = server.get(path);
        assert!(reply.header("Location").is_none_or(|to| !to.starts_with("//")), "{path}: {}", reply.head);
    }
}

#[test]
fn pages_can_be_read_and_nothing_else() {
    let site = Site::empty();
    let server = Server::start(&site, &[]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        let reply = server.request(method, "index.html", "", "x=1");
        assert_eq!((reply.status, reply.header("Allow")), (405, Some("GET, HEAD")), "{method}");
        assert_eq!(server.request(method, ".syllabus/pages", "", "").status, 405, "{method}");
    }
    assert_eq!(server.request("GET", ".syllabus/open", "", "").header("Allow"), Some("POST"));
    assert_eq!(
        server.request("POST", ".syllabus/open", "X-Syllabus: open\r\n", &"x".repeat(9000)).status,
        413
    );
    assert_eq!(server.request("GET", &"x".repeat(30_000), "", "").status, 431);
}

#[test]
fn no_bytes_end_the_server() {
    let site = Site::empty();
    let server = Server::start(&site, &[]);
    // A small generator of numbers, always the same.
    let mut number: u64 = 7;
    let mut next = move || {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) as usize
    };
    let parts: [&[u8]; 14] = [
        b"GET ",
        b"POST ",
        b"/",
        b"/.syllabus/",
        b"open",
        b"events?page=",
        b" HTTP/1.1",
        b"\r\n",
        b"Host: localhost\r\n",
        b"Content-Length: ",
        b"5",
        b"\0\xff\xfe",
        b"%ff%00..",
        b"\r\n\r\n",
    ];
    for _ in 0..300 {
        let mut bytes = Vec::new();
        for _ in 0..next() % 12 {
            bytes.extend_from_slice(parts[next() % parts.len()]);
            if next() % 5 == 0 {
                bytes.push(next() as u8);
            }
        }
        server.raw(&bytes);
    }
    assert_eq!(server.get("").status, 200);
}

#[test]
fn connections_that_say_nothing_keep_nobody_out_for_long() {
    let site = Site::empty();
    let server = Server::start(&site, &[]);
    let mut idle: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    for stream in &mut idle {
        stream.write_all(b"GET / HT").unwrap();
    }
    assert_eq!(server.get("").status, 200);
    idle.extend((0..150).map(|_| TcpStream::connect(server.address).unwrap()));
    until("it says that there are too many", || (server.get("").status == 503).then_some(()));
    // It is the server that closes them: this end keeps all of them open.
    until("there is room again", || (server.get("").status == 200).then_some(()));
    drop(idle);
}

#[test]
fn one_connection_carries_many_requests() {
    let site = Site::empty();
    let server = Server::start(&site, &[]);
    let mut stream = TcpStream::connect(server.address).unwrap();
    let one = format!("GET /assets/favicon.svg HTTP/1.1\r\nHost: {}\r\n\r\n", server.address);
    let last = one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    stream.write_all((one.repeat(9) + &last).as_bytes()).unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 10);
}

#[test]
fn pages_that_were_closed_make_room_for_others() {
    let site = Site::empty();
    let server = Server::start(&site, &[]);
    let open: Vec<_> = (0..64).map(|_| server.open("index.html")).collect();
    let refused = server.get(".syllabus/events?page=index.html&seen=");
    assert_eq!(refused.status, 503);
    drop(open);
    until("there is room again", || {
        let reply = server.request("HEAD", ".syllabus/events?page=index.html&seen=", "", "");
        (reply.status == 200).then_some(())
    });
}
