//! `syllabus` turns a folder of Markdown and YAML into a cross-linked static revision site.
//!
//! Data flows one way: [`read`] → [`parse`] → [`resolve`] → [`check`] → [`plan`] → [`render`] → [`mod@write`]; [`build`] composes
//! the stages. `ARCHITECTURE.md` is the map.

pub mod build;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod lsp;
pub mod model;
pub mod parse;
pub mod picture;
pub mod plan;
pub mod read;
pub mod relate;
pub mod render;
pub mod resolve;
pub mod serve;
pub mod source;
pub mod theme;
pub mod watch;
pub mod write;
