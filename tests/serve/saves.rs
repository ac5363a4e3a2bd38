//! Files change, and pages with them.

use super::server::{LO1, LO1_PAGE, Server, Site, until};
use std::fs;

#[test]
fn a_save_reaches_the_page_it_changes_and_no_other() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    let (mut changed, mut other) = (server.open(LO1_PAGE), server.open("about.html"));
    site.append(LO1, "\n## Remember\n\nThe first save.\n");
    assert_eq!(changed.state()["build"], 2);
    assert_eq!(changed.next().0, "reload");
    assert!(server.get(LO1_PAGE).body.contains("The first save."));
    // What the other page hears of next is its own change.
    assert_eq!(other.state()["build"], 2);
    site.append("content/about.md", "\nThe second save.\n");
    assert_eq!(other.state()["build"], 3);
    assert_eq!(other.next().0, "reload");
    assert_eq!(changed.state()["build"], 3);
    let out = until("the terminal says so", || {
        Some(server.out()).filter(|out| out.matches("rebuilt").count() == 2)
    });
    assert!(out.contains("rebuilt after 1 changed file in "), "{out}");
}

#[test]
fn a_browser_that_missed_a_change_is_told_when_it_comes_back() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    let page = server.get(LO1_PAGE);
    let seen = page.value_of("data-seen").unwrap();
    site.append(LO1, "\n## Remember\n\nMissed.\n");
    server.shows(LO1_PAGE, "Missed.");
    assert_eq!(server.listen(LO1_PAGE, &seen).next().0, "reload");
    assert_eq!(server.listen(LO1_PAGE, "nonsense").next().0, "reload");
}

#[test]
fn a_style_sheet_is_changed_without_the_page() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    let mut reader = server.open(LO1_PAGE);
    // The theme comes into being while the server runs.
    site.write("themes/mine/theme.yaml", "extends: default\n");
    site.write("themes/mine/assets/tokens.css", ":root { --text: #111 }\n");
    site.append("content/site.yaml", "\ntheme: mine\n");
    assert_eq!(reader.until("style")["path"], "assets/tokens.css");
    site.write("themes/mine/assets/tokens.css", ":root { --text: #222 }\n");
    let style = reader.until("style");
    assert_eq!(style["path"], "assets/tokens.css");
    assert!(server.get("assets/tokens.css").body.contains("#222"));
    // What it says it has seen now is what a page would say that is loaded now.
    assert_eq!(style["seen"].as_str().unwrap(), server.get(LO1_PAGE).value_of("data-seen").unwrap());
}

#[test]
fn a_page_whose_picture_changes_is_shown_anew() {
    const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>One</title></svg>";
    let site = Site::starter();
    site.write("content/guide/a b.svg", PICTURE);
    site.write("content/guide/picture.md", "# Picture\n\n![What it shows](<a b.svg>)\n");
    let server = Server::start(&site, &[]);
    let (mut shows, mut other) = (server.open("guide/picture.html"), server.open("about.html"));
    site.write("content/guide/a b.svg", &PICTURE.replace("One", "Two"));
    shows.until("reload");
    assert!(server.get("guide/a%20b.svg").body.contains("Two"));
    assert_eq!(other.state()["build"], 2);
}

#[test]
fn with_a_mistake_elsewhere_a_picture_changes_if_it_is_harmless() {
    const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>One</title></svg>";
    let site = Site::starter();
    site.write("content/guide/a.svg", PICTURE);
    site.write("content/guide/picture.md", "# Picture\n\n![What it shows](a.svg)\n");
    let server = Server::start(&site, &[]);
    let mut reader = server.open("guide/picture.html");
    let text = site.read(LO1);
    site.append(LO1, "\nA [link](nowhere.md).\n");
    reader.state_where(|state| state["errors"] == 1);
    let two = PICTURE.replace("One", "Two");
    site.write("content/guide/a.svg", &two);
    reader.until("reload");
    let shown = server.get("guide/a.svg");
    assert_eq!((shown.status, shown.body.trim()), (200, two.as_str()));

    // One that runs something is shown to nobody, and the page keeps what it shows.
    site.write("content/guide/a.svg", &PICTURE.replace("One", "<script>1</script>"));
    reader.state_where(|state| state["errors"] == 2);
    let refused = server.get("guide/a.svg");
    assert_eq!(refused.status, 500);
    assert!(
        refused.body.contains("content/guide/a.svg: this picture holds a `&lt;script&gt;`"),
        "{}",
        refused.body
    );
    assert!(
        !refused.body.contains("template") && !refused.body.contains("build it again"),
        "{}",
        refused.body
    );
    site.write("content/guide/a.svg", &two);
    reader.state_where(|state| state["errors"] == 1);
    site.write(LO1, &text);
    reader.state_where(|state| state["errors"] == 0);
    site.append("content/guide/picture.md", "\nNew.\n");
    assert_eq!(reader.state()["errors"], 0);
    assert_eq!(reader.next().0, "reload");
}

#[test]
fn what_style_sheets_show_comes_with_the_whole_page() {
    let site = Site::starter();
    site.write("themes/mine/theme.yaml", "extends: default\n");
    site.write("themes/mine/assets/mine.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site.append("content/site.yaml", "\ntheme: mine\n");
    let server = Server::start(&site, &[]);
    let mut reader = server.open("about.html");
    site.write(
        "themes/mine/assets/mine.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>x</title></svg>",
    );
    reader.until("reload");
}

#[test]
fn with_a_mistake_the_last_good_site_stays() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    let good = server.get(LO1_PAGE).body;
    let text = site.read(LO1);
    let mut reader = server.open(LO1_PAGE);
    site.append(LO1, "\n## Remember\n\nA [link](nowhere.md).\n");
    let state = reader.state();
    assert_eq!(
        (&state["errors"], &state["more"], &state["failure"]),
        (&1.into(), &0.into(), &serde_json::Value::Null)
    );
    let mistake = &state["mistakes"][0];
    assert_eq!(
        (&mistake["severity"], &mistake["rule"], &mistake["path"]),
        (&"error".into(), &"broken-link".into(), &LO1.into())
    );
    let line = text.lines().count() + 4;
    assert_eq!((&mistake["line"], &mistake["column"]), (&line.into(), &3.into()));
    assert_eq!(mistake["lines"][0]["text"], "A [link](nowhere.md).");
    assert_eq!(server.get(LO1_PAGE).body, good);
    until("the terminal shows it", || server.err().contains("nowhere.md").then_some(()));
    assert!(
        server.out().contains("the last good site stays after 1 changed file: 1 error"),
        "{}",
        server.out()
    );

    site.append(LO1, "\nAnother [link](nowhere-else.md).\n");
    assert_eq!(reader.state_where(|state| state["errors"] == 2)["build"], 3);
    site.write(LO1, &(text + "\n## Remember\n\nNo link.\n"));
    assert_eq!(reader.state()["errors"], 0);
    assert_eq!(reader.next().0, "reload");
    assert!(server.get(LO1_PAGE).body.contains("No link."));
}

#[test]
fn a_mistake_that_is_taken_back_changes_no_page() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    let text = site.read(LO1);
    let mut reader = server.open(LO1_PAGE);
    site.append(LO1, "\nA [link](nowhere.md).\n");
    reader.state_where(|state| state["errors"] == 1);
    site.write(LO1, &text);
    reader.state_where(|state| state["errors"] == 0);
    site.append(LO1, "\nNew.\n");
    assert_eq!(reader.state()["errors"], 0);
    assert_eq!(reader.next().0, "reload");
}

#[test]
fn a_template_that_can_t_show_a_page_is_told_and_put_right() {
    let site = Site::starter();
    site.append("content/site.yaml", "\ntheme: mine\n");
    site.write("themes/mine/theme.yaml", "extends: default\n");
    let server = Server::start(&site, &[]);
    let mut reader = server.open("about.html");
    // One that is no template at all: the last good site stays.
    site.write("themes/mine/templates/page.html", "{% if %}");
    let failure = reader.state_where(|state| !state["failure"].is_null())["failure"].clone();
    assert!(failure.as_str().unwrap().contains("themes/mine/templates/page.html"), "{failure}");
    assert_eq!(server.get("about.html").status, 200);
    // One that asks for what is not there: seen only when the page is made.
    site.write("themes/mine/templates/page.html", "{{ page.titel }}");
    reader.state_where(|state| state["failure"].as_str().is_some_and(|failure| failure.contains("titel")));
    let page = server.get("about.html");
    assert_eq!(page.status, 500);
    assert!(page.body.contains("titel") && page.body.contains("/.syllabus/client.js"), "{}", page.body);
    assert_eq!(server.get("index.html").status, 200);
    site.write("themes/mine/templates/page.html", "<html><head></head><h1>{{ page.title }}</h1></html>");
    assert!(reader.state_where(|state| state["failure"].is_null())["build"].is_number());
    assert_eq!(reader.next().0, "reload");
    assert!(server.get("about.html").body.contains("</script>\n</head><h1>About"));
}

#[test]
fn editors_that_save_by_renaming_are_heard_again_and_again() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    for number in 1..=5 {
        site.write_by_rename("content/about.md", &format!("# About\n\nSave number {number}.\n"));
        server.shows("about.html", &format!("Save number {number}."));
    }
}

#[test]
fn of_two_hundred_quick_saves_the_last_one_is_shown() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    let mut reader = server.open("about.html");
    for number in 1..=200 {
        match number % 3 {
            0 => site.write_by_rename("content/about.md", &format!("# About\n\nSave number {number}.\n")),
            // Half a text: what an editor that writes slowly leaves for a moment.
            1 => site.write("content/about.md", "# About\n\n[Save](numb"),
            _ => site.write("content/about.md", &format!("# About\n\nSave number {number}.\n")),
        }
    }
    server.shows("about.html", "Save number 200.");
    reader.until("reload");
    assert_eq!(server.listen("about.html", "").first["errors"], 0);
}

#[test]
fn a_switch_of_branches_over_two_thousand_files_ends_well() {
    let site = Site::empty();
    for branch in ["content", "other"] {
        site.write(&format!("{branch}/site.yaml"), "title: Test\nlanguage: en-GB\n");
        for number in 0..2000 {
            let text = format!("# Page {number}\n\nOf the branch {branch}.\n");
            site.write(&format!("{branch}/pages-{}/page-{number}.md", number % 40), &text);
        }
    }
    let server = Server::start(&site, &[]);
    let mut reader = server.open("pages-7/page-7.html");
    for branch in ["other", "content", "other"] {
        // The whole folder at once.
        site.rename("content", "away");
        site.rename("other", "content");
        site.rename("away", "other");
        server.shows("pages-7/page-7.html", &format!("Of the branch {branch}."));
    }
    reader.until("reload");
    // File by file, as git does it.
    for number in 0..2000 {
        let path = format!("pages-{}/page-{number}.md", number % 40);
        let new = format!("page-{}/page-{number}.md", number % 40);
        fs::create_dir_all(site.at(&format!("content/page-{}", number % 40))).unwrap();
        site.rename(&format!("content/{path}"), &format!("content/{new}"));
    }
    server.shows("page-39/page-1999.html", "Of the branch other.");
    until("all old pages are gone", || (server.get("pages-7/page-7.html").status == 404).then_some(()));
    until("all new pages are there", || {
        (server.get(".syllabus/pages?q=page-").body.contains("2000 pages found")).then_some(())
    });
}

#[test]
fn content_that_is_deleted_and_restored_is_shown_again() {
    let site = Site::starter();
    let server = Server::start(&site, &[]);
    let mut reader = server.open("about.html");
    for round in 1..=2 {
        site.rename("content", "away");
        let state = reader.state_where(|state| !state["failure"].is_null());
        assert!(state["failure"].as_str().unwrap().contains("`content` is gone"), "{state}");
        assert_eq!(server.get("about.html").status, 200, "the last good site stays");
        site.rename("away", "content");
        reader.state_where(|state| state["failure"].is_null());
        site.write("content/about.md", &format!("# About\n\nRound {round}.\n"));
        reader.until("reload");
        server.shows("about.html", &format!("Round {round}."));
    }
}

#[test]
fn a_disk_that_tells_nothing_is_looked_at() {
    let site = Site::starter();
    let server = Server::start(&site, &["--poll"]);
    until("it says so", || server.err().contains("looking at all files").then_some(()));
    site.write("content/about.md", "# About\n\nSeen by looking.\n");
    server.shows("about.html", "Seen by looking.");
}
