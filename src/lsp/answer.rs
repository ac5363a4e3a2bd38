//! Requests, each with what answers it.

use super::desk::Desk;
use super::{action, complete, describe, fields, find, symbols, target};
use crate::source::FileId;
use lsp_server::{ErrorCode, ResponseError};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, CompletionOptions,
    DocumentSymbolParams, GotoDefinitionParams, Hover, HoverContents, HoverParams, HoverProviderCapability,
    InitializeResult, MarkupContent, MarkupKind, OneOf, PositionEncodingKind, ReferenceParams, SaveOptions,
    ServerCapabilities, ServerInfo, TextDocumentPositionParams, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What was asked for, or why there is none.
pub(super) type Answer = Result<Value, ResponseError>;

/// What we can do, in answer to `initialize`.
pub(super) fn capabilities() -> Value {
    let characters = [":", "/", "#", ".", "<", "("];
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    };
    let capabilities = ServerCapabilities {
        position_encoding: Some(PositionEncodingKind::UTF16),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(characters.map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    };
    let name = "syllabus".to_owned();
    let server_info = Some(ServerInfo { name, version: Some(env!("CARGO_PKG_VERSION").to_owned()) });
    serde_json::to_value(InitializeResult { capabilities, server_info }).unwrap_or_default()
}

/// Answers a request. Where there is no site, or the file is none of its files, there is nothing to tell.
pub(super) fn answer(desk: Option<&mut Desk>, method: &str, params: Value) -> Answer {
    match method {
        "textDocument/hover" => with(desk, params, |params: &HoverParams| at(params), hover),
        "textDocument/definition" => with(
            desk,
            params,
            |params: &GotoDefinitionParams| at(params),
            |desk, path, params| {
                let byte = byte(desk, path, &params.text_document_position_params);
                value(find::definition(desk, path, byte))
            },
        ),
        "textDocument/references" => with(desk, params, |params: &ReferenceParams| at(params), references),
        "textDocument/completion" => {
            let uri = |params: &TextDocumentPositionParams| params.text_document.uri.clone();
            with(desk, params, uri, |desk, path, params| {
                value(complete::complete(desk, path, params.position))
            })
        }
        "textDocument/documentSymbol" => {
            let uri = |params: &DocumentSymbolParams| params.text_document.uri.clone();
            with(desk, params, uri, |desk, path, _| value(symbols::symbols(desk, path)))
        }
        "textDocument/codeAction" => {
            let uri = |params: &CodeActionParams| params.text_document.uri.clone();
            with(desk, params, uri, |desk, path, params| {
                value(action::fixes(desk, path, params.range, params.context.only.as_deref()))
            })
        }
        _ => Err(ResponseError {
            code: ErrorCode::MethodNotFound as i32,
            message: format!("there is no request `{method}`"),
            data: None,
        }),
    }
}

/// Reads parameters.
pub(super) fn parameters<P: DeserializeOwned>(params: Value) -> Result<P, ResponseError> {
    serde_json::from_value(params).map_err(|error| ResponseError {
        code: ErrorCode::InvalidParams as i32,
        message: format!("these parameters can't be read: {error}"),
        data: None,
    })
}

/// Answers a request about a file of the site.
fn with<P: DeserializeOwned>(
    desk: Option<&mut Desk>,
    params: Value,
    uri: impl FnOnce(&P) -> Uri,
    answer: impl FnOnce(&mut Desk, &str, &P) -> Answer,
) -> Answer {
    let params = parameters(params)?;
    let Some(desk) = desk else { return Ok(Value::Null) };
    match desk.path(&uri(&params)) {
        Some(path) => answer(desk, &path, &params),
        None => Ok(Value::Null),
    }
}

/// The file of a request about a position.
fn at(params: &impl Positioned) -> Uri {
    params.at().text_document.uri.clone()
}

trait Positioned {
    fn at(&self) -> &TextDocumentPositionParams;
}

macro_rules! positioned {
    ($($kind:ty, $field:ident;)*) => {$(
        impl Positioned for $kind {
            fn at(&self) -> &TextDocumentPositionParams {
                &self.$field
            }
        }
    )*};
}

positioned! {
    HoverParams, text_document_position_params;
    GotoDefinitionParams, text_document_position_params;
    ReferenceParams, text_document_position;
}

/// The byte that a request is about, in the text as it is now.
fn byte(desk: &mut Desk, path: &str, at: &TextDocumentPositionParams) -> usize {
    desk.understood();
    let file = FileId::of(path);
    let text = desk.text(file).unwrap_or_default();
    desk.lines(file, &text).byte(at.position)
}

fn hover(desk: &mut Desk, path: &str, params: &HoverParams) -> Answer {
    let byte = byte(desk, path, &params.text_document_position_params);
    let text = desk.text(FileId::of(path)).unwrap_or_default();
    let is_in_unit = desk.last_understood().is_some_and(|it| target::is_in_unit(it, path));
    let found = match fields::at(&text, byte, path, is_in_unit) {
        Some((field, bytes)) => Some((fields::about(field), bytes)),
        None => target::at(desk, path, byte).and_then(|seen| {
            let told = describe::describe(&desk.last_understood()?.site, &seen.target)?;
            Some((told, seen.bytes))
        }),
    };
    let lines = desk.lines(FileId::of(path), &text);
    let markup = |value| HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    value(found.map(|(told, bytes)| Hover { contents: markup(told), range: Some(lines.range(bytes)) }))
}

fn references(desk: &mut Desk, path: &str, params: &ReferenceParams) -> Answer {
    let byte = byte(desk, path, &params.text_document_position);
    value(find::references(desk, path, byte, params.context.include_declaration))
}

fn value(answer: impl Serialize) -> Answer {
    serde_json::to_value(answer).map_err(|error| ResponseError {
        code: ErrorCode::InternalError as i32,
        message: error.to_string(),
        data: None,
    })
}
