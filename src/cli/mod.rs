//! The command line: what was typed becomes what is meant. One file per command.
//!
//! **Invariant:** only this room talks to people, and only here an exit code is decided: 0 clean, 1 the site has mistakes,
//! 2 it could not be tried.

#![allow(clippy::disallowed_methods, reason = "this is the room that looks where it was started")]

mod build;
mod check;
mod commit;
mod completions;
mod failure;
mod init;
mod look;
mod lsp;
mod mend;
mod new;
mod progress;
mod rules;
mod say;
mod schema;
mod serve;
mod theme;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

const EXAMPLES: &str = "\
Examples:
  syllabus init revision               make a small site to start from, in the folder `revision`
  syllabus -C revision serve           show it in your browser, anew whenever you save
  syllabus -C revision build           build it into revision/public
  syllabus check                       look for mistakes in the site of this folder, and write nothing
  syllabus new topic L3-CM-02 3        start the revision notes on outcome 3 of that unit

A site is a folder with a folder `content` in it. Mistakes in it are shown with the line they are in and what to do.
Exit code: 0 all is well, 1 the site has mistakes, 2 the command could not be carried out.";

/// Turns a folder of Markdown and YAML into a revision site for vocational qualifications.
#[derive(Debug, Parser)]
#[command(name = "syllabus", version, after_help = EXAMPLES, arg_required_else_help = true)]
struct Cli {
    /// Works as if started in DIR, the folder of the site.
    #[arg(short = 'C', value_name = "DIR", global = true, default_value = ".", hide_default_value = true)]
    site: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Check(check::Check),
    Explain(rules::Explain),
    Rules(rules::Rules),
    Serve(serve::Serve),
    Init(init::Init),
    #[command(subcommand)]
    New(new::New),
    #[command(subcommand)]
    Theme(theme::Theme),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Lsp(lsp::Lsp),
}

/// How a command ended that could be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All is well.
    Clean,
    /// The site has mistakes, which were shown.
    Mistakes,
    /// Whoever was talked to went away before the end.
    Abrupt,
}

type Ended = Result<End, Failure>;

/// Does what the arguments of this process say.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => {
            // Help goes to stdout with code 0, a wrong argument to stderr with code 2.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
        }
    };
    match carry_out(&cli) {
        Ok(End::Clean) => ExitCode::SUCCESS,
        Ok(End::Mistakes | End::Abrupt) => ExitCode::from(1),
        Err(failure) => {
            say::failure(&failure);
            ExitCode::from(2)
        }
    }
}

/// The path of something in the site's folder, as it can be opened from where the command was started.
fn from_here(site: &Path, path: &Path) -> PathBuf {
    if site == Path::new(".") { path.to_owned() } else { site.join(path) }
}

/// A command to type for this site.
fn command(site: &Path, rest: &str) -> String {
    if site == Path::new(".") {
        format!("syllabus {rest}")
    } else {
        format!("syllabus -C {} {rest}", site.display())
    }
}

fn carry_out(cli: &Cli) -> Ended {
    match &cli.command {
        Command::Build(build) => build.carry_out(&cli.site),
        Command::Check(check) => check.carry_out(&cli.site),
        Command::Explain(explain) => explain.carry_out(),
        Command::Rules(rules) => rules.carry_out(),
        Command::Serve(serve) => serve.carry_out(&cli.site),
        Command::Init(init) => init.carry_out(&cli.site),
        Command::New(new) => new.carry_out(&cli.site),
        Command::Theme(theme) => theme.carry_out(&cli.site),
        Command::Schema(schema) => schema.carry_out(&cli.site),
        Command::Completions(completions) => completions.carry_out(),
        Command::Lsp(lsp) => lsp.carry_out(&cli.site),
    }
}

/// A name that can stand in an address and on every disk.
fn check_name(name: &str) -> Result<(), Failure> {
    let odd = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    if name.is_empty() || name.starts_with('.') || name.contains(odd) || name == "node_modules" {
        return Err(Failure::new(format!(
            "`{name}` can't be the name of a file or folder\nuse letters, digits and hyphens: l3-cm-01"
        )));
    }
    Ok(())
}
