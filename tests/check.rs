//! `syllabus check`, `rules` and `explain` as people and programs use them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "a test looks at the disk")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use syllabus::diagnostic::render::json;
use tempfile::TempDir;

/// What a command said and how it ended.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn syllabus(folder: &Path, args: &[&str]) -> Ran {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_syllabus")).args(args).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
}

/// A site with these pages beside its settings.
fn site(settings: &str, pages: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    fs::write(content.join("site.yaml"), format!("title: Site\nlanguage: en-GB\n{settings}")).unwrap();
    for (name, text) in pages {
        fs::create_dir_all(content.join(name).parent().unwrap()).unwrap();
        fs::write(content.join(name), text).unwrap();
    }
    folder
}

/// A page with an error, and one with two warnings of one rule.
fn mistaken() -> TempDir {
    site(
        "",
        &[
            ("broken.md", "# Broken\n\nSee [the other](gone.md).\n"),
            ("vague.md", "# Vague\n\n[Click here](broken.md) and [here](broken.md).\n"),
        ],
    )
}

/// Runs git in a folder, as somebody on that day.
fn git(folder: &Path, day: &str, args: &[&str]) {
    let who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let mut git = Command::new("git");
    git.args(who).args(args).current_dir(folder).env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z"));
    let output = git.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn today_is_the_day_of_the_newest_commit_unless_somebody_says_so() {
    let page = "---\ntitle: Page\nreviewed: 2026-01-01\nreview_by: 2026-06-01\n---\nText.\n";
    let site = site("", &[("page.md", page)]);
    let told = |args: &[&str]| syllabus(site.path(), args).err.contains("overdue-review");
    assert!(!told(&["check"]), "the day of the newest review");
    git(site.path(), "2026-05-01", &["init", "--quiet"]);
    assert!(!told(&["check"]), "no commit yet");
    git(site.path(), "2026-05-01", &["add", "."]);
    git(site.path(), "2026-05-01", &["commit", "--quiet", "-m", "First"]);
    assert!(!told(&["check"]));
    git(site.path(), "2026-07-01", &["commit", "--quiet", "--allow-empty", "-m", "Second"]);
    assert!(told(&["check"]));
    assert!(!told(&["check", "--today", "2026-05-01"]));
}

#[test]
fn only_one_rule_is_shown_and_counts_where_that_is_asked_for() {
    let site = mistaken();
    let all = syllabus(site.path(), &["check"]);
    assert_eq!(all.code, 1, "{}{}", all.out, all.err);
    assert!(
        all.err.contains("error[broken-link]") && all.err.contains("warning[vague-link-text]"),
        "{}",
        all.err
    );
    assert!(all.err.ends_with("says more, and so for each name in [brackets]\n"), "{}", all.err);
    assert!(all.out.starts_with("checked 3 files, 1 error, 2 warnings, "), "{}", all.out);
    let one = syllabus(site.path(), &["check", "--only", "vague-link-text"]);
    assert_eq!(one.code, 0, "{}", one.err);
    assert!(
        !one.err.contains("broken-link") && one.out.contains("0 errors, 2 warnings"),
        "{}{}",
        one.err,
        one.out
    );
    let denied = syllabus(site.path(), &["check", "--only", "vague-link-text", "--deny", "warnings"]);
    assert_eq!(denied.code, 1);
    let unknown = syllabus(site.path(), &["check", "--only", "vague-link-txt"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("did you mean `vague-link-text`?"), "{}", unknown.err);
}

#[test]
fn of_one_rule_people_see_twenty_and_programs_all() {
    let links = "[here](other.md)\n\n".repeat(25);
    let site = site("", &[("vague.md", &format!("# Vague\n\n{links}")), ("other.md", "# Other\n\nText.\n")]);
    let few = syllabus(site.path(), &["check"]).err;
    assert_eq!(few.matches("warning[vague-link-text]").count(), 20, "{few}");
    let more = "and 5 more of vague-link-text; `syllabus check --only vague-link-text` shows them all";
    assert!(few.contains(more), "{few}");
    let all = syllabus(site.path(), &["check", "--only", "vague-link-text"]).err;
    assert_eq!(all.matches("warning[vague-link-text]").count(), 25);
    let short = syllabus(site.path(), &["check", "--format", "short"]).err;
    assert_eq!(short.lines().count(), 25, "{short}");
}

#[test]
fn json_goes_to_standard_output_and_keeps_to_its_schema() {
    let site = mistaken();
    let ran = syllabus(site.path(), &["check", "--format", "json"]);
    assert!(ran.err.starts_with("checked 3 files"), "what people read stands beside it: {}", ran.err);
    let printed: Value = serde_json::from_str(&ran.out).unwrap();
    let schema: Value = serde_json::from_str(json::SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "the schema itself");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&printed).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}\n{}", ran.out);
    let mut broken = printed.clone();
    broken["diagnostics"][0]["rule"] = Value::Null;
    assert!(!validator.is_valid(&broken), "the schema says something");
    let first = &printed["diagnostics"][0];
    assert_eq!((&first["rule"], &first["path"]), (&"broken-link".into(), &"content/broken.md".into()));
    assert_eq!(
        (&first["range"]["start"]["line"], &first["range"]["start"]["column"]),
        (&3.into(), &5.into())
    );
}

#[test]
fn github_and_sarif_are_for_programs_too() {
    let site = mistaken();
    let github = syllabus(site.path(), &["check", "--format", "github"]);
    assert!(github.out.starts_with("::error file=content/broken.md,line=3,col=5,"), "{}", github.out);
    assert!(github.out.lines().all(|line| line.starts_with("::")), "{}", github.out);
    let sarif = syllabus(site.path(), &["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&sarif.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 3);
    assert_eq!((github.code, sarif.code), (1, 1));
}

#[test]
fn a_rule_is_switched_with_a_reason_for_the_site_or_for_some_files() {
    let page = "# Vague\n\n[here](other.md)\n";
    let pages = [
        ("one/vague.md", page),
        ("two/vague.md", page),
        ("one/other.md", "# O\n\nText.\n"),
        ("two/other.md", "# P\n\nText.\n"),
    ];
    let told = |settings: &str| syllabus(site(settings, &pages).path(), &["check", "--format", "short"]);
    assert_eq!(told("").err.lines().count(), 2);
    assert_eq!(told("rules: {vague-link-text: {level: off, reason: Ours.}}").err, "");
    let some = told("rules: {vague-link-text: {level: off, files: [one/], reason: Ours.}}");
    assert!(some.err.starts_with("content/two/vague.md:3:") && some.err.lines().count() == 1, "{}", some.err);
    let levels = "rules:\n  vague-link-text:\n    - {level: error, reason: They read aloud.}\n    \
                  - {level: off, files: [content/two/vague.md], reason: Old.}\n";
    let levels = told(levels);
    assert!(levels.err.starts_with("content/one/vague.md:3:2: error[vague-link-text]"), "{}", levels.err);
    assert_eq!((levels.code, levels.err.lines().count()), (1, 1));
    let unneeded = told("rules: {vague-link-text: {level: off, files: [one/, three], reason: Ours.}}");
    assert!(unneeded.err.contains("content/site.yaml:3:53: warning[unneeded-switch]"), "{}", unneeded.err);
    let no_reason = told("rules: {vague-link-text: {level: off}}");
    assert!(no_reason.err.contains("needs a `reason`") && no_reason.code == 1, "{}", no_reason.err);
    let firm = told("rules: {broken-link: {level: off, reason: Later.}}");
    assert!(firm.err.contains("error[firm-rule]"), "{}", firm.err);
    let unknown = told("rules: {vague-link: {level: off, reason: Later.}}");
    assert!(unknown.err.contains("error[unknown-rule]: there is no rule `vague-link`"), "{}", unknown.err);
    let level = told("rules: {vague-link-text: {level: of, reason: Later.}}");
    assert!(level.err.contains("there is no level `of`"), "{}", level.err);
}

#[test]
fn every_rule_is_listed_and_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    let listed = syllabus(folder.path(), &["rules"]);
    for rule in syllabus::build::rules() {
        assert!(listed.out.contains(rule.name), "{}", rule.name);
    }
    let explained = syllabus(folder.path(), &["explain", "vague-link-text"]);
    for part in [
        "vague-link-text (warning, ",
        "Wrong, in ",
        "It says:\n\n    warning[vague-link-text]",
        "Right, in ",
        "level: off",
    ] {
        assert!(explained.out.contains(part), "{part}: {}", explained.out);
    }
    let unknown = syllabus(folder.path(), &["explain", "vague"]);
    assert_eq!(unknown.code, 2);
}
