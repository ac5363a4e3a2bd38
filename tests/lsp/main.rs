//! The language server, by sessions of a real client with the real program: what an author sees while typing.
#![allow(clippy::disallowed_methods, reason = "makes the sites that are served")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::needless_pass_by_value, reason = "what is sent is written where it is sent")]

mod client;

use client::{Client, span};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const UNIT: &str = "content/harbour/desk/fd-01/unit.yaml";
const TOPIC: &str = "content/harbour/desk/fd-01/lo1.md";
const GLOSSARY: &str = "content/glossary.yaml";

const UNIT_TEXT: &str = "\
number: FD-01
title: Working at a front desk
level: 2
outcomes:
  1:
    title: Understand how visitors are received
    criteria:
      1.1: Explain why visitors sign in
      1.2:
        text: Describe what a visitor log holds
        guidance: See the visitor log.
  2:
    title: Be able to receive visitors
    criteria:
      2.1: Greet a visitor
";

const TOPIC_TEXT: &str = "\
Why visitors sign in, and what a visitor log is for.

## Key Concepts

- **Safety**: who is in the building? (AC1.1)
- A [visitor log](<term:Visitor log>) is short; see AC1.2. (1.1, 1.2)

## Exam Tips

- Know [the Act](<instrument:Fire Act 2005>) and [your unit](unit:FD-01). (AC1.2)
";

/// A small site without a mistake, in a folder with a space and umlauts in its name.
fn site(folder: &Path) -> PathBuf {
    let site = folder.join("Mein Kurs für Übung");
    let files = [
        ("content/site.yaml", "title: Desk\nlanguage: en-GB\n"),
        (
            GLOSSARY,
            "Visitor log:\n  aliases: [log]\n  definition: A list of who is **in** the building.\n  see: [Badge]\nBadge:\n  definition: What a visitor wears.\n",
        ),
        (
            "content/instruments.yaml",
            "Fire Act 2005:\n  kind: act\n  year: 2005\n  status: repealed\n  summary: About fires.\n",
        ),
        (
            "content/verbs.yaml",
            "Explain:\n  meaning: Say why.\n  levels:\n    2: Give one reason.\n    3: Give all reasons.\n",
        ),
        ("content/harbour/organisation.yaml", "name: Harbour\n"),
        (
            "content/harbour/desk/qualification.yaml",
            "number: 601/3835/X\ntitle: Desk\nlevel: 2\ngroups:\n  A:\n    kind: mandatory\n    units: [FD-01]\n",
        ),
        (UNIT, UNIT_TEXT),
        (TOPIC, TOPIC_TEXT),
        (
            "content/harbour/desk/fd-01/desk.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
        ),
    ];
    for (path, text) in files {
        let file = site.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    site
}

/// Every file below a folder, with what is in it.
fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(everything(&path));
        } else {
            all.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

/// Line and column of the end of `words` in a text; the column is counted in UTF-16.
fn end_of(text: &str, words: &str) -> (u32, u32) {
    let end = text.find(words).unwrap() + words.len();
    let line = text[..end].matches('\n').count();
    let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
    (line as u32, text[start..end].encode_utf16().count() as u32)
}

/// A place as the client shows it: that of `words` where `around` stands.
fn place(path: &str, text: &str, around: &str, words: &str) -> String {
    let (line, end) = end_of(text, &around[..around.find(words).unwrap() + words.len()]);
    format!("{path}:{line}:{}-{end}", end - words.encode_utf16().count() as u32)
}

#[test]
fn mistakes_come_while_they_are_typed_and_go_when_they_are_mended() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let before = everything(&site);
    let mut client = Client::start(&site, &[]);
    client.open(TOPIC, TOPIC_TEXT);

    // AC1.2 of the last line becomes AC1.7.
    let (line, end) = end_of(TOPIC_TEXT, "(unit:FD-01). (AC1.2");
    client.edit(TOPIC, [line, end - 1, line, end], "7");
    let found = client.until(TOPIC, &["unknown-criterion"]);
    assert_eq!(found[0]["severity"], 1);
    assert_eq!(found[0]["source"], "syllabus");
    assert_eq!(found[0]["message"], "there is no criterion 1.7 in FD-01\nhelp: outcome 1 ends at 1.2");
    assert_eq!(found[0]["range"], span([line, end - 6, line, end + 1]));

    client.edit(TOPIC, [line, end - 1, line, end], "2");
    client.until(TOPIC, &[]);

    // A criterion that goes from another file is missed here.
    client.open(UNIT, UNIT_TEXT);
    client.change(UNIT, json!([{"text": UNIT_TEXT.replace("1.2:", "1.3:")}]));
    client.until(TOPIC, &["unknown-criterion", "unknown-criterion"]);
    // Closed without saving: what is on the disk counts.
    let closed = json!({"textDocument": {"uri": client.uri(UNIT)}});
    client.notify("textDocument/didClose", closed);
    client.until(TOPIC, &[]);

    assert_eq!(client.end(), Some(0));
    assert_eq!(everything(&site), before, "nothing is written");
}

#[test]
fn what_is_told_is_what_check_says() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let text = "😀 [a](term:Nothing) ü [b](nowhere.md)\r\n\r\n## Exam Tips\r\n\r\n- c (AC9.9)\r\n\r\n![](desk.svg)\r\n";
    fs::write(site.join(TOPIC), text).unwrap();
    fs::write(site.join(GLOSSARY), "Badge: x\nBadge: y\n").unwrap();
    let mut client = Client::start(&site, &[]);
    client.wait(|message| message["params"]["uri"].as_str().is_some_and(|uri| uri.ends_with("lo1.md")));
    client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": client.uri(TOPIC)}}));
    let mut told: Vec<String> = Vec::new();
    for (uri, list) in &client.diagnostics {
        let path = uri.rsplit('/').next().unwrap();
        let line = |one: &Value| one["range"]["start"]["line"].as_u64().unwrap() + 1;
        told.extend(list.iter().map(|one| format!("{path}:{} {}", line(one), one["code"].as_str().unwrap())));
    }
    let checked = Command::new(env!("CARGO_BIN_EXE_syllabus"))
        .args(["-C", site.to_str().unwrap(), "check", "--drafts", "--format", "short"])
        .output()
        .unwrap();
    let said = String::from_utf8(checked.stderr).unwrap();
    let mut expected: Vec<String> = Vec::new();
    for line in said.lines() {
        let (place, rest) = line.split_once(": ").unwrap();
        let mut parts = place.rsplit('/').next().unwrap().split(':');
        let (name, line) = (parts.next().unwrap(), parts.next().unwrap());
        let rule = rest.split_once('[').unwrap().1.split_once(']').unwrap().0;
        expected.push(format!("{name}:{line} {rule}"));
    }
    told.sort();
    expected.sort();
    assert!(expected.len() >= 5, "{expected:?}");
    assert_eq!(told, expected);

    // Columns are counted in UTF-16, of which the smiling face takes two.
    let topic = &client.diagnostics[&client.uri(TOPIC)];
    let at = |rule: &str| topic.iter().find(|one| one["code"] == rule).unwrap()["range"].clone();
    assert_eq!(at("unknown-term")["start"], json!({"line": 0, "character": 3}));
    assert_eq!(at("broken-link")["start"], json!({"line": 0, "character": 23}));
    // The second one of a pair says where the first one is.
    let glossary = &client.diagnostics[&client.uri(GLOSSARY)];
    let double = glossary.iter().find(|one| one["code"] == "duplicate-key").unwrap();
    let other = &double["relatedInformation"][0];
    assert_eq!(
        (&other["message"], &other["location"]["range"]),
        (&json!("the first one"), &span([0, 0, 0, 5]))
    );
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_file_that_was_never_saved_is_part_of_the_site() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let mut client = Client::start(&site, &[]);
    let page = "content/Neue Seite ü.md";
    client.open(page, "# New\n\nSee [it](<harbour/desk/fd-01/lo1.md>) and [that](<term:Bodge>).\n");
    let found = client.until(page, &["unknown-term"]);
    assert!(found[0]["message"].as_str().unwrap().contains("help: did you mean `Badge`?"));
    client.change(page, json!([{"text": "# New\n"}]));
    client.until(page, &[]);

    // A link to it, from a file on the disk that changed behind the editor's back.
    let about = site.join("content/about.md");
    fs::write(&about, "# About\n\n[new](<Neue Seite ü.md>) [old](old.md)\n").unwrap();
    let changed = json!({"changes": [{"uri": client.uri("content/about.md"), "type": 1}]});
    client.notify("workspace/didChangeWatchedFiles", changed);
    let found = client.until("content/about.md", &["broken-link"]);
    assert!(found[0]["message"].as_str().unwrap().contains("old.md"));
    assert!(client.told.iter().any(|message| message["method"] == "client/registerCapability"));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn numbers_names_headings_and_files_are_completed() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let mut client = Client::start(&site, &[]);
    let text = "In short.\n\n## Key Concepts\n\n- 😀 [a](term:)\n- b (AC\n- c (1.1, \n- ![d]()\n- [e](ac:FD-01/)\n##\n- [f](<term:)\n- [g](lo:\n- [h](../\n";
    client.open(TOPIC, text);
    let labels =
        |items: Vec<(String, String, String)>| items.into_iter().map(|item| item.0).collect::<Vec<_>>();

    // The emoji takes two columns.
    let terms = client.complete(TOPIC, 4, 14);
    let badge = ("term:Badge".to_owned(), String::new(), "term:Badge".to_owned());
    assert_eq!(terms[0], badge);
    assert_eq!(terms[1].2, "<term:Visitor log>", "an address with a space stands in brackets");
    let answer = client.ask("textDocument/completion", TOPIC, 4, 14);
    assert_eq!(answer["items"][0]["textEdit"]["range"], span([4, 9, 4, 14]));

    let criteria = client.complete(TOPIC, 5, 7);
    assert_eq!(
        criteria[0],
        ("AC1.1".to_owned(), "Explain why visitors sign in".to_owned(), "AC1.1".to_owned())
    );
    assert_eq!(labels(criteria), ["AC1.1", "AC1.2", "AC2.1"]);
    assert_eq!(labels(client.complete(TOPIC, 6, 10)), ["1.1", "1.2", "2.1"]);
    assert_eq!(labels(client.complete(TOPIC, 7, 7)), ["desk.svg", "../"]);
    assert_eq!(labels(client.complete(TOPIC, 8, 15)), ["ac:FD-01/1.1", "ac:FD-01/1.2", "ac:FD-01/2.1"]);
    let headings = labels(client.complete(TOPIC, 9, 2));
    assert!(headings.contains(&"## Key Terms".to_owned()) && headings.contains(&"## AC1.2".to_owned()));
    assert!(!headings.contains(&"## Key Concepts".to_owned()), "it is there already");
    assert!(!headings.contains(&"## AC2.1".to_owned()), "a criterion of another outcome");
    assert_eq!(client.complete(TOPIC, 10, 13)[1].2, "term:Visitor log>");
    assert_eq!(labels(client.complete(TOPIC, 11, 9)), ["lo:1", "lo:2", "lo:FD-01/"]);
    assert_eq!(labels(client.complete(TOPIC, 12, 9)), ["../qualification.yaml", "../fd-01/", "../../"]);

    client.open(GLOSSARY, "Visitor log:\n  definition: x\n  see: [\nBadge: y\n");
    assert_eq!(
        labels(client.complete(GLOSSARY, 2, 8)),
        ["Badge", "Visitor log"],
        "although the file is broken"
    );
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_name_tells_what_it_is_and_leads_there_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let mut client = Client::start(&site, &[]);

    let at = |words: &str| end_of(TOPIC_TEXT, words);
    let hover = |client: &mut Client, words: &str| {
        let (line, character) = at(words);
        client.hover(TOPIC, line, character)
    };

    let criterion = hover(&mut client, "(1.1, 1.2");
    let wording = "**AC1.2** Describe what a visitor log holds\n\nGuidance: See the visitor log.";
    assert!(criterion.starts_with(wording), "{criterion}");
    assert!(criterion.ends_with("FD-01 · outcome 1: Understand how visitors are received"), "{criterion}");
    let explained = hover(&mut client, "(1.1");
    let verb = "**Explain**: Say why. at level 2: Give one reason.";
    assert!(explained.contains(verb) && !explained.contains("level 3"), "{explained}");
    let term = "**Visitor log**\n\nA list of who is in the building.";
    assert_eq!(hover(&mut client, "[visitor log](<term:Vis"), term);
    assert_eq!(hover(&mut client, "what a visitor"), term, "without a link");
    let act = "**Fire Act 2005**\n\nAct · repealed\n\nAbout fires.";
    assert_eq!(hover(&mut client, "<instrument:"), act);
    assert!(hover(&mut client, "unit:FD").starts_with("**FD-01 Working at a front desk**\n\nUnit · level 2"));
    assert_eq!(hover(&mut client, "## Key"), "");
    assert!(client.hover(UNIT, 7, 20).starts_with("**AC1.1**"), "on the line that defines it");

    let definition = "textDocument/definition";
    let group = "content/harbour/desk/qualification.yaml";
    let defined = |client: &mut Client, words: &str| {
        let (line, character) = at(words);
        client.places(definition, TOPIC, line, character)
    };
    let in_unit = place(UNIT, UNIT_TEXT, "1.2:", "1.2");
    assert_eq!(defined(&mut client, "(1.1, 1.2"), std::slice::from_ref(&in_unit));
    assert_eq!(defined(&mut client, "[visitor"), ["content/glossary.yaml:0:0-11"]);
    assert_eq!(defined(&mut client, "instrument:"), ["content/instruments.yaml:0:0-13"]);
    assert_eq!(defined(&mut client, "unit:FD"), [place(UNIT, UNIT_TEXT, "FD-01", "FD-01")]);
    assert_eq!(client.places(definition, GLOSSARY, 3, 9), ["content/glossary.yaml:4:0-5"]);
    assert_eq!(client.places(definition, group, 6, 13), [place(UNIT, UNIT_TEXT, "FD-01", "FD-01")]);

    // From the line in unit.yaml to all that names it: between parentheses, and in a sentence.
    let references = "textDocument/references";
    let topic = |around: &str, words: &str| place(TOPIC, TOPIC_TEXT, around, words);
    let of_criterion = [
        topic("see AC1.2.", "AC1.2"),
        topic("(1.1, 1.2)", "1.2"),
        topic("FD-01). (AC1.2)", "AC1.2"),
        in_unit,
    ];
    assert_eq!(client.places(references, UNIT, 8, 7), of_criterion);
    let (line, character) = at("FD-01). (AC1");
    assert_eq!(client.places(references, TOPIC, line, character), of_criterion, "from anywhere");
    let of_term = client.places(references, GLOSSARY, 0, 3);
    let expected = [
        "content/glossary.yaml:0:0-11".to_owned(),
        topic("what a visitor log", "visitor log"),
        place(UNIT, UNIT_TEXT, "See the visitor log", "visitor log"),
    ];
    assert!(expected.iter().all(|place| of_term.contains(place)), "{of_term:?}");
    assert!(of_term.iter().any(|place| place.starts_with(&format!("{TOPIC}:5:"))), "a link: {of_term:?}");
    let of_unit = client.places(references, UNIT, 0, 10);
    assert!(of_unit.contains(&format!("{group}:6:12-17")), "{of_unit:?}");
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_quick_fix_mends_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let mut client = Client::start(&site, &[]);
    let wrong = UNIT_TEXT.replace("Working at", "😀 Working: at");
    client.open(UNIT, &wrong);
    let found = client.until(UNIT, &["yaml-syntax"]);
    let ask = |client: &mut Client, kind: &str| {
        let params = json!({
            "textDocument": {"uri": client.uri(UNIT)},
            "range": found[0]["range"],
            "context": {"diagnostics": found, "only": [kind]},
        });
        client.request("textDocument/codeAction", params)["result"].clone()
    };
    assert_eq!(ask(&mut client, "refactor"), json!([]));
    let actions = ask(&mut client, "quickfix");
    assert_eq!(actions[0]["title"], "Put quotes around the text");
    assert_eq!(actions[0]["diagnostics"], json!(found));
    let edits = actions[0]["edit"]["changes"][client.uri(UNIT)].clone();
    // What an editor does with it: all edits at once, so that none moves another.
    let edits = edits.as_array().unwrap().iter().rev();
    let changes: Vec<Value> =
        edits.map(|edit| json!({"range": edit["range"], "text": edit["newText"]})).collect();
    client.change(UNIT, json!(changes));
    client.until(UNIT, &[]);
    assert!(client.hover(UNIT, 0, 9).starts_with("**FD-01 😀 Working: at a front desk**"));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn fields_are_completed_and_explained() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let mut client = Client::start(&site, &[]);
    let text = UNIT_TEXT.replace("        guidance: See", "        \n        guidance: See");
    client.open(UNIT, &text);
    let labels =
        |items: Vec<(String, String, String)>| items.into_iter().map(|item| item.0).collect::<Vec<_>>();
    let fields = labels(client.complete(UNIT, 10, 8));
    assert!(fields.contains(&"items".to_owned()) && fields.contains(&"gloss".to_owned()), "{fields:?}");
    assert!(!fields.contains(&"guidance".to_owned()) && !fields.contains(&"level".to_owned()), "{fields:?}");
    client.open(TOPIC, "---\ndraft: \n\n---\n");
    assert_eq!(labels(client.complete(TOPIC, 1, 7)), ["true", "false"]);
    let fields = client.complete(TOPIC, 2, 0);
    assert!(fields.iter().any(|(label, _, text)| (label.as_str(), text.as_str()) == ("owner", "owner: ")));
    assert!(!fields.iter().any(|(label, ..)| label == "draft"), "it is there already");
    assert!(client.hover(UNIT, 1, 2).starts_with("**title**: "), "{}", client.hover(UNIT, 1, 2));
    assert!(client.hover(UNIT, 4, 2).starts_with("**Outcome 1**"), "a number is no field");
    assert_eq!(client.end(), Some(0));
}

#[test]
fn places_are_those_of_the_text_in_the_editor() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let mut client = Client::start(&site, &[]);
    let text = UNIT_TEXT.replace('\n', "\r\n");
    client.open(UNIT, &format!("# 😀\r\n\r\n{text}"));
    let (line, character) = end_of(TOPIC_TEXT, "(1.1, 1.2");
    let definition = "textDocument/definition";
    assert_eq!(client.places(definition, TOPIC, line, character), [format!("{UNIT}:10:6-9")]);
    client.edit(UNIT, [0, 0, 2, 0], "");
    assert_eq!(client.places(definition, TOPIC, line, character), [format!("{UNIT}:8:6-9")]);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn symbols_are_what_a_file_consists_of() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let mut client = Client::start(&site, &[]);
    fn shown(symbols: &Value, depth: usize, out: &mut Vec<String>) {
        for symbol in symbols.as_array().into_iter().flatten() {
            out.push(format!("{}{}", " ".repeat(depth), symbol["name"].as_str().unwrap()));
            shown(&symbol["children"], depth + 1, out);
        }
    }
    let mut symbols = |path: &str| {
        let answer =
            client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": client.uri(path)}}));
        let mut out = Vec::new();
        shown(&answer["result"], 0, &mut out);
        out
    };
    assert_eq!(symbols(UNIT), ["FD-01", " Outcome 1", "  AC1.1", "  AC1.2", " Outcome 2", "  AC2.1"]);
    assert_eq!(symbols(GLOSSARY), ["Visitor log", "Badge"]);
    assert_eq!(symbols("content/site.yaml"), ["title", "language"]);
    let topic = symbols(TOPIC);
    assert_eq!((topic[0].as_str(), topic[3].as_str(), topic.len()), ("Key Concepts", "Exam Tips", 5));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn nonsense_is_answered_and_the_session_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    let mut client = Client::silent(&site, &[]);
    assert_eq!(client.request("textDocument/hover", json!({}))["error"]["code"], -32002, "before hello");
    client.notify("textDocument/didOpen", json!({"textDocument": 7}));
    let hello = client.request(
        "initialize",
        json!({"capabilities": {}, "workspaceFolders": [{"uri": client::uri(&site), "name": ""}]}),
    );
    assert_eq!(hello["result"]["capabilities"]["textDocumentSync"]["change"], 2);
    client.notify("initialized", json!({}));

    for (frame, code) in [
        ("Content-Length: 5\r\n\r\n{\"a\":", -32700),
        ("Content-Length: 2\r\n\r\n[]", -32600),
        ("Nothing: at all\r\n\r\n", -32700),
        ("Content-Length: 3\r\n\r\n\u{fffd}", -32700),
    ] {
        client.write(frame.as_bytes());
        let answer = client.wait(|message| message.get("error").is_some());
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&Value::Null, &json!(code)), "{frame}");
    }
    assert_eq!(client.request("workspace/nothing", json!({}))["error"]["code"], -32601);
    assert_eq!(client.request("$/nothing", Value::Null)["error"]["code"], -32601);
    assert_eq!(client.request("initialize", json!({"capabilities": {}}))["error"]["code"], -32600);
    for method in ["hover", "definition", "references", "completion", "documentSymbol", "codeAction"] {
        let method = format!("textDocument/{method}");
        assert_eq!(client.request(&method, json!({"textDocument": []}))["error"]["code"], -32602);
        assert_eq!(client.request(&method, Value::Null)["error"]["code"], -32602);
        // Files outside the site, and positions outside the file.
        for uri in ["file:///etc/passwd".to_owned(), "untitled:x".to_owned(), client.uri("public/x.html")] {
            let params = json!({
                "textDocument": {"uri": uri},
                "position": {"line": 0, "character": 0},
                "range": span([0, 0, 0, 0]),
                "context": {"includeDeclaration": true, "diagnostics": []},
            });
            assert_eq!(client.request(&method, params)["result"], Value::Null);
        }
        for path in
            [TOPIC, UNIT, "content/nowhere.md", "content/site.yaml", "content/harbour/desk/fd-01/desk.svg"]
        {
            for at in [[0, 0], [5, 40], [u32::MAX, u32::MAX], [0, u32::MAX]] {
                let params = json!({
                    "textDocument": {"uri": client.uri(path)},
                    "position": {"line": at[0], "character": at[1]},
                    "range": span([at[0], at[1], 0, 0]),
                    "context": {"includeDeclaration": true, "diagnostics": []},
                });
                let answer = client.request(&method, params);
                assert!(answer.get("error").is_none(), "{method} {path} {at:?}: {answer}");
            }
        }
    }
    client.notify("$/cancelRequest", json!({"id": 3}));
    client.notify("textDocument/didChange", json!({"textDocument": {"uri": "x"}, "contentChanges": 3}));
    client.edit("content/never-opened.md", [0, 0, 9, 9], "x");
    client.send(&json!({"jsonrpc": "2.0", "id": 77, "result": null}));
    let (line, character) = end_of(TOPIC_TEXT, "FD-01). (AC1");
    assert!(client.hover(TOPIC, line, character).starts_with("**AC1.2**"), "still there");
    assert_eq!(client.end(), Some(0));
}

#[test]
fn the_end_of_the_editor_is_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    assert_eq!(Client::start(&site, &[]).die(), Some(1));
    let mut rude = Client::start(&site, &[]);
    rude.notify("exit", Value::Null);
    assert_eq!(rude.wait_for_end(), Some(1));
    let nowhere = folder.path().join("nowhere");
    assert_eq!(Client::silent(&site, &["-C", nowhere.to_str().unwrap()]).wait_for_end(), Some(2));
}

#[test]
fn a_site_is_found_where_it_is_named_or_where_a_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path());
    // The editor shows the folder above.
    let mut client = Client::start(folder.path(), &[]);
    let inside = format!("{}/", site.file_name().unwrap().to_str().unwrap());
    client.open(&format!("{inside}{TOPIC}"), "## Exam Tips\n\n- x (AC7.7)\n");
    client.until(&format!("{inside}{TOPIC}"), &["unknown-criterion"]);
    assert_eq!(client.end(), Some(0));
    let mut client = Client::start(folder.path(), &["-C", site.to_str().unwrap()]);
    let (line, character) = end_of(TOPIC_TEXT, "FD-01). (AC1");
    assert!(client.hover(&format!("{inside}{TOPIC}"), line, character).starts_with("**AC1.2**"));
    assert_eq!(client.end(), Some(0));
}
