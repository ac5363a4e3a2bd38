//! `syllabus lsp`.

use std::env;
use std::io::{BufReader, stdin, stdout};
use std::path::{Path, absolute};

use clap::Args;

use super::{End, Ended};
use crate::lsp::{self, Options};

/// Helps you inside your editor: the same messages as `syllabus check`, while you type.
///
/// An editor starts this command by itself and talks to it; typed into a terminal, it waits for an editor. It shows mistakes where
/// they are, mends those that it can mend, completes numbers and names, shows a criterion's wording or a term's meaning under
/// the mouse, and leads from a number to where it is defined and to everything that names it. It writes no file.
#[derive(Debug, Args)]
#[command(after_help = "\
How to wire it, once. Your editor must support the Language Server Protocol; the folder that you open in it must be the
folder of the site, the one with `content` in it.

VS Code       install the extension `Generic LSP Client (v2)`, and say in settings.json:
                \"glspc.server.command\": \"syllabus\",
                \"glspc.server.commandArguments\": [\"lsp\"],
                \"glspc.server.languageId\": [\"markdown\", \"yaml\"]
Neovim 0.11   in init.lua:
                vim.lsp.config('syllabus', {cmd = {'syllabus', 'lsp'}, filetypes = {'markdown', 'yaml'},
                  root_markers = {'content/site.yaml'}})
                vim.lsp.enable('syllabus')
Helix         in languages.toml; the same for the language yaml:
                [language-server.syllabus]
                command = \"syllabus\"
                args = [\"lsp\"]
                [[language]]
                name = \"markdown\"
                language-servers = [\"syllabus\"]
Zed           starts only what an extension brings: install one with a server for Markdown that lets you name another command,
                and say in settings.json, with the name of that server:
                \"lsp\": {\"NAME\": {\"binary\": {\"path\": \"syllabus\", \"arguments\": [\"lsp\"]}}}
Any other     command `syllabus`, argument `lsp`, over standard input and output, for Markdown and YAML

Examples:
  syllabus lsp                         the site is the folder that is open in the editor
  syllabus -C revision lsp             the site is always the folder `revision`
  syllabus lsp --published             without what is marked `draft: true`, as your readers will see it

Exit code: 0 the editor said goodbye, 1 it went away without a word, 2 there is no site in the folder named with -C.")]
pub(super) struct Lsp {
    /// Leaves out what is marked `draft: true`, and reports links to it.
    #[arg(long)]
    published: bool,
    /// Changes nothing: standard input and output are always used. Some editors add this by themselves.
    #[arg(long, hide = true)]
    stdio: bool,
}

impl Lsp {
    pub(super) fn carry_out(&self, site: &Path) -> Ended {
        let named = (site != Path::new(".")).then(|| absolute(site)).transpose()?;
        let options = Options { site: named, here: env::current_dir()?, drafts: !self.published };
        match lsp::serve(&options, BufReader::new(stdin()), stdout().lock())? {
            lsp::End::Asked => Ok(End::Clean),
            lsp::End::Abrupt => Ok(End::Abrupt),
        }
    }
}
