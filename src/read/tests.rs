use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::{Error, Snapshot, read};
use crate::source::{Content, Inputs};

/// A folder with these files.
fn site(files: &[(&str, &[u8])]) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    site
}

fn paths(inputs: &Inputs) -> Vec<&str> {
    inputs.files().iter().map(|file| file.path()).collect()
}

fn content(inputs: &Inputs, path: &str) -> Content {
    inputs.load(inputs.find(path).unwrap().id()).into_owned()
}

fn reason(inputs: &Inputs, path: &str) -> String {
    let probed = inputs.probe(inputs.find(path).unwrap());
    match content(inputs, path) {
        Content::Unreadable(reason) => {
            let head = inputs.head(inputs.find(path).unwrap(), 9).content;
            assert_eq!(head.into_owned(), Content::Unreadable(reason.clone()), "{path}");
            assert_eq!(probed, Err(reason.clone()), "{path}: to look and to read are the same");
            reason
        }
        other => panic!("{path} was read: {other:?}"),
    }
}

#[test]
fn both_folders_are_read_in_order_without_hidden_files() {
    let site = site(&[
        ("content/b.md", b"b"),
        ("content/a/x.PNG", b"\x89PNG"),
        ("content/a/lo1.md", "\u{feff}é\r\n".as_bytes()),
        ("content/.git/config", b""),
        ("content/a/.lo1.md.swp", b""),
        ("content/node_modules/x/readme.md", b""),
        ("themes/mine/templates/page.anything", b"{{"),
        ("themes/mine/assets/site.css", b"a{}"),
        ("public/index.html", b""),
        ("README.md", b""),
    ]);
    let inputs = read(site.path()).unwrap();
    let expected = [
        "content/a/lo1.md",
        "content/a/x.PNG",
        "content/b.md",
        "themes/mine/assets/site.css",
        "themes/mine/templates/page.anything",
    ];
    assert_eq!(paths(&inputs), expected);
    assert_eq!(content(&inputs, "content/a/lo1.md"), Content::Text("\u{feff}é\r\n".to_owned()));
    assert_eq!(content(&inputs, "content/a/x.PNG"), Content::Bytes(b"\x89PNG".to_vec()));
    assert!(matches!(content(&inputs, "themes/mine/assets/site.css"), Content::Text(_)));
}

#[test]
fn a_text_that_is_not_utf8_stays_bytes() {
    let site = site(&[("content/a.md", b"caf\xe9"), ("content/b.YAML", b"a: b")]);
    let inputs = read(site.path()).unwrap();
    assert_eq!(content(&inputs, "content/a.md"), Content::Bytes(b"caf\xe9".to_vec()));
    assert_eq!(content(&inputs, "content/b.YAML"), Content::Text("a: b".to_owned()));
}

#[test]
fn too_large_a_file_is_not_read() {
    let site = site(&[("content/film.mp4", b""), ("content/just.bin", b"")]);
    let set_length = |path: &str, length| {
        fs::OpenOptions::new().write(true).open(site.path().join(path)).unwrap().set_len(length).unwrap();
    };
    set_length("content/film.mp4", 64 * 1024 * 1024 + 1);
    set_length("content/just.bin", 1024 * 1024);
    let inputs = read(site.path()).unwrap();
    assert_eq!(reason(&inputs, "content/film.mp4"), "it is larger than 64 MB");
    assert!(matches!(content(&inputs, "content/just.bin"), Content::Bytes(_)));
}

#[test]
fn without_content_the_message_says_what_to_do() {
    let site = site(&[("README.md", b"")]);
    let error = read(site.path()).unwrap_err();
    assert!(matches!(error, Error::NoContent { .. }));
    assert!(error.to_string().contains("syllabus init DIR"), "{error}");
    let error = read(&site.path().join("nowhere")).unwrap_err();
    assert!(error.to_string().starts_with("there is no folder"), "{error}");
    fs::write(site.path().join("content"), "a file").unwrap();
    let error = read(site.path()).unwrap_err();
    assert!(error.to_string().contains("can't be listed"), "{error}");
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    fn link(site: &TempDir, to: impl AsRef<Path>, at: &str) {
        symlink(to, site.path().join(at)).unwrap();
    }

    #[test]
    fn links_are_followed_inside_the_site_only() {
        let elsewhere = site(&[("secret/key.md", b"secret")]);
        let site = site(&[
            ("content/shared/flow.svg", b"<svg/>"),
            ("content/unit/lo1.md", b""),
            ("content/.hidden/x.md", b"secret"),
            ("LICENCE.md", b"licence"),
        ]);
        link(&site, "../shared", "content/unit/pictures");
        link(&site, "../LICENCE.md", "content/licence.md");
        link(&site, elsewhere.path().join("secret/key.md"), "content/key.md");
        link(&site, elsewhere.path().join("secret"), "content/secret");
        link(&site, "nowhere", "content/dangling.md");
        link(&site, "somebody@somewhere.123", "content/.#lo1.md");
        link(&site, "..", "content/unit/up");
        link(&site, "../..", "content/unit/top");
        link(&site, ".hidden/x.md", "content/x.md");
        let inputs = read(site.path()).unwrap();
        assert_eq!(content(&inputs, "content/unit/pictures/flow.svg"), Content::Text("<svg/>".to_owned()));
        assert_eq!(content(&inputs, "content/licence.md"), Content::Text("licence".to_owned()));
        assert!(reason(&inputs, "content/key.md").contains("outside the site's folder"));
        assert!(reason(&inputs, "content/secret").contains("outside the site's folder"));
        assert!(reason(&inputs, "content/dangling.md").contains("not there"));
        assert!(reason(&inputs, "content/unit/up").contains("leads back"));
        assert!(reason(&inputs, "content/unit/top").contains("leads back"));
        assert!(reason(&inputs, "content/x.md").contains("hidden"));
        assert!(
            !paths(&inputs).iter().any(|path| ["secret/", "up/", "#"].iter().any(|part| path.contains(part)))
        );
    }

    #[test]
    fn nothing_outside_is_read_if_a_link_takes_the_place_of_a_file_or_of_its_folder() {
        let elsewhere = site(&[("x.md", b"secret"), ("deep/y.md", b"secret")]);
        let site =
            site(&[("content/a/x.md", b""), ("content/b/deep/y.md", b""), ("content/.git/z.md", b"secret")]);
        let inputs = read(site.path()).unwrap();
        let path = |path: &str| site.path().join(path);
        fs::remove_file(path("content/a/x.md")).unwrap();
        link(&site, elsewhere.path().join("x.md"), "content/a/x.md");
        fs::rename(path("content/b/deep"), path("content/b/old")).unwrap();
        link(&site, elsewhere.path().join("deep"), "content/b/deep");
        assert!(reason(&inputs, "content/a/x.md").contains("outside the site's folder"));
        assert!(reason(&inputs, "content/b/deep/y.md").contains("outside the site's folder"));
        fs::remove_file(path("content/a/x.md")).unwrap();
        link(&site, "../.git/z.md", "content/a/x.md");
        assert!(reason(&inputs, "content/a/x.md").contains("hidden"));
        fs::remove_file(path("content/a/x.md")).unwrap();
        link(&site, "../b/old/y.md", "content/a/x.md");
        assert_eq!(content(&inputs, "content/a/x.md"), Content::Text(String::new()));
    }

    #[test]
    fn content_may_not_lead_outside() {
        let elsewhere = site(&[("content/a.md", b"")]);
        let site = tempfile::tempdir().unwrap();
        link(&site, elsewhere.path().join("content"), "content");
        assert!(matches!(read(site.path()), Err(Error::Outside { .. })));
    }

    #[test]
    fn odd_names_and_odd_files_are_named_and_not_read() {
        let site = site(&[("content/back\\slash.md", b""), ("content/line\nfeed.md", b"")]);
        fs::write(site.path().join("content").join(OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(site.path().join("content/socket")).unwrap();
        let inputs = read(site.path()).unwrap();
        assert!(reason(&inputs, "content/caf\u{fffd}.md").contains("not valid UTF-8"));
        assert!(reason(&inputs, "content/back\\slash.md").contains("backslash"));
        assert!(reason(&inputs, "content/line\nfeed.md").contains("control character"));
        assert!(reason(&inputs, "content/socket").contains("neither"));
    }
}

#[test]
fn a_stamp_is_only_given_for_a_file_that_was_left_alone() {
    let site = site(&[("content/a.md", b"a")]);
    let now = read(site.path()).unwrap();
    assert_eq!(now.read(now.find("content/a.md").unwrap()).stamp, None, "it may change again at once");
    let later = || SystemTime::now() + Duration::from_secs(60);
    let later = Snapshot::with_clock(site.path(), later).unwrap().inputs();
    let file = later.find("content/a.md").unwrap();
    let stamp = later.read(file).stamp.unwrap();
    assert!(later.is_still(file, stamp));
    assert_eq!(later.probe(file), Ok(Some(stamp)));
    fs::write(site.path().join("content/a.md"), "longer").unwrap();
    assert!(later.is_still(file, stamp), "one who doesn't look again doesn't know");
    assert_ne!(later.read(file).stamp, Some(stamp));
    assert!(!later.is_still(file, stamp));
}

#[test]
fn a_file_is_read_as_it_is_when_it_is_asked_for() {
    let site = site(&[("content/a.md", b"old"), ("content/b.md", b"b")]);
    let inputs = read(site.path()).unwrap();
    let there = site.path().join("content/a.md");
    fs::write(site.path().join("content/a.md~"), "new").unwrap();
    fs::rename(site.path().join("content/a.md~"), &there).unwrap();
    assert_eq!(content(&inputs, "content/a.md"), Content::Text("new".to_owned()), "editors save by rename");
    fs::remove_file(&there).unwrap();
    reason(&inputs, "content/a.md");
    fs::create_dir(&there).unwrap();
    assert!(reason(&inputs, "content/a.md").contains("neither"));
}

#[test]
fn the_beginning_of_a_file_is_read_without_the_rest() {
    let site = site(&[("content/a.png", &[7; 100]), ("content/b.png", b"short")]);
    let inputs = read(site.path()).unwrap();
    let file = inputs.find("content/a.png").unwrap();
    assert_eq!(inputs.head(file, 10).content.bytes(), Some(&[7; 10][..]));
    assert_eq!(inputs.last_seen(file).1, 0, "it does not count as read");
    assert_eq!(inputs.head(inputs.find("content/b.png").unwrap(), 10).content.bytes(), Some(&b"short"[..]));
}
