//! The commands as people type them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "a test looks at the disk")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use syllabus::build::{Options, Session};
use syllabus::diagnostic::render::human;
use syllabus::write::Memory;
use syllabus::{parse, read};
use tempfile::TempDir;

/// What a command said and how it ended.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs `syllabus` with these words in this folder.
fn syllabus(folder: &Path, args: &[&str]) -> Ran {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_syllabus")).args(args).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(stdout), text(stderr));
    assert!(!out.contains('\u{1b}') && !err.contains('\u{1b}'), "colour without a terminal: {out}{err}");
    assert!(!err.contains("panicked"), "{err}");
    Ran { code: status.code().unwrap(), out, err }
}

impl Ran {
    #[track_caller]
    fn well(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        assert_eq!(self.err, "");
        self.out
    }

    #[track_caller]
    fn refused(self) -> String {
        assert_eq!(self.code, 2, "{}{}", self.out, self.err);
        assert_eq!(self.out, "");
        self.err
    }
}

/// A folder with the starter in it.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    syllabus(folder.path(), &["init", "."]).well();
    folder
}

/// Fails if anything written in the site has a mistake.
#[track_caller]
fn assert_sound(site: &Path) {
    let inputs = read::read(site).unwrap();
    let report = Session::default().build(&inputs, &Options::default(), &Memory::default()).unwrap();
    // What a site lacks while it is being written is no fault of what it was begun with.
    let found = report.diagnostics.into_iter();
    let found: Vec<_> =
        found.filter(|it| !["unused-term", "unserved-criterion"].contains(&it.rule.name)).collect();
    assert!(found.is_empty(), "{}", human::render(&found, &inputs, false));
}

#[test]
fn help_teaches_and_wrong_arguments_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let help = syllabus(folder.path(), &["--help"]).well();
    assert!(help.contains("Examples:") && help.contains("syllabus init revision"), "{help}");
    for command in [
        &["build"][..],
        &["check"],
        &["init"],
        &["new"],
        &["new", "topic"],
        &["theme", "eject"],
        &["schema"],
        &["completions"],
    ] {
        let help = syllabus(folder.path(), &[command, &["--help"]].concat()).well();
        assert!(help.contains("Example"), "{command:?} has no example: {help}");
    }
    assert!(syllabus(folder.path(), &["biuld"]).refused().contains("unrecognized subcommand"));
    assert_eq!(syllabus(folder.path(), &[]).code, 2);
}

#[test]
fn the_starter_is_complete_and_without_mistakes() {
    let site = site();
    for file in [".gitignore", "content/site.yaml", "content/harbour-awards/front-desk-l2/fd-01/lo2.yaml"] {
        assert!(site.path().join(file).is_file(), "{file}");
    }
    assert!(fs::read_to_string(site.path().join(".gitignore")).unwrap().contains("/public/"));
    assert_sound(site.path());
}

#[test]
fn init_touches_no_folder_with_something_in_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("mine/.git")).unwrap();
    fs::write(folder.path().join("mine/.gitignore"), "mine").unwrap();
    let said = syllabus(folder.path(), &["init", "mine"]).well();
    assert!(said.contains("left your .gitignore"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("mine/.gitignore")).unwrap(), "mine");
    assert!(syllabus(folder.path(), &["init", "mine"]).refused().contains("not empty"));
    fs::create_dir_all(folder.path().join("theirs/.vscode")).unwrap();
    fs::write(folder.path().join("theirs/.vscode/settings.json"), "{}").unwrap();
    let said = syllabus(folder.path(), &["init", "theirs"]).well();
    assert!(said.contains("left your .vscode/settings.json") && said.contains("\"yaml.schemas\""), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("theirs/.vscode/settings.json")).unwrap(), "{}");
    let said = syllabus(folder.path(), &["-C", "mine", "init", "below"]).well();
    assert!(said.contains("created mine/below/content/site.yaml"), "{said}");
}

#[test]
fn schemas_are_listed_printed_and_kept_up_to_date() {
    let site = site();
    let run = |args: &[&str]| syllabus(site.path(), &[&["schema"], args].concat());
    assert!(run(&[]).well().contains("unit           unit.yaml of a unit"));
    let printed = run(&["unit"]).well();
    let ours = site.path().join(".vscode/syllabus/unit.schema.json");
    assert_eq!(fs::read_to_string(&ours).unwrap(), printed);
    let settings = fs::read_to_string(site.path().join(".vscode/settings.json")).unwrap();
    assert!(settings.contains("\"./.vscode/syllabus/unit.schema.json\""), "{settings}");
    assert!(
        fs::read_to_string(site.path().join(".vscode/extensions.json"))
            .unwrap()
            .contains("redhat.vscode-yaml")
    );
    fs::write(&ours, printed.replacen("level", "lebel", 1)).unwrap();
    let said = run(&["--out", ".vscode/syllabus"]).well();
    assert!(said.contains("updated .vscode/syllabus/unit.schema.json"), "{said}");
    assert!(
        said.contains("site.schema.json is up to date")
            && said.contains("created .vscode/syllabus/page-front")
    );
    assert_eq!(fs::read_to_string(&ours).unwrap(), printed);
    fs::write(&ours, "{\"mine\": true}").unwrap();
    assert!(run(&["unit", "--out", ".vscode/syllabus"]).refused().contains("is no schema of syllabus"));
    assert_eq!(fs::read_to_string(&ours).unwrap(), "{\"mine\": true}");
    assert!(run(&["untit"]).refused().contains("did you mean `unit`?"));
}

#[test]
fn what_is_mechanical_is_put_right_and_nothing_else_changes() {
    let site = site();
    let path = site.path().join("content/site.yaml");
    let right = fs::read_to_string(&path).unwrap();
    let sound = right.replace('\n', "\r\n") + "rights: \"Calls: the basics\"\r\n# the end";
    let wrong = sound.replace("\"Calls: the basics\"", "Calls: the basics").replace("language:", "langage:");
    fs::write(&path, &wrong).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).unwrap();
    }
    let ran = syllabus(site.path(), &["check", "--fix", "--dry-run"]);
    assert_eq!(ran.code, 0, "nothing would be left: {}", ran.err);
    assert!(ran.out.starts_with("--- content/site.yaml\n+++ content/site.yaml\n@@"), "{}", ran.out);
    assert!(
        ran.out.contains("\n-langage: ") && ran.out.contains("\n+rights: \"Calls: the basics\""),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("2 mistakes would be fixed in 1 file\n0 errors"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), wrong, "a dry run writes nothing");

    let said = syllabus(site.path(), &["check", "--fix", "--only", "unknown-field"]);
    assert!(
        said.out.contains("nothing to fix") && fs::read_to_string(&path).unwrap() == wrong,
        "{}",
        said.out
    );
    let said = syllabus(site.path(), &["check", "--fix"]).well();
    assert!(
        said.contains("fixed: a text with a colon in it needs quotes (put quotes around the text)"),
        "{said}"
    );
    assert!(said.contains("2 mistakes fixed in 1 file") && said.contains("0 errors"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), sound);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o604);
    }
    let said = syllabus(site.path(), &["check", "--fix"]).well();
    assert!(said.starts_with("there was nothing to fix mechanically\n"), "{said}");

    fs::write(&path, sound.clone() + "\r\ncolour: blue\r\nreviewed: 2026-1-2").unwrap();
    let ran = syllabus(site.path(), &["check", "--fix"]);
    assert_eq!(ran.code, 1, "what is left is a mistake");
    assert!(
        ran.err.contains("no field `colour`") && ran.out.contains("1 mistake fixed in 1 file"),
        "{}",
        ran.err
    );
    let left = sound + "\r\ncolour: blue\r\nreviewed: 2026-01-02";
    assert_eq!(fs::read_to_string(&path).unwrap(), left);
    assert!(syllabus(site.path(), &["check", "--dry-run"]).refused().contains("--fix"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_left_and_said() {
    let site = site();
    let (locked, open) = (site.path().join("content/site.yaml"), site.path().join("content/glossary.yaml"));
    for path in [&locked, &open] {
        let text = fs::read_to_string(path).unwrap();
        fs::write(path, format!("{text}\nreviewd: 2026-01-02\n")).unwrap();
    }
    fs::write(&open, "NDM: model: x\n").unwrap();
    let mut permissions = locked.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).unwrap();
    let before = fs::read(&locked).unwrap();
    let said = syllabus(site.path(), &["check", "--fix"]).refused();
    assert!(said.contains("content/site.yaml is left as it is: it may not be written to"), "{said}");
    assert!(said.contains("1 other file was fixed"), "{said}");
    assert_eq!(fs::read(&locked).unwrap(), before);
    assert_eq!(fs::read_to_string(&open).unwrap(), "NDM: \"model: x\"\n");
}

#[test]
fn a_site_grows_one_command_at_a_time() {
    let site = site();
    let new = |args: &[&str]| syllabus(site.path(), &[&["new"], args].concat());
    let created = |args: &[&str], path: &str| {
        let said = new(args).well();
        assert!(said.starts_with(&format!("created content/{path}\n\nNext:\n")), "{said}");
        assert_sound(site.path());
    };
    let title = "SFJ Awards Level 3 Diploma for Contact Management in Policing";
    created(&["organisation", "SFJ Awards"], "sfj-awards/organisation.yaml");
    let home = "sfj-awards/contact-management-in-policing-l3";
    created(&["qualification", "sfj awards", "601/3835/X", title], &format!("{home}/qualification.yaml"));
    created(
        &["unit", "601-3835-X", "L3-CM-01", "The \"role\": what & #how"],
        &format!("{home}/l3-cm-01/unit.yaml"),
    );
    created(&["topic", "l3-cm-01", "1"], &format!("{home}/l3-cm-01/lo1.md"));
    created(&["topic", "L3-CM-01", "--yaml"], &format!("{home}/l3-cm-01/topic.yaml"));
    created(&["page", "guide/how-to-revise"], "guide/how-to-revise.md");
    created(&["page", "content/faq.md", "What's asked: often"], "faq.md");

    let (authored, _) = parse::parse(&read::read(site.path()).unwrap(), parse::nothing);
    let unit = authored.units.iter().find(|unit| unit.folder.ends_with("l3-cm-01")).unwrap();
    assert_eq!(unit.title.as_deref(), Some("The \"role\": what & #how"));
    assert_eq!(unit.level, 3);
    let titles: Vec<_> = authored.pages.iter().filter_map(|page| page.title.as_deref()).collect();
    assert!(titles.contains(&"How to revise") && titles.contains(&"What's asked: often"), "{titles:?}");
    let notes = fs::read_to_string(site.path().join(format!("content/{home}/l3-cm-01/lo1.md"))).unwrap();
    assert!(
        notes.contains("## AC1.2\n\n<!-- Describe …, including: one thing; another thing -->"),
        "{notes}"
    );
}

#[test]
fn every_scaffold_of_notes_is_sound_with_its_examples_in_use() {
    let site = site();
    let unit = site.path().join("content/harbour-awards/front-desk-l2/fd-01");
    for file in ["lo1.md", "lo2.yaml", "topic.md"] {
        fs::remove_file(unit.join(file)).unwrap();
    }
    fs::write(site.path().join("content/index.md"), "Welcome.\n").unwrap();
    let mut glossary = fs::read_to_string(site.path().join("content/glossary.yaml")).unwrap();
    glossary.push_str("Term from the glossary: An example.\n");
    fs::write(site.path().join("content/glossary.yaml"), glossary).unwrap();
    for args in [&["FD-01", "1"][..], &["FD-01", "2", "--yaml"], &["FD-01"]] {
        syllabus(site.path(), &[&["new", "topic"], args].concat()).well();
    }
    assert_sound(site.path());
    let form = fs::read_to_string(unit.join("lo2.yaml")).unwrap();
    let (head, body) = form.split_once("synopsis:").unwrap();
    let used = body.lines().map(|line| line.strip_prefix('#').unwrap_or(line)).collect::<Vec<_>>().join("\n");
    fs::write(unit.join("lo2.yaml"), format!("{head}synopsis:{used}\n")).unwrap();
    let notes = fs::read_to_string(unit.join("lo1.md")).unwrap();
    let (head, body) = notes.split_once("-->").unwrap();
    let used = body.replace("<!-- ", "").replace(" -->", "").replace("\n     ", "\n");
    fs::write(unit.join("lo1.md"), format!("{head}-->{used}")).unwrap();
    assert_sound(site.path());
    let (authored, _) = parse::parse(&read::read(site.path()).unwrap(), parse::nothing);
    for placed in authored.topics.iter().filter(|placed| placed.outcome.is_some()) {
        let topic = &placed.topic;
        let counts = [
            topic.questions.items.len(),
            topic.key_terms.items.len(),
            topic.misconceptions.items.len(),
            topic.faqs.items.len(),
        ];
        assert_eq!(counts, [2, 2, 1, 1], "{:?}", placed.outcome);
        assert!(topic.synopsis.is_some() && topic.teaching.len() > 1);
    }
}

#[test]
fn nothing_is_overwritten_and_nothing_leaves_the_site() {
    let site = site();
    let new = |args: &[&str]| syllabus(site.path(), &[&["new"], args].concat()).refused();
    let contents = || {
        let inputs = read::read(site.path()).unwrap();
        let content = |path: &str, id| (path.to_owned(), inputs.load(id).into_owned());
        inputs.files().iter().map(|file| content(file.path(), file.id())).collect::<Vec<_>>()
    };
    let before = contents();
    assert!(new(&["page", "about"]).contains("is there already"));
    assert!(new(&["page", "../about"]).contains("can't be the name"));
    assert!(new(&["page", "/etc/x"]).contains("can't be the name"));
    assert!(new(&["page", "harbour-awards/front-desk-l2/fd-01/lo2"]).contains("syllabus new topic"));
    assert!(new(&["organisation", "harbour awards"]).contains("there is an organisation"));
    assert!(new(&["organisation", "???"]).contains("can't be the name"));
    assert!(new(&["organisation", "X", "--folder", "a/../../b"]).contains("can't be the name"));
    assert!(
        new(&["qualification", "harbour-awards", "000-0000-0", "X"]).contains("there is a qualification")
    );
    assert!(new(&["qualification", "harbour-awards", "1", "Diploma"]).contains("--level"));
    assert!(new(&["qualification", "harbor-awards", "1", "X"]).contains("did you mean `harbour-awards`?"));
    assert!(new(&["unit", "000/0000/0", "FD-01", "X"]).contains("there is a unit"));
    assert!(new(&["topic", "FD-01", "1"]).contains("there are notes already"));
    assert!(new(&["topic", "FD-01", "2"]).contains("lo2.yaml"));
    assert!(new(&["topic", "FD-01", "1.2"]).contains("did you mean outcome 1?"));
    assert!(new(&["topic", "FD-02"]).contains("did you mean `FD-01`?"));
    assert_eq!(contents(), before);
}

#[test]
fn a_build_ends_in_one_line_and_a_second_one_changes_nothing() {
    let site = site();
    let first = syllabus(site.path(), &["build"]).well();
    let (head, tail) = first.split_once(" pages in public/ (").unwrap_or_else(|| panic!("{first}"));
    assert!(head.strip_prefix("built ").unwrap().parse::<u32>().unwrap() > 8, "{first}");
    assert!(
        tail.contains(" changed, 0 removed), 0 errors, 0 warnings, ") && tail.ends_with(" s\n"),
        "{first}"
    );
    assert_eq!(first.lines().count(), 1);
    let page = site.path().join("public/harbour-awards/front-desk-l2/fd-01/lo1.html");
    assert!(fs::read_to_string(&page).unwrap().contains("id=\"ac-1-1\""));
    let time = fs::metadata(&page).unwrap().modified().unwrap();
    assert!(syllabus(site.path(), &["build"]).well().contains("(0 changed, 0 removed)"));
    assert_eq!(fs::metadata(&page).unwrap().modified().unwrap(), time);
    let from_elsewhere = ["-C", site.path().to_str().unwrap(), "build"];
    assert!(syllabus(&std::env::temp_dir(), &from_elsewhere).well().contains("(0 changed, 0 removed)"));
}

#[test]
fn a_cache_may_be_deleted_damaged_or_declined() {
    let site = site();
    let cache = site.path().join(".syllabus-cache");
    syllabus(site.path(), &["check"]).well();
    syllabus(site.path(), &["build", "--no-cache"]).well();
    assert!(!cache.exists());
    syllabus(site.path(), &["build"]).well();
    let tag = fs::read_to_string(cache.join("CACHEDIR.TAG")).unwrap();
    assert!(tag.starts_with("Signature: 8a477f597d28d172789f06886806bc55\n"), "{tag}");
    let files = || fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap().path());
    let file = files().find(|path| path.extension().is_some_and(|ending| ending == "cache")).unwrap();
    for damage in [&b""[..], b"syllabus cache 1", &fs::read(&file).unwrap()[1..]] {
        fs::write(&file, damage).unwrap();
        assert!(syllabus(site.path(), &["build"]).well().contains("(0 changed, 0 removed)"));
        assert!(fs::read(&file).unwrap().len() > 1000, "it was written anew");
    }
    fs::write(site.path().join("public/index.html"), "edited by hand").unwrap();
    assert!(syllabus(site.path(), &["build"]).well().contains("(1 changed, 0 removed)"));
    fs::remove_dir_all(&cache).unwrap();
    fs::write(&cache, "in the way").unwrap();
    assert!(syllabus(site.path(), &["build"]).well().contains("(0 changed, 0 removed)"));
    assert!(syllabus(site.path(), &["build", "--out", ".syllabus-cache"]).refused().contains("--out DIR"));
}

#[test]
fn mistakes_are_shown_and_the_last_good_site_stays() {
    let site = site();
    let path = "content/harbour-awards/front-desk-l2/fd-01/lo1.md";
    let notes = fs::read_to_string(site.path().join(path)).unwrap();
    fs::write(
        site.path().join(path),
        notes.replacen("only visitors with an appointment (AC1.2)", "only them (AC1.7)", 1),
    )
    .unwrap();
    let ran = syllabus(site.path(), &["build"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("nothing was written to public/, 1 error, "), "{}", ran.out);
    assert!(ran.err.starts_with("error[unknown-criterion]: ") && ran.err.contains(path), "{}", ran.err);
    assert!(ran.err.contains("\n\n1 error in 1 file\n"), "{}", ran.err);
    let mut names: Vec<_> = fs::read_dir(site.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, [".gitignore", ".vscode", "content"], "a build with mistakes leaves no trace");

    let ran = syllabus(site.path(), &["check", "--format", "short"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.starts_with(&format!("{path}:")) && ran.err.lines().count() == 1, "{}", ran.err);
    fs::write(site.path().join(path), notes).unwrap();
    assert!(syllabus(site.path(), &["check"]).well().starts_with("checked 11 files, 0 errors, "));
    assert!(!site.path().join("public").exists(), "a check writes nothing");
    syllabus(site.path(), &["build"]).well();
}

#[test]
fn the_output_goes_where_it_can_do_no_harm() {
    let site = site();
    fs::create_dir(site.path().join("mine")).unwrap();
    fs::write(site.path().join("mine/thesis.txt"), "mine").unwrap();
    for out in ["content", ".", "..", "content/public", "mine"] {
        assert!(syllabus(site.path(), &["build", "--out", out]).refused().contains("--out DIR"), "{out}");
    }
    syllabus(site.path(), &["build", "--out", "site/preview"]).well();
    assert!(site.path().join("site/preview/index.html").is_file());
    assert_eq!(fs::read_dir(site.path().join("mine")).unwrap().count(), 1);
}

#[test]
fn drafts_are_built_when_asked_for() {
    let site = site();
    fs::write(site.path().join("content/later.md"), "---\ntitle: Later\ndraft: true\n---\nSoon.\n").unwrap();
    syllabus(site.path(), &["build"]).well();
    let page = site.path().join("public/later.html");
    assert!(!page.exists());
    syllabus(site.path(), &["build", "--drafts"]).well();
    assert!(page.exists());
    assert!(syllabus(site.path(), &["build"]).well().contains("1 removed"));
    assert!(!page.exists());
}

#[test]
fn one_file_of_the_theme_is_taken_out_and_changed() {
    let site = site();
    let eject = |args: &[&str]| syllabus(site.path(), &[&["theme", "eject"], args].concat());
    assert!(eject(&[]).well().lines().any(|line| line == "templates/unit.html"));
    let said = eject(&["templates/404.html"]).well();
    for part in
        ["created themes/mine/templates/404.html\n", "created themes/mine/theme.yaml\n", "`theme: mine`"]
    {
        assert!(said.contains(part), "{said}");
    }
    assert!(eject(&["404.html"]).refused().contains("is there already"));
    assert!(eject(&["templates/units.html"]).refused().contains("did you mean `templates/unit.html`?"));
    assert!(eject(&["theme.yaml"]).refused().contains("no file"));
    let settings = site.path().join("content/site.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text + "theme: mine\n").unwrap();
    let said = eject(&["style.css"]).well();
    assert!(said.contains("created themes/mine/assets/style.css") && !said.contains("theme.yaml"), "{said}");
    fs::write(site.path().join("themes/mine/assets/style.css"), "main { color: teal }\n").unwrap();
    syllabus(site.path(), &["build"]).well();
    assert!(fs::read_to_string(site.path().join("public/assets/style.css")).unwrap().contains("teal"));
    fs::write(site.path().join("themes/mine/templates/404.html"), "{% nonsense %}").unwrap();
    assert!(syllabus(site.path(), &["build"]).refused().contains("themes/mine/templates/404.html"));
}

#[test]
fn completions_know_the_commands() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        assert!(syllabus(folder.path(), &["completions", shell]).well().contains("organisation"), "{shell}");
    }
}

#[test]
fn without_a_site_the_message_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    assert!(syllabus(folder.path(), &["new", "page", "x"]).refused().contains("syllabus init"));
    assert!(
        syllabus(folder.path(), &["-C", "nowhere", "new", "page", "x"])
            .refused()
            .contains("no folder nowhere")
    );
}
