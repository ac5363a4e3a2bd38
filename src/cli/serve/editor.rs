//! Which editor opens a file, and with which words. No shell is asked: what stands in a file's name is never a command.

use std::env;
use std::path::{Path, PathBuf};

use super::launch;
use crate::cli::Failure;

/// The environment variable with the command to use.
const VARIABLE: &str = "SYLLABUS_EDITOR";

/// Editors with a window of their own, and how each is told where to go.
const KNOWN: [(&str, &[&str]); 15] = [
    ("code", &["-g", "{file}:{line}:{column}"]),
    ("codium", &["-g", "{file}:{line}:{column}"]),
    ("cursor", &["-g", "{file}:{line}:{column}"]),
    ("windsurf", &["-g", "{file}:{line}:{column}"]),
    ("zed", &["{file}:{line}:{column}"]),
    ("zeditor", &["{file}:{line}:{column}"]),
    ("subl", &["{file}:{line}:{column}"]),
    ("idea", &["--line", "{line}", "--column", "{column}", "{file}"]),
    ("webstorm", &["--line", "{line}", "--column", "{column}", "{file}"]),
    ("pycharm", &["--line", "{line}", "--column", "{column}", "{file}"]),
    ("kate", &["--line", "{line}", "--column", "{column}", "{file}"]),
    ("gedit", &["+{line}:{column}", "{file}"]),
    ("mate", &["-l", "{line}:{column}", "{file}"]),
    ("bbedit", &["+{line}", "{file}"]),
    ("notepad++", &["-n{line}", "-c{column}", "{file}"]),
];

/// How a file is opened.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Editor {
    /// A program and what it is told; `{file}`, `{line}` and `{column}` stand for where to go.
    Command(PathBuf, Vec<String>),
    /// Whatever the system opens such a file with.
    System,
}

impl Editor {
    /// The editor that was asked for, or the first that is there.
    pub(super) fn find(asked: Option<&str>) -> Result<Self, Failure> {
        let variable = || env::var(VARIABLE).ok().filter(|command| !command.trim().is_empty());
        match asked.map(|asked| (asked.to_owned(), "--editor")).or_else(|| variable().map(|v| (v, VARIABLE))) {
            Some((command, source)) => Editor::parse(&command).map_err(|reason| {
                Failure::new(format!(
                    "{source} can't be used: {reason}\nwrite it as you would type it: `code -g {{file}}:{{line}}:{{column}}`"
                ))
            }),
            None => Ok(Editor::known(&env::var_os("PATH").unwrap_or_default())),
        }
    }

    /// Reads a command as it would be typed.
    fn parse(command: &str) -> Result<Self, &'static str> {
        let mut words = words(command)?.into_iter();
        let program = words.next().ok_or("it is empty")?;
        let mut words: Vec<String> = words.collect();
        if !words.iter().any(|word| word.contains("{file}")) {
            words.push("{file}".to_owned());
        }
        Ok(Editor::Command(program.into(), words))
    }

    /// The first known editor in the folders of `path`.
    fn known(path: &std::ffi::OsStr) -> Self {
        let found = KNOWN.iter().find_map(|(name, words)| Some((launch::find(name, path)?, words)));
        match found {
            Some((program, words)) => {
                Editor::Command(program, words.iter().map(|&word| word.to_owned()).collect())
            }
            None => Editor::System,
        }
    }

    /// Opens a file.
    pub(super) fn open(&self, file: &Path, line: u32, column: u32) -> Result<(), String> {
        match self {
            Editor::System => launch::file(file),
            Editor::Command(program, words) => {
                let file = file.display().to_string();
                let words = words.iter().map(|word| filled(word, &file, line, column));
                launch::program(program, words.map(Into::into))
            }
        }
    }
}

/// `word` with what its places stand for. A file's name is put in last, as it may look like a place.
fn filled(word: &str, file: &str, line: u32, column: u32) -> String {
    let word = word.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
    word.replace("{file}", file)
}

/// The words of a command: parted by spaces, except in quotes. A backslash is one, as in the paths of Windows.
fn words(command: &str) -> Result<Vec<String>, &'static str> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in command.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => word.get_or_insert_default().push(c),
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    if quote.is_some() { Err("a quote is not closed") } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(program: &str, words: &[&str]) -> Editor {
        Editor::Command(program.into(), words.iter().map(|&word| word.to_owned()).collect())
    }

    #[test]
    fn a_command_is_read_as_it_is_typed() {
        let read = |text| Editor::parse(text).unwrap();
        assert_eq!(
            read("code -g {file}:{line}:{column}"),
            command("code", &["-g", "{file}:{line}:{column}"])
        );
        assert_eq!(
            read(r#""C:\Program Files\x.exe" 'a b'"" """#),
            command(r"C:\Program Files\x.exe", &["a b", "", "{file}"])
        );
        assert_eq!(read("  kate "), command("kate", &["{file}"]));
        assert_eq!(Editor::parse("'code"), Err("a quote is not closed"));
        assert_eq!(Editor::parse(" "), Err("it is empty"));
    }

    #[test]
    fn a_file_is_one_word_whatever_it_is_called() {
        let name = "/s/content/a b; {line} $(x) \"'.md";
        assert_eq!(filled("{file}:{line}:{column}", name, 3, 5), format!("{name}:3:5"));
    }

    #[cfg(unix)]
    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test writes what it looks for")]
    fn the_first_editor_that_is_there_is_used() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Editor::known(folder.path().as_os_str()), Editor::System);
        for (name, mode) in [("subl", 0o755), ("kate", 0o755), ("code", 0o644)] {
            let path = folder.path().join(name);
            std::fs::write(&path, "").unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        }
        let expected =
            command(&folder.path().join("subl").display().to_string(), &["{file}:{line}:{column}"]);
        assert_eq!(Editor::known(folder.path().as_os_str()), expected);
    }
}
