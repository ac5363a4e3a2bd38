//! `syllabus completions`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, End, Ended, say};

/// Prints a script that lets your shell complete the commands of syllabus.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  syllabus completions bash > ~/.local/share/bash-completion/completions/syllabus
  syllabus completions zsh > ~/.zfunc/_syllabus
  syllabus completions fish > ~/.config/fish/completions/syllabus.fish")]
pub(super) struct Completions {
    /// Your shell.
    shell: Shell,
}

impl Completions {
    pub(super) fn carry_out(&self) -> Ended {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "syllabus", &mut script);
        say::result(&String::from_utf8_lossy(&script));
        Ok(End::Clean)
    }
}
